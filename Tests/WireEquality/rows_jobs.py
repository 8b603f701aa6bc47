"""Async jobs and actions."""

from rows import row


@row(153, "api.async_jobs.list_file_jobs(offset=0, limit=5)")
def _(api, world):
    api.async_jobs.list_file_jobs(offset=0, limit=5)


@row(154, "api.async_jobs.get_file_copy_job('J')")
def _(api, world):
    api.async_jobs.get_file_copy_job(world.copy_job)


@row(155, "api.async_jobs.get_file_move_job('J')")
def _(api, world):
    api.async_jobs.get_file_move_job(world.move_job)


@row(156, "api.async_jobs.get_file_delete_job('J')")
def _(api, world):
    api.async_jobs.get_file_delete_job(world.delete_job)


@row(157, "api.async_jobs.file_bulk_copy([{'file': 'F1', 'parent': 'F9', 'name': 'n'}])")
def _(api, world):
    api.async_jobs.file_bulk_copy([{"file": world.file, "parent": world.folder, "name": "row 157"}])


@row(158, "api.async_jobs.file_bulk_move([{'file': 'F1', 'project': 'u/p'}])")
def _(api, world):
    api.async_jobs.file_bulk_move([{"file": world.file_158, "project": world.other_project}])


@row(159, "api.async_jobs.file_bulk_delete([{'file': 'F1'}])")
def _(api, world):
    api.async_jobs.file_bulk_delete([{"file": world.file_159}])


@row(160, "async_job.reload()")
def _(api, world):
    job = api.async_jobs.get_file_copy_job(world.copy_job)
    yield
    job.reload()


@row(161, "async_job.reload() when server gave no href", raises="SbgError")
def _(api, world):
    job = api.async_jobs.get_file_copy_job(world.copy_job)
    job._data.data.pop("href")
    job._data.fetched = True
    yield
    job.reload()


@row(162, "async_job.get_result()")
def _(api, world):
    job = api.async_jobs.get_file_copy_job(world.copy_job)
    yield
    assert job.get_result()


@row(163, "api.actions.send_feedback('IDEA', 'ref', 'text')")
def _(api, world):
    api.actions.send_feedback("IDEA", "ref", "text")


@row(164, "api.actions.bulk_copy_files(['F1', 'F2'], 'u/p')")
def _(api, world):
    api.actions.bulk_copy_files([world.file, world.file_54], world.other_project)


@row(246, "actions.send_feedback() defaults")
def _(api, world):
    api.actions.send_feedback()

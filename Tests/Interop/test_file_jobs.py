"""Async jobs, DRS imports and the search (rows 74, 153 to 162, 225 to 228 and 243)."""

import pytest
from sevenbridges.errors import BadRequest, NotFound, SbgError

from jobs import finished
from rows import rows

BIG = "rosalind/rna-seq-breast-cancer"


@rows(74)
def test_search(api):
    found = api.files.search(f'IN "{BIG}" WHERE type = "FILE" AND sample_id = "BC101-T" RECURSIVE', limit=5)
    assert found.count == len(found.result_set) or found.cont_token
    assert all(item["metadata"]["sample_id"] == "BC101-T" for item in found.result_set)


@rows(74)
def test_search_goes_on_by_its_token(api):
    ids, token = [], "start"
    while token:
        page = api.files.search(f'IN "{BIG}"', cont_token=token, limit=50)
        ids += [item["id"] for item in page.result_set]
        token = page.cont_token
    assert page.count == len(ids) == len(set(ids)) == 124
    with pytest.raises(BadRequest):
        api.files.search(f'IN "{BIG}"', cont_token="t", limit=5)
    with pytest.raises(BadRequest):
        api.files.search("nonsense")
    with pytest.raises(SbgError):
        api.files.search("")


@rows(153, 154, 157, 160, 162)
def test_copy_job(api, reads, folder):
    job = api.async_jobs.file_bulk_copy([{"file": reads.id, "parent": folder.id, "name": "n"}])
    assert (job.type, job.state, job.get_result()) == ("COPY", "SUBMITTED", [])
    finished(job)
    assert (job.total_files, job.completed_files, job.failed_files) == (1, 1, 0)
    records = job.get_result()
    assert records[0].valid
    assert records[0].resource.name == "n"
    assert api.async_jobs.get_file_copy_job(job.id).state == "FINISHED"
    assert job.id in [each.id for each in api.async_jobs.list_file_jobs(offset=0, limit=5)]
    with pytest.raises(NotFound):
        api.async_jobs.get_file_move_job(job.id)


@rows(155, 158)
def test_move_job(api, project, reads, folder):
    reads.move_to_folder(folder)
    copy = reads.copy(project)
    job = finished(api.async_jobs.file_bulk_move([{"file": reads.id, "project": project.id}]))
    assert api.async_jobs.get_file_move_job(job.id).state == "FINISHED"
    record = job.get_result()[0]
    assert (record.resource.id, record.resource.name) == (reads.id, f"_1_{copy.name}")


@rows(156, 159)
def test_delete_job(api, reads, folder):
    reads.copy_to_folder(folder)
    job = finished(api.async_jobs.file_bulk_delete([{"file": folder.id}, {"file": "none"}]))
    assert (job.completed_files, job.failed_files) == (1, 1)
    assert [record.valid for record in job.get_result()] == [True, False]
    assert api.async_jobs.get_file_delete_job(job.id).type == "DELETE"
    with pytest.raises(NotFound):
        api.files.get(folder.id)


@rows(161)
def test_reload_without_href(api, reads, folder):
    job = api.async_jobs.file_bulk_copy([{"file": reads.id, "parent": folder.id}])
    bare = type(job)(api=api, id=job.id, type=job.type, state=job.state)
    with pytest.raises(SbgError):
        bare.reload()


@rows(225, 226, 228, 243)
def test_drs_import(api, project):
    items = [{"drs_uri": "drs://x/1", "project": project.id, "name": "n", "metadata": {"k": "v"}}]
    job = api.drs_imports.bulk_submit(items, tags=["t"], conflict_resolution="OVERWRITE")
    assert job.state == "SUBMITTED"
    finished(job)
    again = api.drs_imports.bulk_get(job.id)
    assert again.state == "FINISHED"
    files = [record.resource for record in again.result_files]
    file = next(file for file in files if file.project == project.id)
    assert (file.name, file.tags, file.metadata["k"]) == ("n", ["t"], "v")


@rows(227)
def test_drs_import_into_a_folder(api, folder):
    items = [{"drs_uri": "drs://x/1", "parent": folder.id}, {"drs_uri": "nonsense", "parent": folder.id}]
    job = finished(api.drs_imports.bulk_submit(items))
    assert [record.error is None for record in job.result] == [True, False]
    assert [file.name for file in folder.list_files()] == ["1"]

"""Uploads and downloads."""

import os

from rows import row


@row(61, "for part in file.stream()")
def _(api, world):
    file = api.files.get(world.file)
    yield
    for _ in file.stream():
        pass


@row(62, "file.download('/p/out')")
def _(api, world):
    file = api.files.get(world.file)
    yield
    file.download(os.path.join(world.directory, "row-62"))


@row(63, "file.content()")
def _(api, world):
    file = api.files.get(world.file)
    yield
    file.content()


@row(75, "api.files.upload('/p/f.txt', project='u/p')")
def _(api, world):
    assert api.files.upload(world.local_file, project=world.other_project).result()


@row(76, "api.files.upload('/p/f.txt', parent='F9', overwrite=True, file_name='z', part_size=5242880)")
def _(api, world):
    upload = api.files.upload(
        world.local_file, parent=world.folder, overwrite=True, file_name="row 76", part_size=5 * 2**20
    )
    assert upload.result()


@row(77, "api.files.upload('/empty/file', project='u/p')")
def _(api, world):
    assert api.files.upload(world.empty_file, project=world.other_project).result()


@row(234, "upload.stop()")
def _(api, world):
    upload = api.files.upload(world.local_file, project=world.project, file_name="row 234", wait=False)
    upload._initialize_upload()
    yield
    # `stop()` needs a transfer that is caught running; this is all that it sends.
    upload._abort_upload()


@row(235, "upload.pause()/resume()/wait(), download.pause()/resume()/stop()/wait()")
def _(api, world):
    file = api.files.get(world.file)
    download = file.download(os.path.join(world.directory, "row-235"), wait=False)
    download.start()
    download.wait()
    yield
    download.wait()


@row(236, "api.files.upload(..., wait=False)")
def _(api, world):
    api.files.upload(world.local_file, project=world.project, file_name="row 236", wait=False)


@row(237, "file.download(..., wait=False)")
def _(api, world):
    file = api.files.get(world.file)
    yield
    download = file.download(os.path.join(world.directory, "row-237"), wait=False)
    download.start()
    download.wait()

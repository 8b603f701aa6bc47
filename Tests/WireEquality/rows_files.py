"""Files and folders: lists, single files, bulk calls."""

from rows import row


@row(43, "api.files.query(project=, names=, metadata=, origin=, tags=, offset=0, limit=10)")
def _(api, world):
    api.files.query(
        project=world.project, names=["a", "b"], metadata={"sample_id": "s", "m": ["x", "y"]},
        origin={"task": world.task}, tags=["t1", "t2"], offset=0, limit=10,
    )


@row(44, "api.files.query(project='u/p', names=[])")
def _(api, world):
    api.files.query(project=world.project, names=[])


@row(45, "api.files.query(parent='F9')")
def _(api, world):
    api.files.query(parent=world.folder)


@row(46, "api.files.query(dataset='u/ds')", preview=True)
def _(api, world):
    api.files.query(dataset=world.dataset)


@row(47, "api.files.query(project='u/p', cont_token='init', limit=10)", preview=True)
def _(api, world):
    api.files.query(project=world.project, cont_token="init", limit=10)


@row(48, "api.files.query(project='u/p', limit=0)")
def _(api, world):
    api.files.query(project=world.project, limit=0)


@row(49, "api.files.get('F1')")
def _(api, world):
    api.files.get(world.file)


@row(50, "file.reload()")
def _(api, world):
    file = api.files.get(world.file)
    yield
    file.reload()


@row(51, "file.delete()")
def _(api, world):
    file = api.files.get(world.file_51)
    yield
    file.delete()


@row(52, "file.copy('u/p2', 'nn')")
def _(api, world):
    file = api.files.get(world.file)
    yield
    file.copy(world.other_project, "row 52")


@row(53, "file.download_info()")
def _(api, world):
    file = api.files.get(world.file)
    yield
    file.download_info()


@row(54, "file.name = 'n2'; file.save()")
def _(api, world):
    file = api.files.get(world.file_54)
    yield
    file.name = "row 54"
    file.save()


@row(55, "file.tags = ['x']; file.save()")
def _(api, world):
    file = api.files.get(world.file_55)
    yield
    file.tags = ["x"]
    file.save()


@row(56, "file.metadata['k'] = 'w'; file.metadata['z'] = None; file.save()")
def _(api, world):
    file = api.files.get(world.file_56)
    yield
    file.metadata["k"] = "w"
    file.metadata["z"] = None
    file.save()


@row(57, "file.metadata = {'q': '1'}; file.save()")
def _(api, world):
    file = api.files.get(world.file_57)
    yield
    file.metadata = {"q": "1"}
    file.save()


@row(58, "file.name = 'n3'; file.tags = ['x']; file.metadata['k'] = 'w'; file.save()")
def _(api, world):
    file = api.files.get(world.file_58)
    yield
    file.name = "row 58"
    file.tags = ["x"]
    file.metadata["k"] = "w"
    file.save()


@row(59, "file.save()", raises="ResourceNotModified")
def _(api, world):
    file = api.files.get(world.file)
    yield
    file.save()


@row(60, "file.save(silent=True)")
def _(api, world):
    file = api.files.get(world.file)
    yield
    file.save(silent=True)


@row(64, "api.files.bulk_get(['F1', 'F2'])")
def _(api, world):
    api.files.bulk_get([world.file, world.file_54])


@row(65, "api.files.bulk_delete(['F1', 'F2'])")
def _(api, world):
    api.files.bulk_delete([world.file_65, world.file_65b])


@row(66, "api.files.bulk_update([file])")
def _(api, world):
    file = api.files.get(world.file_66)
    file.name += " changed"
    file.tags = ["a"]
    file.metadata = {"k": "v"}
    yield
    api.files.bulk_update([file])


@row(67, "api.files.bulk_edit([file])")
def _(api, world):
    file = api.files.get(world.file_67)
    file.name += " changed"
    file.tags = ["a"]
    file.metadata = {"k": "v"}
    yield
    api.files.bulk_edit([file])


@row(68, "folder.list_files(offset=0, limit=5)")
def _(api, world):
    folder = api.files.get(world.folder)
    yield
    folder.list_files(offset=0, limit=5)


@row(69, "folder.list_files(cont_token='init', limit=5)", preview=True)
def _(api, world):
    folder = api.files.get(world.folder)
    yield
    folder.list_files(cont_token="init", limit=5)


@row(70, "api.files.create_folder('n', parent='F9')")
def _(api, world):
    api.files.create_folder("row 70", parent=world.folder)


@row(71, "api.files.create_folder('n', project='u/p')")
def _(api, world):
    api.files.create_folder("row 71", project=world.project)


@row(72, "file.copy_to_folder('F9', 'nn')")
def _(api, world):
    file = api.files.get(world.file)
    yield
    file.copy_to_folder(world.folder, "row 72")


@row(73, "file.move_to_folder('F9', 'nn')")
def _(api, world):
    file = api.files.get(world.file_73)
    yield
    file.move_to_folder(world.folder, "row 73")


@row(74, "api.files.search('IN \"u/p\"', cont_token='t', limit=5)")
def _(api, world):
    token = api.files.search(f'IN "{world.project}"', limit=5).cont_token
    yield
    api.files.search(f'IN "{world.project}"', cont_token=token, limit=5)

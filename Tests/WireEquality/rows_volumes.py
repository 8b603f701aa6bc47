"""Volumes, imports, exports and DRS imports."""

from rows import row


@row(113, "api.volumes.query(offset=0, limit=5)")
def _(api, world):
    api.volumes.query(offset=0, limit=5)


@row(114, "api.volumes.get('u/v')")
def _(api, world):
    api.volumes.get(world.volume)


@row(115, "api.volumes.create_s3_volume('v', 'b', 'AK', 'SK', 'RW', description='d', prefix='p', properties=)")
def _(api, world):
    api.volumes.create_s3_volume(
        "row_115", "b", "AK", "SK", "RW", description="d", prefix="p", properties={"sse_algorithm": "AES256"}
    )


@row(116, "api.volumes.create_s3_volume_role_auth('v', 'b', 'arn', 'ext', 'RO')")
def _(api, world):
    api.volumes.create_s3_volume_role_auth("row_116", "b", "arn", "ext", "RO")


@row(117, "api.volumes.create_google_volume('v', 'b', 'e@x', 'PK', 'RO')")
def _(api, world):
    api.volumes.create_google_volume("row_117", "b", "e@x", "PK", "RO")


@row(118, "api.volumes.create_google_iam_volume('v', 'b', {'type': 'external_account'}, 'RO')")
def _(api, world):
    api.volumes.create_google_iam_volume("row_118", "b", {"type": "external_account"}, "RO")


@row(119, "api.volumes.create_oss_volume('v', 'b', 'ep', 'AK', 'SK', 'RO')")
def _(api, world):
    api.volumes.create_oss_volume("row_119", "b", "ep", "AK", "SK", "RO")


@row(120, "volume.description = 'z'; volume.save()")
def _(api, world):
    volume = api.volumes.get(world.other_volume)
    yield
    volume.description = "row 120"
    volume.save()


@row(121, "volume.active = False; volume.save()")
def _(api, world):
    volume = api.volumes.get(world.other_volume)
    yield
    volume.active = False
    volume.save()


@row(122, "volume.delete()")
def _(api, world):
    volume = api.volumes.get(world.volume_to_delete)
    yield
    volume.delete()


@row(123, "volume.reload()")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.reload()


@row(124, "volume.list()")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.list()


@row(125, "volume.list(prefix='a/', limit=10, fields='href')")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.list(prefix=world.prefix, limit=10, fields="href")


@row(126, "list(volume.list().all())")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    list(volume.list().all())


@row(127, "volume.get_volume_object_info('a/b c.txt')")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.get_volume_object_info(world.location)


@row(128, "volume.get_imports(project='u/p', state='FAILED', offset=0, limit=5)")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.get_imports(project=world.project, state="FAILED", offset=0, limit=5)


@row(129, "volume.get_exports(state='FAILED')")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.get_exports(state="FAILED")


@row(130, "volume.get_members()")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.get_members()


@row(131, "volume.add_member('bob', {'read': True, 'execute': True})")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.add_member(world.member, {"read": True, "execute": True})


@row(132, "volume.add_member_team('TM', {'read': True})")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.add_member_team(world.team, {"read": True})


@row(133, "volume.add_member_division('div', {'read': True})")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.add_member_division(world.division, {"read": True})


@row(134, "volume.get_member('bob')")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.get_member(world.member)


@row(135, "volume.remove_member('bob')")
def _(api, world):
    volume = api.volumes.get(world.volume)
    yield
    volume.remove_member(world.member)


@row(136, "api.imports.submit_import('u/v', 'a.txt', project='u/p', name='n', overwrite=True)")
def _(api, world):
    api.imports.submit_import(world.volume, world.location, project=world.project, name="row 136", overwrite=True)


@row(137, "api.imports.submit_import('u/v', 'dir/', parent='F9', preserve_folder_structure=False, autorename=True, properties=)")
def _(api, world):
    api.imports.submit_import(
        world.volume, world.prefix, parent=world.folder, preserve_folder_structure=False, autorename=True,
        properties={"x": 1},
    )


@row(138, "api.imports.query(project='u/p', volume='u/v', state='FAILED', offset=0, limit=5)")
def _(api, world):
    api.imports.query(project=world.project, volume=world.volume, state="FAILED", offset=0, limit=5)


@row(139, "api.imports.get('I')")
def _(api, world):
    api.imports.get(world.import_)


@row(140, "api.imports.bulk_get(['I'])")
def _(api, world):
    api.imports.bulk_get([world.import_])


@row(141, "api.imports.bulk_submit([{'volume':, 'location':, 'project':, 'name':, 'overwrite': True, 'autorename': False, …}])")
def _(api, world):
    api.imports.bulk_submit([{
        "volume": world.volume, "location": world.location, "project": world.project, "name": "row 141",
        "overwrite": True, "autorename": False, "preserve_folder_structure": True,
    }])


@row(142, "import.reload()")
def _(api, world):
    import_ = api.imports.get(world.import_)
    yield
    import_.reload()


@row(143, "import.delete()", raises="SbgError")
def _(api, world):
    import_ = api.imports.get(world.import_)
    yield
    import_.delete()


@row(144, "api.exports.submit_export('F1', 'u/v', 'a.txt', properties=, overwrite=True, copy_only=True)", preview=True)
def _(api, world):
    api.exports.submit_export(
        world.file_144, world.volume, "row 144", properties={"sse_algorithm": "AES256"}, overwrite=True,
        copy_only=True,
    )


@row(145, "api.exports.submit_export('F1', 'u/v', 'a.txt')")
def _(api, world):
    api.exports.submit_export(world.file_145, world.volume, "row 145")


@row(146, "api.exports.query(volume='u/v', state='FAILED', offset=0, limit=5)")
def _(api, world):
    api.exports.query(volume=world.volume, state="FAILED", offset=0, limit=5)


@row(147, "api.exports.get('E')")
def _(api, world):
    api.exports.get(world.export)


@row(148, "api.exports.bulk_get(['E'])")
def _(api, world):
    api.exports.bulk_get([world.export])


@row(149, "api.exports.bulk_submit([{'file': 'F1', 'volume': 'u/v', 'location': 'a'}], copy_only=True)", preview=True)
def _(api, world):
    export = {"file": world.file_149, "volume": world.volume, "location": "row 149"}
    api.exports.bulk_submit([export], copy_only=True)


@row(150, "api.exports.bulk_submit([{'file': 'F1', 'volume': 'u/v', 'location': 'a'}])")
def _(api, world):
    api.exports.bulk_submit([{"file": world.file_150, "volume": world.volume, "location": "row 150"}])


@row(151, "export.reload()")
def _(api, world):
    export = api.exports.get(world.export)
    yield
    export.reload()


@row(152, "export.delete()", raises="SbgError")
def _(api, world):
    export = api.exports.get(world.export)
    yield
    export.delete()


@row(225, "api.drs_imports.bulk_get('D')")
def _(api, world):
    api.drs_imports.bulk_get(world.drs_import)


@row(226, "api.drs_imports.bulk_submit([{'drs_uri':, 'project':, 'name':, 'metadata':}], tags=['t'], conflict_resolution='OVERWRITE')")
def _(api, world):
    import_ = {"drs_uri": world.drs_uri, "project": world.project, "name": "row 226", "metadata": {"k": "v"}}
    api.drs_imports.bulk_submit([import_], tags=["t"], conflict_resolution="OVERWRITE")


@row(227, "api.drs_imports.bulk_submit([{'drs_uri': 'drs://x/1', 'parent': 'F9'}])")
def _(api, world):
    api.drs_imports.bulk_submit([{"drs_uri": world.drs_uri, "parent": world.folder}])


@row(228, "drs_import.reload()")
def _(api, world):
    drs_import = api.drs_imports.bulk_get(world.drs_import)
    yield
    drs_import.reload()


@row(231, "volume.list().next_page()")
def _(api, world):
    page = api.volumes.get(world.volume).list(limit=2)
    yield
    page.next_page()


@row(241, "import.result, export.result")
def _(api, world):
    import_, export = api.imports.get(world.import_), api.exports.get(world.export)
    yield
    assert import_.result.id and export.result.id


@row(242, "export.source")
def _(api, world):
    export = api.exports.get(world.export)
    yield
    assert export.source.name


@row(243, "drs_import.result_files")
def _(api, world):
    drs_import = api.drs_imports.bulk_get(world.drs_import)
    yield
    assert drs_import.result_files

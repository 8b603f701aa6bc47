"""Projects and their members."""

from rows import row


@row(10, "api.projects.query()")
def _(api, world):
    api.projects.query()


@row(11, "api.projects.query(owner='bob', name='n', category='PRIVATE', tags=['a', 'b'], offset=0, limit=10)")
def _(api, world):
    api.projects.query(owner=world.me, name="n", category="PRIVATE", tags=["a", "b"], offset=0, limit=10)


@row(12, "api.projects.get('u/p')")
def _(api, world):
    api.projects.get(world.project)


@row(13, "api.projects.create(name='n', billing_group=UUID, description='d', tags=['a'], settings={'locked': False})")
def _(api, world):
    api.projects.create(
        name="row 13", billing_group=world.billing_group, description="d", tags=["a"], settings={"locked": False}
    )


@row(14, "project.name = 'n2'; project.save()")
def _(api, world):
    project = api.projects.get(world.other_project)
    yield
    project.name = "row 14"
    project.save()


@row(15, "project.settings['locked'] = True; project.save()")
def _(api, world):
    project = api.projects.get(world.other_project)
    yield
    project.settings["locked"] = True
    project.save()


@row(16, "project.delete()")
def _(api, world):
    project = api.projects.get(world.project_to_delete)
    yield
    project.delete()


@row(17, "project.reload()")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.reload()


@row(18, "project.get_members()")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.get_members()


@row(19, "project.get_members(offset=0, limit=5)")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.get_members(offset=0, limit=5)


@row(20, "project.get_member('bob')")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.get_member(world.member)


@row(21, "project.add_member('bob', {'write': True})")
def _(api, world):
    project = api.projects.get(world.other_project)
    yield
    project.add_member(world.member, {"write": True})


@row(22, "project.add_member_team('TM', {'write': True})")
def _(api, world):
    project = api.projects.get(world.other_project)
    yield
    project.add_member_team(world.team, {"write": True})


@row(23, "project.add_member_division('div', {'write': True})")
def _(api, world):
    project = api.projects.get(world.other_project)
    yield
    project.add_member_division(world.division, {"write": True})


@row(24, "project.add_member_email('a@b.c', {'write': True})")
def _(api, world):
    project = api.projects.get(world.other_project)
    yield
    project.add_member_email(world.email, {"write": True})


@row(25, "project.remove_member('bob')")
def _(api, world):
    project = api.projects.get(world.other_project)
    yield
    project.remove_member(world.member)


@row(26, "project.get_files(offset=0, limit=5)")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.get_files(offset=0, limit=5)


@row(27, "project.add_files([file])")
def _(api, world):
    project = api.projects.get(world.other_project)
    file = api.files.get(world.file)
    yield
    project.add_files([file])


@row(28, "project.get_apps(offset=0, limit=5)")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.get_apps(offset=0, limit=5)


@row(29, "project.get_tasks(status='RUNNING', offset=0, limit=5)")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.get_tasks(status="RUNNING", offset=0, limit=5)


@row(30, "project.get_imports(volume='u/v', state='FAILED')")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.get_imports(volume=world.volume, state="FAILED")


@row(31, "project.get_exports(volume='u/v', state='FAILED')", raises="TypeError")
def _(api, world):
    project = api.projects.get(world.project)
    yield
    project.get_exports(volume=world.volume, state="FAILED")


@row(32, "project.create_task('t', 'u/p/app', inputs={'f': file})")
def _(api, world):
    project = api.projects.get(world.project)
    file = api.files.get(world.file)
    yield
    project.create_task("row 32", world.app, inputs={"f": file})


@row(33, "member.permissions['write'] = True; member.save()")
def _(api, world):
    member = api.projects.get(world.project).get_member(world.member)
    yield
    member.permissions["write"] = True
    member.save()


@row(34, "member.reload()")
def _(api, world):
    member = api.projects.get(world.project).get_member(world.member)
    yield
    member.reload()


@row(35, "member.save() with nothing changed", raises="KeyError")
def _(api, world):
    member = api.projects.get(world.project).get_member(world.member)
    yield
    member.save()

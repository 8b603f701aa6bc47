"""Automations with their packages, members and runs."""

from rows import row


@row(165, "api.automations.query(name='n', include_archived=False, project_based=True, offset=0, limit=5)", preview=True)
def _(api, world):
    api.automations.query(name="n", include_archived=False, project_based=True, offset=0, limit=5)


@row(166, "api.automations.query()", preview=True)
def _(api, world):
    api.automations.query()


@row(167, "api.automations.get(UUID)", preview=True)
def _(api, world):
    api.automations.get(world.automation)


@row(168, "api.automations.create('n', description=, billing_group=, secret_settings=, project_based=True, memory_limit=1000)", preview=True)
def _(api, world):
    api.automations.create(
        "row 168", description="d", billing_group=world.billing_group, secret_settings={"a": 1},
        project_based=True, memory_limit=1000,
    )


@row(169, "automation.description = 'z'; automation.save()", preview=True)
def _(api, world):
    automation = api.automations.get(world.automation)
    yield
    automation.description = "row 169"
    automation.save()


@row(170, "automation.archive()", preview=True)
def _(api, world):
    automation = api.automations.get(world.other_automation)
    yield
    automation.archive()


@row(171, "automation.restore()", preview=True)
def _(api, world):
    automation = api.automations.get(world.other_automation)
    yield
    automation.restore()


@row(172, "automation.get_packages(offset=0, limit=5)", preview=True)
def _(api, world):
    automation = api.automations.get(world.automation)
    yield
    automation.get_packages(offset=0, limit=5)


@row(173, "automation.get_package('PK')", preview=True)
def _(api, world):
    automation = api.automations.get(world.automation)
    yield
    automation.get_package(world.package)


@row(174, "automation.add_package('1.0', '/p/f.txt', {'inputs': []}, python='3.8')", preview=True)
def _(api, world):
    automation = api.automations.get(world.automation)
    yield
    automation.add_package("row-174", world.local_file, {"inputs": []}, python="3.8")


@row(175, "automation.get_member('bob')", preview=True)
def _(api, world):
    automation = api.automations.get(world.automation)
    yield
    automation.get_member(world.member)


@row(176, "automation.get_members(offset=0, limit=5)", preview=True)
def _(api, world):
    automation = api.automations.get(world.automation)
    yield
    automation.get_members(offset=0, limit=5)


@row(177, "automation.add_member('bob', {'read': True})", preview=True)
def _(api, world):
    automation = api.automations.get(world.other_automation)
    yield
    automation.add_member(world.member, {"read": True})


@row(178, "automation.remove_member('bob')", preview=True)
def _(api, world):
    automation = api.automations.get(world.other_automation)
    yield
    automation.remove_member(world.member)


@row(179, "automation.add_team_member('TM', {'read': True})", preview=True)
def _(api, world):
    automation = api.automations.get(world.other_automation)
    yield
    automation.add_team_member(world.team, {"read": True})


@row(180, "automation.remove_team_member('TM')", preview=True)
def _(api, world):
    automation = api.automations.get(world.other_automation)
    yield
    automation.remove_team_member(world.team)


@row(181, "automation.get_runs(package=, status=, name=, created_by=, …, order_by='name', order='asc', offset=0, limit=5)", preview=True)
def _(api, world):
    automation = api.automations.get(world.automation)
    yield
    automation.get_runs(
        package=world.package, status="RUNNING", name="n", created_by=world.me, created_from="2020-01-01",
        created_to="2020-01-02", project_id=world.project, order_by="name", order="asc", offset=0, limit=5,
    )


@row(182, "automation.delete()", raises="SbgError", preview=True)
def _(api, world):
    automation = api.automations.get(world.automation)
    yield
    automation.delete()


@row(183, "member.permissions['write'] = True; automation_member.save()", preview=True)
def _(api, world):
    member = api.automations.get(world.automation).get_member(world.member)
    yield
    member.permissions["write"] = True
    member.save()


@row(184, "api.automation_packages.query(UUID, offset=0, limit=5)", preview=True)
def _(api, world):
    api.automation_packages.query(world.automation, offset=0, limit=5)


@row(185, "api.automation_packages.get('PK')", preview=True)
def _(api, world):
    api.automation_packages.get(world.package)


@row(186, "api.automation_packages.create(UUID, '1', 'LOC', {'inputs': []}, memory_limit=100, python='3.8')", preview=True)
def _(api, world):
    api.automation_packages.create(
        world.automation, "row-186", world.package_file, {"inputs": []}, memory_limit=100, python="3.8"
    )


@row(187, "package.archive()", preview=True)
def _(api, world):
    package = api.automation_packages.get(world.other_package)
    yield
    package.archive()


@row(188, "package.restore()", preview=True)
def _(api, world):
    package = api.automation_packages.get(world.other_package)
    yield
    package.restore()


@row(189, "package.custom_url = 'z'; package.save()", preview=True)
def _(api, world):
    package = api.automation_packages.get(world.package)
    yield
    package.custom_url = "z"
    package.save()


@row(190, "api.automation_runs.query(automation=UUID, package='PK')", preview=True)
def _(api, world):
    api.automation_runs.query(automation=world.automation, package=world.package)


@row(191, "api.automation_runs.get('R')", preview=True)
def _(api, world):
    api.automation_runs.get(world.run)


@row(192, "api.automation_runs.create('PK', inputs=, settings=, resume_from=, name=, secret_settings=, memory_limit=100)", preview=True)
def _(api, world):
    api.automation_runs.create(
        world.package, inputs={"a": 1}, settings={"s": 1}, resume_from=world.run, name="row 192",
        secret_settings={"x": 1}, memory_limit=100,
    )


@row(193, "api.automation_runs.rerun('R', package='PK', inputs={'a': 1}, merge=False)", preview=True)
def _(api, world):
    api.automation_runs.rerun(world.run, package=world.package, inputs={"a": 1}, merge=False)


@row(194, "automation_run.stop()", preview=True)
def _(api, world):
    run = api.automation_runs.create(world.package, name="row 194")
    yield
    run.stop()


@row(195, "automation_run.name = 'z'; automation_run.save()", preview=True)
def _(api, world):
    run = api.automation_runs.get(world.run)
    yield
    run.name = "row 195"
    run.save()


@row(196, "automation_run.get_log_file()", preview=True)
def _(api, world):
    run = api.automation_runs.get(world.run)
    yield
    run.get_log_file()


@row(197, "automation_run.get_state()", preview=True)
def _(api, world):
    run = api.automation_runs.get(world.run)
    yield
    run.get_state()

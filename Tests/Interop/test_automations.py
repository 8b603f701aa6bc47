"""Automations, packages, members and runs (rows 165 to 197 and 245 of the checklist)."""

import time

import pytest
from sevenbridges.errors import BadRequest, Forbidden, NotFound, SbgError

from benches import install
from conftest import seeded
from rows import rows

SCHEMA = {"inputs": [{"name": "a", "required": True}], "outputs": []}


@pytest.fixture
def automation(preview):
    return preview.automations.create("n")


@pytest.fixture
def package(preview, automation):
    return preview.automation_packages.create(automation, "1", seeded(preview, "targets.bed").id, SCHEMA)


@pytest.fixture
def team(preview):
    division = preview.divisions.query()[0]
    return preview.teams.create(f"T{time.monotonic_ns()}", division)


@rows(165, 166)
def test_query(preview):
    name = f"q{time.monotonic_ns()}"
    made = preview.automations.create(name, project_based=True)
    found = preview.automations.query(name=name, include_archived=False, project_based=True, offset=0, limit=5)
    assert [automation.id for automation in found] == [made.id]
    assert made.id in [automation.id for automation in preview.automations.query().all()]


def test_without_the_header(api):
    with pytest.raises(Forbidden):
        api.automations.query()


@rows(167, 168)
def test_create_and_get(preview):
    group = preview.billing_groups.query()[0].id
    made = preview.automations.create(
        "n", description="d", billing_group=group, secret_settings={"a": "s3"}, project_based=True, memory_limit=1000
    )
    again = preview.automations.get(made.id)
    assert (again.name, again.description, again.memory_limit) == ("n", "d", 1000)
    assert again.billing_group == group
    assert again.project_based is True
    assert again.secret_settings["a"] != "s3"


@rows(169)
def test_save(preview, automation):
    automation.description = "z"
    automation.save()
    assert preview.automations.get(automation.id).description == "z"


@rows(170, 171)
def test_archive_and_restore(automation):
    automation.archive()
    assert automation.archived is True
    automation.restore()
    assert automation.archived is False


@rows(172, 173, 184, 185)
def test_packages(preview, automation, package):
    assert [one.id for one in automation.get_packages(offset=0, limit=5)] == [package.id]
    assert automation.get_package(package.id).version == "1"
    assert preview.automation_packages.query(automation.id, offset=0, limit=5).total == 1
    assert preview.automation_packages.get(package.id).automation == automation.id


@rows(174)
def test_add_package(automation, tmp_path):
    path = tmp_path / "f.txt"
    path.write_text("code!")
    package = automation.add_package("1.0", str(path), {"inputs": []}, python="3.8")
    assert (package.version, package.python, package.schema["inputs"]) == ("1.0", "3.8", [])
    again = automation.add_package("1.1", str(path), {"inputs": []})
    assert again.location != package.location


@rows(175, 176, 177, 178)
def test_members(automation):
    automation.add_member("dorothy", {"read": True})
    assert automation.get_member("dorothy").permissions["read"] is True
    assert [member.username for member in automation.get_members(offset=0, limit=5)] == ["rosalind", "dorothy"]
    automation.remove_member("dorothy")
    with pytest.raises(NotFound):
        automation.get_member("dorothy")


@rows(179, 180)
def test_team_members(automation, team):
    member = automation.add_team_member(team.id, {"read": True})
    assert member.type.lower() == "team"
    automation.remove_team_member(team.id)
    assert automation.get_members().total == 1


@rows(181)
def test_runs_of_an_automation(preview, automation, package):
    run = preview.automation_runs.create(package, inputs={"a": 1}, name="n")
    runs = automation.get_runs(
        package=package.id,
        status=run.status,
        name="n",
        created_by="rosalind",
        created_from="2020-01-01",
        created_to="2100-01-02",
        order_by="name",
        order="asc",
        offset=0,
        limit=5,
    )
    assert [one.id for one in runs] == [run.id]
    assert automation.get_runs(status="RUNNING", project_id="u/p", created_by="dorothy").total == 0


@rows(182, 245)
def test_what_cannot_be_deleted(preview, automation, package, project):
    for one in (automation, package, install(preview, project)):
        with pytest.raises(SbgError, match="can not be deleted"):
            one.delete()
    project.delete()
    with pytest.raises(NotFound):
        preview.projects.get(project.id)


@rows(183)
def test_save_a_member(automation):
    member = automation.add_member("dorothy", {"read": True})
    member.permissions["write"] = True
    member.save()
    assert automation.get_member("dorothy").permissions["write"] is True


@rows(186)
def test_create_package(preview, automation):
    location = seeded(preview, "targets.bed").id
    package = preview.automation_packages.create(
        automation.id, "1", location, {"inputs": []}, memory_limit=100, python="3.8"
    )
    assert (package.memory_limit, package.python, package.location) == (100, "3.8", location)
    with pytest.raises(BadRequest):
        preview.automation_packages.create(automation.id, "2", "LOC", {"inputs": []})


@rows(187, 188, 189)
def test_change_package(preview, package):
    package.archive()
    assert package.archived is True
    package.restore()
    assert package.archived is False
    package.custom_url = "z"
    package.save()
    assert preview.automation_packages.get(package.id).custom_url == "z"


@rows(190, 191, 192)
def test_runs(preview, automation, package):
    first = preview.automation_runs.create(package.id)
    run = preview.automation_runs.create(
        package.id,
        inputs={"a": 1},
        settings={"s": 1},
        resume_from=first.id,
        name="n",
        secret_settings={"x": 1},
        memory_limit=100,
    )
    again = preview.automation_runs.get(run.id)
    assert (again.name, again.inputs["a"], again.settings["s"]) == ("n", 1, 1)
    assert (again.resumed_from, again.memory_limit) == (first.id, 100)
    assert (again.automation.id, again.package.version) == (automation.id, "1")
    found = preview.automation_runs.query(automation=automation.id, package=package.id)
    assert [one.id for one in found] == [run.id, first.id]


@rows(193)
def test_rerun(preview, package):
    run = preview.automation_runs.create(package, inputs={"a": 1}, settings={"s": 1})
    again = preview.automation_runs.rerun(run.id, package=package.id, inputs={"a": 2}, merge=False)
    assert again.id != run.id
    # The official client builds a body and then sends none.
    assert again.inputs["a"] == 1
    merged = preview.post(f"/automation/runs/{run.id}/actions/rerun", data={"inputs": {"b": 2}, "merge": True})
    assert merged.json()["inputs"] == {"a": 1, "b": 2}


@rows(194, 195)
def test_stop_and_save(preview, package):
    run = preview.automation_runs.create(package, inputs={"a": 1})
    run.name = "z"
    run.save()
    assert preview.automation_runs.get(run.id).name == "z"
    run.stop()
    run.reload()
    assert run.status in ("QUEUED_FOR_TERMINATION", "ABORTED")


@rows(196, 197)
def test_log_and_state(misbehaving):
    api = misbehaving("--time-scale", "3600", "--rate-limit", "100000/300", advance_access=True)
    automation = api.automations.create("n")
    package = api.automation_packages.create(automation, "1", seeded(api, "targets.bed").id, SCHEMA)
    run = api.automation_runs.create(package, inputs={"a": 1})
    for _ in range(200):
        run.reload()
        if run.status == "FINISHED":
            break
        time.sleep(0.05)
    log = run.get_log_file()
    assert log.name == f"{run.id}.log"
    assert "finished" in api.files.get(log.id).content()
    assert run.get_state()["main"]["inputs"]["a"] == {"type": "int", "value": 1}

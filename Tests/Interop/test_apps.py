"""Apps (rows 28 and 78 to 89 of the checklist)."""

import pytest
from sevenbridges.errors import BadRequest, Conflict, Forbidden, NotFound, SbgError

from benches import TOOL, install
from rows import rows

PUBLIC = "admin/sbg-public-data"


@rows(78)
def test_query(api, project):
    ids = [f"{project.id}/a", f"{project.id}/b"]
    for name, label in (("a", "BWA mem one"), ("b", "BWA index"), ("c", "BWA mem two")):
        install(api, project, name, {**TOOL, "label": label})
    found = api.apps.query(
        project=project, visibility="private", q=["bwa", "mem"], id=ids, offset=0, limit=5
    )
    assert [app.id for app in found] == [ids[0]]
    assert found.total == 1
    with pytest.raises(BadRequest) as error:
        api.apps.query(visibility="secret")
    assert error.value.code == 6012


def test_query_public(api):
    names = [app.name for app in api.apps.query(visibility="public").all()]
    assert "BWA MEM" in names and "RNA-seq expression with STAR" in names


@rows(28)
def test_apps_of_a_project(api, project):
    install(api, project)
    apps = project.get_apps(offset=0, limit=5)
    assert [app.id for app in apps] == [f"{project.id}/cat"]


@rows(79, 80, 88)
def test_get_and_reload(api, project):
    app = install(api, project)
    again = api.apps.get(app.id)
    assert (again.name, again.revision, again.project) == ("Cat", 0, project.id)
    assert again.raw["baseCommand"] == ["cat"]
    assert api.apps.get(app).id == app.id
    again.reload()
    assert again.revision == 0
    with pytest.raises(NotFound) as error:
        api.apps.get(f"{project.id}/nothing")
    assert error.value.code == 6002


@rows(81)
def test_get_revision(api):
    app = api.apps.get_revision(f"{PUBLIC}/bwa-mem", 2)
    assert app.revision == 2
    assert app.raw["sbg:toolkitVersion"] == "0.7.13"
    assert app.raw["sbg:latestRevision"] == 3


@rows(82)
def test_install_json(api, project):
    app = api.apps.install_app(f"{project.id}/app", {"class": "CommandLineTool"})
    assert app.id == f"{project.id}/app"
    assert app.raw["sbg:id"] == f"{project.id}/app/0"
    assert len(app.raw["sbg:validationErrors"]) == 3
    with pytest.raises(Conflict) as error:
        api.apps.install_app(f"{project.id}/app", {"class": "CommandLineTool"})
    assert error.value.code == 6003
    with pytest.raises(BadRequest):
        api.apps.install_app(f"{project.id}/bad", {"class": "Tool"})


@rows(83)
def test_install_yaml(api, project):
    app = api.apps.install_app(f"{project.id}/app", "class: CommandLineTool\n", raw_format="yaml")
    assert app.raw["class"] == "CommandLineTool"
    assert app.revision == 0


@rows(84)
def test_create_revision(api, project):
    app = install(api, project)
    for number in (1, 2, 3, 4):
        revised = api.apps.create_revision(app.id, number, {**TOOL, "label": f"Cat {number}"})
    assert revised.revision == 4
    assert revised.name == "Cat 4"
    with pytest.raises(Conflict) as error:
        api.apps.create_revision(app.id, 4, TOOL)
    assert error.value.code == 6003


@rows(85, 86)
def test_copy(api, project):
    bwa = api.apps.get(f"{PUBLIC}/bwa-mem")
    clone = bwa.copy(project, name="nn")
    assert clone.id == f"{project.id}/nn"
    assert (clone.name, clone.revision) == ("nn", 3)
    direct = api.apps.get_revision(f"{PUBLIC}/bwa-mem", 2).copy(project, strategy="direct", use_revision=True)
    assert (direct.id, direct.revision) == (f"{project.id}/bwa-mem", 0)
    assert direct.raw["sbg:toolkitVersion"] == "0.7.13"
    with pytest.raises(Conflict):
        bwa.copy(project)


@rows(87)
def test_sync(api, project):
    app = install(api, project)
    copy = app.copy(project, name="copy", strategy="direct")
    api.apps.create_revision(app.id, 1, {**TOOL, "label": "New"})
    synced = copy.sync()
    assert (synced.revision, synced.raw["label"]) == (1, "New")
    with pytest.raises(Forbidden):
        api.apps.get(f"{PUBLIC}/fastqc").sync()


@rows(89)
def test_delete_raises(api, project):
    with pytest.raises(SbgError, match="can not be deleted"):
        install(api, project).delete()

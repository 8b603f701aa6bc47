"""Projects."""

import pytest
from sevenbridges.errors import BadRequest, Conflict, Forbidden, NotFound

from conftest import seeded
from rows import rows


@rows(10, 229)
def test_query_lists_the_callers_projects(api):
    projects = api.projects.query(limit=3)
    ids = [project.id for project in projects.all()]
    assert len(ids) == projects.total >= 7
    assert len(set(ids)) == len(ids)
    assert "rosalind/rna-seq-breast-cancer" in ids
    assert "admin/sbg-public-data" not in ids


@rows(11)
def test_query_filters(api):
    found = api.projects.query(owner="rosalind", name="rna", category="PRIVATE", tags=["rna-seq", "cancer"], offset=0, limit=10)
    assert [project.name for project in found] == ["RNA-seq breast cancer"]
    assert found.total == 1


@rows(12)
def test_get(api):
    project = api.projects.get("rosalind/wgs-trio")
    assert project.name == "WGS trio"
    assert project.type == "v2"
    assert project.tags == ["wgs"]
    assert project.category == "PRIVATE"
    assert project.created_by == "rosalind"
    assert project.created_on.isoformat() == "2024-05-21T08:30:00"
    assert len(project.root_folder) == 24


@rows(13)
def test_create_with_everything(api):
    group = api.projects.get("rosalind/wgs-trio").billing_group
    project = api.projects.create(
        name="Whole genomes: pilot!", billing_group=group, description="d", tags=["a"], settings={"locked": False}
    )
    assert project.id == "rosalind/whole-genomes-pilot"
    assert project.billing_group == group
    assert project.settings["locked"] is False
    assert project.settings["intermediate_files"]["duration"] == 24
    with pytest.raises(Conflict) as error:
        api.projects.create(name="Whole genomes: pilot!")
    assert error.value.code == 3003


@rows(14, 15)
def test_save_sends_what_changed(api, project):
    project.name = "Renamed"
    project.save()
    assert project.name == "Renamed"
    project.settings["locked"] = True
    project.save()
    again = api.projects.get(project.id)
    assert again.name == "Renamed"
    assert again.settings["locked"] is True
    assert again.settings["use_interruptible_instances"] is True


@rows(17)
def test_reload(api, project):
    other = api.projects.get(project.id)
    other.description = "changed elsewhere"
    other.save()
    project.reload()
    assert project.description == "changed elsewhere"


@rows(16)
def test_delete(api, project):
    project.delete()
    with pytest.raises(NotFound) as error:
        api.projects.get(project.id)
    assert (error.value.status, error.value.code) == (404, 3002)


@rows(13)
def test_bad_billing_group(api):
    with pytest.raises(NotFound) as error:
        api.projects.create(name="x", billing_group="5a5a5a5a-0000-4000-8000-000000000000")
    assert error.value.code == 4002


@rows(13)
def test_name_of_marks_only(api):
    with pytest.raises(BadRequest) as error:
        api.projects.create(name="!!!")
    assert error.value.code == 3007


@rows(14)
def test_shared_project_cannot_be_changed(api):
    project = api.projects.get("maurice/lncrna-atlas")
    project.name = "mine"
    with pytest.raises(Forbidden) as error:
        project.save()
    assert error.value.code == 3001


@rows(26)
def test_get_files(api):
    files = api.projects.get("rosalind/rna-seq-airway").get_files(offset=0, limit=5)
    assert len(files) == 5
    assert files.total == 19
    assert files[0].name == "SRR1039508_1.fastq.gz"


@rows(27)
def test_add_files(api, project):
    project.add_files([seeded(api, "targets.bed")])
    assert [file.name for file in project.get_files()] == ["targets.bed"]

"""Datasets, their files and members."""

import pytest
from sevenbridges.errors import Conflict, Forbidden, NotFound

from conftest import client
from rows import rows

OWN = "rosalind/first-cohort"


@pytest.fixture
def alone(misbehaving):
    """A client of a sandbox whose datasets no other test uses, and dorothy's."""
    plain = misbehaving("--user", "dorothy=d")
    dorothy = client(token="d", url=plain.url, advance_access=True)
    return client(token=plain.token, url=plain.url, advance_access=True), dorothy


@rows(198)
def test_public(preview):
    assert [dataset.id for dataset in preview.datasets.query(visibility="public")] == ["admin/reference-genomes"]
    assert [dataset.id for dataset in preview.datasets.query()] == [OWN]


@rows(199)
def test_owned_by(preview, dorothy):
    assert [dataset.id for dataset in preview.datasets.get_owned_by("rosalind")] == [OWN]
    assert preview.datasets.get_owned_by("dorothy").total == 0


@rows(200)
def test_get(api, preview):
    dataset = preview.datasets.get(OWN)
    assert (dataset.name, dataset.description) == ("First cohort", "The first files of the laboratory.")
    with pytest.raises(NotFound):
        preview.datasets.get("rosalind/none")
    with pytest.raises(Forbidden) as error:
        api.datasets.get(OWN)
    assert error.value.code == 90002


@rows(46)
def test_files(preview):
    files = preview.files.query(dataset=OWN)
    assert 0 < files.total <= 12
    assert {file.project for file in files} == {preview.files.get(files[0].id).project}


@rows(201)
def test_save(alone):
    api, _ = alone
    dataset = api.datasets.get(OWN)
    dataset.description = "Another description"
    dataset.save()
    assert api.datasets.get(OWN).description == "Another description"
    assert api.datasets.get(OWN).name == "First cohort"
    public = api.datasets.get("admin/reference-genomes")
    public.name = "mine"
    with pytest.raises(Forbidden):
        public.save()


@rows(202, 245)
def test_delete(alone):
    api, _ = alone
    api.datasets.get(OWN).delete()
    with pytest.raises(NotFound):
        api.datasets.get(OWN)


@rows(203, 204, 205, 206)
def test_members(alone):
    api, dorothy = alone
    with pytest.raises(NotFound):
        dorothy.datasets.get(OWN)
    # A dataset asks about its members by the client that last used datasets, whichever made it.
    dataset = api.datasets.get(OWN)
    member = dataset.add_member("dorothy", {"read": True})
    assert (member.username, member.permissions["read"], member.permissions["write"]) == ("dorothy", True, False)
    assert [member.username for member in dataset.get_members()] == ["rosalind", "dorothy"]
    assert dataset.get_member("dorothy").email == "dorothy@example.org"
    member.permissions["admin"] = True
    member.save()
    assert dataset.get_member("dorothy").permissions["admin"] is True
    with pytest.raises(Conflict):
        dataset.add_member("dorothy", {"read": True})
    assert dorothy.datasets.get(OWN).name == "First cohort"
    api.datasets.get(OWN).remove_member("dorothy")
    with pytest.raises(NotFound):
        dorothy.datasets.get(OWN)

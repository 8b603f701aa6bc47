"""Markers of the genome browser."""

import pytest
from sevenbridges.errors import BadRequest, NotFound, ResourceNotModified

from rows import rows


@pytest.fixture
def marker(api, reads):
    return api.markers.create(reads, "spot", {"start": 1, "end": 2}, "chr1", private=False)


@rows(220)
def test_list(api, reads, marker):
    markers = api.markers.query(reads, offset=0, limit=5)
    assert [found.id for found in markers] == [marker.id]
    assert (markers[0].name, markers[0].chromosome) == ("spot", "chr1")
    with pytest.raises(NotFound) as error:
        api.markers.query("0" * 24)
    assert error.value.code == 5002


@rows(221)
def test_get(api, reads, marker):
    again = api.markers.get(marker.id)
    assert (again.file, again.created_by) == (reads.id, "rosalind")
    assert (again.position["start"], again.position["end"]) == (1, 2)
    assert again.created_time.year >= 2025
    with pytest.raises(NotFound):
        api.markers.get("none")


@rows(222)
def test_create(api, project, reads, dorothy):
    project.add_member("dorothy", {"read": True})
    seen = api.markers.create(reads, "seen", {"start": 5, "end": 9}, "chrX", private=False)
    api.markers.create(reads, "hidden", {"start": 5, "end": 9}, "chrX")
    assert [marker.id for marker in dorothy.markers.query(reads.id)] == [seen.id]
    with pytest.raises(BadRequest):
        api.markers.create(reads, "backwards", {"start": 9, "end": 5}, "chrX")


@rows(223)
def test_save(api, marker):
    marker.name = "renamed"
    marker.position["end"] = 20
    marker.save()
    again = api.markers.get(marker.id)
    assert (again.name, again.position["start"], again.position["end"]) == ("renamed", 1, 20)
    with pytest.raises(ResourceNotModified):
        marker.save()


@rows(224, 245)
def test_delete(api, reads, marker):
    marker.delete()
    assert api.markers.query(reads).total == 0

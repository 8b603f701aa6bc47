"""Volumes, their objects and members (rows 113 to 135 and 231 of the checklist)."""

import itertools

import pytest
from sevenbridges.errors import BadRequest, Conflict, NotFound, SbgError

from jobs import finished
from rows import rows

_numbers = itertools.count(1)


def new_name():
    return f"volume_{next(_numbers)}"


@pytest.fixture
def volume(api):
    """A read-write volume of the test's own, of a bucket that all of them share."""
    return api.volumes.create_s3_volume(new_name(), "centre", "AK", "SK", "RW")


@rows(113)
def test_query(api, volume):
    volumes = api.volumes.query(offset=0, limit=5)
    assert volumes.total >= 1
    assert volume.id in [each.id for each in api.volumes.query(limit=100).all()]


@rows(114, 123)
def test_get_and_reload(api, volume):
    other = api.volumes.get(volume.id)
    assert (other.name, other.access_mode, other.active) == (volume.name, "RW", True)
    assert other.service["bucket"] == "centre"
    other.description = "seen"
    other.save()
    volume.reload()
    assert volume.description == "seen"
    with pytest.raises(NotFound) as error:
        api.volumes.get("rosalind/none")
    assert error.value.code == 9007


@rows(115)
def test_s3(api):
    volume = api.volumes.create_s3_volume(
        new_name(), "b", "AK", "SK", "RW", description="d", prefix="p", properties={"sse_algorithm": "AES256"}
    )
    assert (volume.description, volume.access_mode) == ("d", "RW")
    assert volume.service["type"] == "s3"
    assert volume.service["prefix"] == "p"
    assert volume.service["properties"]["sse_algorithm"] == "AES256"
    assert volume.service["credentials"] == {"access_key_id": "AK"}
    with pytest.raises(Conflict) as error:
        api.volumes.create_s3_volume(volume.name, "b", "AK", "SK", "RW")
    assert error.value.code == 9010


@rows(116, 117, 118, 119)
def test_other_services(api):
    role = api.volumes.create_s3_volume_role_auth(new_name(), "b", "arn", "ext", "RO")
    google = api.volumes.create_google_volume(new_name(), "b", "e@x", "PK", "RO")
    iam = api.volumes.create_google_iam_volume(new_name(), "b", {"type": "external_account"}, "RO")
    oss = api.volumes.create_oss_volume(new_name(), "b", "ep", "AK", "SK", "RO")
    assert [each.service["type"] for each in (role, google, iam, oss)] == ["s3", "gcs", "gcs", "oss"]
    assert {each.access_mode for each in (role, google, iam, oss)} == {"RO"}
    with pytest.raises(BadRequest) as error:
        api.volumes.create_google_volume(new_name(), "b", "e@x", "PK", "RW")
    assert error.value.code == 9057


@rows(120, 121, 122)
def test_change_and_delete(api, volume):
    volume.description = "z"
    volume.save()
    assert api.volumes.get(volume.id).description == "z"
    with pytest.raises(Conflict):
        volume.delete()
    volume.active = False
    volume.save()
    assert api.volumes.get(volume.id).active is False
    with pytest.raises(SbgError):
        volume.list()
    volume.delete()
    with pytest.raises(NotFound):
        api.volumes.get(volume.id)


@rows(124)
def test_list(volume):
    page = volume.list()
    assert [item.location for item in page] == ["README.txt", "manifest.csv"]
    assert [prefix.prefix for prefix in page.prefixes] == [
        "aligned/",
        "notes/",
        "raw/",
        "reference data/",
        "reports/",
    ]
    assert page[0].volume == volume.id
    assert page[0].metadata["size"] > 0


@rows(125, 231)
def test_list_below_a_prefix(volume):
    page = volume.list(prefix="aligned/", limit=10, fields="href")
    assert len(page) == 10
    following = page.next_page()
    assert len(following) == 10
    assert following[0].href not in [item.href for item in page]


@rows(126, 229, 231)
def test_list_everything(volume):
    items = list(volume.list(prefix="aligned/").all())
    locations = [item.location for item in items]
    assert len(locations) == len(set(locations)) >= 600
    assert locations == sorted(locations)


@rows(127)
def test_object(volume):
    item = volume.get_volume_object_info("notes/meeting notes.txt")
    assert item.location == "notes/meeting notes.txt"
    assert item.metadata["size"] == 20
    with pytest.raises(NotFound) as error:
        volume.get_volume_object_info("a/b c.txt")
    assert error.value.code == 9105


@rows(128, 129)
def test_imports_and_exports_of_a_volume(api, volume, project, reads):
    failed = finished(api.imports.submit_import(volume, "none.txt", project=project))
    done = finished(api.imports.submit_import(volume, "README.txt", project=project))
    imports = volume.get_imports(project=project, state="FAILED", offset=0, limit=5)
    assert [job.id for job in imports] == [failed.id]
    assert [job.id for job in volume.get_imports(state="COMPLETED")] == [done.id]
    export = finished(api.exports.submit_export(reads, volume, f"taken-{reads.id}"))
    assert [job.id for job in volume.get_exports(state="COMPLETED")] == [export.id]
    assert volume.get_exports(state="FAILED").total == 0


@rows(130, 131, 132, 133, 134, 135)
def test_members(api, volume):
    added = volume.add_member("dorothy", {"read": True, "execute": True})
    assert added.username == "dorothy"
    assert "execute" not in dict(added.permissions)
    volume.add_member_division("strand-genomics-lab", {"read": True})
    team = api.teams.create(f"Readers of {volume.name}", "strand-genomics-lab")
    volume.add_member_team(team, {"read": True})
    assert [(member.username, member.type) for member in volume.get_members()] == [
        ("rosalind", "USER"),
        ("dorothy", "USER"),
        ("strand-genomics-lab", "DIVISION"),
        (team.id, "TEAM"),
    ]
    member = volume.get_member("dorothy")
    assert member.permissions["read"] is True
    member.permissions["copy"] = True
    member.save()
    assert volume.get_member("dorothy").permissions["copy"] is True
    volume.remove_member("dorothy")
    with pytest.raises(NotFound):
        volume.get_member("dorothy")

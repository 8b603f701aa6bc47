"""Members of projects and what they may do."""

import pytest
from sevenbridges.errors import BadRequest, Conflict, Forbidden, NotFound

from rows import rows

DIVISION = "strand-genomics-lab"


def permissions(client, project):
    """What the client's user may do in a project; the official client does not show it."""
    return client.get(f"/projects/{project.id}").json()["permissions"]


@rows(18, 19)
def test_list(project, dorothy):
    project.add_member("dorothy", {"write": True})
    members = project.get_members()
    assert [member.username for member in members] == ["rosalind", "dorothy"]
    assert members.total == 2
    assert members[0].permissions["admin"] is True
    assert [member.username for member in project.get_members(offset=1, limit=5)] == ["dorothy"]
    with pytest.raises(Forbidden):
        dorothy.projects.get(project.id).add_member("maurice", {"read": True})


@rows(20)
def test_get(project):
    assert project.get_member("rosalind").email == "rosalind@example.org"
    with pytest.raises(NotFound) as error:
        project.get_member("dorothy")
    assert error.value.code == 3002


@rows(21)
def test_add(api, project, dorothy):
    with pytest.raises(NotFound) as error:
        dorothy.projects.get(project.id)
    assert error.value.code == 3002
    member = project.add_member("dorothy", {"write": True})
    assert (member.username, member.type) == ("dorothy", "USER")
    assert dict(member.permissions) == {
        "write": True, "read": True, "copy": False, "execute": False, "admin": False}
    assert permissions(dorothy, project)["write"] is True
    assert dorothy.files.create_folder("hers", project=project.id).name == "hers"
    with pytest.raises(Conflict) as error:
        project.add_member("dorothy", {"write": True})
    assert error.value.code == 3003
    with pytest.raises(NotFound):
        project.add_member("nobody", {"write": True})
    with pytest.raises(BadRequest) as error:
        api.post(f"/projects/{project.id}/members", data={"username": "maurice"})
    assert error.value.code == 3011


@rows(22)
def test_add_team(api, project, dorothy):
    team = api.teams.create("Readers", DIVISION)
    team.add_member("dorothy")
    member = project.add_member_team(team.id, {"copy": True})
    assert (member.id, member.type) == (team.id, "TEAM")
    assert permissions(dorothy, project)["copy"] is True
    team.remove_member("dorothy")
    with pytest.raises(NotFound):
        dorothy.projects.get(project.id)


@rows(23)
def test_add_division(project, dorothy, eve):
    member = project.add_member_division(DIVISION, {"execute": True})
    assert (member.id, member.type) == (DIVISION, "DIVISION")
    assert permissions(dorothy, project)["execute"] is True
    with pytest.raises(NotFound):
        eve.projects.get(project.id)


@rows(24)
def test_add_by_email(project):
    member = project.add_member_email("dorothy@example.org", {"write": True})
    assert (member.username, member.permissions["write"]) == ("dorothy", True)
    with pytest.raises(NotFound):
        project.add_member_email("a@b.c", {"write": True})


@rows(25)
def test_remove(project, dorothy):
    project.add_member("dorothy", {"write": True})
    project.remove_member("dorothy")
    assert [member.username for member in project.get_members()] == ["rosalind"]
    with pytest.raises(NotFound):
        project.remove_member("dorothy")
    with pytest.raises(Forbidden):
        project.remove_member("rosalind")


@rows(33)
def test_save(project, dorothy):
    member = project.add_member("dorothy", {"copy": True})
    member.permissions["write"] = True
    member.save()
    assert project.get_member("dorothy").permissions["write"] is True
    assert project.get_member("dorothy").permissions["copy"] is True
    assert permissions(dorothy, project)["write"] is True


@rows(34)
def test_reload(project):
    member = project.add_member("dorothy", {"copy": True})
    other = project.get_member("dorothy")
    other.permissions["execute"] = True
    other.save()
    member.reload()
    assert member.permissions["execute"] is True


@rows(35)
def test_save_of_nothing(project):
    member = project.add_member("dorothy", {"copy": True})
    with pytest.raises(KeyError, match="permissions"):
        member.save()


def test_permissions_as_a_whole(api, project):
    project.add_member("dorothy", {"copy": True})
    path = f"/projects/{project.id}/members/dorothy/permissions"
    assert api.get(path).json()["copy"] is True
    wanted = {"write": True, "read": True, "copy": False, "execute": False, "admin": False}
    assert api.put(path, data=wanted).json() == wanted
    with pytest.raises(BadRequest) as error:
        api.put(path, data={"write": True})
    assert error.value.code == 3013


@rows(52, 53, 55)
def test_what_readers_may_not_do(api, project, reads, dorothy):
    project.add_member("dorothy", {"read": True})
    file = dorothy.files.get(reads.id)
    hers = dorothy.projects.create(name=f"Copies {project.name}")
    for attempt, code in [
        (lambda: file.copy(hers), 5014), (file.download_info, 5001), (file.delete, 5001),
    ]:
        with pytest.raises(Forbidden) as error:
            attempt()
        assert error.value.code == code
    file.tags = ["hers"]
    with pytest.raises(Forbidden) as error:
        file.save()
    assert error.value.code == 5011


@rows(49)
def test_strangers_see_no_file(reads, eve):
    with pytest.raises(NotFound) as error:
        eve.files.get(reads.id)
    assert error.value.code == 5002

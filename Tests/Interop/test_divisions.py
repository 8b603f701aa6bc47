"""Divisions and teams."""

import pytest
from sevenbridges.errors import BadRequest, Conflict, Forbidden, NotFound, SbgError

from rows import rows

DIVISION = "strand-genomics-lab"


@pytest.fixture
def team(api):
    return api.teams.create("Variant callers", DIVISION)


@rows(207)
def test_list(api, eve):
    divisions = api.divisions.query(offset=0, limit=5)
    assert [(division.id, division.name) for division in divisions] == [(DIVISION, "Strand Genomics Lab")]
    assert eve.divisions.query().total == 0


@rows(208)
def test_get(api, eve):
    assert api.divisions.get(DIVISION).name == "Strand Genomics Lab"
    with pytest.raises(NotFound):
        eve.divisions.get(DIVISION)


@rows(209)
def test_own_teams(api, dorothy, team):
    assert team in list(api.divisions.get(DIVISION).get_teams().all())
    assert team not in list(dorothy.divisions.get(DIVISION).get_teams().all())


@rows(210)
def test_members(api):
    members = api.divisions.get(DIVISION).get_members(role="admin")
    assert [member.username for member in members] == ["maurice"]


@rows(211, 212)
def test_teams(dorothy, team):
    assert team in list(dorothy.teams.query(DIVISION, list_all=True).all())
    assert team not in list(dorothy.teams.query(DIVISION).all())


@rows(213)
def test_get_team(api, eve, team):
    assert api.teams.get(team.id).name == "Variant callers"
    with pytest.raises(NotFound):
        eve.teams.get(team.id)


@rows(214)
def test_create_team(api):
    team = api.teams.create("New", DIVISION)
    assert team.name == "New"
    assert [member.username for member in team.get_members()] == ["rosalind"]
    with pytest.raises(BadRequest):
        api.teams.create("", DIVISION)
    with pytest.raises(NotFound):
        api.teams.create("New", "no-division")


@rows(215)
def test_save_team(api, dorothy, team):
    team.name = "Renamed"
    team.save()
    assert api.teams.get(team.id).name == "Renamed"
    other = dorothy.teams.get(team.id)
    other.name = "hers"
    with pytest.raises(Forbidden):
        other.save()


@rows(216, 217, 218)
def test_team_members(api, team):
    member = team.add_member("dorothy")
    assert (member.id, member.username, member.role) == ("dorothy", "dorothy", "MEMBER")
    assert [member.username for member in team.get_members()] == ["rosalind", "dorothy"]
    with pytest.raises(Conflict):
        team.add_member("dorothy")
    with pytest.raises(NotFound):
        team.add_member("eve")
    team.remove_member("dorothy")
    assert [member.username for member in team.get_members()] == ["rosalind"]
    with pytest.raises(NotFound):
        team.remove_member("dorothy")


@rows(219)
def test_teams_are_not_deleted(team):
    with pytest.raises(SbgError, match="can not be deleted"):
        team.delete()

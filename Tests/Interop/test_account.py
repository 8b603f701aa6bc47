"""Root, rate limit and users."""

import os

import pytest
from sevenbridges.errors import BadRequest, Forbidden, NotFound, SbgError, Unauthorized

from conftest import client
from rows import rows

BASE = os.environ.get("SB_API_ENDPOINT", "")


def test_client_configured_by_environment():
    import sevenbridges

    assert sevenbridges.Api().users.me().username == "rosalind"


@rows(2)
def test_endpoints(api):
    endpoints = api.endpoints.get()
    assert endpoints.files_url == f"{BASE}/files"
    assert endpoints.upload_url == f"{BASE}/upload"
    assert endpoints.rate_limit_url == f"{BASE}/rate_limit"


@rows(1, 3)
def test_rate_limit(api):
    assert api.rate_limit.get().rate.limit == 100000
    assert api.limit == 100000
    before = api.remaining
    assert api.remaining == before
    api.users.me()
    assert api.remaining == before - 1


@rows(3)
def test_instance_limit(api):
    limit = api.rate_limit.get().instance_limit
    assert (limit.limit, limit.remaining) == (25, 25)


@rows(4, 8)
def test_me(api):
    me = api.users.me()
    assert me.username == "rosalind"
    assert me.email == "rosalind@example.org"
    assert me.href == f"{BASE}/users/rosalind"
    me.reload()
    assert me.country == "United Kingdom"


@rows(6)
def test_users_of_a_division(api):
    members = api.users.query(division="strand-genomics-lab", role="member", offset=0, limit=5)
    assert [member.username for member in members] == ["rosalind", "dorothy"]
    assert members.total == 2
    assert members[1].first_name == "Dorothy"


@rows(5)
def test_other_users_are_forbidden(api):
    with pytest.raises(Forbidden) as error:
        api.users.get("maurice")
    assert error.value.code == 2001
    with pytest.raises(NotFound) as error:
        api.users.get("nobody")
    assert error.value.code == 2002


def test_wrong_token():
    with pytest.raises(Unauthorized) as error:
        client(token="wrong").users.me()
    assert (error.value.status, error.value.code) == (401, 90001)


def test_oauth_token():
    import sevenbridges

    api = sevenbridges.Api(url=BASE, oauth_token=os.environ["SB_AUTH_TOKEN"], debug=True)
    assert api.users.me().username == "rosalind"


@rows(244)
def test_raw_calls(api):
    assert api.get("/user").json()["username"] == "rosalind"
    with pytest.raises(BadRequest):
        api.post("/projects", data=["not an object"])


@rows(7)
def test_administrators_disable_users(api, misbehaving):
    url = misbehaving("--user", "maurice=m", "--user", "dorothy=d").url
    admin, dorothy = client(token="m", url=url), client(token="d", url=url)
    user = admin.users.get("dorothy")
    assert user.role == "MEMBER"
    user.disable(api=admin)
    with pytest.raises(Unauthorized):
        dorothy.users.me()
    with pytest.raises(NotFound):
        admin.users.get("dorothy")
    with pytest.raises(Forbidden):
        api.users.me().disable(api=api)


@rows(9)
def test_users_are_not_deleted(api):
    with pytest.raises(SbgError, match="can not be deleted"):
        api.users.me().delete()

"""What the client does beside its resources: raw calls, feedback, lazy fetches, error handlers."""

import time

import pytest
from sevenbridges.errors import BadRequest, NotFound, TooManyRequests
from sevenbridges.http.error_handlers import general_error_sleeper, rate_limit_sleeper

from rows import rows


@pytest.fixture
def naps(monkeypatch):
    """How long the client wanted to sleep; it sleeps a little only."""
    wanted = []
    real = time.sleep

    def nap(seconds):
        wanted.append(seconds)
        real(min(seconds, 0.25))

    monkeypatch.setattr(time, "sleep", nap)
    return wanted


@rows(163)
def test_feedback(api):
    assert api.actions.send_feedback("IDEA", "ref", "text") is None
    with pytest.raises(BadRequest):
        api.actions.send_feedback("PRAISE", "ref", "text")


@rows(246)
def test_feedback_defaults(api):
    assert api.actions.send_feedback() is None


@rows(232)
def test_absent_attributes_are_fetched_once(api):
    file = api.get("/files", params={"project": "rosalind/exome-pilot", "name": "targets.bed"}).json()["items"][0]
    assert "size" not in file
    lazy = api.files.query(project="rosalind/exome-pilot", names=["targets.bed"])[0]
    lazy = type(lazy)(api=api, href=file["href"], id=file["id"], name=file["name"])
    before = api.remaining
    assert lazy.size > 0
    assert lazy.metadata is not None
    assert api.remaining == before - 1


@rows(244)
def test_raw_calls(api, project):
    folder = api.post("/files", data={"name": "raw", "type": "folder", "project": project.id})
    assert folder.status_code == 201
    path = f"/projects/{project.id}"
    assert api.patch(path, data={"description": "raw"}).json()["description"] == "raw"
    href = folder.json()["href"]
    assert api.get(href, append_base=False).json()["name"] == "raw"
    api.delete(f"/files/{folder.json()['id']}")
    with pytest.raises(NotFound):
        api.get(href, append_base=False)


@rows(247)
def test_advance_access_is_a_header_of_every_request(api, preview):
    assert preview.datasets.query().total == 1
    assert preview.get("/user").request.headers["X-Sbg-Advance-Access"] == "Advance"
    assert "X-Sbg-Advance-Access" not in api.get("/user").request.headers


@rows(248)
def test_rate_limit_sleeper_waits_until_the_reset(misbehaving, naps):
    api = misbehaving("--rate-limit", "2/1", error_handlers=[rate_limit_sleeper])
    for _ in range(6):
        assert api.users.me().username == "rosalind"
    assert naps and all(0 <= nap <= 2 for nap in naps)


@rows(248)
def test_too_many_requests_without_a_handler(misbehaving):
    api = misbehaving("--rate-limit", "1/60")
    api.users.me()
    with pytest.raises(TooManyRequests) as error:
        api.users.me()
    assert (error.value.status, error.value.code) == (429, 1000)


@rows(249)
def test_maintenance_is_waited_for(misbehaving, naps):
    api = misbehaving("--maintenance", "0.6")
    assert api.users.me().username == "rosalind"
    assert naps and set(naps) == {300}


def test_general_error_sleeper(misbehaving, naps):
    api = misbehaving("--fail-rate", "0.5", error_handlers=[general_error_sleeper])
    for _ in range(8):
        assert api.users.me().username == "rosalind"
    assert naps and set(naps) == {300}


def test_strangers_error_has_its_code(eve):
    with pytest.raises(NotFound) as error:
        eve.projects.get("rosalind/exome-pilot")
    assert (error.value.status, error.value.code) == (404, 3002)

"""A sandbox that keeps its world: it comes back as it was, and whole, after a kill at any moment."""

import http.client
import json
import random
import subprocess
import threading
from contextlib import contextmanager

import pytest

from support import SANDBOX

TOKEN = "kept-world-token"


class Api:
    """One connection to a sandbox; a lost connection is `None` instead of an answer."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def __call__(self, method, path, body=None):
        headers = {"X-SBG-Auth-Token": TOKEN, "Content-Type": "application/json"}
        try:
            self.connection.request(method, f"/v2/{path}", json.dumps(body) if body is not None else None, headers)
            response = self.connection.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException):
            return None
        assert response.status < 300, text
        return json.loads(text) if text else {}


@contextmanager
def kept(folder, *flags):
    """A sandbox that keeps its world in a folder; it is killed in the end."""
    command = [SANDBOX, "--data", folder, "--token", TOKEN, "--rate-limit", "1000000/300", *flags]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        assert line.startswith("url="), "the sandbox did not start"
        yield process, int(line.split(":")[2].split("/")[0])
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def all_files(api, project):
    """All that is in the root of a project, by id."""
    found, offset = {}, 0
    while True:
        page = api("GET", f"files?project={project}&fields=_all&limit=100&offset={offset}")
        found |= {item["id"]: item for item in page["items"]}
        offset += 100
        if not any(link["rel"] == "next" for link in page["links"]):
            return found


def write_until_killed(process, port, project, originals, limit, seed):
    """Makes and changes files on several connections, kills the sandbox amid it, and gives what was answered.

    For each copy: the last answer, and the name that was asked for last, which may or may not have been carried out.
    And of each connection the tag that it gave last, to many files in one call.
    """
    answers, asked, batches, count, lock = {}, {}, {}, [0], threading.Lock()

    def answered():
        with lock:
            count[0] += 1
            if count[0] == limit:
                process.kill()

    def work(number):
        api, choice = Api(port), random.Random(seed * 10 + number)
        while True:
            if not answers or choice.random() < 0.4:
                name = f"{seed}-{number}-{choice.getrandbits(40):x}"
                answer = api("POST", f"files/{choice.choice(originals)}/actions/copy", {"project": project, "name": name})
            elif choice.random() < 0.1:
                tag = f"batch-{seed}-{number}-{choice.getrandbits(40):x}"
                ids = [id for id in list(answers) if asked[id].startswith(f"{seed}-{number}-")]
                if not ids:
                    continue
                batches[number] = (tag, ids[:50])
                answer = api("POST", "bulk/files/edit", {"items": [{"id": id, "tags": [tag]} for id in ids[:50]]})
                answer = answer and {}
            else:
                ids = [id for id in list(answers) if asked[id].startswith(f"{seed}-{number}-")]
                if not ids:
                    continue
                id = choice.choice(ids)
                asked[id] = f"{seed}-{number}-{choice.getrandbits(40):x}"
                answer = api("PATCH", f"files/{id}", {"name": asked[id]})
            if answer is None:
                return
            if answer:
                asked.setdefault(answer["id"], answer["name"])
                answers[answer["id"]] = answer
            answered()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers, asked, batches


def test_comes_back_consistent_after_kills(tmp_path):
    answers, asked = {}, {}
    with kept(tmp_path / "world") as (_, port):
        api = Api(port)
        project = api("POST", "projects", {"name": "Kept"})["id"]
        originals = [item["id"] for item in api("GET", "files?project=rosalind/exome-pilot")["items"] if item["type"] == "file"]
    for seed, limit in enumerate([1, 40, 170, 90, 260, 33, 120, 75]):
        with kept(tmp_path / "world") as (process, port):
            new, newly_asked, batches = write_until_killed(process, port, project, originals, limit, seed)
        answers, asked = answers | new, asked | newly_asked
        with kept(tmp_path / "world") as (_, port):
            check(Api(port), project, answers, asked, batches)


def check(api, project, answers, asked, batches):
    files = all_files(api, project)
    names = [file["name"] for file in files.values()]
    assert len(set(names)) == len(names)
    assert not set(answers) - set(files), "an answered copy is gone"
    # At most the copies whose answers were lost came besides: one for each connection of each round.
    assert len(files) <= len(answers) + 3 * 8
    for id, answer in answers.items():
        assert files[id]["name"] in (answer["name"], asked[id])
        assert api("GET", f"files?project={project}&name={files[id]['name']}")["items"][0]["id"] == id
        answers[id] = files[id]
        asked[id] = files[id]["name"]
    for tag, ids in batches.values():
        assert len({tag in files[id]["tags"] for id in ids}) == 1, "half of a call was kept"


def test_a_second_sandbox_on_the_same_data_is_refused(tmp_path):
    with kept(tmp_path / "world"):
        second = subprocess.run(
            [SANDBOX, "--data", tmp_path / "world"], capture_output=True, text=True, timeout=20)
    assert second.returncode != 0 and second.stdout == ""
    assert "can't keep its data in that folder" in second.stderr


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to look at" * 100])
def test_a_damaged_database_is_an_error(tmp_path, content):
    (tmp_path / "world.sqlite").write_bytes(content)
    done = subprocess.run([SANDBOX, "--data", tmp_path, "--exit-with-parent"], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=20)
    assert (done.returncode == 0) == (content == b"")
    assert "Fatal" not in done.stderr

"""What the rows work on: made by plain HTTP in a fresh sandbox, the same way for both clients."""

import json
import os
import time
import types
import urllib.error
import urllib.parse
import urllib.request

SOURCE_PROJECT = "rosalind/exome-pilot"
SOURCE_FILE = "targets.bed"
# Rows that change or take away a file have one of their own.
FILES = ["file", *(f"file_{row}" for row in (
    "51", "54", "55", "56", "57", "58", "65", "65b", "66", "67", "73", "144", "145", "149", "150", "158", "159",
    "244", "export", "delete", "move"))]
TASKS = ["task", "draft_task", "task_95", "task_96", "task_107", "task_233"]


class Platform:
    """Calls of the API by plain HTTP."""

    def __init__(self, url, token):
        self.url, self._token = url, token

    def call(self, method, path, body=None, **query):
        address = f"{self.url}/{urllib.parse.quote(path)}" + (f"?{urllib.parse.urlencode(query)}" if query else "")
        headers = {
            "X-SBG-Auth-Token": self._token, "X-SBG-Advance-Access": "Advance", "Content-Type": "application/json"
        }
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.code} {error.read().decode()}") from None
        return json.loads(text) if text else None

    def get(self, path, **query):
        return self.call("GET", path, **query)

    def post(self, path, body=None, **query):
        return self.call("POST", path, body, **query)

    def wait(self, path, states=("COMPLETED", "FAILED")):
        """The object at a path when it has come to an end."""
        for _ in range(600):
            found = self.get(path)
            if found.get("state", found.get("status")) in states:
                return found
            time.sleep(0.005)
        raise RuntimeError(f"{path} does not come to an end")


def build(url, token, directory):
    """Makes everything and returns the ids, by name."""
    world = types.SimpleNamespace(directory=directory)
    platform = Platform(url, token)
    for part in (_local_files, _account, _projects, _files, _apps, _tasks, _volumes, _jobs, _automations, _others):
        part(platform, world)
    return world


def _local_files(platform, world):
    for name, content in (("local_file", b"bytes"), ("empty_file", b"")):
        path = os.path.join(world.directory, f"{name}.txt")
        with open(path, "wb") as file:
            file.write(content)
        setattr(world, name, path)


def _account(platform, world):
    world.me = platform.get("user")["username"]
    world.member, world.other_member, world.leaver = "dorothy", "maurice", "visiting-max"
    world.email = "maurice@example.org"
    world.division = "strand-genomics-lab"
    world.billing_group = platform.get("billing/groups")["items"][0]["id"]
    world.invoice = platform.get("billing/invoices")["items"][0]["id"]
    world.team = platform.post("teams", {"name": "Wire", "division": world.division})["id"]


def _projects(platform, world):
    for name in ("project", "other_project", "project_to_delete"):
        body = {"name": f"Wire {name}", "billing_group": world.billing_group}
        setattr(world, name, platform.post("projects", body)["id"])
    world.big_project = "rosalind/rna-seq-breast-cancer"
    member = {"username": world.member, "type": "USER", "permissions": {"write": False, "copy": True}}
    platform.post(f"projects/{world.project}/members", member)


def _files(platform, world):
    source = platform.get("files", project=SOURCE_PROJECT, name=SOURCE_FILE)["items"][0]["id"]
    for name in FILES:
        body = {"project": world.project, "name": f"{name}.bed"}
        setattr(world, name, platform.post(f"files/{source}/actions/copy", body)["id"])
    world.folder = platform.post("files", {"name": "inbox", "type": "folder", "project": world.project})["id"]
    for name in ("one", "two"):
        platform.post(f"files/{world.file}/actions/copy", {"parent": world.folder, "name": name})
    platform.call("PATCH", f"files/{world.file_57}/metadata", {"a": "b"})
    world.genome_file = _first(platform, "files", project=world.big_project, name="ERR358485.sorted.bam")


def _apps(platform, world):
    world.tool = {
        "class": "CommandLineTool", "cwlVersion": "v1.0", "label": "Count lines", "baseCommand": ["wc", "-l"],
        "inputs": [
            {"id": "f", "type": "File?", "inputBinding": {"position": 1}},
            {"id": "l", "type": ["null", {"type": "array", "items": "File"}]},
            {"id": "d", "type": "Directory?"}, {"id": "i", "type": "int?"}, {"id": "r", "type": "Any?"},
        ],
        "outputs": [{"id": "counts", "type": "stdout"}],
        "stdout": "counts.txt",
    }
    world.yaml_tool = "class: CommandLineTool\ncwlVersion: v1.0\nbaseCommand: [ls]\ninputs: []\noutputs: []\n"
    for name in ("app", "app_84"):
        setattr(world, name, f"{world.project}/{name.replace('_', '-')}")
        platform.post(f"apps/{getattr(world, name)}/raw", world.tool)
    for revision in (1, 2):
        platform.post(f"apps/{world.app}/{revision}/raw", world.tool)
    copy = {"project": world.other_project, "strategy": "clone", "name": "copied"}
    world.copied_app = platform.post(f"apps/{world.app}/actions/copy", copy)["id"].rsplit("/", 1)[0]


def _tasks(platform, world):
    inputs = {"f": {"class": "File", "path": world.file}}
    for name in TASKS:
        body = {"name": name, "project": world.project, "app": world.app, "inputs": inputs}
        setattr(world, name, platform.post("tasks", body)["id"])
    batch = {
        "project": world.project, "app": world.app, "batch_input": "l",
        "batch_by": {"type": "item"}, "inputs": {"l": [inputs["f"], {"class": "File", "path": world.file_54}]},
    }
    for name in ("batch_task", "task_97"):
        setattr(world, name, platform.post("tasks", {"name": name, **batch})["id"])
    platform.post(f"tasks/{world.task}/actions/run")
    platform.wait(f"tasks/{world.task}")


def _volumes(platform, world):
    service = {"type": "S3", "bucket": "wire", "credentials": {"access_key_id": "AK", "secret_access_key": "SK"}}
    for name in ("volume", "other_volume", "volume_to_delete"):
        body = {"name": f"wire_{name}", "service": service, "access_mode": "RW"}
        setattr(world, name, platform.post("storage/volumes", body)["id"])
    member = {"username": world.member, "type": "USER", "permissions": {"read": True}}
    platform.post(f"storage/volumes/{world.other_volume}/members", member)
    platform.call("PATCH", f"storage/volumes/{world.volume_to_delete}", {"active": False})
    listing = platform.get(f"storage/volumes/{world.volume}/list")
    world.prefix = listing["prefixes"][0]["prefix"]
    world.location = listing["items"][0]["location"]
    import_ = {
        "source": {"volume": world.volume, "location": world.location},
        "destination": {"project": world.project, "name": "imported"},
    }
    world.import_ = platform.post("storage/imports", import_)["id"]
    export = {
        "source": {"file": world.file_export}, "destination": {"volume": world.volume, "location": "exported"}
    }
    world.export = platform.post("storage/exports", export)["id"]
    for path in (f"storage/imports/{world.import_}", f"storage/exports/{world.export}"):
        assert platform.wait(path)["state"] == "COMPLETED", path


def _jobs(platform, world):
    world.copy_job = _job(platform, "copy", {"file": world.file, "parent": world.folder, "name": "copied"})
    world.move_job = _job(platform, "move", {"file": world.file_move, "parent": world.folder})
    world.delete_job = _job(platform, "delete", {"file": world.file_delete})


def _job(platform, kind, item):
    job = platform.post(f"async/files/{kind}", {"items": [item]})["id"]
    platform.wait(f"async/files/{kind}/{job}", states=("FINISHED",))
    return job


def _automations(platform, world):
    for name in ("automation", "other_automation"):
        body = {"name": f"Wire {name}", "billing_group": world.billing_group}
        setattr(world, name, platform.post("automation/automations", body)["id"])
    member = {"username": world.member, "permissions": {"read": True}}
    platform.post(f"automation/automations/{world.automation}/members", member)
    world.package_file = _code_package(platform, world)
    for name in ("package", "other_package"):
        body = {"version": name, "location": world.package_file, "schema": {"inputs": []}}
        setattr(world, name, platform.post(f"automation/automations/{world.automation}/packages", body)["id"])
    world.run = platform.post("automation/runs", {"package": world.package, "inputs": {}})["id"]
    platform.wait(f"automation/runs/{world.run}", states=("FINISHED", "COMPLETED", "FAILED"))


def _code_package(platform, world):
    """Uploads a code package and returns the id of its file."""
    body = {"name": "code.zip", "size": 5, "automation_id": world.automation, "part_size": 5 * 2**20}
    upload = platform.post("automation/upload", body)["upload_id"]
    part = platform.get(f"automation/upload/{upload}/part/1")
    request = urllib.request.Request(part["url"], b"bytes", method="PUT")
    with urllib.request.urlopen(request, timeout=30) as response:
        tag = response.headers["ETag"].strip('"')
    report = {"part_number": 1, "response": {"headers": {"ETag": tag}}}
    platform.post(f"automation/upload/{upload}/part", report)
    return platform.post(f"automation/upload/{upload}/complete")["id"]


def _others(platform, world):
    world.dataset = _first(platform, f"datasets/{world.me}")
    platform.call("PATCH", f"datasets/{world.dataset}", {"description": "before"})
    platform.post(f"datasets/{world.dataset}/members", {"username": world.member, "permissions": {"read": True}})
    for name in ("marker", "marker_to_delete"):
        body = {
            "file": world.genome_file, "name": name, "position": {"start": 1, "end": 2}, "chromosome": "chr1",
            "private": True,
        }
        setattr(world, name, platform.post("genome/markers", body)["id"])
    world.drs_uri = "drs://dg.4503/0a1b2c3d"
    item = {"drs_uri": world.drs_uri, "project": world.project, "name": "drs"}
    body = {"conflict_resolution": "SKIP", "tags": [], "items": [item]}
    world.drs_import = platform.post("bulk/drs/imports/create", body)["id"]
    platform.wait(f"bulk/drs/imports/{world.drs_import}", states=("COMPLETED", "FINISHED"))


def _first(platform, path, **query):
    return platform.get(path, **query)["items"][0]["id"]

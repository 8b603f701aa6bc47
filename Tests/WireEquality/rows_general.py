"""What every resource does: pages, lazy properties, raw calls, errors that are waited out."""

import json
import time

from proxy import Answer
from rows import row
from sevenbridges.http.error_handlers import rate_limit_sleeper


@row(229, "collection.all()")
def _(api, world):
    list(api.files.query(project=world.big_project, limit=100).all())


@row(230, "collection.next_page() / previous_page()")
def _(api, world):
    page = api.files.query(project=world.big_project, limit=50)
    yield
    page.next_page().previous_page()


@row(232, "any absent attribute on a resource")
def _(api, world):
    app = api.apps.query(project=world.project)[0]
    yield
    app.raw


@row(239, "file.secondary_files")
def _(api, world):
    file = api.tasks.get(world.task).inputs["f"]
    file._data.fetched = True
    yield
    file.secondary_files


@row(244, "api.get/post/put/patch/delete(path, ...)")
def _(api, world):
    api.get("/user")
    api.post("/files", data={"name": "row 244", "type": "folder", "project": world.project})
    api.put(f"/files/{world.file_55}/tags", data=["row 244"])
    api.patch(f"/files/{world.file_55}", data={"name": "row 244.bed"})
    api.delete(f"/files/{world.file_244}")


@row(245, "package.delete(), dataset/marker/volume/file/task/project .delete()", raises="SbgError", preview=True)
def _(api, world):
    package = api.automation_packages.get(world.package)
    yield
    package.delete()


@row(247, "with advance_access=True", preview=True)
def _(api, world):
    api.users.me()


def _limited(seconds):
    return Answer(
        429, json.dumps({"status": 429, "code": 1000, "message": "Rate limit exceeded."}).encode(),
        {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(seconds)},
    )


@row(248, "response 429 with rate-limit sleeper installed", answers=[_limited(int(time.time()) + 2)])
def _(api, world):
    api.add_error_handler(rate_limit_sleeper)
    yield
    try:
        api.users.me()
    finally:
        api.remove_error_handler(rate_limit_sleeper)


MAINTENANCE = Answer(503, json.dumps({"status": 503, "code": 0, "message": "Platform under maintenance."}).encode())


@row(249, 'response 503 {"code": 0}', answers=[MAINTENANCE])
def _(api, world):
    api.users.me()

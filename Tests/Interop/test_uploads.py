"""Uploading files in parts, and downloads that wait (rows 75 to 77 and 234 to 237 of the checklist)."""

import hashlib
import threading

import pytest
import requests
from sevenbridges.errors import NotFound, SbgError
from sevenbridges.transfer.utils import Progress

from rows import rows

PART = 5 * 2**20


@pytest.fixture
def big(tmp_path):
    """A file of three parts, of which the last is short."""
    path = tmp_path / "big.bin"
    path.write_bytes(bytes(range(256)) * (2 * PART // 256) + b"the end\n")
    return path


def etag(file):
    return requests.head(file.download_info().url).headers["ETag"].strip('"')


@rows(75)
def test_upload_to_a_project(api, project, tmp_path):
    path = tmp_path / "small.txt"
    path.write_text("hello")
    file = api.files.upload(str(path), project=project).result()
    assert (file.name, file.size, file.project, file.type) == ("small.txt", 5, project.id, "file")
    assert file.content() == "hello"
    assert file.storage.type == "PLATFORM"
    whole = hashlib.md5(hashlib.md5(b"hello").digest()).hexdigest()
    assert etag(file) == f"{whole}-1"


@rows(75)
def test_upload_of_several_parts(api, project, big, tmp_path):
    file = api.files.upload(str(big), project=project, part_size=PART).result()
    content = big.read_bytes()
    assert file.size == len(content)
    parts = [hashlib.md5(content[start : start + PART]).digest() for start in range(0, len(content), PART)]
    assert etag(file) == f"{hashlib.md5(b''.join(parts)).hexdigest()}-3"
    target = tmp_path / "back.bin"
    file.download(str(target))
    assert target.read_bytes() == content
    tail = requests.get(file.download_info().url, headers={"Range": f"bytes={2 * PART - 1}-"})
    assert (tail.status_code, tail.content) == (206, content[2 * PART - 1 :])


@rows(76)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_upload_to_a_folder_over_a_file(api, project, folder, tmp_path):
    path = tmp_path / "f.txt"
    path.write_text("first")
    options = dict(parent=folder, file_name="z", part_size=5242880)
    old = api.files.upload(str(path), **options).result()
    assert (old.name, old.parent) == ("z", folder.id)
    path.write_text("other")
    assert api.files.upload(str(path), **options).result() is None
    new = api.files.upload(str(path), overwrite=True, **options).result()
    assert new.id != old.id
    assert new.content() == "other"
    with pytest.raises(NotFound):
        api.files.get(old.id)


@rows(77)
def test_upload_of_an_empty_file(api, project, tmp_path):
    path = tmp_path / "empty"
    path.touch()
    file = api.files.upload(str(path), project=project).result()
    assert file.size == 0
    assert requests.get(file.download_info().url).content == b""


def uploads(api):
    return [item["upload_id"] for item in api.get("/upload/multipart").json()["items"]]


@rows(234, 235)
def test_pause_resume_and_stop(api, project, big):
    upload = api.files.upload(str(big), project=project, part_size=PART, wait=False)
    paused = threading.Event()

    def pause_once(progress: Progress):
        if not paused.is_set():
            paused.set()
            upload.pause()

    upload.add_progress_callback(pause_once)
    upload.start()
    assert paused.wait(60)
    while upload.status != "PAUSED":
        pass
    assert len(uploads(api)) == 1
    with pytest.raises(SbgError):
        upload.pause()
    upload.resume()
    upload.wait()
    assert upload.status == "COMPLETED"
    assert upload.result().size == big.stat().st_size
    assert uploads(api) == []


@rows(234)
def test_stopping_aborts(api, project, big):
    upload = api.files.upload(str(big), project=project, part_size=PART, wait=False)
    started = threading.Event()
    stopper = threading.Thread(target=lambda: (started.wait(60), upload.stop()))

    def stop(progress):
        if not started.is_set():
            started.set()
            while not upload._stop_signal:
                pass

    upload.add_progress_callback(stop)
    stopper.start()
    upload.start()
    stopper.join(60)
    assert upload.status == "STOPPED"
    assert uploads(api) == []
    assert list(api.files.query(project=project)) == []


@rows(236)
def test_nothing_is_sent_before_the_start(api, project, big):
    upload = api.files.upload(str(big), project=project, wait=False)
    assert upload.status == "PREPARING"
    assert uploads(api) == []
    upload.start()
    upload.wait()
    assert upload.result().name == "big.bin"


def test_an_upload_can_be_taken_up_again(api, project):
    body = {"project": project.id, "name": "x", "size": 6, "part_size": 3}
    upload = api.post("/upload/multipart", data=body).json()
    path = f"/upload/multipart/{upload['upload_id']}"
    assert (upload["part_size"], upload["parallel_uploads"]) == (3, True)
    for number, content in [(2, b"def"), (1, b"abc")]:
        part = api.get(f"{path}/part/{number}").json()
        assert (part["method"], part["success_codes"]) == ("PUT", [200])
        answer = requests.put(part["url"], data=content)
        assert answer.headers["ETag"] == f'"{hashlib.md5(content).hexdigest()}"'
        refused = requests.put(part["url"], data=content, headers={"X-SBG-Auth-Token": api.token})
        assert refused.status_code == 400
        report = {"part_number": number, "response": {"headers": {"ETag": answer.headers["ETag"]}}}
        api.post(path, data={"parts": [report]})
        known = api.get(path, params={"list_parts": True}).json()
        assert number in [part["part_number"] for part in known["parts"]]
    file = api.post(f"{path}/complete").json()
    assert api.files.get(file["id"]).content() == "abcdef"


@rows(235, 237)
def test_a_download_begins_when_it_is_told_to(api, project, big, tmp_path):
    file = api.files.upload(str(big), project=project, part_size=PART).result()
    target = tmp_path / "later.bin"
    download = file.download(str(target), wait=False)
    assert (download.status, download.progress) == ("PREPARING", 0)
    assert not target.exists()
    with pytest.raises(SbgError):
        download.pause()
    download.start()
    download.wait()
    assert download.status == "COMPLETED"
    assert target.read_bytes() == big.read_bytes()


@rows(235)
def test_a_paused_download_stays_paused(api, project, big, tmp_path):
    file = api.files.upload(str(big), project=project, part_size=PART).result()
    download = file.download(str(tmp_path / "never.bin"), wait=False)
    download.add_progress_callback(lambda progress: download.pause() if download.status == "RUNNING" else None)
    download.start()
    while download.status != "PAUSED":
        pass
    # The official client refuses to resume what is paused, and resumes what isn't.
    with pytest.raises(SbgError):
        download.resume()
    download._status = "RUNNING"
    stopper = threading.Thread(target=download.stop)
    stopper.start()
    while not download._stop_signal:
        pass
    download._running.set()
    stopper.join(60)
    assert download.status == "STOPPED"

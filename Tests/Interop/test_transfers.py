"""Imports and exports (rows 30, 31, 136 to 152, 241 and 242 of the checklist)."""

import itertools

import pytest
from sevenbridges.errors import BadRequest, NotFound, SbgError

from jobs import finished
from rows import rows

_numbers = itertools.count(1)


@pytest.fixture
def volume(api):
    return api.volumes.create_s3_volume(f"transfers_{next(_numbers)}", "transfers", "AK", "SK", "RW")


@rows(136, 142, 241)
def test_import_of_a_file(api, project, volume):
    job = api.imports.submit_import(volume, "README.txt", project=project, name="n", overwrite=True)
    assert job.state == "PENDING"
    assert job.overwrite is True
    assert job.source.location == "README.txt"
    assert job.destination.project == project.id
    finished(job)
    assert job.error is None
    file = job.result
    assert (file.name, file.storage.type, file.storage.volume) == ("n", "VOLUME", volume.id)
    assert file.content() == "Everything that the sequencing centre delivered.\n"
    again = finished(api.imports.submit_import(volume, "README.txt", project=project, name="n", overwrite=True))
    assert again.result.id != file.id


@rows(137)
def test_import_of_a_folder(api, project, folder, volume):
    job = api.imports.submit_import(
        volume,
        "reference data/",
        parent=folder,
        preserve_folder_structure=False,
        autorename=True,
        properties={"x": 1},
    )
    finished(job)
    assert (job.preserve_folder_structure, job.autorename) == (False, True)
    assert len(list(folder.list_files().all())) == 25
    kept = finished(api.imports.submit_import(volume, "reference data/", project=project))
    assert kept.result.is_folder()
    assert [inner.name for inner in kept.result.list_files()] == ["GRCh38"]


@rows(138, 139)
def test_import_query_and_get(api, project, volume):
    job = finished(api.imports.submit_import(volume, "none", project=project))
    assert (job.state, job.error.code) == ("FAILED", 9105)
    found = api.imports.query(project=project, volume=volume, state="FAILED", offset=0, limit=5)
    assert [each.id for each in found] == [job.id]
    assert api.imports.get(job.id).error.code == 9105
    assert job.result is None
    with pytest.raises(NotFound) as error:
        api.imports.get("none")
    assert error.value.code == 9008


@rows(30, 31)
def test_imports_and_exports_of_a_project(api, project, volume):
    job = finished(api.imports.submit_import(volume, "none", project=project))
    assert [each.id for each in project.get_imports(volume=volume, state="FAILED")] == [job.id]
    assert project.get_imports(volume=volume, state="COMPLETED").total == 0
    with pytest.raises(TypeError):
        project.get_exports(volume=volume, state="FAILED")


@rows(140, 141)
def test_imports_in_bulk(api, project, volume):
    item = {
        "volume": volume,
        "location": "manifest.csv",
        "project": project,
        "name": "n",
        "overwrite": True,
        "autorename": False,
        "preserve_folder_structure": True,
    }
    records = api.imports.bulk_submit([item, dict(item, volume="rosalind/none")])
    assert [record.valid for record in records] == [True, False]
    assert records[1].error.code == 9007
    job = finished(records[0].resource)
    again = api.imports.bulk_get([job.id, "none"])
    assert [record.valid for record in again] == [True, False]
    assert again[0].resource.result.name == "n"


@rows(143, 152)
def test_jobs_can_not_be_deleted(api, project, volume, reads):
    with pytest.raises(SbgError):
        api.imports.submit_import(volume, "README.txt", project=project).delete()
    with pytest.raises(SbgError):
        api.exports.submit_export(reads, volume, f"kept/{reads.id}").delete()


@rows(144, 151, 241, 242)
def test_export_of_a_copy(api, reads, volume):
    job = api.exports.submit_export(
        reads,
        volume,
        f"copies/{reads.id}",
        properties={"sse_algorithm": "AES256"},
        overwrite=True,
        copy_only=True,
    )
    assert job.state == "PENDING"
    assert (job.source.id, job.source.name) == (reads.id, reads.name)
    finished(job)
    assert (job.error, job.overwrite) == (None, True)
    assert job.properties["sse_algorithm"] == "AES256"
    assert job.result.storage.type == "PLATFORM"
    assert volume.get_volume_object_info(f"copies/{reads.id}").metadata["size"] == reads.size


@rows(145)
def test_export(api, project, reads, volume):
    content = reads.content()
    job = finished(api.exports.submit_export(reads, volume, f"out/{reads.id}"))
    reads.reload()
    assert (reads.storage.type, reads.storage.location) == ("VOLUME", f"out/{reads.id}")
    assert reads.content() == content
    with pytest.raises(BadRequest) as error:
        api.exports.submit_export(reads, volume, "again")
    assert error.value.code == 9006
    volume.active = False
    volume.save()
    with pytest.raises(BadRequest) as error:
        reads.download_info()
    assert error.value.code == 5034


@rows(146, 147)
def test_export_query_and_get(api, project, reads, volume):
    copy = reads.copy(project, "copy")
    finished(api.exports.submit_export(reads, volume, f"taken/{reads.id}"))
    job = finished(api.exports.submit_export(copy, volume, f"taken/{reads.id}"))
    assert (job.state, job.error.code) == ("FAILED", 9107)
    found = api.exports.query(volume=volume, state="FAILED", offset=0, limit=5)
    assert [each.id for each in found] == [job.id]
    assert api.exports.get(job.id).error.code == 9107


@rows(148, 149, 150)
def test_exports_in_bulk(api, project, reads, volume):
    item = {"file": reads, "volume": volume, "location": f"bulk/{reads.id}"}
    copied = api.exports.bulk_submit([dict(item), {"file": "none", "volume": volume, "location": "x"}], copy_only=True)
    assert [record.valid for record in copied] == [True, False]
    assert copied[1].error.code == 9009
    job = finished(copied[0].resource)
    assert job.result.storage.type == "PLATFORM"
    moved = api.exports.bulk_submit([dict(item, location=f"bulk/moved-{reads.id}")])
    finished(moved[0].resource)
    records = api.exports.bulk_get([moved[0].resource.id])
    assert records[0].resource.result.storage.type == "VOLUME"

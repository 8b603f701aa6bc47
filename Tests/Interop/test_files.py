"""Single files, folders and bulk calls."""

import hashlib

import pytest
import requests
from sevenbridges.errors import BadRequest, Conflict, Forbidden, NotFound, ResourceNotModified

from conftest import seeded
from rows import rows


@rows(49)
def test_get(api):
    file = api.files.get(seeded(api, "EX01_first_reads_1.fastq").id)
    assert file.name == "EX01_first_reads_1.fastq"
    assert file.size == 172000
    assert file.project == "rosalind/exome-pilot"
    assert file.type == "file"
    assert file.storage.type == "PLATFORM"
    assert file.metadata["paired_end"] == "1"
    assert file.tags == ["subset"]
    assert file.created_on.year == 2025


@rows(49)
def test_get_missing(api):
    with pytest.raises(NotFound) as error:
        api.files.get("0" * 24)
    assert error.value.code == 5002


@rows(52)
def test_copy(api, project, reads):
    copy = reads.copy(project, "second.fastq")
    assert copy.id != reads.id
    assert (copy.name, copy.size) == ("second.fastq", reads.size)
    assert copy.metadata["sample_id"] == "EX01"
    with pytest.raises(Conflict) as error:
        reads.copy(project, "second.fastq")
    assert error.value.code == 5003


@rows(54)
def test_rename(api, reads):
    reads.name = "renamed.fastq"
    reads.save()
    assert api.files.get(reads.id).name == "renamed.fastq"


@rows(54)
def test_rename_to_a_taken_name(project, reads):
    copy = reads.copy(project, "second.fastq")
    copy.name = reads.name
    with pytest.raises(Conflict):
        copy.save()


@rows(55)
def test_save_tags(api, reads):
    reads.tags = ["x", "y"]
    reads.save()
    assert api.files.get(reads.id).tags == ["x", "y"]


@rows(56)
def test_save_metadata_merges(api, reads):
    reads.metadata["tissue"] = "blood"
    reads.metadata["paired_end"] = None
    reads.save()
    metadata = api.files.get(reads.id).metadata
    assert metadata["tissue"] == "blood"
    assert metadata["sample_id"] == "EX01"
    assert "paired_end" not in metadata


@rows(57)
def test_save_new_metadata_replaces(api, reads):
    reads.metadata = {"q": "1"}
    reads.save()
    assert dict(api.files.get(reads.id).metadata) == {"q": "1"}


@rows(58)
def test_save_everything_at_once(api, reads):
    reads.name = "n3.fastq"
    reads.tags = ["x"]
    reads.metadata["k"] = "w"
    reads.save()
    again = api.files.get(reads.id)
    assert (again.name, again.tags, again.metadata["k"]) == ("n3.fastq", ["x"], "w")


@rows(59, 60)
def test_save_nothing(reads):
    with pytest.raises(ResourceNotModified):
        reads.save()
    reads.save(silent=True)


@rows(50)
def test_reload(api, reads):
    other = api.files.get(reads.id)
    other.tags = ["elsewhere"]
    other.save()
    reads.reload()
    assert reads.tags == ["elsewhere"]


@rows(51)
def test_delete(api, reads):
    reads.delete()
    with pytest.raises(NotFound):
        api.files.get(reads.id)


@rows(51, 55)
def test_public_files_are_read_only(api):
    file = seeded(api, "chr22.fasta", "admin/sbg-public-data")
    file.tags = ["mine"]
    with pytest.raises(Forbidden) as error:
        file.save()
    assert error.value.code == 5011
    with pytest.raises(Forbidden):
        file.delete()


@rows(61, 62, 63)
def test_download(api, reads, tmp_path):
    path = tmp_path / "out.fastq"
    reads.download(str(path))
    content = path.read_bytes()
    assert len(content) == reads.size
    assert content.startswith(b"@EX01.000000001/1\n")
    assert content == b"".join(reads.stream())
    assert content.decode() == reads.content()


@rows(53, 62)
def test_download_in_several_parts(api, tmp_path):
    folder = seeded(api, "subset", "rosalind/rna-seq-airway")
    file = api.files.query(parent=folder)[0]
    assert file.size > 5 * 2**20
    path = tmp_path / file.name
    file.download(str(path))
    content = path.read_bytes()
    etag = requests.head(file.download_info().url).headers["ETag"]
    assert len(content) == file.size
    assert content[:2] == b"\x1f\x8b"
    assert etag == f'"{hashlib.md5(content).hexdigest()}"'


@rows(53)
def test_storage_refuses_the_token(api, reads):
    url = reads.download_info().url
    assert requests.get(url, headers={"X-SBG-Auth-Token": api.token}).status_code == 400
    assert requests.get(url + "0").status_code == 403


@rows(70, 71)
def test_create_folder(api, project):
    outer = api.files.create_folder("outer", project=project)
    inner = api.files.create_folder("inner", parent=outer)
    assert inner.is_folder()
    assert inner.parent == outer.id
    with pytest.raises(Conflict) as error:
        api.files.create_folder("outer", project=project)
    assert error.value.code == 5030
    with pytest.raises(BadRequest) as error:
        api.files.create_folder("__hidden", project=project)
    assert error.value.code == 5024


@rows(72, 73)
def test_copy_and_move_to_folder(api, reads, folder):
    copy = reads.copy_to_folder(folder, "copy.fastq")
    assert (copy.parent, copy.name) == (folder.id, "copy.fastq")
    moved = reads.move_to_folder(folder, "moved.fastq")
    assert (moved.id, moved.parent) == (reads.id, folder.id)
    assert [file.name for file in folder.list_files()] == ["copy.fastq", "moved.fastq"]


@rows(51)
def test_delete_folders_only_when_empty(reads, folder):
    copy = reads.copy_to_folder(folder)
    with pytest.raises(BadRequest) as error:
        folder.delete()
    assert error.value.code == 5021
    copy.delete()
    folder.delete()


@rows(64)
def test_bulk_get(api, reads):
    records = api.files.bulk_get([reads.id, "0" * 24])
    assert [record.valid for record in records] == [True, False]
    assert records[0].resource.name == reads.name
    assert records[1].error.code == 5002


@rows(67)
def test_bulk_edit(api, reads):
    reads.metadata["k"] = "v"
    reads.tags = ["a"]
    records = api.files.bulk_edit([reads])
    assert records[0].resource.metadata["k"] == "v"
    assert records[0].resource.tags == ["a"]
    assert api.files.get(reads.id).metadata["sample_id"] == "EX01"


@rows(66)
def test_bulk_update(api, reads):
    reads.metadata = {"only": "this"}
    reads.name = "bulk.fastq"
    assert api.files.bulk_update([reads])[0].valid
    again = api.files.get(reads.id)
    assert dict(again.metadata) == {"only": "this"}
    assert again.name == "bulk.fastq"


@rows(65)
def test_bulk_delete(api, project, reads):
    second = reads.copy(project, "second.fastq")
    assert all(record.valid for record in api.files.bulk_delete([reads, second]))
    assert project.get_files().total == 0


@rows(164)
def test_bulk_copy(api, project, reads):
    copies = api.actions.bulk_copy_files([reads.id], project.id)
    assert copies[reads.id]["status"] == "OK"
    assert copies[reads.id]["new_file_name"] == "_1_EX01_first_reads_1.fastq"
    assert api.files.get(copies[reads.id]["new_file_id"]).size == reads.size

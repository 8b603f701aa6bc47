"""Lists of files."""

import pytest
from sevenbridges.errors import BadRequest, Forbidden, NotFound, PaginationError, SbgError

from conftest import seeded
from rows import rows

BIG = "rosalind/rna-seq-breast-cancer"


@rows(229)
def test_all_walks_every_page(api):
    files = api.files.query(project=BIG)
    assert len(files) == 50
    assert files.total == 124
    ids = [file.id for file in files.all()]
    assert len(ids) == len(set(ids)) == 124


@rows(230)
def test_pages_forth_and_back(api):
    first = api.files.query(project=BIG, limit=50)
    second = first.next_page()
    third = second.next_page()
    assert (len(second), len(third)) == (50, 24)
    with pytest.raises(PaginationError):
        third.next_page()
    assert [file.id for file in second.previous_page()] == [file.id for file in first]
    with pytest.raises(PaginationError):
        first.previous_page()


@rows(43)
def test_filters(api):
    found = api.files.query(
        project=BIG,
        names=["ERR358485_1.fastq.gz", "ERR358485_2.fastq.gz", "ERR358486_1.fastq.gz"],
        metadata={"sample_id": "BC101-T", "paired_end": ["1", "2"]},
        tags=["raw", "checked"],
        offset=0,
        limit=10,
    )
    assert [file.name for file in found] == ["ERR358485_1.fastq.gz", "ERR358485_2.fastq.gz"]


@rows(43)
def test_origin(api):
    bam = seeded(api, "ERR358485.sorted.bam", BIG)
    found = api.files.query(project=BIG, origin={"task": bam.origin.task}, limit=100)
    assert found.total == 3
    assert bam.id in [file.id for file in found]


@rows(44)
def test_no_names_find_nothing(api):
    assert api.files.query(project=BIG, names=[]).total == 0


@rows(48)
def test_limit_zero_means_a_hundred(api):
    assert len(api.files.query(project=BIG, limit=0)) == 100


@rows(45)
def test_parent(api):
    folder = seeded(api, "fastq")
    assert folder.is_folder()
    files = api.files.query(parent=folder)
    assert files.total == 32
    assert files[0].name == "EX01_S1_L001_R1_001.fastq.gz"
    assert files[0].parent == folder.id


@rows(68)
def test_list_files_of_a_folder(api):
    page = seeded(api, "fastq").list_files(offset=30, limit=5)
    assert [file.name for file in page] == ["EX08_S8_L002_R1_001.fastq.gz", "EX08_S8_L002_R2_001.fastq.gz"]


@rows(47)
def test_scroll(preview):
    files = preview.files.query(project=BIG, cont_token="init", limit=50)
    assert len(files) == 50
    assert len([file.id for file in files.all()]) == 124


@rows(69)
def test_scroll_of_a_folder(preview):
    folder = seeded(preview, "fastq")
    page = folder.list_files(cont_token="init", limit=20)
    assert len(page) == 20
    assert len(page.next_page()) == 12


@rows(47, 247)
def test_scroll_needs_advance_access(api):
    with pytest.raises(Forbidden) as error:
        api.files.query(project=BIG, cont_token="init")
    assert error.value.code == 90002


@rows(229)
def test_empty_project(api):
    assert list(api.files.query(project="rosalind/scratch").all()) == []


@rows(229)
def test_public_files(api):
    names = [file.name for file in api.files.query(project="admin/sbg-public-data").all()]
    assert "chr22.fasta" in names


@rows(43, 45)
def test_mistakes(api, preview):
    with pytest.raises(NotFound) as error:
        api.files.query(project="rosalind/none")
    assert error.value.code == 3002
    with pytest.raises(BadRequest) as error:
        api.files.query(project="nonsense")
    assert error.value.code == 5005
    with pytest.raises(BadRequest) as error:
        api.files.query(parent=seeded(api, "targets.bed").id)
    assert error.value.code == 5022
    with pytest.raises(NotFound):
        preview.files.query(dataset="rosalind/none")
    with pytest.raises(Forbidden):
        api.files.query(dataset="rosalind/none")
    with pytest.raises(SbgError):
        api.files.query()

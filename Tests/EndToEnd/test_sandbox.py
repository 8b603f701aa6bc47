"""The sandbox through the shell: reading, changing, errors, and that nothing is left of it."""

import json
import re
import signal
import socket

import pytest

from support import DONE, FAILED, INTERRUPTED, becomes_true, finish, is_one_error

PIPELINE = "projects | files | where name ~ fastq and size > 1MB | sort size desc | first 5 | select name size"


def rows(result):
    assert (result.status, result.err) == (DONE, "")
    return json.loads(result.out)


def is_listening(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def start_endless(shell):
    """Starts an endless program on a sandbox; gives it and the sandbox's port."""
    process = shell.start("--sandbox", "--trace", "-c", "me\nwhile true {}")
    while line := process.stderr.readline().decode():
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/v2/user", line):
            return process, int(found[1])
    raise AssertionError("no request was traced")


# Reading


def test_the_five_largest_fastq_files_are_five_rows(sandbox):
    result = sandbox(PIPELINE)
    assert (result.status, result.err) == (DONE, "")
    lines = result.out.splitlines()
    assert lines[0].split() == ["name", "size"]
    assert len(lines) == 2 + 5
    assert all("fastq" in line and re.search(r"\d (MB|GB)$", line) for line in lines[2:])


def test_the_five_largest_fastq_files_are_json_with_sizes_as_numbers(sandbox):
    found = rows(sandbox(PIPELINE, "--output", "json"))
    sizes = [row["size"] for row in found]
    assert [list(row) for row in found] == [["name", "size"]] * 5
    assert sizes == sorted(sizes, reverse=True) and min(sizes) > 1_000_000


def test_all_pages_of_a_list_are_read(sandbox):
    found = rows(sandbox("projects | files", "--output", "json"))
    assert len(found) > 100
    assert len({row["id"] for row in found}) == len(found)


def test_the_first_rows_need_the_first_page_only(sandbox):
    result = sandbox("files project=me/rna-seq-breast-cancer | first 3", "--trace")
    requests = {line.split()[1] for line in result.err.splitlines() if "/v2/files?" in line}
    assert not any("offset=100" in request for request in requests)


def test_a_projects_own_files_are_counted(sandbox):
    result = sandbox("for $p in $(projects) { print \"$(files project=$p | count)\" }; projects | files | count")
    *parts, total = map(int, result.out.split())
    assert sum(parts) == total > 100


# Changing

MADE = '$p = create project name="End to end"\n$f = files project=me/exome-pilot | where type = file | first\n'


def test_a_new_project_is_listed(sandbox):
    result = sandbox(MADE + 'projects | where name = "End to end" | select id name', "--output", "json")
    assert rows(result) == [{"id": "rosalind/end-to-end", "name": "End to end"}]


def test_a_new_folder_is_in_its_project(sandbox):
    result = sandbox(
        MADE + "create folder name=inbox project=$p | select name type\nfiles project=$p | select name",
        "--output", "jsonl")
    assert result.status == DONE, result.err
    assert [json.loads(line) for line in result.out.splitlines()] == [{"name": "inbox", "type": "folder"}, {"name": "inbox"}]


def test_copies_arrive_in_the_other_project(sandbox):
    result = sandbox(
        MADE + "files project=me/exome-pilot | where type = file | first 3 | copy to=$p | count\n"
        "files project=$p | count")
    assert (result.out, result.err) == ("3\n3\n", "")


def test_metadata_tags_and_name_are_set(sandbox):
    result = sandbox(
        MADE + "$c = $f | copy to=$p\n"
        "$c | set metadata.sample_id=S1 tags=[raw, checked] name=renamed.fastq | count\n"
        "files project=$p | select name tags sample=metadata.sample_id", "--output", "jsonl")
    assert result.status == DONE, result.err
    assert json.loads(result.out.splitlines()[-1]) == {
        "name": "renamed.fastq", "tags": ["raw", "checked"], "sample": "S1"}


def test_tags_are_added_and_removed(sandbox):
    result = sandbox(MADE + "$c = $f | copy to=$p\n$c | set tags=[a] | tag b c | untag a | get tags", "--output", "json")
    assert rows(result) in (["b", "c"], [["b", "c"]])


def test_save_sends_the_changed_property(sandbox):
    result = sandbox(
        MADE + '$c = $f | copy to=$p\n$c.name = "saved.txt"\n$d = $c | save\nfiles project=$p | get name', "--trace")
    assert (result.status, result.out) == (DONE, "saved.txt\n")
    assert "PATCH" in result.err


def test_save_of_nothing_changed_sends_nothing(sandbox):
    result = sandbox(MADE + "$d = $f | save", "--trace")
    assert result.status == DONE
    assert "PATCH" not in result.err


def test_a_deleted_file_is_gone(sandbox):
    result = sandbox(MADE + "$f | copy to=$p | delete\nprint $(files project=$p | count)\n$p | delete\n"
                     'print $(projects | where name = "End to end" | count)')
    assert (result.status, result.out) == (DONE, "0\n0\n")


def test_a_script_deletes_without_asking(sandbox):
    result = sandbox(MADE + "$p | delete")
    assert (result.status, result.out, result.err) == (DONE, "", "")


# Errors


def test_an_error_of_the_api_has_its_place_status_code_and_request(sandbox):
    result = sandbox("print before\nfile 568cf5dce4b0307bc0462060")
    assert (result.status, result.out) == (FAILED, "before\n")
    assert is_one_error(result.err)
    assert "<command>:2:1" in result.err
    assert re.search(r"status 404, code 5002, .*request [0-9a-f]+", result.err)


@pytest.mark.parametrize("program", [
    "project nobody/nothing", "files project=nobody/nothing", "user nobody-at-all",
    'create project name=""', "file me/exome-pilot/not/there.txt",
])
def test_what_is_not_there_is_one_error(sandbox, program):
    result = sandbox(program)
    assert result.status == FAILED
    assert is_one_error(result.err) and "<command>:1:" in result.err


def test_a_failing_item_stops_the_pipeline(sandbox):
    result = sandbox(MADE + "[$f, 568cf5dce4b0307bc0462060] | copy to=$p | count\nprint after")
    assert result.status == FAILED
    assert is_one_error(result.err) and "after" not in result.out


# What is left of it


def test_the_sandbox_ends_with_the_program(sandbox):
    port = int(re.search(r":(\d+)/", sandbox("me | get href").out)[1])
    assert becomes_true(lambda: not is_listening(port))


def test_the_sandbox_ends_after_an_error(sandbox):
    port = int(re.search(r":(\d+)/", sandbox("me | get href; print (1 / 0)").out)[1])
    assert becomes_true(lambda: not is_listening(port))


def test_the_sandbox_ends_when_the_program_is_killed(shell):
    process, port = start_endless(shell)
    assert is_listening(port)
    process.kill()
    finish(process)
    assert becomes_true(lambda: not is_listening(port))


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_the_sandbox_ends_when_the_program_is_interrupted(shell, sent):
    process, port = start_endless(shell)
    process.send_signal(sent)
    assert finish(process, within=5).status == INTERRUPTED
    assert becomes_true(lambda: not is_listening(port))


def test_the_sandbox_and_an_endpoint_exclude_each_other(shell):
    result = shell.run("--sandbox", "--endpoint", "https://api.sbgenomics.com/v2", "-c", "me")
    assert result.status == 2 and "--sandbox" in result.err

"""Programs from text, files and standard input: what they print where, and how they end."""

import csv
import io
import json
import os
import signal
import subprocess

import pytest

from support import (
    BAD_USAGE, DONE, FAILED, INTERRUPTED, NOT_CONFIGURED, SBSH, becomes_true, finish, interrupt, is_one_error)

LARGEST = """#!/usr/bin/env sbsh
# The largest of some numbers.
param numbers: list             # where to look
param top: int = 2              # how many to show
$numbers | sort desc | first $top
"""


def jq(filter, text):
    done = subprocess.run(["jq", "-c", filter], input=text, capture_output=True, text=True, check=True)
    return done.stdout.strip()


# Where programs come from


def test_c_runs_text(shell):
    result = shell.text("print 1 + 1 two; print (1 + 1)")
    assert (result.status, result.out, result.err) == (DONE, "1 + 1 two\n2\n", "")


def test_an_empty_program_does_nothing(shell):
    for program in ("", "\n\n", "# a comment"):
        result = shell.text(program)
        assert (result.status, result.out, result.err) == (DONE, "", "")


def test_piped_input_is_a_program(shell):
    assert shell.run(input=b"print piped\n").out == "piped\n"


def test_a_dash_reads_standard_input_and_takes_arguments(shell):
    result = shell.run("-", "who=ada", input=b"param who: string\nprint \"hi $who\"\n")
    assert result.out == "hi ada\n"


def test_a_file_runs_with_its_parameters(shell):
    script = shell.write("largest.sbsh", LARGEST)
    result = shell.run(script, "numbers=3,9,4", "top=1")
    assert (result.status, result.out.strip()) == (DONE, "9")


def test_a_list_argument_may_be_in_brackets(shell):
    script = shell.write("largest.sbsh", LARGEST)
    assert shell.run(script, "numbers=[3, 9, 4]").out.split() == ["9", "4"]


def test_help_of_a_script_shows_what_its_param_lines_say(shell):
    result = shell.run(shell.write("largest.sbsh", LARGEST), "--help")
    assert result.status == DONE
    for fact in ("The largest of some numbers.", "numbers", "where to look", "top", "how many to show", "2"):
        assert fact in result.out


def test_help_of_a_script_needs_no_account_and_asks_no_server(shell):
    result = shell.run(shell.write("s.sbsh", "param p: project\nfiles project=$p\n"), "--help")
    assert (result.status, result.err) == (DONE, "")


def test_an_unknown_argument_is_bad_usage_with_a_suggestion(shell):
    result = shell.run(shell.write("largest.sbsh", LARGEST), "numbers=1", "tpo=1")
    assert result.status == BAD_USAGE
    assert "tpo" in result.err and "'top'" in result.err


def test_a_missing_argument_is_bad_usage(shell):
    result = shell.run(shell.write("largest.sbsh", LARGEST))
    assert result.status == BAD_USAGE
    assert "numbers" in result.err


def test_an_argument_of_the_wrong_type_is_bad_usage(shell):
    result = shell.run(shell.write("largest.sbsh", LARGEST), "numbers=1", "top=many")
    assert result.status == BAD_USAGE
    assert "top" in result.err and "many" in result.err


def test_words_that_no_param_claims_are_args(shell):
    result = shell.run(shell.write("s.sbsh", "for $a in $args { print \"<$a>\" }"), "one", "two words")
    assert result.out == "<one>\n<two words>\n"


def test_a_script_with_a_first_line_for_the_system_is_a_program_of_it(shell):
    script = shell.write("hello", f"#!{SBSH}\nprint hello\n")
    script.chmod(0o755)
    done = subprocess.run([script], env=shell.environment(), capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout) == (DONE, "hello\n")


@pytest.mark.parametrize("content", [b"print 1\r\nif true {\r\n  print 2\r\n}\r\n", b"\xef\xbb\xbfprint 1\nprint 2\n"])
def test_files_of_windows_editors_run(shell, content):
    result = shell.run(shell.write("s.sbsh", content))
    assert (result.status, result.out) == (DONE, "1\n2\n")


# Programs that can't be run


def test_a_file_that_is_not_utf8_is_one_error_that_says_where(shell):
    script = shell.write("s.sbsh", b"print ok\nprint \xff\xfe\n")
    result = shell.run(script)
    assert result.status == BAD_USAGE
    assert result.out == ""
    assert is_one_error(result.err) and "UTF-8" in result.err and "s.sbsh:2:7" in result.err


def test_standard_input_that_is_not_utf8_is_one_error(shell):
    result = shell.run("-", input=b"print \xff\xfe\n")
    assert result.status == BAD_USAGE
    assert is_one_error(result.err) and "UTF-8" in result.err and "<stdin>" in result.err


def test_text_that_is_not_utf8_is_one_error(shell):
    done = subprocess.run(
        [SBSH, "-c", b"print \xff"], env=shell.environment(), capture_output=True, timeout=20)
    assert done.returncode == BAD_USAGE
    assert b"UTF-8" in done.stderr


def test_a_missing_file_is_bad_usage(shell):
    result = shell.run("nowhere.sbsh")
    assert result.status == BAD_USAGE
    assert is_one_error(result.err) and "nowhere.sbsh" in result.err


def test_a_folder_is_no_program(shell):
    result = shell.run(shell.home)
    assert result.status == BAD_USAGE
    assert is_one_error(result.err) and "directory" in result.err


def test_an_unknown_flag_is_called_that(shell):
    result = shell.run("--nonsense", "-c", "print 1")
    assert (result.status, result.out) == (BAD_USAGE, "")
    assert "--nonsense" in result.err and "option" in result.err.lower()
    assert "No such file" not in result.err


def test_a_flag_after_the_program_of_c_is_a_flag_too(shell):
    result = shell.run("-c", "1 + 1", "--output", "json")
    assert (result.status, result.out, result.err) == (DONE, "2\n", "")


def test_help_of_sbsh_goes_to_standard_output(shell):
    result = shell.run("--help")
    assert (result.status, result.err) == (DONE, "")
    for fact in ("-c", "--sandbox", "--profile", "--output", "--trace", "check"):
        assert fact in result.out


def test_version_goes_to_standard_output(shell):
    result = shell.run("--version")
    assert (result.status, result.err) == (DONE, "")
    assert result.out.startswith("sbsh ")


# check


def test_check_says_nothing_about_a_good_program(shell):
    result = shell.run("check", shell.write("s.sbsh", LARGEST))
    assert (result.status, result.out, result.err) == (DONE, "", "")


def test_check_reports_every_problem_and_runs_nothing(shell):
    script = shell.write("s.sbsh", "print hello\nprojcts\nprint $nope\nfiles projct=a/b\nme | where nmae = x\n")
    result = shell.run("check", script)
    assert (result.status, result.out) == (BAD_USAGE, "")
    for place in (":2:1", ":3:7", ":4:7", ":5:12"):
        assert f"s.sbsh{place}" in result.err
    assert "did you mean 'projects'?" in result.err
    assert "did you mean 'project'?" in result.err


def test_check_reads_several_files(shell):
    good, bad = shell.write("good.sbsh", "print 1"), shell.write("bad.sbsh", "projcts")
    result = shell.run("check", good, bad)
    assert result.status == BAD_USAGE
    assert "bad.sbsh:1:1" in result.err and "good.sbsh" not in result.err


def test_check_of_a_missing_file_is_bad_usage(shell):
    result = shell.run("check", "nowhere.sbsh")
    assert result.status == BAD_USAGE
    assert is_one_error(result.err)


def test_check_shows_the_syntax_tree(shell):
    result = shell.run("check", "--syntax-tree", shell.write("s.sbsh", "print 1"))
    assert (result.status, result.err) == (DONE, "")
    assert "command print" in result.out and "literal" in result.out


# fmt

UGLY, HOUSE = "$x=1 # one\nprojects|first\n", "$x = 1  # one\nprojects | first\n"


def test_fmt_rewrites_a_file_in_place_and_keeps_its_mode(shell):
    script = shell.write("s.sbsh", UGLY)
    os.chmod(script, 0o751)
    result = shell.run("fmt", script)
    assert (result.status, result.out, result.err) == (DONE, "", "")
    assert open(script).read() == HOUSE
    assert os.stat(script).st_mode & 0o777 == 0o751
    assert os.listdir(os.path.dirname(script)).count("s.sbsh") == 1
    assert not [name for name in os.listdir(os.path.dirname(script)) if name.startswith("s.sbsh.")]


def test_fmt_rewrites_what_a_link_points_to(shell):
    script = shell.write("s.sbsh", UGLY)
    link = str(script) + "-link"
    os.symlink(script, link)
    assert shell.run("fmt", link).status == DONE
    assert os.path.islink(link) and open(script).read() == HOUSE


def test_fmt_check_only_tells_which(shell):
    ugly, good = shell.write("ugly.sbsh", UGLY), shell.write("good.sbsh", HOUSE)
    result = shell.run("fmt", "--check", ugly, good)
    assert result.status == FAILED
    assert "ugly.sbsh" in result.out and "good.sbsh" not in result.out
    assert open(ugly).read() == UGLY
    assert shell.run("fmt", "--check", good).status == DONE


def test_fmt_filters_standard_input(shell):
    result = shell.run("fmt", "-", input=UGLY.encode())
    assert (result.status, result.out, result.err) == (DONE, HOUSE, "")


def test_fmt_leaves_a_bad_program_alone(shell):
    script = shell.write("bad.sbsh", "print (1\n$x=]\n")
    result = shell.run("fmt", script)
    assert (result.status, result.out) == (BAD_USAGE, "")
    assert "bad.sbsh" in result.err
    assert open(script).read() == "print (1\n$x=]\n"


def test_fmt_of_nothing_is_bad_usage(shell):
    for arguments in (["fmt"], ["fmt", "nowhere.sbsh"], ["fmt", "--nope", "x"]):
        result = shell.run(*arguments)
        assert result.status == BAD_USAGE
        assert is_one_error(result.err)



# How programs end


@pytest.mark.parametrize("program, status", [
    ("print 1", DONE),
    ("exit", DONE),
    ("exit 7", 7),
    ("print (1 / 0)", FAILED),
    ("projcts", BAD_USAGE),
    ("print (", BAD_USAGE),
    ("me", NOT_CONFIGURED),
])
def test_the_exit_status_tells_how_a_program_ended(shell, program, status):
    assert shell.text(program).status == status


def test_results_before_an_error_are_printed(shell):
    result = shell.text("print first; print (1 / 0); print last")
    assert (result.status, result.out) == (FAILED, "first\n")
    assert result.err.splitlines()[:2] == ["error: division by zero", "  <command>:1:20"]


def test_an_error_shows_the_line_and_a_caret_under_the_span(shell):
    result = shell.text("print ok\nprojcts | first 1")
    assert result.err.splitlines() == [
        "error: there is no command 'projcts'",
        "  <command>:2:1",
        "  2 | projcts | first 1",
        "    | ^^^^^^^ did you mean 'projects'?",
    ]


def test_output_that_is_no_terminal_has_no_colour(sandbox):
    result = sandbox("projects\nme\nnone | first")
    assert "\x1b" not in result.out + result.err


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_an_endless_program_at_once(shell, sent):
    process = shell.start("-c", "while true { print x }")
    assert process.stdout.readline() == b"x\n"
    process.send_signal(sent)
    result = finish(process, within=5)
    assert result.status == INTERRUPTED
    assert "error:" not in result.err and "crashed" not in result.err


@pytest.mark.parametrize("program", [
    "1..9223372036854775807 | count",
    "1..9223372036854775807 | where $it < 0",
    "1..9223372036854775807 | sort | first",
])
def test_a_long_computation_can_be_interrupted(shell, program):
    process = shell.start("-c", "1..20000 | each { print $it }\n" + program)
    assert process.stdout.readline() == b"1\n"
    result = interrupt(process)
    assert result.status == INTERRUPTED


def test_a_second_interrupt_ends_what_does_not_listen_to_the_first(shell):
    catastrophe = f'print $(match("{"a" * 60}", /(a+)+b/))'
    process = shell.start("-c", "1..20000 | each { print $it }\n" + catastrophe)
    assert process.stdout.readline() == b"1\n"
    process.send_signal(signal.SIGINT)
    becomes_true(lambda: process.poll() is not None, within=0.5)
    assert interrupt(process).status == INTERRUPTED


def test_a_reader_that_has_enough_ends_the_program_silently(shell):
    process = shell.start("-c", "1..100000000 | each { print $it }")
    assert process.stdout.readline() == b"1\n"
    process.stdout.close()
    assert becomes_true(lambda: process.poll() is not None)
    assert process.stderr.read() == b""
    assert process.returncode == DONE


def test_head_in_a_pipeline_of_the_system_sees_no_complaint(shell):
    line = f"'{SBSH}' -c '1..1000000 | each {{ print $it }}' | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], env=shell.environment(), capture_output=True, text=True, timeout=20)
    assert (done.stdout, done.stderr) == ("1\n0\n", "")


def test_output_that_can_not_be_written_is_a_failure(shell):
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no full device on this system")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [SBSH, "-c", "print hello"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=20,
            env=shell.environment())
    assert done.returncode == FAILED
    assert "No space left" in done.stderr


# Formats


def test_json_of_many_is_an_array(sandbox):
    result = sandbox("projects | first 2 | select id name", "--output", "json")
    assert json.loads(result.out) == [
        {"id": "rosalind/rna-seq-breast-cancer", "name": "RNA-seq breast cancer"},
        {"id": "rosalind/rna-seq-airway", "name": "RNA-seq airway"},
    ]


def test_json_of_one_is_an_object_with_everything(sandbox):
    user = json.loads(sandbox("me", "--output", "json").out)
    assert user["username"] == "rosalind" and "href" in user


@pytest.mark.parametrize("program, document", [
    ("1 + 1", 2), ('"a\\nb"', "a\nb"), ("null", None), ("[1, x]", [1, "x"]), ("{a: 1.5}", {"a": 1.5}),
    ("1..3 | where $it > 5", []), ("true", True), ("5GB", 5_000_000_000),
])
def test_json_of_plain_values_is_a_document(shell, program, document):
    result = shell.text(program, "--output", "json")
    assert json.loads(result.out) == document


def test_json_of_many_texts_is_an_array(sandbox):
    result = sandbox("projects | first 2 | get name", "--output", "json")
    assert json.loads(result.out) == ["RNA-seq breast cancer", "RNA-seq airway"]


def test_json_is_read_by_jq(sandbox):
    result = sandbox("projects | files | where metadata.paired_end = 1 | first 3", "--output", "json")
    assert jq("length", result.out) == "3"
    assert jq("map(.metadata.paired_end) | unique", result.out) == '["1"]'


def test_jsonl_is_a_document_on_each_line(sandbox):
    result = sandbox("projects | first 2 | select name", "--output", "jsonl")
    assert [json.loads(line) for line in result.out.splitlines()] == [
        {"name": "RNA-seq breast cancer"}, {"name": "RNA-seq airway"}]


def test_csv_is_quoted_where_it_must_be(shell):
    rows = '[{a: "x, y", b: "say \\"hi\\""}, {a: "two\\nlines", b: null}]'
    result = shell.text(f"{rows} | where true", "--output", "csv")
    assert list(csv.reader(io.StringIO(result.out))) == [
        ["a", "b"], ["x, y", 'say "hi"'], ["two\nlines", ""]]


def test_tsv_can_be_read_back(shell):
    result = shell.text('[{a: "x\\ty", b: 1}, {a: "p\\nq", b: 2}] | where true', "--output", "tsv")
    assert list(csv.reader(io.StringIO(result.out), delimiter="\t")) == [["a", "b"], ["x\ty", "1"], ["p\nq", "2"]]


def test_yaml_quotes_text_that_looks_like_something_else(shell):
    result = shell.text('{a: "1", b: "no", c: "x: y", d: "", e: null, f: [1, 2]}', "--output", "yaml")
    lines = result.out.splitlines()
    assert any(line in lines for line in ('a: "1"', "a: '1'"))
    assert any(line in lines for line in ('b: "no"', "b: 'no'"))
    assert any(line in lines for line in ('c: "x: y"', "c: 'x: y'"))
    assert any(line in lines for line in ('d: ""', "d: ''"))


def test_what_print_and_to_write_is_final_text(shell):
    result = shell.text("print plain; [{a: 1}] | to csv", "--output", "json")
    assert result.out == "plain\na\n1\n"


def test_an_unknown_format_is_bad_usage_that_names_the_known_ones(shell):
    result = shell.text("print 1", "--output", "xml")
    assert (result.status, result.out) == (BAD_USAGE, "")
    assert "xml" in result.err and "jsonl" in result.err

"""Programs that are too deep, too large or never end: an error, never a crash."""

import time

import pytest

from support import BAD_USAGE, DONE, FAILED, is_one_error

DEEP = 20_000


def seconds(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


@pytest.mark.parametrize("program", [
    "print " + "(" * DEEP + "1" + ")" * DEEP,
    "print " + "[" * DEEP + "1" + "]" * DEEP,
    "if true {" * DEEP + "}" * DEEP,
    "$x = " + "{a: " * DEEP + "1" + "}" * DEEP,
    "print (" + "-" * DEEP + "1)",
    "print (" + "not " * DEEP + "true)",
    "print (1" + " + 1" * DEEP + ")",
    "$x = [1]; print $x" + "[0]" * DEEP,
    'print ' + '"$(' * DEEP + "1" + ')"' * DEEP,
], ids=["parentheses", "lists", "blocks", "maps", "signs", "not", "sum", "indexes", "strings"])
def test_deep_nesting_of_a_program_is_an_error(shell, program):
    result = shell.run("-", input=program.encode())
    assert (result.status, result.out) == (BAD_USAGE, "")
    assert "nested" in result.err or "levels" in result.err


def test_the_report_of_an_error_in_a_long_line_is_short(shell):
    result = shell.run("-", input=b'print "' + b"x" * 100_000 + b'" $nope')
    assert "<stdin>:1:100010" in result.err
    assert len(result.err) < 2_000


@pytest.mark.parametrize("step, first", [("$v = [$v]", "[1]"), ("$v = {a: $v}", "{a: 1}")], ids=["list", "map"])
@pytest.mark.parametrize("use", ["", "print $v", "$v | to json", "print ($v = $v)"])
def test_deeply_nested_values_do_not_crash(shell, step, first, use):
    result = shell.text(f"$v = {first}\nfor $i in 1..50000 {{ {step} }}\n{use}\nprint done", timeout=10)
    assert result.status in (DONE, FAILED)
    if result.status == FAILED:
        assert is_one_error(result.err)


@pytest.mark.parametrize("program", [
    "def f { f }; f",
    "def f [n] { return f($n) }; f(1)",
    "def f [n] { return f($n + 1) + 1 }; f(1)",
    "def a { b }\ndef b { a }\na",
    "def f { [1, 2] | each { f } }; f",
    'def f [n] { return "$(f($n))" }; f(1)',
    "def f { if true { for $i in 1..2 { f } } }; f",
    "def f [n] { " + "if true { " * 120 + "$x = f($n)" + " }" * 120 + "; return 1 }; f(1)",
    "def f [n] { return " + "[" * 120 + "f($n)" + "]" * 120 + " }; f(1)",
    "def f [n] { return f($n)" + " + 1" * 500 + " }; f(1)",
])
def test_endless_recursion_is_an_error(shell, program):
    result = shell.text(program)
    assert result.status == FAILED
    assert is_one_error(result.err)
    assert "nested too deep" in result.err


@pytest.mark.parametrize("expression", [
    "9223372036854775807 + 1", "-9223372036854775807 - 2", "9223372036854775807 * 2",
    "(-9223372036854775807 - 1) // -1", "-(-9223372036854775807 - 1)", "abs(-9223372036854775807 - 1)",
    "floor(1e19)", "int(1e300)", "round(1e300)", "1 / 0", "1 // 0", "1 % 0", "1e308 * 10",
    "sum([9223372036854775807, 1])",
])
def test_arithmetic_that_has_no_result_is_an_error(shell, expression):
    result = shell.text(f"print ({expression})")
    assert (result.status, result.out) == (FAILED, "")
    assert is_one_error(result.err)


def test_an_infinite_range_is_read_only_as_far_as_it_is_asked_for(shell):
    assert shell.text("1..9223372036854775807 | where $it % 2 = 0 | first 3").out.split() == ["2", "4", "6"]


def test_nul_bytes_are_text_like_any_other(shell):
    result = shell.run("-", input=b'print "x\0y"\n')
    assert (result.status, result.out) == (DONE, "x\0y\n")


def test_the_time_for_a_long_line_grows_with_its_length(shell):
    def run(size):
        return seconds(lambda: shell.run("-", input=b"print " + b"x" * size))

    assert run(80_000) < 1 + 6 * run(20_000)


@pytest.mark.parametrize("program", [
    "print \"abc", "print 'abc", 'print """abc', 'print "$(', 'print "${x', "if true {", "print [1, 2", "{a: 1",
    "print (1 +", "[1] |", "$x =", "def f [a", "$", "${", "=", "@", "|", ")", "&&", ";;}",
    "\\", "`", "print \"\\u{110000}\"", "print \"\\u{D800}\"", "print \"\\q\"", "try { 1", "for $i in", "\x1b[31m",
])
def test_nonsense_is_an_error_with_a_place(shell, program):
    result = shell.text(program)
    assert (result.status, result.out) == (BAD_USAGE, "")
    assert result.err.startswith("error: ") and "<command>:1:" in result.err
    assert "\x1b" not in result.err

"""The prompt on a real terminal: editing, several lines, interrupts, history."""

import stat

import pytest

from support import DONE
from terminal import CTRL_C, UP, answers


def history_file(shell):
    return shell.home / ".local/state/sbsh/history"


# Lines


def test_the_prompt_appears_and_an_expression_is_shown(terminal):
    assert answers(terminal().enter("1 + 2")) == ["3"]


def test_variables_last_from_line_to_line(terminal):
    prompt = terminal()
    prompt.enter("$n = 20")
    prompt.enter("$n += 1")
    assert answers(prompt.enter("$n * 2")) == ["42"]


def test_functions_last_from_line_to_line(terminal):
    prompt = terminal()
    prompt.enter("def twice [n: int] { return $n * 2 }")
    assert answers(prompt.enter("twice(21)")) == ["42"]


def test_an_unfinished_block_goes_on_in_the_next_line(terminal):
    prompt = terminal()
    prompt.press("for $i in 1..2 {\r")
    prompt.program.expect(r"\n[^\n]*\.\.\.|\n[^\n]*>")
    prompt.press("print \"<$i>\"\r")
    prompt.press("}\r")
    prompt.program.expect_exact("<1>\r\n<2>\r\n")
    prompt.wait_for_prompt()


@pytest.mark.parametrize("first, second, answer", [
    ("[1, 2, 3] |", "count", "3"), ("(1 +", "1)", "2"), ('"""', 'text"""', "text"), ("[1,", "2] | count", "2"),
])
def test_what_can_not_be_over_goes_on(terminal, first, second, answer):
    prompt = terminal()
    prompt.press(first + "\r")
    assert answers(prompt.enter(second))[-1] == answer


def test_an_error_is_shown_and_the_prompt_goes_on(terminal):
    prompt = terminal()
    shown = prompt.enter("print (1 / 0)")
    assert "error: division by zero" in shown and "<prompt>:1:7" in shown
    assert answers(prompt.enter("1 + 1")) == ["2"]


def test_a_mistake_is_shown_and_the_prompt_goes_on(terminal):
    prompt = terminal()
    assert "there is no command 'projcts'" in prompt.enter("projcts")
    assert answers(prompt.enter("1 + 1")) == ["2"]


def test_the_platform_is_at_hand(terminal):
    prompt = terminal("--sandbox")
    assert answers(prompt.enter("me | get username")) == ["rosalind"]
    assert prompt.leave() == DONE


def test_a_missing_account_is_told_and_the_prompt_goes_on(terminal):
    prompt = terminal()
    assert "no account is configured" in prompt.enter("me")
    assert answers(prompt.enter("1 + 1")) == ["2"]


def test_control_characters_of_a_name_do_not_reach_the_terminal(terminal):
    prompt = terminal()
    prompt.press('[{name: "a\\u{1b}]0;owned\\u{7}b"}, {name: "\\u{202e}c"}] | where true\r')
    prompt.wait_for_prompt()
    assert "\x1b]0;" not in prompt.program.before and "\x07" not in prompt.program.before
    assert "\u202e" not in prompt.program.before


def test_control_characters_of_a_displayed_text_do_not_reach_the_terminal(terminal):
    prompt = terminal()
    prompt.press('[{name: "a\\u{1b}]0;owned\\u{7}b"}] | get name\r')
    prompt.wait_for_prompt()
    assert "\x1b]0;" not in prompt.program.before and "\x07" not in prompt.program.before


# Keys


def test_arrow_up_brings_the_last_line_back(terminal):
    prompt = terminal()
    prompt.enter("20 + 1")
    prompt.press(UP)
    prompt.program.expect_exact("20 + 1")
    assert answers(prompt.enter("")) == ["21"]


def test_ctrl_c_abandons_a_line(terminal):
    prompt = terminal()
    prompt.press("exit 9" + CTRL_C)
    prompt.wait_for_prompt()
    assert answers(prompt.enter("1 + 1")) == ["2"]


def test_ctrl_c_abandons_an_unfinished_entry(terminal):
    prompt = terminal()
    prompt.press("if true {\r")
    prompt.press(CTRL_C)
    prompt.wait_for_prompt()
    assert answers(prompt.enter("1 + 1")) == ["2"]


def test_ctrl_c_stops_an_endless_loop_and_the_prompt_returns(terminal):
    prompt = terminal()
    prompt.press("print begun; while true {}\r")
    prompt.program.expect_exact("begun\r\n")
    prompt.press(CTRL_C)
    prompt.wait_for_prompt()
    assert answers(prompt.enter("1 + 1")) == ["2"]


def test_ctrl_c_stops_again_and_again(terminal):
    prompt = terminal()
    for _ in range(3):
        prompt.press("print begun; 1..9223372036854775807 | count\r")
        prompt.program.expect_exact("begun\r\n")
        prompt.press(CTRL_C)
        prompt.wait_for_prompt()
    assert answers(prompt.enter("1 + 1")) == ["2"]


def test_ctrl_c_does_not_end_the_sandbox(terminal):
    prompt = terminal("--sandbox")
    prompt.press("print begun; while true {}\r")
    prompt.program.expect_exact("begun\r\n")
    prompt.press(CTRL_C)
    prompt.wait_for_prompt()
    assert answers(prompt.enter("me | get username")) == ["rosalind"]


def test_ctrl_d_leaves_with_status_0(terminal):
    assert terminal().leave() == DONE


def test_exit_leaves_with_its_status(terminal):
    prompt = terminal()
    prompt.press("exit 3\r")
    assert prompt.end() == 3


# History


def test_history_is_kept_for_the_user_alone(terminal, shell):
    prompt = terminal()
    prompt.enter("print kept")
    assert prompt.leave() == DONE
    assert "print kept" in history_file(shell).read_text()
    assert stat.S_IMODE(history_file(shell).stat().st_mode) == 0o600


def test_history_is_recalled_by_the_next_session(terminal):
    first = terminal()
    first.enter("print from-before")
    first.leave()
    second = terminal()
    second.press(UP)
    second.program.expect_exact("print from-before")
    assert answers(second.enter("")) == ["from-before"]


@pytest.mark.parametrize("line", ['$token = "s3cr3t-s3cr3t"', "login token=s3cr3t-s3cr3t", "print auth_token=s3cr3t-s3cr3t"])
def test_a_line_with_a_token_is_not_recorded(terminal, shell, line):
    prompt = terminal()
    prompt.enter(line)
    prompt.enter("print harmless")
    prompt.leave()
    kept = history_file(shell).read_text()
    assert "harmless" in kept and "s3cr3t" not in kept


def test_the_token_of_the_account_is_not_recorded(terminal, shell):
    prompt = terminal(SB_API_ENDPOINT="http://127.0.0.1:9/v2", SB_AUTH_TOKEN="c0ffee5ecre7c0ffee5ecre7c0ffee99")
    prompt.enter("print c0ffee5ecre7c0ffee5ecre7c0ffee99")
    prompt.leave()
    assert not history_file(shell).exists() or "c0ffee5ecre7" not in history_file(shell).read_text()


def test_a_home_that_can_not_be_written_is_a_warning_at_most(terminal, shell):
    prompt = terminal(XDG_STATE_HOME="/dev/null/nowhere")
    assert answers(prompt.enter("1 + 1"))[0] == "2"
    assert prompt.leave() == DONE


# Deleting


@pytest.mark.parametrize("answer,left", [("n", "1"), ("", "1"), ("y", "0")])
def test_deleting_asks_first(terminal, answer, left):
    prompt = terminal("--sandbox")
    prompt.enter('$p = create project name="To be deleted"')
    prompt.press("$p | delete\r")
    prompt.program.expect_exact("delete To be deleted? This can't be undone [y/N] ")
    prompt.enter(answer)
    assert answers(prompt.enter("projects | where name ~ deleted | count")) == [left]


def test_deleting_with_yes_does_not_ask(terminal):
    prompt = terminal("--sandbox")
    prompt.enter('$p = create project name="To be deleted"')
    prompt.enter("$p | delete --yes")
    assert answers(prompt.enter("projects | where name ~ deleted | count")) == ["0"]


def test_a_refused_interrupted_deletion_deletes_nothing(terminal):
    prompt = terminal("--sandbox")
    prompt.enter('$p = create project name="To be deleted"')
    prompt.press("delete $p\r")
    prompt.program.expect_exact("[y/N] ")
    prompt.press(CTRL_C)
    prompt.wait_for_prompt()
    assert answers(prompt.enter("projects | where name ~ deleted | count")) == ["1"]

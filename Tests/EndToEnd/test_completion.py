"""TAB at the prompt on a real terminal: against the sandbox, and against servers that are slow, wrong or silent."""

import time

import pytest

import servers
from support import DONE, becomes_true
from terminal import CTRL_C, TAB, answers


def listed(items, path="/v2/projects"):
    """A platform that also lists these."""

    def respond(asked, answer):
        if asked.path.split("?")[0] == path:
            answer.json({"href": "x", "items": items, "links": []})
        else:
            servers.platform(asked, answer)

    return respond


def instead(prompt, line, answer):
    """Abandons the line for another one, and waits for what that prints."""
    prompt.press("\x15" + line + "\r")
    prompt.sees(f"\n{answer}\nsbsh> ")


# Against the sandbox


def test_a_command_is_completed(terminal):
    prompt = terminal()
    prompt.press("rate" + TAB)
    prompt.sees("rate-limit ")


def test_several_commands_are_listed_with_what_they_do(terminal):
    prompt = terminal()
    prompt.press("billing" + TAB)
    prompt.sees("billing-group")
    prompt.sees("the billing groups that you may use")


def test_a_project_is_completed_by_its_id(terminal):
    prompt = terminal("--sandbox")
    prompt.enter('create project name="Fungi of the north"')
    prompt.press("project rosalind/fun" + TAB)
    prompt.sees("project rosalind/fungi-of-the-north ")
    assert "Fungi of the north" in prompt.enter("| get name")


def test_a_project_is_completed_by_its_name(terminal):
    prompt = terminal("--sandbox")
    prompt.enter('create project name="Fungi of the north"')
    prompt.press("files project=Fungi" + TAB)
    prompt.sees("project=rosalind/fungi-of-the-north ")
    assert answers(prompt.enter("| count"))[-1] == "0"


def test_a_parameter_is_completed(terminal):
    prompt = terminal("--sandbox")
    prompt.press("tasks orde" + TAB)
    prompt.sees("order")
    prompt.press("_" + TAB)
    prompt.sees("order_by=")


def test_a_property_of_what_flows_in_is_completed(terminal):
    prompt = terminal("--sandbox")
    prompt.press("me | get user" + TAB)
    prompt.sees("me | get username ")
    assert answers(prompt.enter(""))[-1] == "rosalind"


def test_a_property_of_a_variable_is_completed(terminal):
    prompt = terminal("--sandbox")
    prompt.enter("$person = me")
    prompt.press("$per" + TAB + ".usern" + TAB)
    prompt.sees("$person.username ")
    assert answers(prompt.enter(""))[-1] == "rosalind"


def test_a_file_on_the_platform_is_completed_level_by_level(terminal, shell):
    prompt = terminal("--sandbox")
    prompt.enter("create project name=deep; create folder raw project=rosalind/deep")
    prompt.enter("create folder reads parent=rosalind/deep/raw")
    prompt.press("file me/dee" + TAB)
    prompt.sees("file me/deep/")
    prompt.press(TAB)
    prompt.sees("file me/deep/raw/")
    prompt.press(TAB)
    prompt.sees("file me/deep/raw/reads/")


def test_a_local_path_with_a_space_is_quoted(terminal, shell):
    shell.write("my data/x y.txt", "")
    prompt = terminal()
    prompt.press("install my" + TAB)
    prompt.sees('install "my data/')
    prompt.press(TAB)
    prompt.sees('"my data/x y.txt" ')


def test_a_block_that_was_begun_in_an_earlier_line_is_known(terminal):
    prompt = terminal("--sandbox")
    prompt.press("for $person in [1] {\r")
    prompt.press("print $pers" + TAB)
    prompt.sees("print $person ")


# Slow, wrong and silent servers


def test_a_server_that_hangs_never_delays_typing(terminal, serve):
    server = serve(lambda asked, answer: answer.hang())
    prompt = terminal(**server.account)
    prompt.press("files project=r" + TAB)
    assert server.was_asked.wait(5)
    began = time.monotonic()
    for _ in range(20):
        prompt.press(TAB + "x")
    instead(prompt, "print typed", "typed")
    assert time.monotonic() - began < 2
    assert prompt.leave() == DONE


def test_a_late_answer_completes_the_line_that_waits(terminal, serve):
    def respond(asked, answer):
        time.sleep(0.7)
        servers.platform(asked, answer)

    prompt = terminal(**serve(respond).account)
    prompt.press("files project=ada/" + TAB)
    prompt.sees("files project=ada/rna ")


def test_a_late_answer_leaves_a_line_alone_that_went_on(terminal, serve):
    def respond(asked, answer):
        time.sleep(0.5)
        servers.platform(asked, answer)

    server = serve(respond)
    prompt = terminal(**server.account)
    prompt.press("print ada; project ada/" + TAB)
    instead(prompt, "print other", "other")
    assert becomes_true(lambda: len(server.requests) == 2)
    prompt.press("print x")
    time.sleep(0.8)
    assert answers(prompt.enter(""))[-1] == "x"


def test_the_platform_is_asked_little_and_only_once(terminal, serve):
    server = serve(servers.platform)
    prompt = terminal(**server.account)
    prompt.press("files project=ad" + TAB)
    prompt.sees("files project=ada/rna ")
    prompt.press("\x15project ada/r" + TAB)
    prompt.sees("project ada/rna ")
    assert [each.path.split("?")[0] for each in server.requests] == ["/v2/user", "/v2/projects"]
    assert "limit=100" in server.requests[1].path
    assert all(each.method == "GET" for each in server.requests)


def test_a_list_that_is_too_long_is_narrowed_by_what_was_typed(terminal, serve):
    def respond(asked, answer):
        names = ["zebra"] if "name=zeb" in asked.path else [f"a{n}" for n in range(100)]
        items = [{"href": "x", "id": f"ada/{name}", "name": name} for name in names]
        more = {"href": f"{asked.path}&offset=100", "rel": "next", "method": "GET"}
        if asked.path.startswith("/v2/projects"):
            answer.json({"href": "x", "items": items, "links": [more] if len(items) > 1 else []})
        else:
            servers.platform(asked, answer)

    server = serve(respond)
    prompt = terminal(**server.account)
    prompt.press("project zeb" + TAB)
    prompt.sees("project ada/zebra ")
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
def test_errors_are_silent_and_not_repeated(terminal, serve, status):
    server = serve(lambda asked, answer: answer.error(status, 0, "no"))
    prompt = terminal(**server.account)
    prompt.press("project a" + TAB)
    assert server.was_asked.wait(5)
    time.sleep(0.3)
    prompt.press(TAB + TAB)
    instead(prompt, "print done", "done")
    assert "no" not in prompt.screen.text.split()
    assert len(server.requests) == 1


def test_names_can_not_steer_the_terminal(terminal, serve):
    items = [{"href": "x", "id": f"ada/{n}", "name": f"a\x1b]0;owned\x07{n}"} for n in "xy"]
    prompt = terminal(**serve(listed(items)).account)
    prompt.press("project ada/" + TAB)
    prompt.sees("ada/y")
    prompt.press(CTRL_C)
    prompt.wait_for_prompt()
    assert "\x1b]0;" not in prompt.program.before and "\x07" not in prompt.program.before.replace("\x07\x07", "")


def test_without_an_account_nothing_is_completed_and_nothing_said(terminal):
    prompt = terminal()
    prompt.press("project a" + TAB)
    instead(prompt, "print done", "done")
    assert "error" not in prompt.screen.text

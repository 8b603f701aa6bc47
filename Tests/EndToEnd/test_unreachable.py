"""Servers that can't be reached, or never finish what they say: retried, then one error."""

import pytest

from support import FAILED, finish, is_one_error


@pytest.mark.parametrize("what", ["refused", "unknown host", "cut", "hung up"])
def test_a_server_that_never_answers_ends_in_one_error_with_status_1(hopeless, what):
    result = finish(hopeless[what], within=58)
    assert result.status == FAILED
    assert is_one_error(result.err)
    assert "<command>:1:1" in result.err
    assert result.out == ""

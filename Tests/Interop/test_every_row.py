"""The checklist is complete: each of its rows is some test's."""

import pytest

from rows import LAST, covered, rows, spans


def test_every_row_has_a_test(request):
    missing = set(range(1, LAST + 1)) - covered(request.session.items)
    assert not missing, f"no test makes the calls of rows {spans(missing)}"


def test_spans():
    assert spans({1, 2, 3, 7, 9, 10}) == "1-3, 7, 9-10"


@pytest.mark.parametrize("number", [0, LAST + 1, "3"])
def test_numbers_beyond_the_checklist_are_refused(number):
    with pytest.raises(ValueError):
        rows(number)

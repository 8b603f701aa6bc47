"""Which rows of the checklist (the calls of the official client, numbered from 1) a test makes."""

import pytest

LAST = 249


def rows(*numbers):
    """Marks a test, or with `pytestmark` a file, as the one that makes these rows' calls and asserts what they give."""
    wrong = [number for number in numbers if number not in range(1, LAST + 1)]
    if wrong:
        raise ValueError(f"the checklist has rows 1 to {LAST}, not {wrong}")
    return pytest.mark.rows(*numbers)


def covered(items):
    """The rows that collected tests make; tests that may be skipped or may fail make none."""
    return {
        number
        for item in items
        if not any(item.get_closest_marker(name) for name in ("skip", "skipif", "xfail"))
        for mark in item.iter_markers("rows")
        for number in mark.args
    }


def spans(numbers):
    """Numbers as people write them: `3, 5-9`."""
    runs = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)

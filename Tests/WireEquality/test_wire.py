"""Each row of the checklist, made by the official client and by ours: the same requests, or better ones."""

import os
import threading

import pytest
import report
import rows
from compare import compare
from normal import Names
from sides import Official, Ours


class Run:
    """Both sides, run at the same time."""

    def __init__(self):
        sandbox, program = os.environ["SBSH_SANDBOX"], os.environ["SBSH_WIRE_CALLS"]
        self.sides = self._in_parallel({"official": lambda: Official(sandbox), "ours": lambda: Ours(sandbox, program)})
        try:
            self.outcomes = self._in_parallel({name: side.run for name, side in self.sides.items()})
        finally:
            for side in self.sides.values():
                side.close()
        self.names = {name: Names(side.world) for name, side in self.sides.items()}
        self.verdicts = {row.number: self._verdict(row) for row in rows.in_order()}

    def _in_parallel(self, work):
        results, errors = {}, []

        def do(name, job):
            try:
                results[name] = job()
            except BaseException as error:
                errors.append(error)

        threads = [threading.Thread(target=do, args=item) for item in work.items()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if errors:
            for side in results.values():
                if hasattr(side, "close"):
                    side.close()
            raise errors[0]
        return results

    def _verdict(self, row):
        theirs, ours = (
            self.names[side].requests(self.outcomes[side][row.number].requests) for side in ("official", "ours"))
        return compare(row, theirs, ours)


@pytest.fixture(scope="session")
def run():
    run = Run()
    path = os.environ.get("SBSH_WIRE_REPORT")
    if path:
        report.write(path, run)
    return run


@pytest.mark.parametrize("number", range(1, 250), ids=lambda number: f"row-{number:03}")
def test_row(run, number):
    row, verdict = rows.ROWS[number], run.verdicts[number]
    official, ours = run.outcomes["official"][number], run.outcomes["ours"][number]
    assert verdict.is_equal, "\n".join(
        [row.call, verdict.note, "official:", *verdict.theirs, "ours:", *verdict.ours, f"({ours.error})"])
    if row.raises:
        assert (official.error or "").startswith(row.raises), official.error
    else:
        assert official.status == row.refused, official.error
        assert official.status or not official.error, official.error
        assert ours.status == row.refused, ours.error
        assert ours.status or not ours.error or ours.error == "absent", ours.error


def test_there_are_at_most_twelve_kinds():
    import kinds

    assert len(kinds.KINDS) <= 12
    assert all(kind.reason for kind in kinds.KINDS)

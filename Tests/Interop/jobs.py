"""Waiting for what the sandbox does in its own time, which passes a thousand times as fast as ours."""

import time

ENDS = ("COMPLETED", "FAILED", "FINISHED", "ABORTED")


def finished(job):
    """The job, reloaded until it has ended."""
    deadline = time.monotonic() + 60
    while job.state not in ENDS:
        assert time.monotonic() < deadline, f"it is {job.state} still"
        job.reload()
    return job

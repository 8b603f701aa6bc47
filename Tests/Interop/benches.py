"""Tools and files for the tests of apps and tasks."""

import time

from conftest import seeded

TOOL = {
    "class": "CommandLineTool",
    "cwlVersion": "v1.2",
    "label": "Cat",
    "baseCommand": ["cat"],
    "inputs": [
        {"id": "f", "type": "File?"},
        {"id": "l", "type": "File[]?"},
        {"id": "d", "type": "Directory?"},
        {"id": "i", "type": "int?"},
        {"id": "r", "type": ["null", {"type": "record", "name": "r", "fields": [{"name": "x", "type": "File"}]}]},
    ],
    "outputs": [
        {
            "id": "bam",
            "type": "File",
            "secondaryFiles": [".bai"],
            "outputBinding": {"glob": "*.sorted.bam"},
        }
    ],
}


def install(api, project, name="cat", tool=None):
    return api.apps.install_app(f"{project.id}/{name}", tool or TOOL)


def finished(task, most=200):
    """The task once it has ended; its sandbox's hours are seconds."""
    for _ in range(most):
        task.reload()
        if task.status in ("COMPLETED", "FAILED", "ABORTED"):
            return task
        time.sleep(0.05)
    raise AssertionError(f"the task is still {task.status}")


def reads_in(api, project):
    return [
        seeded(api, f"EX01_first_reads_{number}.fastq").copy(project) for number in (1, 2)
    ]

"""Tasks (rows 29, 32, 90 to 112, 233 and 238 to 240 of the checklist)."""

import time

import pytest
from sevenbridges.errors import BadRequest, NotFound, SbgError, TaskValidationError

from benches import TOOL, finished, install, reads_in
from rows import rows

UNKNOWN = "bd5e95d9-12b3-489c-85b6-34d8696571a9"
CRITERIA = {"type": "criteria", "criteria": ["metadata.sample_id"]}


class Bench:
    def __init__(self, api, project):
        self.api = api
        self.project = project
        self.app = install(api, project)
        self.files = reads_in(api, project)

    def task(self, **options):
        return self.api.tasks.create("t", self.project, self.app, **options)


@pytest.fixture
def bench(api, project):
    return Bench(api, project)


@pytest.fixture
def fast(misbehaving):
    """A bench in a sandbox where an hour is a second."""
    api = misbehaving("--time-scale", "3600", "--rate-limit", "100000/300")
    return Bench(api, api.projects.create(name="Fast"))


@rows(90)
def test_query(api, bench):
    batch = bench.task(inputs={"l": bench.files}, batch_input="l", batch_by=CRITERIA)
    bench.task()
    found = api.tasks.query(project=bench.project, batch=True, status="DRAFT", order_by="created_time", order="asc")
    assert [task.id for task in found] == [batch.id]
    none = api.tasks.query(
        project=bench.project,
        status="RUNNING",
        batch=True,
        parent=UNKNOWN,
        created_from="2020-01-01",
        created_to="2020-01-02",
        started_from="2020-01-01",
        started_to="2020-01-02",
        ended_from="2020-01-01",
        ended_to="2020-01-02",
        offset=0,
        limit=5,
        order_by="created_time",
        order="asc",
        origin="R",
    )
    assert none.total == 0
    with pytest.raises(BadRequest) as error:
        api.tasks.query(project=bench.project, status="DONE")
    assert error.value.code == 7006


@rows(29)
def test_tasks_of_a_project(misbehaving):
    running = misbehaving().projects.get("rosalind/wgs-trio").get_tasks(status="RUNNING", offset=0, limit=5)
    assert [task.name for task in running] == ["Variants of NA12878, again"]


def test_files_come_from_tasks_that_are_there(api):
    file = api.files.query(project="rosalind/rna-seq-breast-cancer", names=["ERR358485.sorted.bam"])[0]
    task = api.tasks.get(file.origin.task)
    assert task.status == "COMPLETED"
    assert task.outputs["alignments"].id == file.id
    parent = api.tasks.get(task.parent)
    assert parent.batch is True
    assert parent.get_batch_children().total == 24


@rows(91, 108)
def test_get_and_reload(api, bench):
    task = bench.task()
    again = api.tasks.get(task.id)
    assert (again.name, again.status, again.app) == ("t", "DRAFT", f"{bench.app.id}/0")
    again.reload()
    assert again.type == "v2"
    with pytest.raises(NotFound) as error:
        api.tasks.get(UNKNOWN)
    assert error.value.code == 7002


@rows(92)
def test_create_with_little(api, bench):
    task = api.tasks.create("t", bench.project.id, bench.app.id)
    assert task.description is None
    assert task.errors == []
    assert task.execution_status.steps_total == 1


@rows(32)
def test_create_from_a_project(bench):
    task = bench.project.create_task("t", bench.app.id, inputs={"f": bench.files[0]}, interruptible=True)
    assert task.inputs["f"].id == bench.files[0].id
    assert task.use_interruptible_instances is True


@rows(93)
def test_create_with_everything(api, bench):
    file = bench.files[0]
    task = api.tasks.create(
        "t",
        bench.project,
        bench.app,
        inputs={
            "f": file,
            "l": bench.files,
            "d": api.files.create_folder("in", project=bench.project),
            "i": 1,
            "r": {"x": file},
        },
        batch_input="l",
        batch_by=CRITERIA,
        description="d",
        run=True,
        disable_batch=True,
        interruptible=True,
        execution_settings={"instance_type": "c4.2xlarge;ebs-gp2;2000", "max_parallel_instances": 2},
        output_location={"main_location": "x"},
    )
    assert task.status == "CREATING"
    assert task.batch is False
    assert task.execution_settings["max_parallel_instances"] == 2
    assert task.output_location["main_location"] == "x"
    assert [file.id for file in task.inputs["l"]] == [file.id for file in bench.files]


@rows(94)
def test_create_with_a_revision(api, bench):
    for number in (1, 2, 3):
        api.apps.create_revision(bench.app.id, number, TOOL)
    task = api.tasks.create("t", bench.project, bench.app.id, revision=2, batch_by={"type": "item"})
    assert task.app == f"{bench.app.id}/2"
    assert task.batch is False


def test_run_with_errors_raises_with_the_task(api, bench):
    with pytest.raises(TaskValidationError) as error:
        bench.task(inputs={"i": "many"}, run=True)
    task = error.value.task
    assert task.status == "DRAFT"
    assert task.errors[0]["input_id"] == "i"
    with pytest.raises(BadRequest) as error:
        task.run()
    assert error.value.code == 7024


@rows(95)
def test_abort(bench):
    task = bench.task(run=True)
    task.abort()
    assert task.status in ("ABORTING", "ABORTED")
    with pytest.raises(BadRequest) as error:
        task.abort()
    assert error.value.code == 7011


@rows(96)
def test_run(bench):
    task = bench.task(inputs={"l": bench.files}, batch_input="l", batch_by=CRITERIA)
    task.run()
    assert task.status == "CREATING"
    with pytest.raises(BadRequest) as error:
        task.run()
    assert error.value.code == 7007


@rows(97)
def test_run_without_batching(bench):
    task = bench.task(inputs={"l": bench.files}, batch_input="l", batch_by=CRITERIA)
    task.run(batch=False, interruptible=False)
    assert (task.batch, task.use_interruptible_instances) == (False, False)
    with pytest.raises(BadRequest) as error:
        bench.task().run(batch=False)
    assert error.value.code == 7022


@rows(98, 99)
def test_clone(bench):
    task = bench.task(inputs={"i": 5})
    running = task.clone()
    draft = task.clone(run=False)
    assert (running.status, draft.status) == ("CREATING", "DRAFT")
    assert draft.inputs["i"] == 5
    assert len({task.id, running.id, draft.id}) == 3


@rows(100, 101, 104)
def test_save(bench):
    task = bench.task(inputs={"i": 5})
    task.name = "z"
    task.save()
    assert task.name == "z"
    task.inputs["f"] = bench.files[0]
    task.save()
    assert task.inputs["f"].id == bench.files[0].id
    assert task.inputs["i"] == 5
    task.use_interruptible_instances = not task.use_interruptible_instances
    task.save()
    task.reload()
    assert task.use_interruptible_instances is False


@rows(102, 105)
def test_save_without_a_change_it_may_send(api, bench):
    task = bench.task(execution_settings={"max_parallel_instances": 2})
    before = api.remaining
    task.save()
    task.execution_settings["max_parallel_instances"] = 5
    task.save()
    assert api.remaining == before
    assert api.tasks.get(task.id).execution_settings["max_parallel_instances"] == 2


@rows(103)
def test_save_of_empty_inputs_changes_nothing(api, bench):
    task = bench.task(inputs={"i": 5})
    task.inputs = {}
    task.save()
    assert api.tasks.get(task.id).inputs["i"] == 5


@rows(106)
def test_save_of_batch_by(api, bench):
    task = bench.task(inputs={"l": bench.files}, batch_input="l", batch_by=CRITERIA)
    task.batch_by = {"type": "item"}
    task.save()
    assert api.tasks.get(task.id).batch_by["type"] == "item"


@rows(107)
def test_delete(api, bench):
    task = bench.task()
    task.delete()
    with pytest.raises(NotFound):
        api.tasks.get(task.id)
    with pytest.raises(BadRequest) as error:
        bench.task(run=True).delete()
    assert error.value.code == 7010


@rows(109, 240)
def test_execution_details(fast):
    task = finished(fast.task(inputs={"l": fast.files}, run=True))
    details = task.get_execution_details()
    assert details.status == "COMPLETED"
    job = details.jobs[0]
    assert (job.name, job.status) == ("cat", "DONE")
    assert job.command_line.startswith("cat EX01_first_reads_1.fastq")
    assert job.instance.disk.unit == "GB"
    log = job.logs["stderr.log"]
    assert log.name == "stderr.log"
    assert "+ cat EX01_first_reads_1.fastq" in log.content()


@rows(110)
def test_batch_children(fast):
    task = fast.task(inputs={"l": fast.files}, batch_input="l", batch_by={"type": "item"}, run=True)
    finished(task)
    assert task.execution_status.completed == 2
    children = task.get_batch_children(status="COMPLETED")
    assert sorted(child.batch_group.value for child in children) == [file.name for file in fast.files]
    assert task.get_batch_children(status="RUNNING").total == 0


@rows(111)
def test_children_of_a_task_that_is_no_batch(bench):
    with pytest.raises(SbgError, match="not a batch task"):
        bench.task().get_batch_children()


@rows(112)
def test_bulk_get(api, bench):
    task = bench.task()
    records = api.tasks.bulk_get([task.id, UNKNOWN])
    assert records[0].resource.id == task.id
    assert not records[1].valid
    assert records[1].error.code == 7002


@rows(233)
def test_wait(fast, monkeypatch):
    nap = time.sleep
    monkeypatch.setattr(time, "sleep", lambda period: nap(0.05))
    task = fast.task(inputs={"l": fast.files}, run=True)
    assert task.wait(callback=lambda: "done") == "done"
    assert task.status == "COMPLETED"


@rows(238, 239)
def test_inputs_and_outputs(fast):
    task = finished(fast.task(inputs={"l": fast.files, "i": 5}, run=True))
    assert [file.name for file in task.inputs["l"]] == [file.name for file in fast.files]
    assert task.inputs["i"] == 5
    bam = task.outputs["bam"]
    assert bam.name == "EX01.sorted.bam"
    assert [file.id for file in bam.secondary_files] == [
        fast.api.files.query(project=fast.project, names=["EX01.sorted.bam.bai"])[0].id
    ]
    produced = fast.api.files.get(bam.id)
    assert produced.origin.task == task.id
    assert produced.metadata["sample_id"] == "EX01"
    assert task.price.currency == "USD"


def test_a_tool_that_fails(fast):
    task = finished(fast.api.tasks.create("t", fast.project, "rosalind/scratch/always-fails", run=True))
    assert task.status == "FAILED"
    assert task.get_execution_details().jobs[0].status == "FAILED"

"""Tasks."""

from rows import row


@row(90, "api.tasks.query(project=, status=, batch=True, parent=, created_from= … ended_to=, order_by=, order=, origin='R')")
def _(api, world):
    api.tasks.query(
        project=world.project, status="RUNNING", batch=True, parent=world.batch_task, created_from="2020-01-01",
        created_to="2020-01-02", started_from="2020-01-01", started_to="2020-01-02", ended_from="2020-01-01",
        ended_to="2020-01-02", offset=0, limit=5, order_by="created_time", order="asc", origin="R",
    )


@row(91, "api.tasks.get(UUID)")
def _(api, world):
    api.tasks.get(world.task)


@row(92, "api.tasks.create('t', 'u/p', 'u/p/app')")
def _(api, world):
    api.tasks.create("row 92", world.project, world.app)


@row(93, "api.tasks.create('t', 'u/p', app, inputs=, batch_input=, batch_by=, description=, run=True, disable_batch=True, …)")
def _(api, world):
    app = api.apps.get(world.app)
    file = api.files.get(world.file)
    folder = api.files.get(world.folder)
    yield
    api.tasks.create(
        "row 93", world.project, app,
        inputs={"f": file, "l": [file, file], "d": folder, "i": 1, "r": {"x": file}}, batch_input="l",
        batch_by={"type": "criteria", "criteria": ["metadata.sample_id"]}, description="d", run=True,
        disable_batch=True, interruptible=True,
        execution_settings={"instance_type": "c4.2xlarge;ebs-gp2;2000", "max_parallel_instances": 2},
        output_location={"main_location": world.folder},
    )


@row(94, "api.tasks.create('t', 'u/p', 'u/p/app', revision=2, batch_by={'type': 'item'})")
def _(api, world):
    api.tasks.create("row 94", world.project, world.app, revision=2, batch_by={"type": "item"})


@row(95, "task.abort()")
def _(api, world):
    task = api.tasks.get(world.task_95)
    task.run()
    yield
    task.abort()


@row(96, "task.run()")
def _(api, world):
    task = api.tasks.get(world.task_96)
    yield
    task.run()


@row(97, "task.run(batch=False, interruptible=False)")
def _(api, world):
    task = api.tasks.get(world.task_97)
    yield
    task.run(batch=False, interruptible=False)


@row(98, "task.clone()")
def _(api, world):
    task = api.tasks.get(world.task)
    yield
    task.clone()


@row(99, "task.clone(run=False)")
def _(api, world):
    task = api.tasks.get(world.task)
    yield
    task.clone(run=False)


@row(100, "task.name = 'z'; task.save()")
def _(api, world):
    task = api.tasks.get(world.draft_task)
    yield
    task.name = "row 100"
    task.save()


@row(101, "task.inputs['x'] = file; task.save()")
def _(api, world):
    task = api.tasks.get(world.draft_task)
    file = api.files.get(world.file_54)
    yield
    task.inputs["f"] = file
    task.save()


@row(102, "task.save()")
def _(api, world):
    task = api.tasks.get(world.draft_task)
    yield
    task.save()


@row(103, "task.inputs = {}; task.save()")
def _(api, world):
    task = api.tasks.get(world.draft_task)
    yield
    task.inputs = {}
    task.save()


@row(104, "task.use_interruptible_instances = True; task.save()")
def _(api, world):
    task = api.tasks.get(world.draft_task)
    yield
    task.use_interruptible_instances = not task.use_interruptible_instances
    task.save()


@row(105, "task.execution_settings['max_parallel_instances'] = 5; task.save()")
def _(api, world):
    task = api.tasks.get(world.draft_task)
    yield
    task.execution_settings["max_parallel_instances"] = 5
    task.save()


@row(106, "task.batch_by = {'type': 'item'}; task.save()", refused=400)
def _(api, world):
    task = api.tasks.get(world.draft_task)
    yield
    task.batch_by = {"type": "item"}
    task.save()


@row(107, "task.delete()")
def _(api, world):
    task = api.tasks.get(world.task_107)
    yield
    task.delete()


@row(108, "task.reload()")
def _(api, world):
    task = api.tasks.get(world.task)
    yield
    task.reload()


@row(109, "task.get_execution_details()")
def _(api, world):
    task = api.tasks.get(world.task)
    yield
    task.get_execution_details()


@row(110, "task.get_batch_children(status='RUNNING')")
def _(api, world):
    task = api.tasks.get(world.batch_task)
    yield
    task.get_batch_children(status="RUNNING")


@row(111, "nonbatch_task.get_batch_children()", raises="SbgError")
def _(api, world):
    task = api.tasks.get(world.task)
    yield
    task.get_batch_children()


@row(112, "api.tasks.bulk_get([UUID])")
def _(api, world):
    api.tasks.bulk_get([world.task])


@row(233, "task.wait(period)", polls=True)
def _(api, world):
    task = api.tasks.get(world.task_233)
    task.run()
    yield
    task.wait(period=10)


@row(238, "task.inputs[...] / task.outputs[...]")
def _(api, world):
    task = api.tasks.get(world.task)
    yield
    assert task.inputs["f"].id == world.file


@row(240, "execution_details.jobs[i].logs['x']")
def _(api, world):
    details = api.tasks.get(world.task).get_execution_details()
    name = next(iter(details.jobs[0].logs))
    yield
    assert details.jobs[0].logs[name].id

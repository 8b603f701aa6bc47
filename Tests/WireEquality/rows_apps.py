"""Apps."""

from rows import row


@row(78, "api.apps.query(project=, visibility=, q=['bwa', 'mem'], id=['u/p/a', 'u/p/b'], offset=0, limit=5)")
def _(api, world):
    api.apps.query(
        project=world.project, visibility="private", q=["bwa", "mem"],
        id=[f"{world.project}/a", f"{world.project}/b"], offset=0, limit=5,
    )


@row(79, "api.apps.get('u/p/app')")
def _(api, world):
    api.apps.get(world.app)


@row(80, "api.apps.get(app)")
def _(api, world):
    app = api.apps.get(world.app)
    yield
    api.apps.get(app)


@row(81, "api.apps.get_revision('u/p/app', 2)")
def _(api, world):
    api.apps.get_revision(world.app, 2)


@row(82, "api.apps.install_app('u/p/app', {'class': 'CommandLineTool'})")
def _(api, world):
    api.apps.install_app(f"{world.project}/row-82", world.tool)


@row(83, "api.apps.install_app('u/p/app', 'class: CommandLineTool\\n', raw_format='yaml')")
def _(api, world):
    api.apps.install_app(f"{world.project}/row-83", world.yaml_tool, raw_format="yaml")


@row(84, "api.apps.create_revision('u/p/app', 4, {'class': 'CommandLineTool'})")
def _(api, world):
    api.apps.create_revision(world.app_84, 1, world.tool)


@row(85, "app.copy('u/p2', name='nn')")
def _(api, world):
    app = api.apps.get(world.app)
    yield
    app.copy(world.other_project, name="row-85")


@row(86, "app.copy('u/p2', strategy='direct', use_revision=True)")
def _(api, world):
    app = api.apps.get(world.app)
    yield
    app.copy(world.other_project, strategy="direct", use_revision=True)


@row(87, "app.sync()")
def _(api, world):
    app = api.apps.get(world.copied_app)
    yield
    app.sync()


@row(88, "app.reload()")
def _(api, world):
    app = api.apps.get(world.app)
    yield
    app.reload()


@row(89, "app.delete()", raises="SbgError")
def _(api, world):
    app = api.apps.get(world.app)
    yield
    app.delete()

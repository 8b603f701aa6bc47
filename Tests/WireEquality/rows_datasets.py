"""Datasets and markers."""

from rows import row


@row(198, "api.datasets.query(visibility='public')", preview=True)
def _(api, world):
    api.datasets.query(visibility="public")


@row(199, "api.datasets.get_owned_by('bob')", preview=True)
def _(api, world):
    api.datasets.get_owned_by(world.me)


@row(200, "api.datasets.get('u/ds')", preview=True)
def _(api, world):
    api.datasets.get(world.dataset)


@row(201, "dataset.description = 'z'; dataset.save()", preview=True)
def _(api, world):
    dataset = api.datasets.get(world.dataset)
    yield
    dataset.description = "row 201"
    dataset.save()


@row(202, "dataset.delete()", preview=True, place=2)
def _(api, world):
    dataset = api.datasets.get(world.dataset)
    yield
    dataset.delete()


@row(203, "dataset.get_members()", preview=True)
def _(api, world):
    dataset = api.datasets.get(world.dataset)
    yield
    dataset.get_members()


@row(204, "dataset.get_member('bob')", preview=True)
def _(api, world):
    dataset = api.datasets.get(world.dataset)
    yield
    dataset.get_member(world.member)


@row(205, "dataset.add_member('bob', {'read': True})", preview=True)
def _(api, world):
    dataset = api.datasets.get(world.dataset)
    yield
    dataset.add_member(world.other_member, {"read": True})


@row(206, "dataset.remove_member('bob')", preview=True)
def _(api, world):
    dataset = api.datasets.get(world.dataset)
    yield
    dataset.remove_member(world.other_member)


@row(220, "api.markers.query('F1', offset=0, limit=5)")
def _(api, world):
    api.markers.query(world.genome_file, offset=0, limit=5)


@row(221, "api.markers.get('MK')")
def _(api, world):
    api.markers.get(world.marker)


@row(222, "api.markers.create('F1', 'n', {'start': 1, 'end': 2}, 'chr1', private=False)")
def _(api, world):
    api.markers.create(world.genome_file, "row 222", {"start": 1, "end": 2}, "chr1", private=False)


@row(223, "marker.name = 'z'; marker.save()")
def _(api, world):
    marker = api.markers.get(world.marker)
    yield
    marker.name = "row 223"
    marker.save()


@row(224, "marker.delete()")
def _(api, world):
    marker = api.markers.get(world.marker_to_delete)
    yield
    marker.delete()

"""Root, rate limit, users, billing, divisions and teams."""

from rows import row


@row(1, "api.limit")
def _(api, world):
    api.limit


@row(2, "api.endpoints.get()")
def _(api, world):
    api.endpoints.get()


@row(3, "api.rate_limit.get()")
def _(api, world):
    api.rate_limit.get()


@row(4, "api.users.me()")
def _(api, world):
    api.users.me()


@row(5, "api.users.get('bob')")
def _(api, world):
    api.users.get(world.me)


@row(6, "api.users.query(division='div', role='member', offset=0, limit=5)")
def _(api, world):
    api.users.query(division=world.division, role="member", offset=0, limit=5)


@row(7, "user.disable()", refused=403)
def _(api, world):
    user = next(user for user in api.users.query(division=world.division) if user.username == world.leaver)
    yield
    user.disable()


@row(8, "user.reload()")
def _(api, world):
    user = api.users.me()
    yield
    user.reload()


@row(9, "user.delete()", raises="SbgError")
def _(api, world):
    user = api.users.me()
    yield
    user.delete()


@row(36, "api.billing_groups.query(offset=0, limit=5)")
def _(api, world):
    api.billing_groups.query(offset=0, limit=5)


@row(37, "api.billing_groups.get(UUID)")
def _(api, world):
    api.billing_groups.get(world.billing_group)


@row(38, "billing_group.analysis_breakdown(date_from=, date_to=, invoice_id=, fields='_all', offset=0, limit=5)")
def _(api, world):
    group = api.billing_groups.get(world.billing_group)
    yield
    group.analysis_breakdown(
        date_from="01-01-2020", date_to="01-31-2020", invoice_id=world.invoice, fields="_all", offset=0, limit=5
    )


@row(39, "billing_group.storage_breakdown()")
def _(api, world):
    group = api.billing_groups.get(world.billing_group)
    yield
    group.storage_breakdown()


@row(40, "billing_group.egress_breakdown()")
def _(api, world):
    group = api.billing_groups.get(world.billing_group)
    yield
    group.egress_breakdown()


@row(41, "api.invoices.query(offset=0, limit=5)")
def _(api, world):
    api.invoices.query(offset=0, limit=5)


@row(42, "api.invoices.get('123')")
def _(api, world):
    api.invoices.get(world.invoice)


@row(207, "api.divisions.query(offset=0, limit=5)")
def _(api, world):
    api.divisions.query(offset=0, limit=5)


@row(208, "api.divisions.get('div')")
def _(api, world):
    api.divisions.get(world.division)


@row(209, "division.get_teams()")
def _(api, world):
    division = api.divisions.get(world.division)
    yield
    division.get_teams()


@row(210, "division.get_members(role='admin')")
def _(api, world):
    division = api.divisions.get(world.division)
    yield
    division.get_members(role="admin")


@row(211, "api.teams.query('div', list_all=True)")
def _(api, world):
    api.teams.query(world.division, list_all=True)


@row(212, "api.teams.query('div')")
def _(api, world):
    api.teams.query(world.division)


@row(213, "api.teams.get('TM')")
def _(api, world):
    api.teams.get(world.team)


@row(214, "api.teams.create('n', 'div')")
def _(api, world):
    api.teams.create("row 214", world.division)


@row(215, "team.name = 'z'; team.save()")
def _(api, world):
    team = api.teams.get(world.team)
    yield
    team.name = "row 215"
    team.save()


@row(216, "team.get_members()")
def _(api, world):
    team = api.teams.get(world.team)
    yield
    team.get_members()


@row(217, "team.add_member('bob')")
def _(api, world):
    team = api.teams.get(world.team)
    yield
    team.add_member(world.member)


@row(218, "team.remove_member('bob')")
def _(api, world):
    team = api.teams.get(world.team)
    yield
    team.remove_member(world.member)


@row(219, "team.delete()", raises="SbgError")
def _(api, world):
    team = api.teams.get(world.team)
    yield
    team.delete()

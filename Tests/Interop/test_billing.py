"""Billing groups, their breakdowns and invoices."""

import pytest
from sevenbridges.errors import BadRequest, NotFound

from rows import rows


@pytest.fixture
def group(api):
    return next(group for group in api.billing_groups.query() if group.name == "Strand grant 2023")


@rows(36)
def test_list(api, dorothy):
    groups = api.billing_groups.query(offset=0, limit=5)
    assert [group.name for group in groups] == ["Strand grant 2023", "Pilot funds"]
    assert groups.total == 2
    assert [group.name for group in dorothy.billing_groups.query()] == ["Strand grant 2023"]


@rows(37)
def test_get(api, group, dorothy):
    again = api.billing_groups.get(group.id)
    assert (again.name, again.owner, again.type) == ("Strand grant 2023", "rosalind", "regular")
    assert (again.pending, again.disabled) == (False, False)
    assert again.balance.currency == "USD"
    assert float(again.balance.amount) == 1234.56
    with pytest.raises(NotFound) as error:
        api.billing_groups.get("5a5a5a5a-0000-4000-8000-000000000000")
    assert error.value.code == 4002
    other = api.billing_groups.query()[1]
    with pytest.raises(NotFound):
        dorothy.billing_groups.get(other.id)


@rows(38)
def test_analysis_breakdown(api, group):
    spent = group.analysis_breakdown(date_from="02-01-2025", date_to="02-28-2025", fields="_all", offset=0, limit=5)
    failed = next(item for item in spent if item.analysis_name == "Does it fail?")
    assert (failed.project_name, failed.analysis_app_name) == ("Scratch", "Always fails")
    assert (failed.analysis_type, failed.analysis_status, failed.ran_by) == ("TASK", "FAILED", "rosalind")
    assert failed.analysis_cost.currency == "USD"
    assert api.tasks.get(failed.analysis_id).price.amount == float(failed.analysis_cost.amount)
    invoice = api.invoices.query()[0]
    of_invoice = group.analysis_breakdown(invoice_id=invoice.id)
    assert of_invoice.total < group.analysis_breakdown().total
    assert group.analysis_breakdown(date_to="01-01-2001").total == 0


@rows(39)
def test_storage_breakdown(group):
    items = list(group.storage_breakdown().all())
    pilot = next(item for item in items if item.project_name == "Exome pilot")
    assert (pilot.project_created_by, pilot.location) == ("rosalind", "aws:us-east-1")
    assert pilot.active.unit == "GB/Month"
    assert float(pilot.active.size) > 0
    assert pilot.active.cost.currency == "USD"
    assert pilot.project_locked is False
    assert group.storage_breakdown(date_to="01-01-2001").total == 0


@rows(40)
def test_egress_breakdown(group):
    items = group.egress_breakdown(date_from="04-01-2025", date_to="04-30-2025")
    assert [(item.downloaded_by, float(item.downloaded.size)) for item in items] == [("rosalind", 3.2)]
    assert items[0].downloaded.unit == "GB"
    assert float(items[0].egress_cost.amount) == 0.27
    assert group.egress_breakdown().total == 2
    with pytest.raises(BadRequest):
        group.egress_breakdown(date_from="2025-04-01")


@rows(41)
def test_invoices(api, eve):
    invoices = api.invoices.query(offset=0, limit=5)
    assert [invoice.id for invoice in invoices] == ["7123459278", "7123459153", "7123459019"]
    assert eve.invoices.query().total == 0


@rows(42)
def test_invoice(api):
    invoice = api.invoices.get("7123459019")
    assert invoice.pending is False
    assert (float(invoice.analysis_costs.amount), float(invoice.storage_costs.amount)) == (1244.10, 117.40)
    assert float(invoice.total.amount) == 1361.50
    assert invoice.invoice_period.from_.isoformat() == "2025-03-01T00:00:00"
    assert invoice.invoice_period.to.isoformat() == "2025-03-31T23:59:59"
    assert api.invoices.get("7123459278").pending is True
    with pytest.raises(NotFound) as error:
        api.invoices.get("123")
    assert error.value.code == 4002

"""A dirty sheet at full size: each defect at its cell, applied, undone, every table as before."""

import json

import pytest

from aspnet import transitions
from aspnet.models import Institution, Membership, MembershipTerm
from aspnet.services import imports
from tests import sql
from tests.factories.aspnet import InstitutionFactory, member
from tests.factories.imports import checked
from tests.factories.people import headquarters

from .dirty_sheet import dirty_sheet

pytestmark = pytest.mark.usefixtures("committed_db")  # one transaction keeps no statistics
TABLES = (
    "aspnet_institution",
    "aspnet_institutionname",
    "aspnet_membership",
    "aspnet_membershipterm",
    "aspnet_application",
)
MOVING = ("updated_at",)


def picture() -> dict[str, list[str]]:
    """All rows of the network's tables, but for the moments of change."""
    found = {}
    for table in TABLES:
        rows = sql.rows(f"SELECT to_jsonb(t) FROM {table} t ORDER BY id")
        found[table] = [
            json.dumps({k: v for k, v in as_dict(row).items() if k not in MOVING}, sort_keys=True)
            for (row,) in rows
        ]
    return found


def as_dict(row) -> dict:
    return row if isinstance(row, dict) else json.loads(row)


def known_institutions(count: int) -> list[tuple[str, str, str]]:
    """Some in the network, some not, as they stand in the records."""
    schools = [
        (member if number % 3 == 0 else InstitutionFactory)(
            name=f"Lycée Numéro {number}", city="Kaolack", phone=str(number)
        )
        for number in range(count)
    ]
    return [(school.public_id, school.name, school.city) for school in schools]


@pytest.mark.parametrize("rows", [12_000])
def test_every_defect_is_told_at_its_cell_and_undo_restores_all(rows):
    sheet = dirty_sheet(rows, known=known_institutions(200))
    before = picture()

    batch = checked(sheet.data)

    assert batch.status == "checked"
    found = {
        (row.sheet_row, problem["field"], problem["code"])
        for row in batch.rows.iterator()
        for problem in row.problems
    }
    assert found == sheet.expected
    assert batch.blank_count == sheet.blank_count
    assert batch.rows.filter(outcome="change").count() == len(sheet.changed)
    assert batch.rows.filter(outcome="new").count() == len(sheet.new)
    assert batch.counts["doubtful"] == 0

    transitions.apply_import(batch, by=headquarters(), reason="Yearly list.")
    imports.work_on()
    batch.refresh_from_db()
    assert batch.status == "applied"
    assert not batch.rows.filter(state="refused").exists()
    assert Institution.objects.count() == 200 + len(sheet.new)
    assert Membership.objects.filter(evidence="list").count() > 0
    lists = MembershipTerm.objects.filter(basis="list", membership__evidence="list", ends_on=None)
    assert lists.count() == Membership.objects.filter(evidence="list").count()
    assert picture() != before

    transitions.undo_import(batch, by=headquarters(), reason="A wrong list.")
    imports.work_on()
    batch.refresh_from_db()

    assert batch.status == "undone"
    assert not batch.rows.exclude(state__in=["undone", "waiting"]).exists()
    assert picture() == before

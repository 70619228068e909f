"""Workbooks, the round trip of a download, and the kit of open cases."""

import io

import openpyxl
import pytest

from aspnet import transitions
from aspnet.models import Application
from aspnet.services import imports
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, former_member, member
from tests.factories.imports import checked, uploaded
from tests.factories.people import coordinator

from .test_imports import outcomes, problems

pytestmark = pytest.mark.django_db


def workbook(*rows, hidden: bool = False, merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Schools"
    for row in rows:
        sheet.append(list(row))
    if hidden:
        book.create_sheet("Secret").sheet_state = "hidden"
    if merged:
        sheet.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_is_read_where_its_rows_stand():
    data = workbook(
        (),
        ("List of 2026",),
        (),
        ("School", "Town", "Joined", ""),
        ("École A", "Dakar", 2017, 5),
        (),
        ("École B", "Dakar", "=C5*2", 6),
        ("École C", "Dakar", "Nov 2017", 7),
        hidden=True,
        merged="C4:D4",
    )
    batch = checked(data, name="list.xlsx")

    assert batch.header_row == 4
    assert outcomes(batch) == [(5, "new"), (7, "error"), (8, "new")]
    assert problems(batch) == [(7, "member_since", "formula")]
    assert batch.blank_count == 1
    assert {note["code"] for note in batch.notes} == {
        "above_heading",
        "hidden_sheets",
        "merged_heading",
    }
    assert batch.rows.get(sheet_row=5).membership == {"member_since": "2017"}
    assert batch.rows.get(sheet_row=8).membership == {"member_since": "2017-11"}


def test_the_marked_sheet_has_the_layout_of_the_uploaded_one():
    rows = ("School", "Town", "Pupils"), ("École A", "Dakar", "about 120"), ("École B", "Dakar", 5)
    batch = checked(workbook(*rows), name="list.xlsx")

    with imports.marked_workbook(batch) as file:
        sheet = openpyxl.load_workbook(file).active

    assert [cell.value for cell in sheet[2]][:3] == ["École A", "Dakar", "about 120"]
    assert "observation" in sheet["C2"].comment.text
    assert sheet["C3"].comment is None
    assert sheet["C2"].fill.fgColor.rgb == "FFF9D6D5"


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_download_comes_back_without_a_change(client, sign_in, file_format):
    member(name="=Member", phone="+221 33", member_since="1999-11", levels=["primary", "tvet"])
    former_member(name="Former", latitude=14.6937, longitude=-17.4441)
    InstitutionFactory(name="Candidate", standing="candidate", languages=["fr", "wo"])
    InstitutionFactory(name="École", address='A "quoted", street', pupil_count=12)
    user = coordinator()
    sign_in(user)
    answer = client.get(f"/workspace/schools/?format={file_format}")
    data = b"".join(answer.streaming_content)
    for close in answer._resource_closers:  # the file only: closing all would end the test's own
        close()  # connection to the database

    batch = checked(data, by=user, name=f"schools.{file_format}")

    assert problems(batch) == []
    assert [outcome for _row, outcome in outcomes(batch)] == ["same"] * 4


def test_decisions_come_back_in_the_kit():
    user = coordinator()
    cases = [ApplicationFactory(), ApplicationFactory(), ApplicationFactory()]
    kit = imports.kit_workbook(
        uploaded(workbook(("School", "Town"), ("A", "B")), name="a.xlsx").network, user
    )
    book = openpyxl.load_workbook(kit)
    sheet = book.active
    lines = {sheet.cell(row, 1).value: row for row in range(2, 5)}
    for case, words in zip(
        cases, ("Recommend to UNESCO", "Decline", "Begin the review"), strict=True
    ):
        sheet.cell(lines[case.public_id], 8).value = words
    sheet.cell(lines[cases[1].public_id], 9).value = "The criteria are not met."
    transitions.begin_review(cases[2], by=user)
    file = io.BytesIO()
    book.save(file)

    batch = checked(file.getvalue(), by=user, name="cases.xlsx", kind="decisions")
    assert [code for _row, _field, code in problems(batch)] == ["case_moved"]
    transitions.apply_import(batch, by=user)
    imports.work_on()

    states = [Application.objects.get(pk=case.pk).status for case in cases]
    assert states == ["recommended", "declined", "in_review"]

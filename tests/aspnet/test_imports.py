"""A sheet from upload to undo."""

import pytest

from aspnet import transitions
from aspnet.models import Institution, Membership
from aspnet.services import imports
from aspnet.views.import_words import rows_words
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, member
from tests.factories.imports import checked, csv_of
from tests.factories.people import AreaFactory, area_coordinator, headquarters

pytestmark = pytest.mark.django_db


def outcomes(batch) -> list[tuple]:
    return list(batch.rows.order_by("sheet_row").values_list("sheet_row", "outcome"))


def problems(batch) -> list[tuple]:
    return [
        (row.sheet_row, problem["field"], problem["code"])
        for row in batch.rows.order_by("sheet_row")
        for problem in row.problems
    ]


def apply(batch, by=None, **details):
    transitions.apply_import(batch, by=by or batch.uploaded_by, **details)
    imports.work_on()
    batch.refresh_from_db()
    return batch


def test_rows_are_new_changed_same_or_doubtful():
    known = InstitutionFactory(name="École de la Paix", city="Dakar", phone="1")
    InstitutionFactory(name="Lycée Blaise Diagne", city="Thiès")
    batch = checked(
        csv_of(
            [
                ("", "École de la Paix", "Dakar", "2"),
                ("", "Nouvelle école", "Dakar", ""),
                ("", "Lycée Blaise Daigne", "Thies", ""),
                (known.public_id, "École de la Paix", "Dakar", ""),
            ],
            ("code", "school", "town", "phone"),
        )
    )

    assert batch.status == "checked"
    assert problems(batch) == [(2, "name", "duplicate_match"), (5, "name", "duplicate_match")]
    assert outcomes(batch) == [(2, "error"), (3, "new"), (4, "doubtful"), (5, "error")]


def test_apply_and_undo():
    known = InstitutionFactory(name="École de la Paix", city="Dakar", phone="1", pupil_count=3)
    batch = checked(
        csv_of(
            [
                (known.public_id, "École de la Paix", "Dakar", "2", "400"),
                ("", "Nouvelle école", "Dakar", "", "1 200"),
            ],
            ("code", "school", "town", "phone", "élèves"),
        )
    )
    assert outcomes(batch) == [(2, "change"), (3, "new")]
    apply(batch)
    assert batch.status == "applied"
    known.refresh_from_db()
    assert (known.phone, known.pupil_count) == ("2", 400)
    new = Institution.objects.get(name="Nouvelle école")
    assert (new.standing, new.pupil_count, new.country_id) == ("none", 1200, "SN")

    transitions.undo_import(batch, by=batch.uploaded_by, reason="Wrong list.")
    imports.work_on()
    batch.refresh_from_db()

    assert batch.status == "undone"
    known.refresh_from_db()
    assert (known.phone, known.pupil_count) == ("1", 3)
    assert not Institution.objects.filter(name="Nouvelle école").exists()


def test_members_wait_for_headquarters(sign_in):
    old = member(name="Old member", city="Dakar", member_since="1999")
    batch = checked(
        csv_of(
            [
                ("", "New member", "Dakar", "oui", "2001"),
                (old.membership.number, "Old member", "Dakar", "", "1998"),
                ("", "Just a school", "Dakar", "", ""),
                ("SN-0777", "Numbered", "Dakar", "", "2005"),
            ],
            ("number", "school", "town", "membre", "membre depuis"),
        )
    )
    assert outcomes(batch) == [(2, "new"), (3, "change"), (4, "new"), (5, "new")]

    apply(batch)

    assert batch.status == "proposed"
    assert not Institution.objects.filter(name="New member").exists()
    assert Institution.objects.get(name="Just a school").standing == "none"
    hq = headquarters()
    transitions.approve_members(batch, by=hq)
    imports.work_on()
    batch.refresh_from_db()
    assert batch.status == "applied"
    found = Institution.objects.get(name="New member")
    assert (found.standing, found.membership.member_since, found.membership.evidence) == (
        "member",
        "2001",
        "list",
    )
    assert found.membership.number == "SN-0778"
    old.membership.refresh_from_db()
    assert old.membership.member_since == "1998"
    page = sign_in(batch.uploaded_by).get(batch.get_workspace_url()).content.decode()
    assert "only UNESCO can undo it" in page
    assert "/undo_import/" not in page

    transitions.undo_import(batch, by=hq, reason="Wrong list.")
    imports.work_on()
    batch.refresh_from_db()
    assert batch.status == "undone"
    assert list(batch.rows.exclude(state="undone")) == []
    assert list(Membership.objects.values_list("pk")) == [(old.membership.pk,)]
    old.membership.refresh_from_db()
    assert old.membership.member_since == "1999"


def test_of_a_member_only_what_differs_is_told():
    old = member(name="Old member", city="Dakar", member_since="1999")
    new = ("SN-0777", "Numbered", "Dakar", "oui", "2005")
    batch = checked(
        csv_of(
            [(old.membership.number, "Old member", "Dakar", "oui", "1998"), new],
            ("number", "school", "town", "membre", "membre depuis"),
        )
    )

    told = [row["changes"] for row in rows_words(batch, batch.rows.order_by("sheet_row"))]

    assert told[0] == [{"field": "membre depuis", "before": "1999", "after": "1998"}]
    assert {change["field"] for change in told[1]} == {"number", "membre", "membre depuis"}


def test_what_a_school_only_drafted_is_not_known_to_imports():
    drafted = ApplicationFactory(status="draft", institution__standing="none").institution
    batch = checked(
        csv_of(
            [("", drafted.name, drafted.city), (drafted.public_id, "", "")],
            ("code", "name", "town"),
        )
    )

    assert outcomes(batch) == [(2, "new"), (3, "error")]
    assert problems(batch) == [(3, "code", "unknown_code")]


def test_the_area_of_a_school_comes_by_code_or_name_and_goes_back():
    north = AreaFactory(name_en="North", name_fr="Nord", name_es="Norte")
    AreaFactory(name_en="Former", end_on="2020")
    AreaFactory(name_en="Elsewhere", country_id="KE")
    school = member(name="A", city="Dakar")
    lines = [
        (school.public_id, "A", "Dakar", "nord"),
        ("", "B", "Dakar", north.public_id),
        ("", "C", "Dakar", "Former"),
        ("", "D", "Dakar", "Elsewhere"),
        ("", "E", "Dakar", ""),
    ]
    batch = checked(csv_of(lines, ("code", "name", "town", "area")))

    assert problems(batch) == [(4, "area_id", "unknown_area"), (5, "area_id", "unknown_area")]
    assert outcomes(batch)[:2] == [(2, "change"), (3, "new")]

    apply(batch)

    found = Institution.objects.filter(area=north).order_by("name")
    assert [row.name for row in found] == ["A", "B"]

    transitions.undo_import(batch, by=batch.uploaded_by, reason="Wrong list.")
    imports.work_on()
    school.refresh_from_db()
    assert school.area is None


def test_open_cases_move_with_their_school_to_the_area_of_the_sheet():
    area = AreaFactory(name_en="North")
    area_coordinator(area)
    case = ApplicationFactory(institution__name="A", institution__city="Dakar")
    batch = checked(
        csv_of([(case.institution.public_id, "North")], ("code", "area of the network"))
    )

    apply(batch)

    assert case.reviews.get().status == "asked"
    transitions.undo_import(batch, by=batch.uploaded_by, reason="Wrong list.")
    imports.work_on()
    assert case.reviews.get().status == "cancelled"


def test_what_the_directory_of_the_workspace_downloads_comes_back_unchanged(client, sign_in):
    area = AreaFactory(name_en="North")
    member(name="A", city="Dakar", area=area)
    batch = checked(csv_of([("x", "y")], ("name", "town")))
    sign_in(batch.uploaded_by)

    sheet = b"".join(client.get("/workspace/schools/?format=csv").streaming_content)
    again = checked(sheet)

    assert "area_id" in again.mapping.values()
    assert problems(again) == []
    assert outcomes(again) == [(2, "same")]

"""Row history: who changed what, written by triggers, whatever made the change."""

import pytest
from django.core.exceptions import ValidationError

from aspnet import transitions
from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Application
from tests import sql
from tests.factories.aspnet import ApplicationFactory, NetworkFactory
from tests.factories.people import coordinator, headquarters
from tests.pages import text_of
from unesco_portal.core.history import history_rows

pytestmark = pytest.mark.django_db


def changes(record) -> list[tuple]:
    """Who, what, and each field before and after."""
    return [
        (
            row.who,
            row.what,
            [(str(change.label), change.before, change.after) for change in row.changes],
        )
        for row in history_rows(record)
    ]


def test_act_on_a_page_is_told_with_its_account(client, sign_in):
    NetworkFactory()
    user = coordinator()
    application = ApplicationFactory(status=Status.IN_REVIEW)
    sign_in(user)

    client.post(f"{application.get_workspace_url()}recommend/")

    assert sorted(changes(application)) == sorted(
        [
            (user.email, "changed", [("status", "in_review", "recommended")]),
            ("the portal", "made", []),
        ]
    )


def test_bulk_and_sql_changes_are_told_too():
    application = ApplicationFactory(contact_name="Awa")

    Application.objects.filter(pk=application.pk).update(contact_name="Binta")
    sql.rows("UPDATE aspnet_application SET contact_name = 'Coumba' WHERE id = %s", application.pk)

    told = changes(application)
    assert {row[0] for row in told} == {"the portal"}
    assert sorted(row[2] for row in told if row[2]) == [
        [("contact person", "Awa", "Binta")],
        [("contact person", "Binta", "Coumba")],
    ]


def test_change_that_changes_nothing_is_not_told():
    application = ApplicationFactory()

    application.save()

    assert [row.what for row in history_rows(application)] == ["made"]


def test_undone_act_has_no_history():
    NetworkFactory()
    application = ApplicationFactory(status=Status.RECOMMENDED)

    with pytest.raises(ValidationError):
        transitions.refuse(
            application, by=headquarters(), reason="x", decline_reason="no such reason"
        )

    assert [row.what for row in history_rows(application)] == ["made"]


def test_no_row_catches_an_error_to_learn_that_nobody_acts():
    """Each would take back a subtransaction: with 100,000 rows waiting, a millisecond a row."""
    (context,) = sql.rows("SELECT prosrc FROM pg_proc WHERE proname = '_pgh_attach_context'")[0]

    assert "EXCEPTION" not in context
    assert sql.value("SELECT current_setting('pgtrigger.ignore')::text[]") == []


def test_history_is_a_page_of_the_back_office(client, sign_in):
    application = ApplicationFactory(contact_name="Awa")
    Application.objects.filter(pk=application.pk).update(contact_name="Binta")
    url = f"/admin/aspnet/application/{application.pk}/history/"

    sign_in(coordinator())
    closed = client.get(url)
    sign_in(headquarters())
    opened = client.get(url)

    assert closed.status_code in (302, 403)
    assert "contact person : Awa → Binta" in text_of(opened)

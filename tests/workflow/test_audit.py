"""The audit trail: everybody is named, nobody rewrites it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import Error, transaction

from tests import sql
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory
from tests.factories.people import UserFactory
from unesco_portal.workflow.actors import LinkHolder, System
from unesco_portal.workflow.models import AuditEntry

pytestmark = pytest.mark.django_db
# Deferred checks of foreign keys would stand in the way of emptying a table.
EMPTY = "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE workflow_auditentry"


@pytest.fixture
def entry() -> AuditEntry:
    return AuditEntry.objects.record("test.act", ApplicationFactory(), by=System(), reason="Why")


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(reason="Other"),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).delete(),
        lambda entry: entry.delete(),
        lambda entry: entry.save(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["reason"]),
        lambda _entry: sql.rows("UPDATE workflow_auditentry SET actor_label = 'nobody'"),
        lambda _entry: sql.rows("DELETE FROM workflow_auditentry"),
        lambda _entry: sql.rows(EMPTY),
    ],
    ids=["update", "delete", "delete-one", "save", "bulk", "sql-update", "sql-delete", "empty"],
)
def test_trail_is_append_only(entry, rewrite):
    with pytest.raises(Error, match=r"Cannot (update|delete|truncate)"), transaction.atomic():
        rewrite(entry)

    entry.refresh_from_db()
    assert (entry.reason, entry.actor_label) == ("Why", "portal")


def test_actor_is_an_account_a_link_or_the_portal():
    application, user = ApplicationFactory(), UserFactory()
    link = LinkHolder.of(application, "Awa Diop")

    entries = [
        AuditEntry.objects.record("test.act", application, by=by) for by in (user, link, System())
    ]

    assert [(entry.actor, entry.actor_label) for entry in entries] == [
        (user, user.person.name),
        (None, "Awa Diop"),
        (None, "portal"),
    ]


def test_entries_are_found_by_record_newest_first():
    application, other = ApplicationFactory(), ApplicationFactory()
    first = AuditEntry.objects.record("test.first", application, by=System())
    AuditEntry.objects.record("test.act", other, by=System())
    AuditEntry.objects.record("test.act", application.institution, by=System())
    last = AuditEntry.objects.record("test.last", application, by=System())

    assert list(AuditEntry.objects.about(application)) == [last, first]


def test_same_number_of_another_kind_of_record_is_another_record():
    application = ApplicationFactory()
    institution = InstitutionFactory(pk=application.pk + 1_000_000)
    AuditEntry.objects.create(
        action="test.act",
        content_type=ContentType.objects.get_for_model(application),
        object_id=institution.pk,
        actor_label="portal",
    )

    assert list(AuditEntry.objects.about(institution)) == []


def test_long_names_are_cut_not_refused():
    institution = InstitutionFactory(name="N" * 250)

    entry = AuditEntry.objects.record(
        "test.act", institution, by=LinkHolder.of(institution, "A" * 300)
    )

    assert (entry.object_label, entry.actor_label) == ("N" * 200, "A" * 200)
    assert str(entry) == f"test.act: {'N' * 200}"

"""The dataset clock: one tick for each committed change, from whatever wrote it."""

import threading

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests import sql
from tests.factories.people import OrganisationFactory, PersonFactory
from unesco_portal.core.conditional import dataset_version
from unesco_portal.core.models import PublicModel
from unesco_portal.people.models import Organisation, OrganisationName, Person

TABLES = ["people_organisation", "people_person", "reference_country"]
PUBLIC_MODELS = [
    model
    for model in apps.get_models()
    if issubclass(model, PublicModel) and model._meta.managed and not model._meta.proxy
]


def versions() -> list[int]:
    """The clocks of three tables."""
    return [dataset_version([table]) for table in TABLES]


def moved(before: list[int]) -> list[int]:
    """By how much each clock has moved."""
    return [now - then for now, then in zip(versions(), before, strict=True)]


def test_one_tick_a_transaction_and_none_for_what_is_undone(committed_db):
    before = versions()

    with transaction.atomic():
        for _count in range(3):
            OrganisationFactory()
        Organisation.objects.filter(kind="other").update(note="bulk")
        sql.rows("UPDATE people_person SET note = 'sql'")
        assert moved(before) == [0, 0, 0]
    assert moved(before) == [1, 1, 0]

    with transaction.atomic():
        OrganisationFactory()
        transaction.set_rollback(True)
    assert moved(before) == [1, 1, 0]

    with transaction.atomic():
        PersonFactory()
        with transaction.atomic():  # a savepoint that is given up
            OrganisationFactory()
            transaction.set_rollback(True)
    assert moved(before) == [1, 2, 0]

    Organisation.objects.filter(pk=-1).update(note="nobody")
    assert moved(before) == [2, 2, 0]  # a statement ticks even when it finds no row: never too few
    assert sql.value("SELECT count(*) FROM core_dataset_touch") == 0


def test_deleting_ticks_and_so_does_a_name_through_its_owner(committed_db):
    body = OrganisationFactory()
    before = versions()

    name = OrganisationName.objects.create(organisation=body, name="Other", kind="short")
    assert moved(before) == [1, 0, 0]

    name.delete()
    assert moved(before) == [2, 0, 0]

    PersonFactory().delete()
    assert moved(before) == [2, 2, 0]


def test_writers_at_the_same_time_wait_and_never_deadlock(committed_db):
    body, person = OrganisationFactory(), PersonFactory()
    before, rounds, failures = versions(), 15, []
    start = threading.Barrier(4)

    def write(first, second) -> None:
        """Touch two tables, in one order or the other, again and again."""
        try:
            start.wait(timeout=10)
            for number in range(rounds):
                with transaction.atomic():
                    first(number)
                    second(number)
        except Exception as error:  # noqa: BLE001 -- told to the test, which fails on any
            failures.append(error)
        finally:
            connection.close()

    def bodies(number: int) -> None:
        Organisation.objects.create(
            public_id=f"b-{threading.get_ident()}-{number}", name="B", kind="other"
        )

    def people(number: int) -> None:
        Person.objects.create(family_name=f"P{number}")

    pairs = [(bodies, people), (people, bodies)] * 2
    threads = [threading.Thread(target=write, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failures == []
    assert moved(before) == [4 * rounds, 4 * rounds, 0]
    assert (body.pk, person.pk) != (None, None)


@pytest.mark.django_db
@pytest.mark.parametrize("model", PUBLIC_MODELS, ids=lambda model: model._meta.label)
def test_every_public_table_has_its_clock_in_the_database(model):
    found = sql.rows(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s",
        model._meta.db_table,
        "pgtrigger_dataset_clock%",
    )

    assert len(found) == 1


@pytest.mark.django_db
def test_version_of_tables_never_written_is_nought():
    assert dataset_version(["no_such_table"]) == 0

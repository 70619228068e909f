"""From the files of data/ to bodies and persons: everything kept, nothing twice."""

import io

import pytest
from django.core.management import call_command

from unesco_portal.core.loading import facts, rows_of
from unesco_portal.people.loading import entity_slug, name_parts
from unesco_portal.people.models import (
    Appointment,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
)

pytestmark = pytest.mark.django_db
MODELS = (
    Organisation,
    OrganisationName,
    Organisation.covers.through,
    Person,
    PersonName,
    Appointment,
)
COMMANDS = ("load_organisations", "load_persons")


def contents() -> list[list]:
    """Every row of people and bodies, without keys and times of the database."""
    return [
        sorted(
            str({name: value for name, value in row.items() if name not in {"id", "updated_at"}})
            for row in model._default_manager.values()
        )
        for model in MODELS
    ]


def load(command: str, **options) -> str:
    out = io.StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue().strip()


def test_every_entity_is_a_body_with_what_was_read_and_what_was_not():
    rows = list(rows_of("unesco_entities.csv"))

    for row in rows:
        body = Organisation.objects.get(public_id=entity_slug(row["slug"]))
        assert (body.name, body.acronym, body.city) == (row["name"], row["acronym"], row["city"])
        assert (body.country_id or "", body.source_note) == (row["iso2"], row["source"])
        assert (body.verification == "verified") == (row["verified"] == "yes")
        covered = body.covers.order_by("code").values_list("code", flat=True)
        assert list(covered) == sorted(row["covered_iso2"].split())
    assert len(rows) == 65


def test_bodies_of_the_source_documents_name_their_source_and_all_their_names():
    for row in rows_of("organisations.csv"):
        body = Organisation.objects.select_related("source").get(public_id=row["slug"])

        names = {name for name in row["other_names"].split("; ") if name}
        assert (body.name, body.kind, body.source.code) == (row["name"], row["kind"], row["source"])
        assert body.verification == "verified"
        assert set(body.names.values_list("name", flat=True)) == names


def test_every_person_of_the_facts_is_there_with_titles_and_sources():
    for fact in facts()["people"]:
        person = Person.objects.get(source_key=fact["id"])

        assert (person.name, person.honorific) == (fact["name"], fact["honorific"])
        assert (person.is_public, person.is_generated) == (True, False)
        posts = set(person.appointments.values_list("title_en", "source__code", "role"))
        assert posts == {
            (role["role"], role["source"], "") for role in fact["roles"] if role["role"]
        }
        names = set(person.names.values_list("name", flat=True))
        assert names == set(fact.get("name_variants", ()))


def test_no_source_gives_anybody_a_right():
    assert not Appointment.objects.exclude(role="").exists()
    assert not Appointment.objects.exclude(start_on=None).exists()


def test_inferred_identity_is_said():
    person = Person.objects.get(source_key="qian-tang")

    assert person.note == "That both names are one person is inferred."


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("LIM Cher Ping", ("Cher Ping", "Lim", "family_first")),
        ("BI Xiaohan", ("Xiaohan", "Bi", "family_first")),
        ("Qian Tang", ("Qian", "Tang", "given_first")),
        ("Maki Hayashikawa", ("Maki", "Hayashikawa", "given_first")),
        ("A Name", ("A", "Name", "given_first")),
        ("Suharto", ("", "Suharto", "given_first")),
    ],
)
def test_family_name_is_told_by_how_the_source_writes_it(name, parts):
    assert name_parts(name) == parts


@pytest.mark.parametrize("command", COMMANDS)
def test_loading_again_does_nothing(command):
    before = {model: list(model._default_manager.order_by("pk").values()) for model in MODELS}

    told = load(command)

    assert told == f"{command}: up to date"
    for model, rows in before.items():
        assert list(model._default_manager.order_by("pk").values()) == rows


def test_loading_again_by_force_keeps_the_same_rows():
    before = contents()
    keys = dict(Organisation.objects.values_list("public_id", "pk"))

    told = [load(command, force=True) for command in COMMANDS]

    assert told == [
        "load_organisations: 65 UNESCO entities, 17 other bodies",
        "load_persons: 19 persons",
    ]
    assert contents() == before
    assert dict(Organisation.objects.values_list("public_id", "pk")) == keys


def test_rows_that_the_files_do_not_hold_stay():
    body = Organisation.objects.create(public_id="by-hand", name="By hand", kind="other")
    person = Person.objects.create(family_name="By hand")

    for command in COMMANDS:
        load(command, force=True)

    assert Organisation.objects.filter(pk=body.pk).exists()
    assert Person.objects.filter(pk=person.pk).exists()

"""From the files of ``data/`` to bodies and persons."""

from typing import Any

from unesco_portal.core.enums import Verification
from unesco_portal.core.loading import facts, rows_of, upsert
from unesco_portal.reference.models import SourceDocument

from .enums import NameKind, NameOrder, OrganisationKind
from .models import Appointment, Organisation, OrganisationName, Person, PersonName

ENTITY_KINDS = {
    "headquarters": OrganisationKind.HEADQUARTERS,
    "category_1_institute": OrganisationKind.CATEGORY_1,
    "multisectoral_regional_office": OrganisationKind.REGIONAL_OFFICE,
    "regional_office": OrganisationKind.REGIONAL_OFFICE,
    "field_office": OrganisationKind.FIELD_OFFICE,
    "national_office": OrganisationKind.NATIONAL_OFFICE,
    "liaison_office": OrganisationKind.LIAISON_OFFICE,
}

# How the source documents call these offices.
ENTITY_NAMES = {
    "unesco-multisectoral-regional-office-in-bangkok": (
        "UNESCO Bangkok",
        "UNESCO Asia and Pacific Regional Bureau for Education (UNESCO Bangkok)",
    ),
    "unesco-regional-office-in-havana": (
        "UNESCO Office in Havana",
        "UNESCO Office in Havana (support)",
    ),
    "unesco-regional-office-in-santiago": ("UNESCO Regional Office in Santiago",),
}


def load_entities() -> int:
    """Headquarters, Category 1 institutes and UNESCO's offices, with the countries they cover."""
    rows = list(rows_of("unesco_entities.csv"))
    organisations = [
        Organisation(
            public_id=entity_slug(row["slug"]),
            name=row["name"],
            acronym=row["acronym"],
            kind=ENTITY_KINDS[row["type"]],
            country_id=row["iso2"] or None,
            city=row["city"],
            source_note=row["source"],
            verification=Verification.VERIFIED
            if row["verified"] == "yes"
            else Verification.UNVERIFIED,
            note=row["note"],
        )
        for row in rows
    ]
    upsert(Organisation, organisations, key=["public_id"])
    keys = dict(Organisation.objects.values_list("public_id", "pk"))
    through = Organisation.covers.through
    through.objects.filter(
        organisation__public_id__in=[entity_slug(row["slug"]) for row in rows]
    ).delete()
    through.objects.bulk_create(
        through(organisation_id=keys[entity_slug(row["slug"])], country_id=country)
        for row in rows
        for country in row["covered_iso2"].split()
    )
    further = [
        OrganisationName(organisation_id=keys[entity_slug(slug)], name=name, kind=NameKind.VARIANT)
        for slug, names in ENTITY_NAMES.items()
        for name in names
    ]
    OrganisationName.objects.bulk_create(further, ignore_conflicts=True)
    return len(rows)


def entity_slug(slug: str) -> str:
    """The permanent name of a UNESCO entity."""
    return slug if slug.startswith("unesco-") else f"unesco-{slug}"


def load_bodies() -> int:
    """Other bodies that the source documents name."""
    rows = list(rows_of("organisations.csv"))
    sources = dict(SourceDocument.objects.values_list("code", "pk"))
    organisations = [
        Organisation(
            public_id=row["slug"],
            name=row["name"],
            acronym=row["acronym"],
            kind=OrganisationKind(row["kind"]),
            country_id=row["iso2"] or None,
            city=row["city"],
            source_id=sources[row["source"]],
            verification=Verification.VERIFIED,
            note=row["note"],
        )
        for row in rows
    ]
    upsert(Organisation, organisations, key=["public_id"])
    keys = dict(Organisation.objects.values_list("public_id", "pk"))
    further = [
        OrganisationName(organisation_id=keys[row["slug"]], name=name, kind=NameKind.VARIANT)
        for row in rows
        for name in filter(None, row["other_names"].split("; "))
    ]
    OrganisationName.objects.bulk_create(further, ignore_conflicts=True)
    return len(rows)


def load_persons() -> int:
    """The persons whom the source documents name, each title as dated as its source is."""
    loaded = 0
    for fact in facts()["people"]:
        person = load_person(fact)
        for role in fact["roles"]:
            load_title(person, role)
        loaded += 1
    return loaded


def load_person(fact: dict[str, Any]) -> Person:
    """One person; the source's way of writing the name tells which part is the family name."""
    given, family, order = name_parts(fact["name"])
    inferred = (
        "That both names are one person is inferred." if "same_person_inferred" in fact else ""
    )
    person, _created = Person.objects.update_or_create(
        source_key=fact["id"],
        defaults={
            "note": f"{fact.get('note', '')} {inferred}".strip(),
            "given_name": given,
            "family_name": family,
            "name_order": order,
            "honorific": fact["honorific"],
            "is_public": True,
        },
    )
    for variant in fact.get("name_variants", ()):
        PersonName.objects.get_or_create(person=person, name=variant)
    return person


def name_parts(name: str) -> tuple[str, str, NameOrder]:
    """``LIM Cher Ping`` puts the family name first, in capitals; ``Qian Tang`` does not."""
    first, _space, rest = name.partition(" ")
    if first.isupper() and len(first) > 1:
        return rest, first.title(), NameOrder.FAMILY_FIRST
    given, _space, family = name.rpartition(" ")
    return given, family, NameOrder.GIVEN_FIRST


def load_title(person: Person, role: dict[str, Any]) -> None:
    """A title that a source gives somebody: known on the source's day, its dates unknown."""
    if role["role"] is None:
        return
    body = Organisation.objects.filter(names__name=role["affiliation"]).first()
    body = body or Organisation.objects.filter(name=role["affiliation"]).first()
    Appointment.objects.get_or_create(
        person=person,
        title_en=role["role"],
        organisation=body,
        defaults={
            "source": SourceDocument.objects.get(code=role["source"]),
            "source_note": role["affiliation"],
            "verification": Verification.VERIFIED,
        },
    )

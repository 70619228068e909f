"""From the files of ``data/`` to centres. Nothing is invented: see data/README.md.

A centre that a person has edited stays as that person left it, whatever a newer file says.
"""

from typing import Any

from unesco_portal.core.enums import Verification
from unesco_portal.core.loading import facts, rows_of
from unesco_portal.people.enums import NameKind, OrganisationKind, RelationKind
from unesco_portal.people.models import Organisation, OrganisationName, OrganisationRelation
from unesco_portal.reference.loading import verification
from unesco_portal.reference.models import SourceDocument

from .chronology import DATES
from .enums import ActivityKind, Heading, ObservedState, Sector
from .models import Centre, CentreActivity, CentreObservation

SECTORS = {
    Heading.EDUCATION: Sector.ED,
    Heading.NATURAL_SCIENCES: Sector.SC,
    Heading.SOCIAL_HUMAN_SCIENCES: Sector.SHS,
    Heading.CULTURE: Sector.CLT,
    Heading.COMMUNICATION_INFORMATION: Sector.CI,
}
# Where a file knows but the year, the year stands for one of our dates.
YEARS = {
    "approved_on": "year_approved",
    "established_on": "year_established",
    "expires_on": "agreement_expiry",
}
ICHEI = "ichei"
PARTED_BY = "; "


def load_centres() -> int:
    """All centres of the list, each with what is known of its designation."""
    designations = {row["slug"]: row for row in rows_of("centre_designations.csv")}
    named_by = sources_of_centres()
    untouchable = edited_by_people()
    count = 0
    for row in rows_of("centres.csv"):
        values = body(row) | designation(row, designations.get(row["slug"]))
        values["source_id"] = named_by.get(row["acronym"])
        count += 1
        if row["slug"] not in untouchable:
            bring_up_to_date(row["slug"], values)
    return count


def edited_by_people() -> frozenset[str]:
    """The centres that somebody has changed through the portal, in either of their tables."""
    by_somebody = {"pgh_context__metadata__user__gt": 0}
    keys = {
        *Centre.pgh_event_model.objects.filter(**by_somebody).values_list("pgh_obj_id", flat=True),
        *Organisation.pgh_event_model.objects.filter(**by_somebody).values_list(
            "pgh_obj_id", flat=True
        ),
    }
    return frozenset(Centre.objects.filter(pk__in=keys).values_list("public_id", flat=True))


def bring_up_to_date(slug: str, values: dict[str, Any]) -> Centre:
    """Make the centre, or change what differs; its status is never touched."""
    centre = Centre.objects.filter(public_id=slug).first() or Centre(public_id=slug)
    changed = {name: value for name, value in values.items() if getattr(centre, name) != value}
    if centre.pk is None or changed:
        for name, value in changed.items():
            setattr(centre, name, value)
        centre.save()
    return centre


def sources_of_centres() -> dict[str, int]:
    """The source document that names a centre, by acronym."""
    keys = dict(SourceDocument.objects.values_list("code", "pk"))
    return {fact["acronym"]: keys[fact["source"]] for fact in facts()["centres"]}


def body(row: dict[str, str]) -> dict[str, Any]:
    """What a row says of the body itself."""
    heading = Heading(row["sector"])
    return {
        "kind": OrganisationKind.CATEGORY_2.value,
        "name": row["name"],
        "acronym": row["acronym"],
        "country_id": row["iso2"],
        "city": row["city"],
        "latitude": float(row["lat"]) if row["lat"] else None,
        "longitude": float(row["lon"]) if row["lon"] else None,
        "website": row["website"],
        "host_institution": row["host_institution"],
        "heading": heading.value,
        "lead_sector": SECTORS[heading].value,
        "themes": row["theme"].split(PARTED_BY) if row["theme"] else [],
        "verification": verification(row["verified"]).value,
        "source_note": row["source"],
        "note": row["note"],
    }


def designation(row: dict[str, str], found: dict[str, str] | None) -> dict[str, Any]:
    """Dates and texts: those read with their sources, else the bare years of the list."""
    if found is None:
        years = {name: row[column] or None for name, column in YEARS.items()}
        return {
            **dict.fromkeys(DATES),
            **years,
            "renewal_on": None,
            "legal_texts": [],
            "designation_source": "",
            "designation_verification": Verification.UNVERIFIED.value,
        }
    texts = found["legal_texts"]
    return {
        **{name: found[name] or None for name in (*DATES, "renewal_on")},
        "legal_texts": texts.split(PARTED_BY) if texts else [],
        "designation_source": found["source"],
        "designation_verification": verification(found["verified"]).value,
    }


def load_names() -> int:
    """Further names: how source documents call the centres."""
    keys = dict(Centre.objects.values_list("public_id", "pk"))
    rows = [
        OrganisationName(
            organisation_id=keys[row["slug"]],
            name=row["name"],
            kind=NameKind(row["kind"]),
            language=row["language"],
        )
        for row in rows_of("centre_names.csv")
    ]
    OrganisationName.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def load_hosts() -> int:
    """A host that is a body of its own is related to its centre."""
    count = 0
    for centre in Centre.objects.exclude(host_institution="").order_by("pk"):
        host = body_called(centre.host_institution)
        if host is None or host.pk == centre.pk:
            continue
        OrganisationRelation.objects.get_or_create(
            organisation=host, kind=RelationKind.HOSTS, other_id=centre.pk
        )
        count += 1
    return count


def body_called(name: str) -> Organisation | None:
    """The body of exactly this name or further name."""
    rows = Organisation.objects.order_by("pk")
    return rows.filter(name=name).first() or rows.filter(names__name=name).first()


def load_observations() -> int:
    """What sources of some day said; never the present status."""
    keys = dict(Centre.objects.values_list("public_id", "pk"))
    by_acronym = dict(Centre.objects.exclude(acronym="").values_list("acronym", "pk"))
    sources = dict(SourceDocument.objects.values_list("code", "pk"))
    rows = [
        (keys[row["slug"]], ObservedState(row["state"]), row["as_of"], row["note"], None)
        for row in rows_of("centre_observations.csv")
    ]
    rows += [
        (
            by_acronym[fact["acronym"]],
            ObservedState(code_of(fact["state_in_2017"])),
            "2017",
            "",
            sources[fact["source"]],
        )
        for fact in facts()["centres"]
    ]
    for centre, state, as_of, note, source in rows:
        CentreObservation.objects.get_or_create(
            centre_id=centre, state=state, as_of=as_of, note=note, defaults={"source_id": source}
        )
    return len(rows)


def load_activities() -> int:
    """What ICHEI runs, by the source document about its advisory committee."""
    told = facts()["ichei"]
    centre = Centre.objects.get(public_id=ICHEI)
    source = SourceDocument.objects.get(code=told["source"])
    network = body_called(told["network"])
    for item in told["items"]:
        partner = item.get("of", "")
        CentreActivity.objects.get_or_create(
            centre=centre,
            name=item["name"],
            defaults={
                "kind": ActivityKind(code_of(item["kind"])),
                "network_name": told["network"],
                "network": network,
                "partner_name": partner,
                "partner": body_called(partner) if partner else None,
                "source": source,
            },
        )
    return len(told["items"])


def code_of(words: str) -> str:
    """``newly established`` as the vocabulary writes it."""
    return words.replace(" ", "_")

"""From the files of ``data/`` to Parties, phases and the project. Nothing is invented."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.management.base import CommandError
from django.db.models import Model

from unesco_portal.core.enums import Verification
from unesco_portal.core.loading import facts, rows_of, upsert
from unesco_portal.people.enums import OrganisationKind
from unesco_portal.people.models import Organisation
from unesco_portal.reference.enums import StatementKind
from unesco_portal.reference.models import Country, Region, SourceDocument, Statement

from . import treaty
from .enums import InForceBasis, Instrument
from .models import FacilityPhase, Party, Project

EUROPEAN_UNION, EUROPEAN_UNION_SLUG = "EU", "european-union"
NOT_READ = "compiler's knowledge"
TREATY_LISTS = {
    "Dutch Treaty Database": "dutch-treaty-database",
    "Austrian Federal Law Gazette": "ris-austria",
}
CONTEXT_REGION = "group_iv"  # the source's "44 Asia-Pacific States": this group has as many
PARTY_FIELDS = (
    "country",
    "organisation",
    "name",
    "instrument",
    "is_instrument_verified",
    "deposited_on",
    "is_deposit_verified",
    "in_force_on",
    "in_force_basis",
    "qpr_first_due_year",
    "qpr_next_due_on",
    "source",
    "source_note",
    "verification",
)
PHASE_FIELDS = (
    "name",
    "starts_on",
    "ends_on",
    "call",
    "mandate",
    "funding",
    "expert_count",
    "expert_country_count",
    "results",
    "source_note",
    "verification",
)


def renew(model: type[Model], rows: Iterable[Model], fields: tuple[str, ...]) -> None:
    """Insert rows, or bring just ``fields`` up to date: what stewards added stays."""
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["public_id"],
        update_fields=[*fields, "updated_at"],
    )


def day(text: str) -> datetime.date | None:
    """A day of the file; empty when unknown."""
    return datetime.date.fromisoformat(text) if text else None


def load_european_union() -> Organisation:
    """The one Party that is no State."""
    union, _created = Organisation.objects.get_or_create(
        public_id=EUROPEAN_UNION_SLUG,
        defaults={
            "name": "European Union",
            "acronym": EUROPEAN_UNION,
            "kind": OrganisationKind.OTHER,
            "verification": Verification.VERIFIED,
            "source_note": "A Party to the 2005 Convention: convention_parties.csv.",
        },
    )
    return union


def load_parties() -> int:
    """The Parties. Refuses a computed date of entry into force that the rule does not give."""
    union = load_european_union()
    sources = dict(SourceDocument.objects.values_list("code", "pk"))
    parties = [party(row, union, sources) for row in rows_of("convention_parties.csv")]
    wrong = [found.public_id for found in parties if not follows_rule(found)]
    if wrong:
        raise CommandError(f"Entry into force does not follow from the deposit: {', '.join(wrong)}")
    renew(Party, parties, PARTY_FIELDS)
    return len(parties)


def party(row: dict[str, str], union: Organisation, sources: dict[str, int]) -> Party:
    """One Party as its line tells it."""
    is_union = row["iso2"] == EUROPEAN_UNION
    is_read = NOT_READ not in row["source"]
    return Party(
        public_id=row["iso2"],
        country_id=None if is_union else row["iso2"],
        organisation=union if is_union else None,
        name=row["name_en"],
        instrument=Instrument(row["instrument"]),
        is_instrument_verified=row["instrument_verified"] == "yes",
        deposited_on=day(row["date_deposit"]),
        is_deposit_verified=row["date_verified"] == "yes",
        in_force_on=day(row["entry_into_force"]),
        in_force_basis=InForceBasis(row["entry_into_force_basis"]),
        qpr_first_due_year=int(row["qpr_first_due_year"]),
        qpr_next_due_on=day(row["qpr_next_due"]),
        source_id=next(
            (sources[code] for name, code in TREATY_LISTS.items() if name in row["source"]), None
        ),
        source_note=row["source"] if is_read else "No source was read: to be checked.",
        verification=Verification.VERIFIED if is_read else Verification.UNVERIFIED,
    )


def follows_rule(found: Party) -> bool:
    """Whether the date of entry into force is the one the Convention's rule gives."""
    if found.deposited_on is None or found.in_force_on is None:
        return True
    return found.in_force_on == treaty.in_force_after_deposit(found.deposited_on)


def number(text: str) -> int | None:
    """A number of the file; empty when not found."""
    return int(text) if text else None


def load_phases() -> int:
    """The phases of the Expert Facility, with the countries they supported."""
    rows = list(rows_of("facility_phases.csv"))
    phases = [
        FacilityPhase(
            public_id=row["slug"],
            name=row["name"],
            starts_on=row["from"],
            ends_on=row["to"] or None,
            call=row["call"],
            mandate=row["mandate"],
            funding=row["funding"],
            expert_count=number(row["experts"]),
            expert_country_count=number(row["expert_countries"]),
            results=row["results"],
            source_note=row["source"],
            verification=Verification.VERIFIED,
        )
        for row in rows
    ]
    renew(FacilityPhase, phases, PHASE_FIELDS)
    known = {phase.public_id: phase for phase in FacilityPhase.objects.all()}
    for row in rows:
        known[row["slug"]].beneficiaries.set(row["beneficiaries"].split())
    return len(rows)


def load_project() -> int:
    """The project that a source document tells, with its figures as statements."""
    fact = facts()["convention_2005_project"]
    source = SourceDocument.objects.get(code=fact["source"])
    project, _created = Project.objects.update_or_create(
        public_id=fact["id"], defaults=project_fields(fact, source)
    )
    project.countries.set(fact["countries"])
    project.statements.set(load_context(fact, source))
    return 1


def project_fields(fact: dict[str, Any], source: SourceDocument) -> dict[str, Any]:
    """The columns of the project. Raises ``DoesNotExist`` for a partner or donor not loaded."""
    facility = fact["expert_facility"]
    return {
        "title": fact["title"],
        "themes": fact["themes"],
        "types": fact["types"],
        "partner": Organisation.objects.get(name=fact["local_partner"]),
        "donor_country": Country.objects.get(name_en=fact["donor"]),
        "starts_on": fact["start"],
        "ends_on": fact["end"],
        "related_activity": fact["related_activity"],
        "aim": fact["aim"],
        "challenges": fact["challenges"],
        "results": fact["results"],
        "new_expert_count": facility["new_experts"],
        "new_expert_countries": facility["new_experts_from"],
        "context_region": Region.objects.get(code=CONTEXT_REGION),
        "facility_phase": FacilityPhase.objects.get(public_id=facility["term"]),
        "region_expert_count": facility["total_from_region_after"],
        "workshop": fact["workshop"],
        "source": source,
        "verification": Verification.VERIFIED,
    }


def load_context(fact: dict[str, Any], source: SourceDocument) -> list[Statement]:
    """The figures of the context: observations of the source, beside what the portal counts."""
    statements = [
        Statement(
            subject=fact["id"],
            kind=StatementKind.CONTEXT,
            text=row["fact"],
            value=row["value"],
            unit="Member States",
            as_of=row["as_of"],
            source=source,
        )
        for row in fact["context"]
    ]
    upsert(Statement, statements, key=["subject", "kind", "text", "source"])
    return list(Statement.objects.filter(subject=fact["id"], kind=StatementKind.CONTEXT))

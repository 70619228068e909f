"""From the source facts to meetings: everything that is stated, nothing that is not."""

from typing import Any

from experts.models import Project
from unesco_portal.core.enums import Verification
from unesco_portal.core.loading import facts, upsert
from unesco_portal.people.enums import OrganisationKind
from unesco_portal.people.models import Organisation, Person
from unesco_portal.reference.models import Country, Region, SourceDocument

from .enums import DocumentKind, Network, OrganiserRole, OutcomeKind, PointKind, Status
from .models import (
    AgendaItem,
    AgendaSpeaker,
    Intervention,
    Meeting,
    MeetingDocument,
    MeetingOrganiser,
    MeetingPoint,
    MeetingSeries,
    Outcome,
    Participant,
    ParticipantTitle,
    ParticipatingBody,
)

# Whose meeting each is: plain from what the source is about.
NETWORKS = {
    "consultation-c2c-education-2017": Network.CENTRES,
    "aspnet-side-event-2017": Network.ASPNET,
    "aspnet-coordinators-conference-2017": Network.ASPNET,
    "convention-2005-seoul-2018": Network.EXPERTS,
    "convention-2005-panel-2019": Network.EXPERTS,
    "ichei-iac-2024": Network.CENTRES,
    "aspnet-regional-lac-2024": Network.ASPNET,
}
# Under which of the person's names the source of a meeting writes of somebody.
NAMES_THEN = {("ichei-iac-2024", "qian-tang"): "TANG Qian"}
POINTS = {
    "purposes": PointKind.PURPOSE,
    "selection_criteria": PointKind.SELECTION_CRITERION,
    "agenda_themes": PointKind.AGENDA_THEME,
    "core_topics": PointKind.CORE_TOPIC,
    "participant_groups": PointKind.PARTICIPANT_GROUP,
    "also_present": PointKind.ALSO_PRESENT,
}
DOCUMENTS = {
    "presentations": (DocumentKind.PRESENTATION, []),
    "programme in English, French and Spanish": (DocumentKind.PROGRAMME, ["en", "fr", "es"]),
}


class MissingPersonsError(LookupError):
    """The persons of the source facts are not loaded yet."""


def load_meetings() -> int:
    """All meetings with their parts."""
    stated = facts()
    people = people_by_key(stated)
    for fact in stated["meetings"]:
        meeting = load_meeting(fact)
        load_organisers(meeting, fact)
        load_bodies(meeting, fact, stated["centres"])
        load_points(meeting, fact)
        participants = load_participants(meeting, named_in(fact, stated), people, fact)
        load_agenda(meeting, fact, participants)
        said = [row for row in stated["interventions"] if row["meeting"] == fact["id"]]
        load_interventions(meeting, said, participants)
        load_results(meeting, fact)
    return len(stated["meetings"])


def people_by_key(stated: dict[str, Any]) -> dict[str, Person]:
    """The persons of the source facts; raises ``MissingPersonsError`` when one is not there."""
    keys = [fact["id"] for fact in stated["people"]]
    people = {person.source_key: person for person in Person.objects.filter(source_key__in=keys)}
    if missing := sorted(set(keys) - set(people)):
        raise MissingPersonsError(", ".join(missing))
    return people


def load_meeting(fact: dict[str, Any]) -> Meeting:
    """The meeting itself. A status that people have moved on since stays as it is."""
    country = fact.get("iso2")
    host = fact.get("host", "")
    values = {
        "title": fact["title"],
        "theme": fact.get("theme", ""),
        "kind": fact["kind"],
        "networks": [NETWORKS[fact["id"]]],
        "series": load_series(fact),
        "context": fact.get("context", ""),
        "start_on": fact["start"],
        "end_on": fact["end"],
        "duration_days": fact.get("days"),
        "venue": fact.get("venue") or "",
        "city": fact.get("city") or "",
        "country_id": country,
        "location_note": fact.get("location_note", ""),
        "host": host,
        "host_country": Country.objects.filter(name_en=host).first() if host else None,
        "region": Region.objects.filter(code=fact.get("region")).first(),
        "is_first_of_its_kind": fact.get("first_of_its_kind", False),
        "participant_count": fact["participants"],
        "is_participant_count_exact": fact.get("participants_exact"),
        "named_participant_count": fact.get("named_participants"),
        "country_count": fact.get("participating_countries"),
        "project": Project.objects.filter(public_id=fact.get("project")).first(),
        "note": fact.get("note", ""),
        "source": SourceDocument.objects.get(code=fact["source"]),
        "verification": Verification.VERIFIED,
    }
    meeting, _created = Meeting.objects.update_or_create(
        public_id=fact["id"],
        defaults=values,
        create_defaults=values | {"status": status_told(fact)},
    )
    meeting.countries.set(fact.get("countries", ()))
    meeting.sdg_targets.set(fact.get("sdg_targets", ()))
    return meeting


def status_told(fact: dict[str, Any]) -> Status:
    """A text written before a meeting announces it; one written after tells that it was held."""
    return Status.ANNOUNCED if fact.get("announced_only") else Status.HELD


def load_series(fact: dict[str, Any]) -> MeetingSeries | None:
    """The heading under which a source puts a meeting."""
    if "series" not in fact:
        return None
    network = NETWORKS[fact["id"]]
    series, _created = MeetingSeries.objects.update_or_create(
        public_id=f"{network.value}-{fact['series'].lower().replace(' ', '-')}",
        defaults={
            "name": fact["series"],
            "network": network,
            "source": SourceDocument.objects.get(code=fact["source"]),
            "verification": Verification.VERIFIED,
        },
    )
    return series


def body_named(name: str) -> Organisation | None:
    """The body a source means: by its name, a further name or its acronym; never by likeness."""
    outside, _bracket, inside = name.partition(" (")
    for text in (name, outside, inside.rstrip(")")):
        if not text:
            continue
        found = (
            Organisation.objects.filter(name=text).first()
            or Organisation.objects.filter(names__name=text).first()
            or Organisation.objects.filter(acronym=text).first()
        )
        if found is not None:
            return found
    return None


def load_organisers(meeting: Meeting, fact: dict[str, Any]) -> None:
    """The bodies that make a meeting; the source's words stay."""
    names = fact["organisers"]
    rows = [
        MeetingOrganiser(
            meeting=meeting,
            position=position,
            name=name,
            organisation=body_named(name),
            role=OrganiserRole.SUPPORT if "(support)" in name else OrganiserRole.ORGANISER,
            is_inferred=fact.get("organiser_inferred", False),
            # The sentence that breaks off is the one that names the last body.
            is_incomplete=fact.get("organisers_incomplete", False) and position == len(names),
        )
        for position, name in enumerate(names, start=1)
    ]
    upsert(MeetingOrganiser, rows, key=["meeting", "name", "role"])


def load_bodies(meeting: Meeting, fact: dict[str, Any], centres: list[dict[str, Any]]) -> None:
    """The bodies that took part, and what the source calls them."""
    standing = {
        centre["acronym"]: centre["state_in_2017"]
        for centre in centres
        if centre["source"] == fact["source"]
    }
    rows = [
        ParticipatingBody(
            meeting=meeting,
            position=position,
            name=name,
            organisation=centre_named(name),
            standing_then=standing.get(name, ""),
        )
        for position, name in enumerate(fact.get("centres", ()), start=1)
    ]
    upsert(ParticipatingBody, rows, key=["meeting", "name"])


def centre_named(acronym: str) -> Organisation | None:
    """A Category 2 centre by its acronym: other bodies may share it."""
    rows = Organisation.objects.filter(kind=OrganisationKind.CATEGORY_2)
    return rows.filter(acronym=acronym).first() or rows.filter(names__name=acronym).first()


def load_points(meeting: Meeting, fact: dict[str, Any]) -> None:
    """Purposes, criteria, themes and groups."""
    rows = [
        MeetingPoint(meeting=meeting, kind=kind, position=position, text=text)
        for name, kind in POINTS.items()
        for position, text in enumerate(fact.get(name, ()), start=1)
    ]
    upsert(MeetingPoint, rows, key=["meeting", "kind", "position"])


def named_in(fact: dict[str, Any], stated: dict[str, Any]) -> list[dict[str, Any]]:
    """The people named by the document that is about this meeting, in the document's order."""
    about = {document["id"]: document["about"] for document in stated["documents"]}
    if fact["id"] not in about[fact["source"]]:
        return []
    return [
        {**person, "roles": titles}
        for person in stated["people"]
        if (titles := [role for role in person["roles"] if role["source"] == fact["source"]])
    ]


def load_participants(
    meeting: Meeting,
    named: list[dict[str, Any]],
    people: dict[str, Person],
    fact: dict[str, Any],
) -> dict[str, Participant]:
    """The persons named, by key, each with name and titles of that day."""
    rows = [
        Participant(
            meeting=meeting,
            position=position,
            person=people[person["id"]],
            name=NAMES_THEN.get((fact["id"], person["id"]), person["name"]),
            honorific=person["honorific"],
            is_chair=person["id"] == fact.get("chair"),
        )
        for position, person in enumerate(named, start=1)
    ]
    upsert(Participant, rows, key=["meeting", "person"])
    saved = {row.person.source_key: row for row in meeting.participants.select_related("person")}
    titles = [
        ParticipantTitle(
            participant=saved[person["id"]],
            position=position,
            title=role["role"],
            affiliation=role["affiliation"] or "",
        )
        for person in named
        for position, role in enumerate(person["roles"], start=1)
        if role["role"]
    ]
    upsert(ParticipantTitle, titles, key=["participant", "title", "affiliation"])
    return saved


def load_agenda(
    meeting: Meeting, fact: dict[str, Any], participants: dict[str, Participant]
) -> None:
    """The agenda, with its speakers."""
    stated = fact.get("agenda", ())
    rows = [
        AgendaItem(
            meeting=meeting,
            number=item["order"],
            day=item.get("day"),
            kind=item["kind"],
            topic=item.get("topic", ""),
        )
        for item in stated
    ]
    upsert(AgendaItem, rows, key=["meeting", "number"])
    saved = {item.number: item for item in meeting.agenda.all()}
    speakers = [
        AgendaSpeaker(
            agenda_item=saved[item["order"]], participant=participants[key], position=position
        )
        for item in stated
        for position, key in enumerate(speakers_of(item), start=1)
    ]
    upsert(AgendaSpeaker, speakers, key=["agenda_item", "participant"])


def speakers_of(item: dict[str, Any]) -> list[str]:
    """One speaker, several, or none."""
    return item.get("speakers") or ([item["speaker"]] if "speaker" in item else [])


def load_interventions(
    meeting: Meeting, said: list[dict[str, Any]], participants: dict[str, Participant]
) -> None:
    """What was said, in the order of the source."""
    rows = [
        Intervention(
            meeting=meeting,
            position=position,
            participant=participants[fact["person"]],
            kind=fact["kind"],
            summary=fact["summary"],
            source=SourceDocument.objects.get(code=fact["source"]),
        )
        for position, fact in enumerate(said, start=1)
    ]
    upsert(Intervention, rows, key=["meeting", "position"])


def load_results(meeting: Meeting, fact: dict[str, Any]) -> None:
    """Outcomes, and the papers a source mentions without giving them."""
    outcomes = [
        Outcome(
            meeting=meeting,
            position=position,
            kind=OutcomeKind(outcome["kind"]),
            text=outcome["text"],
        )
        for position, outcome in enumerate(fact.get("outcomes", ()), start=1)
    ]
    upsert(Outcome, outcomes, key=["meeting", "position"])
    documents = [
        MeetingDocument(
            meeting=meeting,
            position=position,
            title=title,
            kind=DOCUMENTS[title][0],
            languages=DOCUMENTS[title][1],
        )
        for position, title in enumerate(fact.get("documents", ()), start=1)
    ]
    upsert(MeetingDocument, documents, key=["meeting", "title"])

"""Every fact of ``data/source_facts.json`` is found on a page and in the API.

The test walks the file leaf by leaf. A leaf is looked for in the pages and answers of its section, as
text; codes are looked for as the words or codes under which they are shown. What is no fact of its
own (keys that link records, marks of the file) is listed below with the reason.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from unesco_portal.core.loading import facts
from unesco_portal.core.templatetags.ui import partial_date
from unesco_portal.reference.models import Country

pytestmark = pytest.mark.django_db

LINKS = {
    "id": "the file's own key; records have permanent identifiers",
    "source": "shown as the title of the source, checked by its own test",
    "about": "points from a document to records, which point back",
    "order": "the position in an ordered list",
    "title_given": "a mark of the file",
    "same_person_inferred": "said in the person's note",
    "organiser_inferred": "said at the organiser",
    "organisers_incomplete": "said at the organiser",
    "participants_exact": "said as exactly or about",
    "announced_only": "said by the meeting's status",
    "mentioned": "the sentence itself mentions it",
    "qualifier": "mapped to about or more than: test_qualifiers",
    "schools_qualifier": "mapped to about or more than: test_qualifiers",
    "speaker": "a key: the person's name is looked for instead",
    "speakers": "keys: the persons' names are looked for instead",
    "person": "a key: the person's name is looked for instead",
    "chair": "a key: the person's name is looked for instead",
    "meeting": "a key: the meeting's page is where it is looked for",
    "project": "a key: the project's page is where it is looked for",
    "workshop": "a key: the meeting's page is linked",
    "honorific": "shown in the API; pages show the name as its bearer writes it",
}
WORDS = {  # values of the file that pages or the API call by a code or another word
    "archived project page": ["project_page"],
    "newly established": ["newly_established"],
    "partner initiative": ["partner_initiative"],
    "global art contest": ["contest"],
    "teaching material": ["teaching_material"],
}


def fold(text: str) -> str:
    """Lower case, one kind of space, quotation mark and dash, no thousands separators."""
    text = html.unescape(text).lower().replace("’", "'").replace("–", "-").replace("\xa0", " ")
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return re.sub(r"\s+", " ", text)


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every leaf of a JSON value with its path; links are left out, unknown is no fact."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in LINKS:
                yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    elif value is not None:
        yield path, value


def spellings(path: tuple[str, ...], value: Any) -> list[str]:
    """The ways in which one leaf may be shown."""
    if value is True:
        return ["true", "first of its kind", "first meeting of its kind"]
    found = [str(value), *WORDS.get(str(value), ())]
    key = path[-1] if path else ""
    if key in {"iso2", "countries", "new_experts_from"} and re.fullmatch("[A-Z]{2}", str(value)):
        found.append(Country.objects.get(code=value).name_en)
    if key in {"start", "end", "published", "captured", "as_of"}:
        found.append(partial_date(str(value)))
    if key == "region":
        found += ["latin america and the caribbean"]
    if key == "languages":
        found += [{"en": "english", "fr": "french", "es": "spanish"}[value]]
    if isinstance(value, str):
        found += [part for part in [value.removesuffix(" (support)")] if part]
        found += [re.sub(r" \((plans the series|support|KNCU|IIOE|APCEIU)\)$", "", value)]
    return [fold(text) for text in found]


class Reader:
    """Fetches pages and answers once, as text."""

    def __init__(self) -> None:
        self.client = Client()
        self.known: dict[str, str] = {}

    def text(self, *addresses: str) -> str:
        for address in addresses:
            if address not in self.known:
                answer = self.client.get(address, follow=True)
                assert answer.status_code == 200, address
                raw = answer.content.decode()
                if address.startswith("/api/"):
                    raw = json.dumps(answer.json(), ensure_ascii=False)
                else:
                    raw = re.sub(r"<[^>]+>", " ", raw)
                self.known[address] = fold(raw)
        return " ".join(self.known[address] for address in addresses)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def missing(record: Any, text: str) -> list[tuple[tuple[str, ...], Any]]:
    """The leaves of a record that a text does not hold."""
    return [
        (path, value)
        for path, value in leaves(record)
        if not any(spelling in text for spelling in spellings(path, value))
    ]


def meeting_addresses(key: str) -> tuple[str, str]:
    return f"/events/{key}/", f"/api/v1/meetings/{key}/"


def centre_addresses(acronym: str) -> tuple[str, str]:
    slug = acronym.lower().replace(" ", "-")
    return f"/centres/{slug}/", f"/api/v1/centres/{slug}/"


SECTIONS = [
    ("documents", ("/about/",), ("/api/v1/source-documents/",)),
    (
        "aspnet",
        ("/schools/about/",),
        ("/api/v1/statements/?page_size=200", "/api/v1/campaigns/", "/api/v1/aspnet-resources/"),
    ),
    (
        "convention_2005_project",
        ("/convention/projects/convention-2005-asia-pacific/",),
        ("/api/v1/convention-projects/convention-2005-asia-pacific/",),
    ),
    ("ichei", ("/centres/ichei/",), ("/api/v1/centres/ichei/",)),
]


@pytest.mark.parametrize(
    ("section", "pages", "answers"), SECTIONS, ids=lambda value: str(value)[:20]
)
def test_section_is_shown_on_pages_and_in_the_api(reader, section, pages, answers):
    record = facts()[section]

    assert missing(record, reader.text(*pages)) == []
    assert missing(record, reader.text(*answers)) == []


@pytest.mark.parametrize("fact", facts()["centres"], ids=lambda fact: fact["acronym"])
def test_centre_is_shown(reader, fact):
    page, answer = centre_addresses(fact["acronym"])

    assert missing(fact, reader.text(page)) == []
    assert missing(fact, reader.text(answer)) == []


@pytest.mark.parametrize("fact", facts()["meetings"], ids=lambda fact: fact["id"])
def test_meeting_is_shown(reader, fact):
    page, answer = meeting_addresses(fact["id"])

    assert missing(fact, reader.text(page)) == []
    assert missing(fact, reader.text(answer)) == []


@pytest.mark.parametrize(
    "fact", facts()["interventions"], ids=lambda fact: f"{fact['meeting']}-{fact['person']}"
)
def test_intervention_is_shown_with_its_speaker(reader, fact):
    person = next(row for row in facts()["people"] if row["id"] == fact["person"])
    page, answer = meeting_addresses(fact["meeting"])

    for text in (reader.text(page), reader.text(answer)):
        assert missing(fact, text) == []
        assert any(
            fold(part) in text for part in (person["name"], *person.get("name_variants", ()))
        )


@pytest.mark.parametrize("fact", facts()["people"], ids=lambda fact: fact["id"])
def test_person_is_shown_with_every_title_of_the_source(reader, fact):
    places = {row["meeting"] for row in facts()["interventions"] if row["person"] == fact["id"]}
    places |= {
        row["id"]
        for row in facts()["meetings"]
        if fact["id"] in json.dumps(row.get("agenda", []))
        or row.get("chair") == fact["id"]
        or row["source"] in {role["source"] for role in fact["roles"]}
    }
    pages, answers = zip(*(meeting_addresses(place) for place in sorted(places)), strict=True)

    for text in (reader.text(*pages), reader.text(*answers)):
        assert missing({"roles": fact["roles"]}, text) == []
        assert fold(fact["name"]) in text


@pytest.mark.parametrize("document", facts()["documents"], ids=lambda row: row["id"])
def test_every_record_names_its_source(reader, document):
    for key in document["about"]:
        if any(row["id"] == key for row in facts()["meetings"]):
            page, answer = meeting_addresses(key)
        else:
            page, answer = f"/convention/projects/{key}/", f"/api/v1/convention-projects/{key}/"

        assert fold(document["title"]) in reader.text(page)
        assert document["id"] in reader.text(answer)


def test_qualifiers_are_kept(client):
    answers = client.get("/api/v1/statements/?kind=figure&page_size=200").json()["results"]
    by_text = {row["text"]: row["qualifier"] for row in answers if row["subject"] == "aspnet"}

    expected = {
        "approximately": "about",
        "some": "about",
        "more than": "more_than",
        "over": "more_than",
    }
    for figure in facts()["aspnet"]["figures"]:
        assert by_text[figure["what"]] == expected.get(figure.get("qualifier"))

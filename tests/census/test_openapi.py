"""The committed description of the API is the one the code gives; and so are the sample answers.

``make api-schema`` renews both, after a change of the API that is meant.
"""

import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command

from tests.census.portal import ROOT
from tests.factories.aspnet import member
from tests.factories.certificates import SignatoryFactory, give_certificate
from tests.factories.experts import serving_expert
from tests.factories.people import AppointmentFactory, AreaFactory, PersonFactory
from tests.factories.twinnings import twinned
from unesco_portal.collections import COLLECTIONS
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db
SCHEMA = ROOT / "docs/api/schema.yml"
SNAPSHOTS = ROOT / "tests/snapshots"
RENEW = os.environ.get("RENEW_SNAPSHOTS") == "1"
HINT = "If this change of the API is meant: make api-schema, and a line in docs/api/changelog.md"
# The record that is kept, where the data files or the test give it its permanent name; of the
# others, whose codes are drawn by lot, the first by its content.
KEPT = {
    "campaigns": "opening-hearts-and-minds",
    "centres": "ichei",
    "convention-parties": "SN",
    "convention-projects": "convention-2005-asia-pacific",
    "countries": "SN",
    "facility-phases": "2023-2026",
    "international-days": "world-radio-day",
    "meetings": "consultation-c2c-education-2017",
    "national-networks": "SN",
    "organisations": "aspnet-coordination-unit",
    "regions": "africa",
    "sdg-targets": "4.7",
    "source-documents": "source-0",
}
DRAWN = re.compile(r"\b(?:[A-Z]{3}-[0-9A-Z]{6}|T-\d{4})\b")  # by lot, or by the factory's count


def described() -> str:
    """The description of today; a warning is an error."""
    written = io.StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=written)
    return written.getvalue()


def steady(value: Any, name: str = "") -> Any:
    """A value without what differs from one loading to the next."""
    if isinstance(value, dict):
        return {key: steady(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [steady(inner) for inner in value]
    if name == "updated_at":
        return "(moment)"
    return DRAWN.sub("(code)", value) if isinstance(value, str) else value


def text_of(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def sample(client, name: str) -> dict[str, Any]:
    """One record of a collection, in a list and by itself."""
    answer = client.get(f"/api/v1/{name}/", {"page_size": 200}).json()
    rows = answer.pop("results")
    if name in KEPT:
        (row,) = [row for row in rows if row["id"] == KEPT[name]]
    else:
        row = min(rows, key=lambda row: text_of(steady(row)))
    single = client.get(f"/api/v1/{name}/{row['id']}/").json()
    return {"beside_results": sorted(answer), "listed": steady(row), "single": steady(single)}


def compare(path: Path, text: str) -> None:
    """Equal to what is committed; written anew when asked to."""
    if RENEW:
        path.write_text(text)
    assert path.is_file(), HINT
    assert path.read_text() == text, HINT


@pytest.fixture
def network():
    """A row in each collection that the data files leave empty, with names that stay."""
    school = member(
        name="École de la Paix", city="Saint-Louis", member_since="1998", evidence="list"
    )
    SignatoryFactory()
    give_certificate(school, issued_on="2026-01-05")
    AppointmentFactory(
        person=PersonFactory(given_name="Awa", family_name="Ndiaye", is_public=True),
        role=Role.NATIONAL_COORDINATOR,
        country_id="SN",
        title_en="National Coordinator",
        start_on="2019-02",
    )
    area = AreaFactory(name_en="Casamance", name_fr="Casamance", start_on="2020", is_public=True)
    AppointmentFactory(
        person=PersonFactory(given_name="Binta", family_name="Diatta", is_public=True),
        role=Role.SUB_NATIONAL_COORDINATOR,
        country_id="SN",
        area=area,
        start_on="2021",
    )
    partner = member(name="École des Arts", city="Thiès", evidence="list")
    twinned(school, partner, status="agreed", languages=["fr"], levels=["primary"])
    serving_expert(public_name="Ana Gómez", bio_en="Not agreed to, so not shown.")


def test_description_is_current():
    compare(SCHEMA, described())


def test_description_is_made_before_there_is_a_database(django_assert_num_queries):
    """``make lint`` on a clean clone, and ``check --deploy`` before the first migration."""
    with django_assert_num_queries(0):
        described()


def test_description_tells_every_collection_and_its_words():
    found = yaml.safe_load(SCHEMA.read_text())
    paths = {f"/api/v1/{name}/" for name in COLLECTIONS}
    answers = {"/api/v1/institutions/{public_id}/logo-right/"}

    assert set(found["paths"]) == answers | paths | {f"{path}{{public_id}}/" for path in paths}
    for path, methods in found["paths"].items():
        assert set(methods) == {"get"}, path
        assert methods["get"]["description"].strip(), path
        for parameter in methods["get"].get("parameters", ()):
            assert parameter.get("description", "").strip(), (path, parameter["name"])


@pytest.mark.parametrize("name", COLLECTIONS)
def test_sample_answer_is_current(client, network, name):
    compare(SNAPSHOTS / f"{name}.json", text_of(sample(client, name)))


def test_no_sample_is_left_over():
    assert {path.stem for path in SNAPSHOTS.glob("*.json")} == set(COLLECTIONS)

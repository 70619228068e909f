"""What programs read: sitemaps, feeds, linked data, robots."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.conf import settings

from tests.factories.aspnet import NetworkFactory, former_member, member
from tests.factories.centres import CentreFactory
from tests.factories.events import MeetingFactory
from tests.factories.people import coordinator

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = settings.SITE_URL


def addresses(content: bytes) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(content).iter() if found.text]


def test_sitemap_names_every_public_record_once_in_parts_of_its_index(
    client, django_assert_num_queries
):
    school, former = member(), former_member()
    with django_assert_num_queries(1):
        index = client.get("/sitemap.xml").content
    parts = [text.removeprefix(SITE) for text in addresses(index) if text.startswith(SITE)]

    schools = [part for part in parts if "institutions" in part]
    found = [text for part in schools for text in addresses(client.get(part).getvalue())]
    assert found.count(f"{SITE}/schools/{school.public_id}/") == 1
    assert found.count(f"{SITE}/schools/{former.public_id}/") == 1
    pages = addresses(client.get("/sitemap-pages.xml").getvalue())
    assert f"{SITE}/centres/" in pages
    with django_assert_num_queries(1):
        client.get(schools[0]).getvalue()


def test_robots_point_to_the_sitemap_and_keep_a_demonstration_out(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /workspace/" in text
    assert f"Sitemap: {SITE}/sitemap.xml" in text

    settings.DEMONSTRATION = True
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def entries(client, url: str) -> list[str]:
    answer = client.get(url)
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]


def test_a_filtered_list_can_be_watched(client):
    MeetingFactory(title="In Dakar", country_id="SN")
    MeetingFactory(title="In Paris", country_id="FR")

    assert entries(client, "/events/feed.atom?country=SN") == ["In Dakar"]
    assert "/events/feed.atom?country=SN" in client.get("/events/?country=SN").content.decode()
    assert client.get("/events/feed.atom?country=XX").status_code == 400


def test_new_coordinators_can_be_watched(client):
    NetworkFactory()
    person = coordinator().person
    person.is_public = True
    person.save()

    feed = client.get("/coordinators/feed.atom?country=SN").content.decode()

    assert f"<title>Senegal, {person}</title>" in feed
    assert "/countries/SN/" in feed


def test_news_tell_of_real_centres_meetings_and_outcomes(client):
    CentreFactory(name="Water Centre")
    CentreFactory(name="Invented Centre", is_generated=True)

    found = entries(client, "/news.atom")

    assert "New centre: Water Centre" in found
    assert "New centre: Invented Centre" not in found
    assert any(title.startswith("Outcomes: ") for title in found)


def test_a_record_tells_machines_what_it_is(client):
    school = member(name="École </script> & Co", latitude=14.69281, longitude=-17.44672)
    url = f"/schools/{school.public_id}/"

    page = client.get(url).content.decode()
    embedded = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert embedded is not None
    told = json.loads(embedded[1])
    assert told["@type"] == "School"
    assert told["name"] == "École </script> & Co"
    assert told == client.get(f"{url}?format=jsonld").json()
    feature = client.get(f"{url}?format=geojson").json()
    assert feature["geometry"]["coordinates"] == [-17.45, 14.69]  # the town, not the street
    wrong = client.get(f"{url}?format=pdf")
    assert wrong.status_code == 400
    assert "jsonld, geojson" in wrong.content.decode()


def test_a_school_that_agreed_keeps_its_exact_point():
    school = member(latitude=14.69281, longitude=-17.44672, location_precision="exact")
    school.refresh_from_db()
    assert school.latitude == 14.69281


def test_records_lead_to_others_like_them(client):
    school = member(name="Here", country_id="SN", city="Podor")
    other = member(name="There", country_id="SN", city="Podor")

    page = client.get(f"/schools/{school.public_id}/").content.decode()

    assert f'href="/schools/{other.public_id}/"' in page

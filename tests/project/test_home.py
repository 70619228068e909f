"""The first page: what this is, where to go, and figures with their date."""

import datetime
import re

import pytest
from django.utils import timezone

from tests.factories.aspnet import ApplicationFactory, NetworkFactory
from tests.factories.centres import CentreFactory
from tests.factories.events import MeetingFactory
from tests.factories.pathways import IntakeWindowFactory, pathway
from tests.factories.people import coordinator
from tests.pages import text_of
from unesco_portal import sheets
from unesco_portal.core.templatetags.ui import partial_date

pytestmark = pytest.mark.django_db


def test_every_figure_says_its_day_and_what_is_counted(client):
    text = text_of(client.get("/"))
    today = partial_date(timezone.now().date())

    figures = re.findall(r"as of (\d{1,2} \w+ \d{4})", text)
    assert len(figures) == text.count("What is counted")
    assert len(figures) >= 2
    assert "Category 2 institutes and centres 110 as of" in text
    assert "Not UNESCO's official total." in text
    assert "Parties to the 2005 Convention 151 as of" in text
    assert today in figures or all(datetime.datetime.strptime(day, "%d %B %Y") for day in figures)  # noqa: DTZ007


def test_figures_follow_the_records(client):
    CentreFactory()

    assert "Category 2 institutes and centres 111 as of" in text_of(client.get("/"))


@pytest.mark.parametrize("item_count", [1, 3])
def test_query_count(client, item_count, django_assert_num_queries):
    for _number in range(item_count):
        MeetingFactory(upcoming=True)
        MeetingFactory()
    client.get("/")

    with django_assert_num_queries(11):
        client.get("/")


def test_signed_in_reader_meets_what_waits_first(client, sign_in, django_assert_num_queries):
    NetworkFactory()
    application = ApplicationFactory(status="submitted")
    sign_in(coordinator())
    client.get("/")

    with django_assert_num_queries(25):
        text = text_of(client.get("/"))

    assert "1 case waits for you." in text
    assert text.index(str(application)) < text.index("Four UNESCO networks")


def test_open_windows_and_days_of_the_week(client, monkeypatch):
    day = datetime.date(2027, 1, 20)
    monkeypatch.setattr("aspnet.intake.today", lambda: day)
    version = pathway(country_id="SN", valid_from="2026-01-01")
    for opens, closes in ((1, 3), (3, 6)):  # the second is shut in January
        IntakeWindowFactory(
            version=version, label=f"until month {closes}",
            opens_month=opens, opens_day=1, closes_month=closes, closes_day=31 if closes == 3 else 30,
        )  # fmt: skip

    text = text_of(client.get("/"))

    assert "until month 3" in text
    assert "until month 6" not in text
    days = sheets.days_of_week(day)
    assert [one["day"] for one in days] == sorted(one["day"] for one in days)
    assert "International Day of Education" in [one["row"].name_en for one in days]


def test_country_is_chosen_without_javascript(client):
    assert client.get("/countries/go/?code=sn")["Location"] == "/countries/SN/"
    assert client.get("/countries/go/?code=XX")["Location"] == "/countries/"


def test_every_way_from_here_leads_somewhere(client):
    content = client.get("/").content.decode()
    main = content.partition("<main")[2].partition("</main>")[0]

    for address in set(re.findall(r'href="(/[^"#]*)"', main)):
        assert client.get(address).status_code == 200, address


def test_page_offers_the_search_and_the_sign_in(client, sign_in):
    visitor = client.get("/").content.decode()
    sign_in(coordinator())
    reader = client.get("/").content.decode()

    assert 'action="/search/"' in visitor
    assert 'href="/accounts/login/"' in visitor
    assert 'href="/workspace/"' in reader
    assert "This is not an official UNESCO site." in visitor


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Quatre réseaux de l'UNESCO"), ("es", "Cuatro redes de la UNESCO")],
)
def test_language_switch_keeps_the_page(client, language, words):
    url = "/organisations/?kind=category_1&q=iicba"
    page = client.get(url).content.decode()
    assert f'name="next" type="hidden" value="{url.replace("&", "&amp;")}"' in page

    response = client.post("/language/", {"language": language, "next": url}, follow=True)

    assert response.redirect_chain == [(url, 302)]
    assert f'<html lang="{language}"' in response.content.decode()
    assert words.casefold()[:6] in text_of(client.get("/")).casefold()


@pytest.mark.parametrize(
    "url",
    ["/about/", "/data/dictionary/", "/api/v1/docs/", "/map/outlines.geojson", "/favicon.ico"],
)
def test_pages_of_no_single_app_open(client, url):
    response = client.get(url)

    assert response.status_code in (200, 301)
    if "text/html" in response["Content-Type"] and response.status_code == 200:
        assert text_of(response)
    response.close()


def test_about_credits_every_source(client):
    text = text_of(client.get("/about/"))

    for words in ("GeoNames", "CC BY 4.0", "Open SDG"):
        assert words in text


def test_outlines_are_kept_for_a_day(client):
    response = client.get("/map/outlines.geojson")

    assert response["Content-Type"] == "application/geo+json"
    assert response["Cache-Control"] == "public, max-age=86400"
    response.close()

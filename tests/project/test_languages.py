"""The language of a page: by its address, by the reader's choice, and right to left."""

import re

import pytest
from django.urls import reverse

from tests.census.test_addresses import patterns
from tests.factories.aspnet import NetworkFactory
from tests.pages import text_of
from unesco_portal.core.languages import in_language, split_language, working_language
from unesco_portal.public_pages import PUBLIC_PAGES
from unesco_portal.workflow.models import OutgoingMail

pytestmark = pytest.mark.django_db


def test_address_names_its_language_and_its_links_stay_in_it(client):
    client.cookies["django_language"] = "es"

    page = client.get("/fr/centres/?status=ceased", headers={"accept-language": "es"})

    text = page.content.decode()
    assert page.status_code == 200
    assert '<html lang="fr" dir="ltr">' in text
    assert page["Content-Language"] == "fr"
    assert "Accept-Language" not in page.get("Vary", "")
    links = set(re.findall(r'<a [^>]*href="(/[^"#?]*)', text))
    assert {link for link in links if not link.startswith(("/fr/", "/api/"))} == set()
    assert 'href="/static/css/base.css"' in text
    assert reverse("centres:centre-list") == "/centres/"  # the next reader is not in French


def test_address_without_language_is_negotiated(client):
    page = client.get("/centres/", headers={"accept-language": "fr"})
    assert page["Content-Language"] == "fr"
    assert {"Accept-Language", "Cookie"} <= set(page["Vary"].split(", "))

    client.cookies["django_language"] = "es"
    assert client.get("/centres/", headers={"accept-language": "fr"})["Content-Language"] == "es"


def test_choosing_a_language_keeps_the_page_its_query_and_its_kind_of_address(client):
    chosen = {"language": "es", "next": "/fr/centres/?status=ceased"}
    assert client.post("/fr/language/", chosen)["Location"] == "/es/centres/?status=ceased"

    chosen = {"language": "fr", "next": "/centres/?status=ceased"}
    answer = client.post("/language/", chosen)
    assert answer["Location"] == "/centres/?status=ceased"
    assert answer.cookies["django_language"].value == "fr"


@pytest.mark.parametrize("path", ["/api/v1/centres/", "/admin/", "/healthz", "/sitemap.xml"])
def test_what_has_no_language_leads_to_its_only_address(client, path):
    assert client.get(f"/fr{path}?a=1")["Location"] == f"{path}?a=1"


def test_language_alone_leads_to_its_first_page(client):
    assert client.get("/fr")["Location"] == "/fr/"
    assert client.get("/fr/").status_code == 200


def test_language_we_do_not_speak_offers_those_we_speak(client):
    page = client.get("/de/centres/")

    assert page.status_code == 404
    assert 'href="/fr/centres/"' in page.content.decode()
    assert "“de”" in text_of(page)
    assert 'href="/fr/nothing/"' not in client.get("/de/nothing/").content.decode()


def test_act_under_a_prefix_leads_back_into_the_language_as_does_its_mail(client):
    NetworkFactory()
    applied = {
        "country": "SN",
        "name": "Lycée Exemple",
        "city": "Dakar",
        "levels": ["primary"],
        "ownership": "public",
        "languages": ["fr"],
        "themes": ["aspnet-2025-esd"],
        "contact_email": "office@lycee.example",
    }

    answer = client.post("/fr/schools/apply/", applied)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/fr/schools/apply/")
    assert answer.cookies["django_language"].value == "fr"
    written = OutgoingMail.objects.get().text
    assert written.count("/fr/schools/apply/") == 1
    assert "/fr/fr/" not in written


def test_page_names_its_address_and_its_languages(client):
    page = client.get("/fr/centres/?status=ceased&cursor=&ordering=").content.decode()

    found = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', page))
    site = "http://localhost:8000"
    assert f'<link rel="canonical" href="{site}/fr/centres/?status=ceased">' in page
    assert found["x-default"] == f"{site}/centres/?status=ceased"
    assert found["ar"] == f"{site}/ar/centres/?status=ceased"
    assert 'rel="canonical"' not in client.get("/accounts/login/").content.decode()


def test_arabic_reads_from_right_to_left(client):
    page = client.get("/ar/schools/")

    assert '<html lang="ar" dir="rtl">' in page.content.decode()
    assert page["Content-Language"] == "ar"


def test_mails_are_written_in_working_languages_only(client):
    client.get("/ar/")
    assert working_language() in {"en", "fr", "es"}


def test_paths_are_split_at_known_languages_only():
    assert split_language("/fr/centres/") == ("fr", "/centres/")
    assert split_language("/from/") == (None, "/from/")
    assert in_language("/centres/", "es") == "/centres/"


def test_public_pages_are_addresses():
    assert set(patterns()) >= PUBLIC_PAGES

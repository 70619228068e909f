"""No log holds a link that opens something."""

import logging
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core import signing
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from unesco_portal.core.logs import LINKS, LinkFilter, without_links
from unesco_portal.settings import base

TOKEN = re.compile(r"\(\?P<(?:token|key)>[^)]*\)|<(?:\w+:)?(?:token|key)>")
OTHER = re.compile(r"\(\?P<\w+>[^)]*\)|<(?:\w+:)?\w+>")


def routes(patterns: list, before: str = "/") -> Iterator[str]:
    """Every address that carries a token, with a word in its place."""
    for found in patterns:
        route = before + str(found.pattern).removeprefix("^")
        if isinstance(found, URLResolver):
            yield from routes(found.url_patterns, route)
        elif isinstance(found, URLPattern) and TOKEN.search(route):
            yield OTHER.sub("x", TOKEN.sub("opensesame", route))


def test_every_address_with_a_token_is_written_without_it():
    addresses = list(routes(get_resolver().url_patterns))

    assert len(addresses) > 15
    assert [found for found in addresses if "opensesame" in without_links(found)] == []


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/schools/round/abc:def/change/", "/schools/round/-/change/"),
        ("/calendar/abc~def.ics", "/calendar/-"),
        (
            "/schools/certificates/CRT-1/?link=abc:def&x=1",
            "/schools/certificates/CRT-1/?link=-&x=1",
        ),
        ("/schools/?q=review", "/schools/?q=review"),
    ],
)
def test_the_rest_of_an_address_stays(address, written):
    assert without_links(address) == written


def test_the_front_hides_the_same():
    text = (settings.BASE_DIR / "deploy" / "Caddyfile").read_text()

    assert f'request>uri regexp "{LINKS}" "$1-"' in text


@pytest.mark.django_db
def test_a_refused_request_leaves_no_token_in_the_log(client, caplog):
    token = signing.dumps("nobody@test.example", salt="portal.something-else")
    caplog.handler.addFilter(LinkFilter())

    with caplog.at_level(logging.WARNING):
        response = client.get(reverse("workflow:opt-out", args=[token]))

    assert response.status_code == 410
    assert "/mail/opt-out/-/" in caplog.text
    assert token not in caplog.text
    assert base.LOGGING["handlers"]["console"]["filters"] == ["links"]

"""Every page with a name and no arguments is among those that a browser looks at."""

from urllib.parse import urlsplit

from django.urls import NoReverseMatch, resolve, reverse

from tests.browser.addresses import NO_PAGES, ON_THE_WAY, PUBLIC, SIGNED_IN
from tests.census.test_addresses import patterns

HINT = "Put the page into tests/browser/addresses.py"


def named_pages() -> dict[str, str]:
    """Each name that needs no arguments, with its address; the API has tests of its own."""
    found = {}
    for name in patterns():
        try:
            found[name] = reverse(name)
        except NoReverseMatch:
            continue
    return {name: path for name, path in found.items() if not path.startswith("/api/")}


def test_every_named_page_is_looked_at():
    seeds = [address for addresses in (PUBLIC, *SIGNED_IN.values()) for address in addresses]
    looked_at = {
        resolve(urlsplit(seed).path).view_name for seed in seeds if seed != "/no-such-page/"
    }

    assert set(named_pages()) - looked_at - NO_PAGES - ON_THE_WAY == set(), HINT


def test_exceptions_are_addresses():
    assert set(named_pages()) >= NO_PAGES | ON_THE_WAY

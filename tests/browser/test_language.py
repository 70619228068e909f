"""The reader's language: chosen on any page, kept, and not lost by signing in."""

import pytest

from .people import email_of, sign_in

ADDRESS = "/schools/?country=JP"


def choose(page, name: str) -> None:
    """Choose a language in the menu of the page's head."""
    page.get_by_role("banner").locator("details").first.locator("summary").click()
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def language(page) -> str:
    """The language the page says it is in."""
    return page.locator("html").get_attribute("lang")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_choice_keeps_the_page_and_survives_sign_in(people, scripts):
    reader = people.visitor(java_script_enabled=scripts)
    reader.goto(ADDRESS)
    assert language(reader) == "en"

    choose(reader, "Français")
    assert language(reader) == "fr"
    assert reader.url.endswith(ADDRESS)
    choose(reader, "Español")
    assert language(reader) == "es"
    assert reader.url.endswith(ADDRESS)

    sign_in(reader, email_of("coordinator.es"))
    assert reader.url.endswith("/workspace/")
    assert language(reader) == "es"


def test_browser_asks_and_account_decides(people):
    reader = people.visitor(locale="es-MX")
    reader.goto("/")
    assert language(reader) == "es"

    sign_in(reader, email_of("coordinator.sn"))
    assert language(reader) == "fr"

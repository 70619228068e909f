"""Every page works on a small telephone and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from .addresses import FIRST_OF, PUBLIC

TELEPHONE = {"width": 320, "height": 640}
LEAVES_THE_SCREEN = """() => [...document.querySelectorAll("main *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .map(element => element.outerHTML.slice(0, 120)).slice(0, 3)"""


def fits(page: Page) -> bool:
    """Whether nothing asks to be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(scope="module")
def records(browser, portal) -> list[str]:
    """The page of the first record of each directory."""
    page = browser.new_page(base_url=portal.address)
    found = []
    for address in FIRST_OF:
        page.goto(address)
        link = page.locator("tbody th a").first
        found.append(link.get_attribute("href"))
    page.close()
    return found


def look_without_scripts(page: Page, address: str) -> None:
    """A page on a small telephone whose browser runs no scripts."""
    page.goto(address)
    assert page.get_by_role("heading", level=1).count() == 1, address
    assert page.locator("html").get_attribute("lang") == "en", address
    assert page.get_by_role("main").inner_text().strip(), address
    assert fits(page), (address, page.evaluate(LEAVES_THE_SCREEN))


def test_pages_work_without_scripts(people, records):
    page = people.visitor(viewport=TELEPHONE, java_script_enabled=False)

    for address in (*PUBLIC, *records):
        look_without_scripts(page, address)


def press_and_look(page: Page, button: str) -> None:
    """Press a button; the page that answers fits the telephone."""
    with page.expect_navigation():
        page.locator(button).first.click()
    assert fits(page), (page.url, page.evaluate(LEAVES_THE_SCREEN))


def test_mergers_are_recorded_and_taken_back_without_scripts(people):
    page = people.signed_in("coordinator.jp", viewport=TELEPHONE, java_script_enabled=False)
    page.goto("/workspace/schools/?standing=member")
    links = page.locator("tbody th a").all()[:2]
    one, other = [str(link.get_attribute("href")) for link in links]
    code = other.rstrip("/").rpartition("/")[2]

    for address in (
        one,
        f"{one}split/",
        f"{one}joining/?kind=merge&q=school",
        f"{one}joining/?kind=duplicate&other={code}",
        f"{one}joining/?kind=merge&other={code}",
    ):
        look_without_scripts(page, address)
    page.locator("textarea[name=reason]").fill("Decree of the ministry")
    press_and_look(page, "main form.form button[type=submit]")
    press_and_look(page, "form[action*='/successions/'] button")

    assert page.get_by_text("Taken back: everything").is_visible()
    look_without_scripts(people.signed_in("hq", viewport=TELEPHONE), f"{one}renew/")


def test_filters_open_as_a_sheet_on_a_telephone(people):
    page = people.visitor(viewport=TELEPHONE)
    page.goto("/schools/")
    expect(page.get_by_role("main").get_by_label("Country")).to_be_hidden()

    page.get_by_role("button", name="Filters").click()
    page.get_by_role("main").get_by_label("Country").select_option("JP")
    with page.expect_navigation():
        page.get_by_role("button", name="Apply", exact=True).click()

    expect(page.get_by_role("link", name="Country: Japan (remove")).to_be_visible()


def test_menu_leads_on_without_scripts(people):
    page = people.visitor(viewport=TELEPHONE, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("button", name="Menu").click()
    with page.expect_navigation():
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Meetings").click()

    assert page.url.endswith("/events/")

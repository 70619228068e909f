"""``make screenshots``: the key pages of the running demonstration, for people to look at."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import django
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from unesco_portal.local import system_tools
from unesco_portal.local.commands import running_portal
from unesco_portal.local.places import Places

from .flags import FLAGS

django.setup()

from .people import email_of, sign_in  # noqa: E402 -- app ready

DESKTOP, TELEPHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
FIRST_ROW = "tbody th a"
EAGER = """() => Promise.all([...document.querySelectorAll("img[loading=lazy]")].map(picture => {
    picture.loading = "eager";
    return picture.decode();
}))"""


@dataclass(frozen=True)
class KeyPage:
    """A page people look at: its address, or the first record of the list that stands there."""

    name: str
    address: str
    is_first_of: bool = False
    login: str = ""


PAGES = (
    KeyPage("home", "/"),
    KeyPage("centres", "/centres/"),
    KeyPage("centre", "/centres/apceiu/"),
    KeyPage("schools", "/schools/"),
    KeyPage("school", "/schools/", is_first_of=True),
    KeyPage("apply", "/schools/apply/"),
    KeyPage("country", "/countries/KR/"),
    KeyPage("meetings", "/events/"),
    KeyPage("figures", "/figures/"),
    KeyPage("sign-in", "/accounts/login/"),
    KeyPage("workspace", "/workspace/", login="coordinator.jp"),
    KeyPage("application", "/workspace/applications/", is_first_of=True, login="coordinator.jp"),
)
LOOKS = {
    "1280": {"viewport": DESKTOP},
    "360": {"viewport": TELEPHONE},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "dark-360": {"viewport": TELEPHONE, "color_scheme": "dark"},
    "arabic": {"viewport": DESKTOP},
    "arabic-360": {"viewport": TELEPHONE},
}


def take(window: BrowserContext, one: KeyPage, look: str, folder: Path) -> None:
    """Open one page and keep its picture."""
    page = window.new_page()
    prefix = "/ar" if look.startswith("arabic") else "/en"
    page.goto(prefix + one.address, wait_until="networkidle")
    if one.is_first_of:
        page.locator(FIRST_ROW).first.click()
        page.wait_for_load_state("networkidle")
    # What waits for the reader to come near is wanted on the picture, too.
    page.evaluate(EAGER)
    page.screenshot(path=folder / f"{one.name}-{look}.png", full_page=True)
    page.close()


def take_all(browser: Browser, address: str, folder: Path) -> None:
    """Every page in every look, with one sign-in for each login."""
    states: dict[str, object] = {}
    for look, options in LOOKS.items():
        for login in sorted({one.login for one in PAGES}):
            window = browser.new_context(
                base_url=address, locale="en-GB", storage_state=states.get(login), **options
            )
            if login and login not in states:
                page = window.new_page()
                sign_in(page, email_of(login))
                states[login] = window.storage_state()
                page.close()
            for one in PAGES:
                if one.login == login:
                    take(window, one, look, folder)
            window.close()


def main() -> int:
    """Take them all; says where they are."""
    places = Places.here()
    note = running_portal(places)
    if not note or not str(note["address"]).startswith("http"):
        sys.stderr.write("Start the portal first: make run\n")
        return 1
    folder = places.local / "screenshots"
    folder.mkdir(exist_ok=True)
    path = os.environ.get("PORTAL_BROWSER") or system_tools.browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        take_all(browser, str(note["address"]).rstrip("/"), folder)
        browser.close()
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

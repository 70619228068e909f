"""People in a journey: each has a browser window of the own, and nobody may break a page."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from unesco_portal.accounts.demonstration import PASSWORD

from .server import Portal

PATIENCE_MS = 30_000  # a busy machine is no fault of a page
DESKTOP = {"width": 1280, "height": 900}
LEFT_BEFORE_THE_END = "net::ERR_ABORTED"  # downloads, and answers nobody waits for any more
# What ``see_response`` tells, and that a list was no longer waited for when its page was left.
TOLD_ELSEWHERE = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")
SERVER_ERRORS = (" ERROR ", " CRITICAL ", "[ERROR]")


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """By the form, in whatever language it speaks; from the page that asked for it, if one did."""
    if "/accounts/login/" not in page.url:
        page.goto("/accounts/login/")
    page.locator("input[type=email]").fill(email)
    page.locator("input[type=password]").fill(password)
    with page.expect_navigation():
        page.locator("input[type=password]").press("Enter")


def email_of(name: str) -> str:
    """The address of a demonstration login."""
    return f"{name}@portal.example"


class People:
    """Opens windows and listens to what the pages in them complain of."""

    states: dict[str, Any] = {}

    def __init__(self, browser: Browser, portal: Portal, folder: Path) -> None:
        self.browser = browser
        self.portal = portal
        self.folder = folder
        self.windows: list[BrowserContext] = []
        self.found: list[str] = []
        self.log_start = portal.log.stat().st_size

    def visitor(self, **options: Any) -> Page:
        """The window of somebody who was never here."""
        options = {"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "UTC"} | options
        window = self.browser.new_context(base_url=self.portal.address, **options)
        window.set_default_timeout(PATIENCE_MS)
        window.on("console", self.hear)
        window.on("weberror", lambda error: self.found.append(f"error: {error.error}"))
        window.on("request", self.see_request)
        window.on("requestfailed", self.see_failure)
        window.on("response", self.see_response)
        self.windows.append(window)
        return window.new_page()

    def signed_in(self, name: str, **options: Any) -> Page:
        """The window of a demonstration login; the way through the form is walked once."""
        key = f"{self.portal.address} {name}"
        if key in self.states:
            return self.visitor(storage_state=self.states[key], **options)
        page = self.visitor(**options)
        sign_in(page, email_of(name))
        self.states[key] = page.context.storage_state()
        return page

    # --- What goes wrong ----------------------------------------------------------------------

    def hear(self, message: ConsoleMessage) -> None:
        """Errors on the console; failed loads are told by ``see_response``."""
        if message.type in ("error", "warning") and not message.text.startswith(TOLD_ELSEWHERE):
            self.found.append(f"console: {message.text}")

    def see_request(self, request: Request) -> None:
        """Nothing leaves for another host."""
        address = urlsplit(request.url)
        if (
            address.scheme not in ("data", "blob")
            and address.netloc != urlsplit(self.portal.address).netloc
        ):
            self.found.append(f"request to another host: {request.url}")

    def see_failure(self, request: Request) -> None:
        """A request without an answer."""
        if request.failure != LEFT_BEFORE_THE_END:
            self.found.append(f"{request.failure}: {request.url}")

    def see_response(self, response: Response) -> None:
        """Pages may refuse; what belongs to a page must be there, and nothing may break."""
        is_page = response.request.is_navigation_request()
        if response.status >= (500 if is_page else 400):
            self.found.append(f"{response.status}: {response.url}")

    def complaints(self) -> list[str]:
        """What browsers and server complained of."""
        with self.portal.log.open("rb") as log:
            log.seek(self.log_start)
            lines = log.read().decode(errors="replace").splitlines()
        broken = [line for line in lines if any(word in line for word in SERVER_ERRORS)]
        return [*self.found, *broken]

    # --- The end ------------------------------------------------------------------------------

    def portray(self) -> list[str]:
        """A picture of each open window; returns where they are."""
        told = []
        for number, page in enumerate(page for window in self.windows for page in window.pages):
            picture = self.folder / f"window-{number}.png"
            page.screenshot(path=picture, full_page=True)
            told.append(f"{page.url}: {picture}")
        return told

    def leave(self) -> None:
        """Close all windows."""
        for window in self.windows:
            window.close()

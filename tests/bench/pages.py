"""How soon a reader on a thin line sees a page: Chromium, 400 kbit/s, 400 ms, nothing cached."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from tests.browser.flags import FLAGS
from unesco_portal.local import system_tools

from .client import Client

LINE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
DESKTOP, TELEPHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
PAGES = ("/", "/schools/", "/ar/schools/", "/centres/", "/centres/apceiu/")
ROUNDS = 3
WATCH = """
window.seen = { painted: 0, shifted: 0 };
new PerformanceObserver(list => list.getEntries().forEach(
    entry => { window.seen.painted = entry.startTime; }
)).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver(list => list.getEntries().forEach(
    entry => { window.seen.shifted += entry.value; }
)).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Look:
    """One first visit: when its largest part was painted, how far parts moved, what it weighed."""

    seconds: float
    shifted: float
    kilobytes: float


@contextmanager
def static_files() -> Iterator[str]:
    """The static files as a release collects them, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.bench.front_settings",
            "BENCH_STATIC": folder,
        }
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(command, env=environment, check=True)
        yield folder


def addresses(port: int) -> tuple[str, ...]:
    """The measured pages, the first school of the list among them."""
    body = Client(port).get("/api/v1/institutions/?page_size=1&fields=id").body
    return (*PAGES, f"/schools/{json.loads(body)['results'][0]['id']}/")


def look(browser: Browser, address: str, screen: dict[str, int]) -> Look:
    """Visit a page for the first time, over the thin line."""
    window = browser.new_context(viewport=screen, locale="en-GB")
    window.add_init_script(WATCH)
    page = window.new_page()
    line = window.new_cdp_session(page)
    received: list[float] = []
    line.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="networkidle")
    seen = page.evaluate("window.seen")
    window.close()
    return Look(seen["painted"] / 1000, seen["shifted"], sum(received) / 1000)


def measure(port: int) -> dict[str, Look]:
    """The median visit of each page on a desktop and on a telephone."""
    found = {}
    path = os.environ.get("PORTAL_BROWSER") or system_tools.browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for address in addresses(port):
            for name, screen in (("desktop", DESKTOP), ("telephone", TELEPHONE)):
                whole = f"http://127.0.0.1:{port}{address}"
                looks = [look(browser, whole, screen) for _round in range(ROUNDS)]
                found[f"{address} {name}"] = Look(
                    statistics.median(each.seconds for each in looks),
                    max(each.shifted for each in looks),
                    looks[0].kilobytes,
                )
        browser.close()
    return found

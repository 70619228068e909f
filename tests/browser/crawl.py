"""Walks through the portal as one reader: each kind of page once, and axe-core asked about it."""

import gzip
import os
import re
import urllib.request
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page, Response

from . import axe
from .addresses import FOLLOWED, NO_ARABIC, NOT_FOLLOWED

# Only the widths matter; what is not high is painted sooner.
DESKTOP, TELEPHONE = {"width": 1280, "height": 400}, {"width": 320, "height": 400}
KILOBYTE = 1000
PAGE_LIMIT, MAP_PAGE_LIMIT = 100 * KILOBYTE, 250 * KILOBYTE
LANGUAGE = re.compile(r"^/(en|fr|es|ar)/")
# Every kind of page, each in every language: on the server that decides, and for whoever asks.
WHOLE = os.environ.get("CRAWL") == "whole" or os.environ.get("CI") == "true"
WITHOUT_LANGUAGE = ("/admin/", "/api/")
# Rows of a list are alike: a few of each stand for all, or most of the time would go into them.
THIN = """() => document.querySelectorAll(`
    tbody tr:nth-child(n+5), option:nth-child(n+5), .options > :nth-child(n+5), dl > :nth-child(n+30),
    main :is(ul, ol):not(.timeline) > li:nth-child(n+6), article:nth-of-type(n+5)
`).forEach(part => part.remove())"""
THIN_FRAME = """() => document.querySelectorAll(`
    .masthead-nav li:nth-child(n+3):not(:has([aria-current])), .footer-links li:nth-child(n+3),
    #nav-sidebar .module:not(:has([aria-current]))
`).forEach(part => part.remove())"""
LINKS = """() => [...document.querySelectorAll("a[href]:not([download])")]
    .filter(link => link.origin === location.origin).map(link => link.pathname + link.search)"""
LOADED = "() => performance.getEntriesByType('resource').map(entry => entry.name)"
HAS_MAP = """() => document.querySelector("[data-map]") !== null"""
LEAVES_THE_SCREEN = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("main *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1
        || element.getBoundingClientRect().left < -1)
    .map(element => element.outerHTML.slice(0, 120)).slice(0, 3)"""


@dataclass
class Weights:
    """What answers weigh as a compressing server sends them; each file is fetched once."""

    known: dict[str, int] = field(default_factory=dict)

    def of_file(self, address: str) -> int:
        """A style sheet, script, drawing or the data of a map."""
        if address not in self.known:
            with urllib.request.urlopen(address, timeout=30) as answer:
                self.known[address] = compressed(answer.read())
        return self.known[address]

    def of_visit(self, page: Page, answer: Response) -> int:
        """The page and all it loaded, as if nothing had been seen before."""
        files = set(page.evaluate(LOADED))
        return compressed(answer.body()) + sum(map(self.of_file, files))


def compressed(body: bytes) -> int:
    """How many bytes travel."""
    return min(len(body), len(gzip.compress(body)))


def kind_of(address: str) -> tuple[str, ...] | None:
    """What tells one sort of page from another; None for what is no page of the portal."""
    path = urlsplit(address).path
    try:
        match = resolve(path)
    except Resolver404:
        return (path,)
    is_data = path.startswith("/api/") and match.view_name != "api-docs"
    if is_data or match.view_name in NOT_FOLLOWED or "." in path.rpartition("/")[2]:
        return None
    words = (match.kwargs.get(name, "") for name in ("verb", "slug", "step", "kind"))
    return (match.view_name, *map(str, words))


class Walk:
    """One reader's way; ``seen`` is shared by readers, so that each kind of page is met once."""

    def __init__(
        self,
        page: Page,
        seen: set[tuple[str, ...]],
        colours: axe.Colours,
        again: tuple[str, ...] = (),
    ) -> None:
        self.page = page
        self.seen = seen
        self.colours = colours
        self.again = set(again)  # kinds that others have met, but that are other pages here
        self.found: list[str] = []
        self.count = 0
        self.scheme = "light"
        self.frames: set[str] = set()  # languages in which the frame of all pages was looked at
        self.weights = Weights()
        axe.load(page)

    def through(self, seeds: tuple[str, ...], *, is_public: bool) -> Iterator[str]:
        """Look at the seeds and at whatever new they lead to; yields each address met."""
        waiting = deque((address, True) for address in seeds)
        while waiting:
            address, is_seed = waiting.popleft()
            kind = kind_of(address)
            if kind is None or (not is_seed and not self.is_new(kind)):
                continue
            self.seen.add(kind)
            self.count += 1
            links = self.look(address, is_public=is_public)
            waiting.extend((link, False) for link in links)
            yield address

    def is_new(self, kind: tuple[str, ...]) -> bool:
        """Whether a page that is linked to is worth a look."""
        name = kind[0]
        if name in self.again:
            self.again.remove(name)
            return True
        if WHOLE:
            return kind not in self.seen
        return name in FOLLOWED and all(name != known[0] for known in self.seen)

    def look(self, address: str, *, is_public: bool) -> list[str]:
        """One page: closely in English, and narrow in other languages; returns its links."""
        has_languages = not address.startswith(WITHOUT_LANGUAGE)
        self.page.set_viewport_size(DESKTOP)
        answer = self.open(f"/en{address}" if has_languages else address)
        if answer is None:
            return []
        links = [LANGUAGE.sub("/", link) for link in self.page.evaluate(LINKS)]
        if is_public:
            self.weigh(address, answer)
        languages = self.languages(address, is_public=is_public) if has_languages else ()
        self.look_closely(address)
        self.look_narrowly(address, is_whole=WHOLE or not languages)
        for language in languages:
            self.in_language(address, language, is_public=is_public)
        return links

    def languages(self, address: str, *, is_public: bool) -> tuple[str, ...]:
        """All other languages of a page, or one of them: the next page has the next one."""
        name = (kind_of(address) or ("",))[0]
        spoken = ("fr", "es", "ar") if is_public and name not in NO_ARABIC else ("fr", "es")
        return spoken if WHOLE else (spoken[self.count % len(spoken)],)

    def look_closely(self, what: str) -> None:
        """All rules, in light and dark."""
        self.thin("en")
        self.ask(f"{what} wide", axe.EVERYTHING)

    def look_narrowly(self, what: str, *, is_whole: bool) -> None:
        """The same page on a small telephone; a map is drawn for one width only."""
        self.fit(what)
        if is_whole and not self.has_map():
            self.ask(f"{what} narrow", axe.WIDTH)

    def ask(self, what: str, rules: axe.Rules) -> None:
        """Ask once for these rules and the colours of the scheme that is there, then of the other."""
        there, other = self.scheme, "light" if self.scheme == "dark" else "dark"
        new = self.colours.new(self.page, (there, other))
        self.tell(f"{what} {there}", axe.violations(self.page, rules, new[there]))
        if new[other]:
            self.page.emulate_media(color_scheme=other)
            self.scheme = other
            self.tell(f"{what} {other}", axe.violations(self.page, (), new[other]))

    def in_language(self, address: str, language: str, *, is_public: bool) -> None:
        """The same page in another language, drawn on a telephone: its words, and what is narrow."""
        what = f"{language} {address}"
        answer = self.open(f"/{language}{address}")
        if answer is not None:
            if is_public:
                self.weigh(what, answer)
            self.fit(what)
            self.thin(language)
            self.ask(f"{what} narrow", axe.WORDS + axe.WIDTH)

    def thin(self, language: str) -> None:
        """Leave of what repeats itself what stands for all: of the frame, after its first time."""
        self.page.evaluate(THIN)
        if language in self.frames:
            self.page.evaluate(THIN_FRAME)
        self.frames.add(language)

    def open(self, address: str) -> Response | None:
        """Go there; None for what is handed out as a file or not as a page."""
        try:
            answer = self.page.goto(address)
        except Error as error:
            if "Download is starting" in str(error):
                return None
            raise
        if "html" not in answer.headers.get("content-type", ""):
            return None
        if self.has_map():
            self.page.locator(".map-mark").first.wait_for(state="attached")
        return answer

    def has_map(self) -> bool:
        """Whether the page shows a map."""
        return self.page.evaluate(HAS_MAP)

    # --- What is asked ------------------------------------------------------------------------

    def weigh(self, what: str, answer: Response) -> None:
        """A first visit is light."""
        weight = self.weights.of_visit(self.page, answer)
        if weight > (MAP_PAGE_LIMIT if self.has_map() else PAGE_LIMIT):
            self.found.append(f"{what}: weighs {weight / KILOBYTE:.0f} kB")

    def fit(self, what: str) -> None:
        """Turn to a small telephone: nothing leaves its screen."""
        self.page.set_viewport_size(TELEPHONE)
        self.tell(f"{what} leaves the screen", self.page.evaluate(LEAVES_THE_SCREEN))

    def tell(self, what: str, lines: list[str]) -> None:
        """Note what is wrong."""
        self.found += [f"{what}: {line}" for line in lines]

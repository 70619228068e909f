"""axe-core finds nothing to mend on any page, in any language, colour scheme and width."""

import pytest

from . import axe
from .addresses import AGAIN, PUBLIC, REFUSED, SIGNED_IN
from .crawl import DESKTOP, Walk

pytestmark = pytest.mark.timeout(900)  # one reader's whole way is one test
VISITOR = "visitor"
FAULTY = """<html lang="en"><title>Faults</title>
<style>@media (prefers-color-scheme: dark) { body { background: #000 } b { color: #111 } }</style>
<main><h1>Faults</h1><p style="color: #bbb; background: #fff">pale</p><b>night</b>
<img src="data:,"></main>"""
SEND = """form => { form.noValidate = true; form.requestSubmit(); }"""


@pytest.fixture(scope="module")
def seen() -> set[tuple[str, ...]]:
    """The kinds of pages that one of the readers has met."""
    return set()


@pytest.fixture(scope="module")
def colours() -> axe.Colours:
    """The texts whose contrast one of the readers has asked about."""
    return axe.Colours()


def test_faults_are_found_and_colours_once(browser):
    page, colours = browser.new_page(), axe.Colours()
    axe.load(page)
    page.goto("about:blank")
    page.set_content(FAULTY)
    new = colours.new(page, ("light", "dark"))

    by_day = axe.violations(page, axe.EVERYTHING, new["light"])
    page.emulate_media(color_scheme="dark")
    by_night = axe.violations(page, (), new["dark"])
    seen = colours.new(page, ("light", "dark"))
    page.close()

    assert [line.split(":")[0] for line in by_day] == ["color-contrast", "image-alt"]
    assert ["pale" in line or "night" in line for line in by_night] == [True, True]
    assert seen == {"light": [], "dark": []}


@pytest.mark.parametrize("name", [VISITOR, *SIGNED_IN])
def test_no_page_breaks_a_rule(people, seen, colours, name):
    page = people.visitor() if name == VISITOR else people.signed_in(name)
    walk = Walk(page, seen, colours, AGAIN.get(name, ()))
    seeds = PUBLIC if name == VISITOR else SIGNED_IN[name]

    met = list(walk.through(seeds, is_public=name == VISITOR))

    assert walk.found == []
    assert len(met) >= len(seeds)


@pytest.mark.parametrize(("name", "address"), REFUSED)
def test_no_refused_form_breaks_a_rule(people, seen, colours, name, address):
    page = people.visitor() if name == VISITOR else people.signed_in(name)
    walk = Walk(page, seen, colours)
    page.set_viewport_size(DESKTOP)
    page.goto(address)
    with page.expect_navigation():
        page.locator("main form[method=post], #content form[method=post]").first.evaluate(SEND)
    assert page.locator("[aria-invalid=true], .errornote").count()

    walk.look_closely(address)
    walk.look_narrowly(address, is_whole=True)

    assert walk.found == []

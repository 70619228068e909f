"""Pages with text of twice the size, and for readers whom moving things make unwell."""

import pytest

from .crawl import LEAVES_THE_SCREEN

KEY_PAGES = {
    "visitor": (
        "/",
        "/centres/",
        "/centres/apceiu/",
        "/schools/",
        "/schools/apply/",
        "/countries/KR/",
        "/figures/",
        "/accounts/login/",
        "/ar/schools/",
        "/fr/",
    ),
    "coordinator.jp": ("/workspace/", "/workspace/applications/", "/workspace/networks/JP/"),
}
TWICE = "document.documentElement.style.fontSize = '200%'"
CLIPPED = """() => [...document.querySelectorAll("body *")].filter(part => {
    const style = getComputedStyle(part);
    const isCut = side => ["hidden", "clip"].includes(style[side]);
    return part.checkVisibility() && part.textContent.trim() && !part.closest("svg, .map-canvas")
        && (isCut("overflowX") && part.scrollWidth > part.clientWidth + 2
            || isCut("overflowY") && part.scrollHeight > part.clientHeight + 2)
        && part.clientWidth > 2 && style.clipPath === "none";
}).map(part => part.outerHTML.slice(0, 160))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(part => {
    const style = getComputedStyle(part);
    const lasts = times => times.split(",").some(time => parseFloat(time) > 0);
    return lasts(style.transitionDuration) || style.animationName !== "none"
        || style.scrollBehavior === "smooth";
}).map(part => part.outerHTML.slice(0, 120))"""


def window_of(people, name, **options):
    return people.visitor(**options) if name == "visitor" else people.signed_in(name, **options)


@pytest.mark.parametrize("name", KEY_PAGES)
def test_text_of_twice_the_size_is_whole(people, name):
    page = window_of(people, name)

    for address in KEY_PAGES[name]:
        page.goto(address)
        page.evaluate(TWICE)
        assert page.evaluate(LEAVES_THE_SCREEN) == [], address
        assert page.evaluate(CLIPPED) == [], address


@pytest.mark.parametrize("name", KEY_PAGES)
def test_nothing_moves_for_those_who_ask(people, name):
    page = window_of(people, name, reduced_motion="reduce")

    for address in KEY_PAGES[name][:4]:
        page.goto(address)
        assert page.evaluate(MOVING) == [], address

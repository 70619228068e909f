"""The design system keeps its own rules: logical properties, contrast, one manner of use."""

import re

import pytest

from tests.census.portal import ROOT
from tests.factories.people import administrator
from tests.pages import text_of
from unesco_portal import design

STYLES = sorted((ROOT / "static/css").glob("*.css"))
MOST_LINES = 400
PHYSICAL = re.compile(
    r"^\s*(?:(?:min-|max-)?(?:width|height)|top|right|bottom|left"
    r"|(?:margin|padding|border|inset|scroll-(?:margin|padding))-(?:top|right|bottom|left)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b",
    re.MULTILINE,
)
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6});")
LEAST_CONTRAST = 4.5
PAIRS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink-soft", "paper"),
    ("ink-soft", "surface"),
    ("link", "paper"),
    ("link", "surface"),
    ("danger", "paper"),
    ("accent-ink", "accent"),
    ("masthead-ink", "masthead"),
    *((f"{tone}-ink", f"{tone}-back") for tone in (
        "neutral", "positive", "waiting", "attention", "info", "generated",
    )),
]  # fmt: skip
# Used in one place, and why it is a component all the same.
USED_ONCE = {
    "downloads": "every list shows it through the generic list",
}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_are_logical_and_small(path):
    text = path.read_text()

    assert [found.group().strip() for found in PHYSICAL.finditer(text)] == []
    assert len(text.splitlines()) <= MOST_LINES


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_read(scheme):
    light, _query, dark = (
        (ROOT / "static/css/tokens.css")
        .read_text()
        .partition("@media (prefers-color-scheme: dark)")
    )
    tokens = dict(COLOUR.findall(light))
    if scheme == "dark":
        tokens |= dict(COLOUR.findall(dark))

    for front, back in PAIRS:
        lighter, darker = sorted((luminance(tokens[front]), luminance(tokens[back])), reverse=True)
        contrast = (lighter + 0.05) / (darker + 0.05)
        assert contrast >= LEAST_CONTRAST, f"{front} on {back}: {contrast:.2f}"


def test_every_component_is_shown_and_used():
    specimens = design.specimens()

    assert [one.name for one in specimens if not (ROOT / "templates" / one.example).is_file()] == []
    assert [one.name for one in specimens if not one.rule] == []
    rare = {one.name for one in specimens if len(one.users) < 2}
    assert rare == USED_ONCE.keys(), "Use it in two places, or say why not"


@pytest.mark.django_db
def test_design_page_is_for_staff(client, sign_in):
    assert client.get("/design/").status_code == 404
    sign_in(administrator())

    text = text_of(client.get("/design/"))

    assert "There is a problem" in text
    assert "A status in words." in text or "a status in words" in text

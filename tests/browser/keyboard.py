"""A reader who uses keys only: every stop is seen, in view, and after the one before."""

from playwright.sync_api import Locator, Page, Response

MOST_STOPS = 60
STOP = """target => {
    const stop = document.activeElement, before = window.stopBefore;
    window.stopBefore = stop;
    if (stop === document.body) return ["", false];
    const style = getComputedStyle(stop), box = stop.getBoundingClientRect();
    const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
        || style.boxShadow !== "none";
    const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const isAfter = !before || !before.isConnected || before === document.body
        || before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING;
    const wrong = [isSeen || "shows no focus", isInView || "is out of view",
        isAfter || "stands before the stop before"].filter(word => word !== true && word !== 4);
    return [wrong.length ? wrong.join(", ") + ": " + stop.outerHTML.slice(0, 200) : "", stop === target];
}"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    if target.evaluate("element => element === document.activeElement"):
        return
    page.emulate_media(reduced_motion="reduce")  # a page that still scrolls shows no stop yet
    page.evaluate("window.stopBefore = document.activeElement")
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        wrong, is_there = target.evaluate(STOP)
        assert not wrong, wrong
        if is_there:
            return
    raise AssertionError(f"Tab does not reach {target}.")


def go_by(page: Page, target: Locator, key: str = "Enter") -> Response:
    """Tab to a link or a button, press it, and wait for the page it leads to."""
    tab_to(page, target)
    with page.expect_navigation() as navigation:
        page.keyboard.press(key)
    return navigation.value


def write(page: Page, target: Locator, text: str) -> None:
    """Tab to a field and type; a choice among many is found by its first letters."""
    tab_to(page, target)
    page.keyboard.type(text)

"""The way of a coordinator who uses no mouse: from the sign-in page to a decision."""

from playwright.sync_api import Locator, Page, expect

from unesco_portal.accounts.demonstration import PASSWORD

from .people import email_of

MOST_STOPS = 60


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; each stop on the way shows where it is."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWS_FOCUS), page.evaluate("document.activeElement.outerHTML")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {target}.")


SHOWS_FOCUS = """() => {
    const style = getComputedStyle(document.activeElement);
    return document.activeElement === document.body
        || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
        || style.boxShadow !== "none";
}"""


def test_coordinator_decides_without_a_mouse(visitor, case):
    page, keys, main = visitor, visitor.keyboard, visitor.get_by_role("main")

    # The first stop leads past the frame of the page.
    page.goto("/accounts/login/")
    skip = page.get_by_role("link", name="Skip to main content")
    tab_to(page, skip)
    expect(skip).to_be_in_viewport()
    keys.press("Enter")
    expect(main).to_be_focused()
    tab_to(page, page.locator("input[type=email]"))
    keys.type(email_of("coordinator.jp"))
    tab_to(page, page.locator("input[type=password]"))
    keys.type(PASSWORD)
    with page.expect_navigation():
        keys.press("Enter")

    # The worklist, the case, the act: what looks like a button takes the space bar too.
    tab_to(page, main.get_by_role("link", name=case.public_id))
    with page.expect_navigation():
        keys.press("Enter")
    tab_to(page, main.get_by_role("button", name="Recommend to UNESCO"))
    with page.expect_navigation():
        keys.press("Space")
    tab_to(page, main.get_by_label("Reason or comment"))
    keys.type("A good school.")
    tab_to(page, main.get_by_role("button", name="Recommend to UNESCO"))
    with page.expect_navigation():
        keys.press("Space")

    expect(main).to_contain_text("is now: recommended to UNESCO.")
    expect(main).to_contain_text("A good school.")


def test_menus_open_and_close_by_keys(visitor):
    page = visitor
    page.goto("/")
    menu = page.get_by_role("banner").locator("details").first
    tab_to(page, menu.locator("summary"))
    page.keyboard.press("Enter")
    expect(menu.get_by_role("button", name="Español")).to_be_visible()
    page.keyboard.press("Tab")

    page.keyboard.press("Escape")

    expect(menu.get_by_role("button", name="Español")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_error_summary_leads_to_the_field(visitor):
    page = visitor
    page.goto("/schools/apply/")
    page.get_by_role("button", name="Save and continue").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()

    tab_to(page, page.get_by_role("alert").get_by_role("link", name="Town:"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("main").get_by_label("Town")).to_be_focused()

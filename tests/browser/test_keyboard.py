"""The main tasks by keys alone, and a review by what a screen reader calls things."""

from playwright.sync_api import expect

from unesco_portal.accounts.demonstration import PASSWORD

from . import steps
from .keyboard import go_by, tab_to, write
from .people import email_of


def test_visitor_finds_a_centre_without_a_mouse(visitor):
    page, main = visitor, visitor.get_by_role("main")
    page.goto("/")

    write(page, main.get_by_role("searchbox"), "Seoul")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    centre = main.get_by_role("link", name="Asia-Pacific Centre of Education").first
    go_by(page, centre)

    assert "APCEIU" in steps.heading(page)


def test_school_applies_without_a_mouse(visitor):
    page, main, school = visitor, visitor.get_by_role("main"), steps.new_school()
    page.goto("/schools/apply/")

    write(page, main.get_by_label("Country"), "Japan")
    write(page, steps.field(page, "Name"), school["Name"])
    write(page, steps.field(page, "Town"), school["Town"])
    write(page, steps.field(page, "E-mail of the institution"), school["E-mail of the institution"])
    tab_to(page, main.get_by_label("lower secondary"))
    page.keyboard.press("Space")
    go_by(page, steps.button(page, steps.CONTINUE))
    for label in steps.PEOPLE:
        write(page, steps.field(page, label), school[label])
    tab_to(page, main.get_by_label(steps.COMMITMENT))
    page.keyboard.press("Space")
    go_by(page, steps.button(page, steps.CONTINUE), "Space")
    write(page, steps.field(page, "Why you want to join"), school["Why you want to join"])
    go_by(page, steps.button(page, steps.CONTINUE))
    go_by(page, steps.button(page, "Go on"), "Space")
    go_by(page, steps.button(page, steps.SEND))

    steps.see(page, "We sent a link to", school["E-mail of the institution"])


def test_coordinator_reviews_without_a_mouse(visitor, case):
    page, keys, main = visitor, visitor.keyboard, visitor.get_by_role("main")

    # The first stop leads past the frame of the page.
    page.goto("/accounts/login/")
    skip = page.get_by_role("link", name="Skip to main content")
    tab_to(page, skip)
    expect(skip).to_be_in_viewport()
    keys.press("Enter")
    expect(main).to_be_focused()
    write(page, page.locator("input[type=email]"), email_of("coordinator.jp"))
    write(page, page.locator("input[type=password]"), PASSWORD)
    with page.expect_navigation():
        keys.press("Enter")

    # The worklist, the case, its acts: what looks like a button takes the space bar too.
    go_by(page, main.get_by_role("link", name=case.public_id))
    go_by(page, main.get_by_role("button", name="Begin the review"), "Space")
    go_by(page, main.get_by_role("button", name="Begin the review"))
    steps.see(page, "in national review")
    go_by(page, main.get_by_role("button", name="Decline"))
    assert go_by(page, main.get_by_role("button", name="Decline")).status == 400
    expect(page.get_by_role("alert")).to_be_focused()
    page.go_back()
    page.go_back()
    go_by(page, main.get_by_role("button", name="Recommend to UNESCO"), "Space")
    write(page, main.get_by_label("Reason or comment"), "A good school.")
    go_by(page, main.get_by_role("button", name="Recommend to UNESCO"), "Space")

    steps.see(page, "is now: recommended to UNESCO.", "A good school.")


def test_coordinator_reviews_by_names_alone(people, case):
    page = people.signed_in("coordinator.jp")
    page.goto("/workspace/")

    def press(role: str, name: str) -> None:
        steps.go_by(page, page.get_by_role(role, name=name, exact=True))

    assert page.get_by_role("heading", level=1, name="Workspace").is_visible()
    row = page.get_by_role("row", name=case.institution.name)
    steps.go_by(page, row.get_by_role("link", name=case.public_id))
    main = page.get_by_role("main")
    assert main.get_by_role("heading", level=1, name=case.institution.name).is_visible()
    acts = main.get_by_role("complementary", name="This case")
    assert acts.get_by_role("button").all_inner_texts()[0] == "Begin the review"
    press("button", "Begin the review")
    press("button", "Begin the review")
    press("link", "Read, invite, write")
    assert page.get_by_role("heading", level=1).is_visible()
    path = page.get_by_role("navigation", name="You are here")
    steps.go_by(page, path.get_by_role("link", name=case.public_id))
    press("button", "Return for completion")
    press("button", "Return for completion")
    alert = page.get_by_role("alert")
    alert.get_by_role("link", name="Reason or comment").click()
    reason = page.get_by_role("textbox", name="Reason or comment")
    expect(reason).to_be_focused()
    assert reason.get_attribute("aria-invalid") == "true"
    press("link", "Cancel")
    press("button", "Recommend to UNESCO")
    page.get_by_role("textbox", name="Reason or comment").fill("Known to us.")
    press("button", "Recommend to UNESCO")

    expect(page.get_by_role("main")).to_contain_text("is now: recommended to UNESCO.")


def test_staff_correct_a_centre_without_a_mouse(people):
    page = people.signed_in("staff")
    keys = page.keyboard
    page.goto("/admin/centres/centre/")

    tab_to(page, page.get_by_role("link", name="Skip to main content"))
    keys.press("Enter")
    write(page, page.locator("#searchbar"), "Arab Regional Centre for World Heritage")
    with page.expect_navigation():
        keys.press("Enter")
    go_by(page, page.get_by_role("link", name="ARC-WH", exact=True))
    city = page.get_by_label("City")
    tab_to(page, page.get_by_role("link", name="Skip to main content"))
    keys.press("Enter")
    tab_to(page, city)
    keys.press("Control+A")
    keys.type("Riffa")
    with page.expect_navigation():
        keys.press("Enter")

    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto("/centres/arc-wh/")
    assert steps.fact(page, "City") == "Riffa"


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

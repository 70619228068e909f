"""Staff correct a record in the admin; the trace says who changed what from what to what."""

from playwright.sync_api import expect

from . import steps
from .people import email_of, sign_in

STAFF = email_of("staff")
ADDRESS = "/centres/arc-wh/"


def test_staff_corrects_a_centre_and_the_history_tells(people):
    visitor, staff = people.visitor(), people.visitor()
    visitor.goto(ADDRESS)
    before = steps.fact(visitor, "City")

    staff.goto("/admin/")
    assert "/accounts/login/" in staff.url
    sign_in(staff, STAFF)
    assert staff.url.endswith("/admin/")
    steps.go_by(staff, staff.locator("#content").get_by_role("link", name="Category 2 centres"))
    staff.locator("#searchbar").fill("Arab Regional Centre for World Heritage")
    staff.locator("#searchbar").press("Enter")
    steps.go_by(staff, staff.get_by_role("link", name="ARC-WH", exact=True))
    staff.get_by_label("City").fill("Muharraq")
    steps.go_by(staff, staff.get_by_role("button", name="Save", exact=True))
    steps.go_by(staff, staff.get_by_role("link", name="ARC-WH", exact=True))
    steps.go_by(staff, staff.get_by_role("link", name="History"))

    change = staff.get_by_role("row", name="Muharraq")
    assert STAFF in change.inner_text()
    assert change.locator("del").all_inner_texts() == [before]
    assert change.locator("ins").all_inner_texts() == ["Muharraq"]
    visitor.reload()
    assert steps.fact(visitor, "City") == "Muharraq"


def test_coordinator_has_no_back_office(people):
    coordinator = people.signed_in("coordinator.jp")

    answer = coordinator.goto("/admin/")

    assert answer.status == 403


def test_act_is_asked_in_a_dialog_and_typed_text_outlives_the_sign_in(people):
    staff = people.visitor()
    sign_in(staff, STAFF)
    staff.goto("/workspace/centres/rcuwm/")
    link = staff.get_by_role("link", name="Record the proposal", exact=True)

    link.click()
    dialog = staff.get_by_role("dialog", name="Record the proposal")
    expect(dialog.get_by_label("Evidence")).to_be_visible()
    staff.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()

    staff.goto("/workspace/centres/rcuwm/record_proposal/")
    staff.get_by_label("Evidence").fill("A letter of the State.")
    staff.context.clear_cookies(name="sessionid")
    staff.get_by_role("button", name="Record the proposal").click()
    sign_in(staff, STAFF)
    expect(staff.get_by_role("heading", level=1)).to_have_text("What you typed was kept")
    expect(staff.get_by_role("definition")).to_have_text(["A letter of the State."])

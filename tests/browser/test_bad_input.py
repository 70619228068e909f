"""What goes wrong on the way is said in words; nothing is lost, nothing happens twice."""

import re
import time

import pytest
from django.core import signing
from playwright.sync_api import expect

from aspnet.services import LINK_DAYS
from unesco_portal.accounts.models import Invitation
from unesco_portal.accounts.models.invitation import token_hash

from . import steps
from .people import email_of, sign_in

HTML = "<b>Bold</b> & <script>document.title = 'broken in'</script>"
OTHER_REASON = "another reason, explained in words"
DAY = 24 * 60 * 60


class LongAgo(signing.TimestampSigner):
    """Signs as the portal did before the links of that time expired."""

    def timestamp(self) -> str:
        return signing.b62_encode(int(time.time()) - (LINK_DAYS + 1) * DAY)


LIFT_LIMITS = (
    "document.querySelectorAll('[maxlength]').forEach(field => field.removeAttribute('maxlength'))"
)


def expired_link(public_id: str) -> str:
    """The token of an old mail."""
    return LongAgo(salt="portal.application").sign_object(public_id)


@pytest.mark.parametrize("page", ["confirm", "status", "complete", "withdraw"])
def test_expired_link_says_so(visitor, case, page):
    answer = visitor.goto(f"/schools/apply/{page}/{expired_link(case.public_id)}/")

    assert answer.status == 410
    steps.see(visitor, "This link has expired. Ask for a new one.")


def test_forged_link_says_so(visitor, case):
    forged = signing.dumps(case.public_id, key="somebody-elses-key", salt="portal.application")

    answer = visitor.goto(f"/schools/apply/status/{forged}/")

    assert answer.status == 410
    steps.see(visitor, "This link is not complete. Copy all of it from the mail.")


def test_withdrawn_by_link_is_asked_once_and_told(people, case, portal_db):
    applicant = people.visitor()
    steps.open_mail_link(applicant, case.contact_email)
    steps.follow(applicant, "Withdraw the application")
    steps.press(applicant, "Withdraw the application")

    steps.see(applicant, "withdrawn")
    assert applicant.get_by_role("link", name="Withdraw the application").count() == 0
    coordinator = people.signed_in("coordinator.jp")
    coordinator.goto("/workspace/")
    assert coordinator.get_by_role("link", name=case.public_id).count() == 0


def test_old_and_wrong_invitations_are_gone(people, portal_db):
    stranger = people.visitor()
    coordinator = people.signed_in("coordinator.jp")
    email = f"late-{next(steps.numbers)}@journey.example"
    coordinator.goto("/workspace/networks/JP/")
    steps.fill(coordinator, {"E-mail address": email, "Family name": "Late"})
    steps.press(coordinator, "Send the invitation")
    steps.open_mail_link(stranger, email)
    token = stranger.url.rstrip("/").rpartition("/")[2]
    Invitation.objects.filter(token_hash=token_hash(token)).update(expires_at="2020-01-01T00:00Z")

    assert stranger.reload().status == 410
    steps.see(stranger, "It was used, withdrawn or has expired.")
    assert stranger.goto("/accounts/invitation/not-a-token/").status == 410


def test_too_long_text_is_refused_and_kept(visitor):
    school = steps.new_school()
    wrong = steps.first_page(school) | {"Name": "Long " * 80}
    visitor.goto("/schools/apply/")
    visitor.evaluate(LIFT_LIMITS)
    steps.fill(visitor, wrong)
    visitor.get_by_label("lower secondary").check()

    answer = steps.press(visitor, steps.CONTINUE)

    assert answer.status == 400
    links = visitor.get_by_role("alert").get_by_role("link")
    assert [text.split(":")[0] for text in links.all_inner_texts()] == ["Name"]
    assert steps.answers(visitor, wrong) == wrong


def test_too_long_reasons_are_refused_and_kept(visitor):
    school = steps.new_school()
    visitor.goto("/schools/apply/")
    steps.fill(visitor, steps.first_page(school))
    visitor.get_by_label("lower secondary").check()
    steps.press(visitor, steps.CONTINUE)
    steps.press(visitor, "Reasons and activities")
    wrong = {"Why you want to join": "Because. " * 2000}
    steps.fill(visitor, wrong)

    assert steps.press(visitor, steps.CONTINUE).status == 400
    assert steps.answers(visitor, wrong) == wrong


def test_html_in_names_is_text(people):
    school = steps.new_school()
    school |= {
        "Name": f"{HTML} {school['Name']}",
        "Contact person": HTML,
        "Why you want to join": HTML,
    }
    applicant, coordinator = people.visitor(), people.signed_in("coordinator.jp")
    steps.apply(applicant, school)
    steps.see(applicant, school["Name"])
    applicant.goto("/outbox/")
    steps.see(applicant, school["Name"])
    coordinator.goto("/workspace/notices/")
    steps.see(coordinator, school["Name"])
    coordinator.goto("/workspace/")
    steps.open_row(coordinator, school["Name"])

    assert steps.heading(coordinator) == school["Name"]
    steps.see(coordinator, f"{HTML} – office@")
    assert coordinator.locator("main b").count() == 0
    assert school["Name"] in coordinator.title()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_double_click_acts_once(people, case, scripts):
    coordinator = people.visitor(java_script_enabled=scripts)
    sign_in(coordinator, email_of("coordinator.jp"))
    address = f"/workspace/applications/{case.public_id}/"
    coordinator.goto(f"{address}recommend/")

    steps.button(coordinator, "Recommend to UNESCO").dblclick()
    expect(coordinator).not_to_have_url(re.compile(r"/recommend/$"))
    coordinator.wait_for_load_state()

    assert coordinator.goto(address).status == 200
    steps.see(coordinator, "recommended to UNESCO")
    assert coordinator.locator(".timeline").get_by_text("Recommend to UNESCO").count() == 1
    assert coordinator.get_by_role("alert").count() == 0


def test_double_click_applies_once(visitor):
    school = steps.new_school()
    visitor.goto("/schools/apply/")
    steps.fill(visitor, steps.first_page(school))
    visitor.get_by_label("lower secondary").check()

    with visitor.expect_navigation():
        steps.button(visitor, steps.CONTINUE).dblclick()
    visitor.wait_for_load_state()

    assert len(steps.mails(visitor, school["E-mail of the institution"])) == 1


def test_page_from_before_a_decision_says_what_happened(people, case):
    address = f"/workspace/applications/{case.public_id}/"
    early, late = people.signed_in("coordinator.jp"), people.signed_in("coordinator.jp")
    early.goto(f"{address}recommend/")
    late.goto(f"{address}decline/")
    steps.press(early, "Recommend to UNESCO")
    steps.fill(late, {"Reason": OTHER_REASON, "Reason or comment": "Too late."})

    steps.press(late, "Decline")

    steps.see(late, "Not possible any more: the state is now “recommended to UNESCO”.")


def test_nul_and_odd_parameters_are_refused_in_words(visitor):
    assert visitor.goto("/schools/?q=%00").status == 400
    steps.see(visitor, "characters that no name has")
    assert visitor.goto("/schools/?country=XX").status == 400
    assert visitor.goto("/schools/?cursor=forged").status == 400
    assert visitor.goto("/schools/ASP-000000/").status == 404
    assert visitor.goto("/search/?q=" + "x" * 300).status == 200

"""From a school's first visit to its page in the directory."""

import re

from unesco_portal.workflow.tasks import deliver_mail

from . import steps

REASON = "Please tell us how pupils take part in decisions."


def test_school_applies_completes_and_is_admitted(people, portal_db):
    school = steps.new_school()
    address = school["E-mail of the institution"]
    applicant = people.visitor()

    # A university is told where to go, and nothing it typed is lost.
    applicant.goto("/schools/")
    applicant.goto("/schools/apply/")
    first = steps.first_page(school)
    steps.fill(applicant, first)
    applicant.get_by_label("university or other higher education").check()
    refused = steps.press(applicant, steps.CONTINUE)
    assert refused.status == 400
    summary = applicant.get_by_role("alert")
    assert "UNESCO's network for them is UNITWIN" in summary.inner_text()
    assert applicant.title().startswith("Error:")
    assert steps.answers(applicant, first) == first

    # It turns out to be a school.
    applicant.get_by_label("university or other higher education").uncheck()
    applicant.get_by_label("lower secondary").check()
    steps.press(applicant, steps.CONTINUE)
    steps.see(applicant, "is on its way to", address)
    steps.fill(applicant, steps.only(school, steps.PEOPLE))
    applicant.get_by_label(steps.COMMITMENT).check()
    steps.press(applicant, steps.CONTINUE)
    steps.fill(applicant, steps.only(school, steps.ACTIVITIES))
    steps.press(applicant, steps.CONTINUE)
    steps.follow(applicant, "Go on")
    steps.see(applicant, "To send it, open the link we mailed to", address)
    steps.press(applicant, steps.SEND)
    steps.see(applicant, "We sent a link to", address)
    steps.open_mail_link(applicant, address)
    assert steps.heading(applicant) == "Send your application"
    steps.see(applicant, school["Name"], school["Why you want to join"])
    steps.answer_similar(applicant)
    steps.press(applicant, steps.CONFIRM)
    assert steps.heading(applicant) == "Your application"
    assert steps.fact(applicant, "Who acts now") == "the National Coordinator"
    status_page = applicant.url

    # The coordinator of its country has it on the worklist.
    coordinator = people.signed_in("coordinator.jp")
    coordinator.goto("/workspace/")
    steps.open_row(coordinator, school["Name"])
    case = coordinator.url
    steps.follow(coordinator, "Begin the review")
    steps.press(coordinator, "Begin the review")
    steps.see(coordinator, "in national review")
    steps.follow(coordinator, "Return for completion")
    assert steps.press(coordinator, "Return for completion").status == 400  # without a reason
    steps.fill(coordinator, {"Reason or comment": REASON})
    steps.press(coordinator, "Return for completion")
    steps.see(coordinator, REASON)

    # The school completes it by its link.
    steps.open_mail_link(applicant, address)
    assert steps.heading(applicant) == "Your application"
    steps.see(applicant, REASON)
    steps.follow(applicant, "Complete the application")
    steps.see(applicant, REASON)
    steps.fill(applicant, {"Innovative and participatory teaching and learning": "A parliament."})
    steps.press(applicant, "Send the completed application")
    assert steps.fact(applicant, "Who acts now") == "the National Coordinator"

    # Nobody else's case; its own coordinator recommends it.
    assert people.signed_in("coordinator.sn").goto(case).status == 404
    coordinator.goto(case)
    steps.see(coordinator, "A parliament.")
    steps.follow(coordinator, "Recommend to UNESCO")
    steps.press(coordinator, "Recommend to UNESCO")
    steps.see(coordinator, "UNESCO Headquarters")

    # A candidate is not listed.
    visitor = people.visitor()
    visitor.goto(f"/schools/?q={school['Name'].replace(' ', '+')}")
    steps.see(visitor, "Nothing matches.")

    # UNESCO decides.
    headquarters = people.signed_in("hq")
    headquarters.goto("/workspace/")
    steps.open_row(headquarters, school["Name"])
    steps.follow(headquarters, "Admit")
    steps.press(headquarters, "Admit")
    steps.see(headquarters, "admitted")

    # Everybody finds it, with its number.
    visitor.goto("/schools/")
    visitor.get_by_role("main").get_by_label("Search").fill(school["Name"])
    steps.press(visitor, "Apply")
    steps.follow(visitor, school["Name"])
    number = steps.fact(visitor, "Number")
    assert re.fullmatch(r"JP-\d{4}", number)
    applicant.goto(status_page)
    assert number in steps.fact(applicant, "Membership number")

    # Each step was told: by mail to the school, in the page and by mail to those with a role.
    deliver_mail()
    reference = status_reference(applicant)
    assert steps.mails(applicant, address) == [
        f"Welcome to the Associated Schools Network ({reference})",
        f"Your certificate {number}-1 of the Associated Schools Network",
        f"Application {reference} recommended to UNESCO",
        f"Application {reference} received again",
        f"Application {reference}: please complete it",
        f"Application {reference} received",
        f"Confirm your application {reference} to the Associated Schools Network",
    ]
    assert steps.mails_to(applicant, address).filter(has_text="waiting").count() == 0
    headquarters.goto("/workspace/notices/")
    steps.see(headquarters, school["Name"])
    coordinator.goto("/workspace/notices/")
    steps.see(coordinator, school["Name"])


def status_reference(page) -> str:
    """The reference of the application whose status page is open."""
    return page.locator(".kicker").inner_text().split(" ")[0]

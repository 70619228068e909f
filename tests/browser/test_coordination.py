"""What a National Coordinator does with the schools and the people of the own country."""

from datetime import UTC, datetime

from . import steps

PASSWORD = "a-long-one-of-her-own"


def test_coordinator_corrects_and_confirms_a_school(people):
    coordinator = people.signed_in("coordinator.jp")
    coordinator.goto("/workspace/")
    steps.follow(coordinator, "Schools of the network")
    steps.go_by(coordinator, coordinator.get_by_role("table").get_by_role("link").first)
    page, name = coordinator.url, steps.heading(coordinator)

    steps.follow(coordinator, "Correct the record")
    steps.fill(coordinator, {"Pupils": "-4"})
    assert steps.press(coordinator, "Save").status == 400
    steps.fill(coordinator, {"Pupils": "417", "Why is this changed?": "Counted in October."})
    steps.press(coordinator, "Save")

    assert (coordinator.url, steps.heading(coordinator)) == (page, name)
    assert steps.fact(coordinator, "Pupils") == "417"
    steps.see(coordinator, "Record corrected", "Counted in October.", "Hana Demonstration")
    steps.press(coordinator, "This record is right")
    today = f"{datetime.now(UTC):%-d %B %Y}"
    steps.see(coordinator, f"Confirmed {today}", "Record confirmed")


def test_coordinator_of_another_country_cannot_open_the_school(people):
    coordinator = people.signed_in("coordinator.jp")
    coordinator.goto("/workspace/schools/")
    steps.go_by(coordinator, coordinator.get_by_role("table").get_by_role("link").first)

    stranger = people.signed_in("coordinator.es")

    assert stranger.goto(coordinator.url).status == 404
    assert stranger.goto(f"{coordinator.url}edit/").status == 404


def test_invited_deputy_makes_an_account_and_has_the_role(people):
    email = f"deputy-{next(steps.numbers)}@journey.example"
    coordinator, deputy = people.signed_in("coordinator.jp"), people.visitor()
    coordinator.goto("/workspace/")
    steps.follow(coordinator, "Coordinators and invitations")
    steps.fill(
        coordinator,
        {
            "E-mail address": email,
            "Given name": "Yumi",
            "Family name": "Example",
            "Role": "Deputy National Coordinator",
        },
    )
    steps.press(coordinator, "Send the invitation")
    steps.see(coordinator, "The invitation is on its way.", email)

    steps.open_mail_link(deputy, email)
    link = deputy.url
    steps.see(deputy, "Hana Demonstration invites you to serve as", "for Japan")
    steps.fill(deputy, {"Password": "short", "The same password again": "short"})
    assert steps.press(deputy, "Accept and make my account").status == 400
    steps.fill(deputy, {"Password": PASSWORD, "The same password again": PASSWORD})
    steps.press(deputy, "Accept and make my account")

    assert steps.heading(deputy) == "Workspace"
    steps.see(deputy, "Signed in as Yumi Example.", "(Japan)", "Schools of the network")
    coordinator.reload()
    steps.see(coordinator, "Yumi Example")
    assert people.visitor().goto(link).status == 410

"""What people do on pages, in the words of the pages."""

import itertools
import re
from typing import Any

from playwright.sync_api import Locator, Page, Response, expect

INSTITUTION = {"Country": "Japan", "Town": "Kanazawa"}
PEOPLE = {"Contact person": "Hanako Example", "Head of the institution": "Taro Example"}
ACTIVITIES = {
    "Why you want to join": "Our pupils have exchanged letters with a school abroad for years.",
}
APPLICATION = INSTITUTION | PEOPLE | ACTIVITIES
COMMITMENT = "Our head and our whole community commit themselves"
CONTINUE = "Save and continue"
SEND = "Send me the link to confirm"
CONFIRM = "Confirm the address and send"

numbers = itertools.count(1)


def new_school() -> dict[str, str]:
    """What a school writes, under a name and an address that no other journey uses."""
    number = next(numbers)
    return APPLICATION | {
        "Name": f"Kanazawa Journey School {number}",
        "E-mail of the institution": f"office@journey-{number}.example",
    }


def field(page: Page, label: str) -> Locator:
    """The field under a label, required or not."""
    exact = re.compile(rf"^\s*{re.escape(label)}\s*(\(required\)|\(obligatoire\))?\s*$")
    return page.get_by_role("main").get_by_label(exact)


def fill(page: Page, answers: dict[str, Any]) -> None:
    """Answer questions by their labels."""
    for label, answer in answers.items():
        question = field(page, label)
        if question.evaluate("element => element.tagName") == "SELECT":
            question.select_option(label=answer)
        else:
            question.fill(answer)


def answers(page: Page, labels: Any) -> dict[str, str]:
    """What stands in the fields now."""
    choice = "element => element.selectedOptions ? element.selectedOptions[0].text : element.value"
    return {label: field(page, label).evaluate(choice) for label in labels}


def button(page: Page, name: str) -> Locator:
    """A button of the page itself, not of its frame."""
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def press(page: Page, name: str) -> Response:
    """Press a button and wait for the page it leads to; returns the last answer on the way."""
    return go_by(page, button(page, name))


def follow(page: Page, name: str) -> Response:
    """Follow a link of the page itself, also one that looks like a button."""
    main = page.get_by_role("main")
    link = main.get_by_role("link", name=name, exact=True)
    return go_by(page, link.or_(main.locator("a").and_(button(page, name))))


def open_row(page: Page, name: str) -> Response:
    """Follow the link in the row of a table that has this name in it."""
    return go_by(page, page.get_by_role("row", name=name).get_by_role("link"))


def go_by(page: Page, link: Locator) -> Response:
    """Click, and wait for the page it leads to."""
    with page.expect_navigation() as navigation:
        link.click()
    return navigation.value


def see(page: Page, *texts: str) -> None:
    """The page says all of this."""
    for text in texts:
        expect(page.get_by_role("main")).to_contain_text(text)


def heading(page: Page) -> str:
    """What the page is about."""
    return page.get_by_role("heading", level=1).inner_text()


def fact(page: Page, label: str) -> str:
    """The value of one fact of a record."""
    row = page.locator(".fact").filter(has=page.locator("dt", has_text=re.compile(rf"^{label}$")))
    return row.locator("dd").inner_text()


def mails(page: Page, address: str) -> list[str]:
    """The subjects of the mails to an address, newest first, from the outbox in the page."""
    page.goto("/outbox/")
    return mails_to(page, address).get_by_role("heading").all_inner_texts()


def mails_to(page: Page, address: str) -> Locator:
    """The mails to an address on the outbox page."""
    return page.get_by_role("article").filter(has_text=re.compile(rf"To: {re.escape(address)}\s"))


def open_mail_link(page: Page, address: str) -> Response:
    """Follow the link in the newest mail to an address."""
    page.goto("/outbox/")
    return go_by(page, mails_to(page, address).first.locator("a[href^=http]").last)


def only(school: dict[str, str], labels: Any) -> dict[str, str]:
    """The answers to some questions."""
    return {label: school[label] for label in labels}


def first_page(school: dict[str, str]) -> dict[str, str]:
    """The answers to the first page of the form."""
    return only(school, ("Country", "Name", "Town", "E-mail of the institution"))


def write_application(page: Page, school: dict[str, str]) -> None:
    """All pages of the form, up to the last."""
    page.goto("/schools/apply/")
    fill(page, first_page(school))
    page.get_by_label("lower secondary").check()
    press(page, CONTINUE)
    fill(page, only(school, PEOPLE))
    page.get_by_label(COMMITMENT).check()
    press(page, CONTINUE)
    fill(page, only(school, ACTIVITIES))
    press(page, CONTINUE)
    follow(page, "Go on")


def answer_similar(page: Page) -> None:
    """Other journeys have schools of nearly the same name: none of them is this one."""
    other = page.get_by_label("None of them: ours is another school")
    if other.count():
        other.check()


def apply(page: Page, school: dict[str, str]) -> None:
    """A school's expression of interest, sent to the National Coordinator."""
    write_application(page, school)
    open_mail_link(page, school["E-mail of the institution"])
    answer_similar(page)
    press(page, CONFIRM)

"""The form in steps on an old telephone: small pages, no JavaScript, resumed on another device."""

from . import steps

PHONE = {"width": 360, "height": 740}
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def test_a_school_writes_in_steps_without_javascript_and_goes_on_elsewhere(people):
    school = steps.new_school()
    address = school["E-mail of the institution"]
    phone = people.visitor(java_script_enabled=False, viewport=PHONE)

    # The first page mails the link; the second is left half done.
    phone.goto("/schools/apply/")
    steps.fill(phone, steps.first_page(school))
    phone.get_by_label("lower secondary").check()
    steps.press(phone, steps.CONTINUE)
    steps.fill(phone, {"Contact person": school["Contact person"]})
    steps.press(phone, "Save and finish later")
    steps.see(phone, "Before it can be sent, these answers are missing:")

    # Another device, by the mailed link: what was typed is there.
    desk = people.visitor(java_script_enabled=False)
    steps.open_mail_link(desk, address)
    pages = desk.get_by_role("navigation", name="Pages of the form")
    steps.go_by(desk, pages.get_by_role("link", name="People and the head's declaration"))
    assert steps.answers(desk, ["Contact person"]) == {"Contact person": school["Contact person"]}
    wrong = steps.press(desk, steps.CONTINUE)
    assert wrong.status == 400
    steps.see(desk, "What is right has been saved.")
    steps.fill(desk, {"Head of the institution": school["Head of the institution"]})
    desk.get_by_label(steps.COMMITMENT).check()
    steps.press(desk, steps.CONTINUE)
    steps.fill(desk, steps.only(school, steps.ACTIVITIES))
    steps.press(desk, steps.CONTINUE)

    # A program is refused, a plan is taken.
    file = desk.locator("input[type=file]")
    file.set_input_files({"name": "a.exe", "mimeType": "text/plain", "buffer": b"MZ\x90"})
    assert steps.press(desk, "Add").status == 400
    steps.see(desk, "Only PDF, PNG, JPEG, DOCX and ODT files are taken.")
    file.set_input_files({"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF})
    steps.press(desk, "Add")
    steps.see(desk, "plan.pdf")
    steps.follow(desk, "Go on")
    steps.see(desk, "plan.pdf", school["Why you want to join"])
    steps.answer_similar(desk)
    steps.press(desk, steps.CONFIRM)
    assert steps.heading(desk) == "Your application"
    steps.see(desk, "1 of ")

    # The link is lost, and asked for again.
    phone.goto("/schools/apply/link/")
    steps.fill(phone, {"E-mail of the institution": address})
    steps.press(phone, "Send me the link")
    steps.see(phone, "If an open application names")

    # The coordinator reads the plan.
    coordinator = people.signed_in("coordinator.jp")
    coordinator.goto("/workspace/applications/")
    steps.open_row(coordinator, school["Name"])
    with coordinator.expect_download() as download:
        coordinator.get_by_role("link", name="plan.pdf").click()
    assert download.value.suggested_filename == "plan.pdf"


def test_everybody_reads_how_a_school_joins(visitor):
    visitor.goto("/schools/")
    steps.follow(visitor, "How a school joins, by country")
    visitor.goto("/schools/pathways/nl/")
    steps.see(visitor, "orientation school", "2 reviews by peer schools", "Source")

"""The public application form: what a school meets before anybody else reads a word."""

import re

import pytest

from aspnet.enums import ApplicationStatus, NetworkStatus, Standing
from aspnet.models import Application, Institution
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory
from unesco_portal.workflow.models import OutgoingMail

from .pages import errors_of, text_of

pytestmark = pytest.mark.django_db
APPLY = "/schools/apply/"
GOOD = {
    "country": "SN",
    "name": "Lycée Exemple",
    "city": "Dakar",
    "levels": ["primary", "lower_secondary"],
    "ownership": "public",
    "languages": ["fr"],
    "themes": ["aspnet-2025-esd"],
    "website": "https://lycee.example/",
    "pupil_count": "420",
    "contact_email": "office@lycee.example",
}
PEOPLE = {
    "contact_name": "Awa Test",
    "contact_function": "Teacher",
    "head_name": "Moussa Test",
    "is_commitment_given": "on",
}
ACTIVITIES = {
    "motivation": "We want to work with schools elsewhere.",
    "teaching": "",
    "teaching_planned": "",
    "environment": "",
    "environment_planned": "",
    "exchange": "",
    "exchange_planned": "A school abroad.",
}
TYPED = [name for name in GOOD if name not in {"levels", "languages", "themes", "ownership"}]


@pytest.fixture(autouse=True)
def network():
    return NetworkFactory()


def link(purpose: str = "confirm") -> str:
    """The path in the newest mail, in its language."""
    text = OutgoingMail.objects.order_by("-pk").first().text
    return re.search(rf"https?://[^/]+(/../schools/apply/{purpose}/\S+)", text)[1]


def test_the_form_asks_for_a_country_with_a_network_only(client):
    NetworkFactory(country_id="KE", status=NetworkStatus.DORMANT)

    response = client.get(f"{APPLY}?country=SN")

    content = response.content.decode()
    assert '<option value="SN" selected>Senegal</option>' in content
    assert 'value="KE"' not in content
    assert "You confirm the institution's e-mail address by a link we send." in text_of(response)


def test_every_question_has_a_label(client):
    content = client.get(APPLY).content.decode()

    names = set(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"', content))
    asked = set(re.findall(r'<label[^>]* for="id_([a-z_]+?)(?:_\d+)?"', content))
    assert set(GOOD) <= names
    assert set(GOOD) - {"levels", "themes"} <= asked
    assert content.count("<fieldset") >= 2  # levels and themes: one legend for several boxes


@pytest.mark.parametrize("text", ["XX", "sn", "<script>", "S" * 5000])
def test_an_odd_country_in_the_address_chooses_nothing(client, text):
    response = client.get(APPLY, {"country": text})

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def begun(client, headers=None) -> str:
    """The first page, sent; returns the path of the page that follows."""
    response = client.post(APPLY, GOOD, headers=headers)
    assert response.status_code == 302, errors_of(response)
    return response["Location"]


def write_all(client, address: str) -> str:
    """People and activities, each page leading to the next; returns the page to send from."""
    address = client.post(address, PEOPLE)["Location"]
    files = client.post(address, ACTIVITIES)["Location"]
    assert "/schools/apply/files/" in files
    return files.replace("/files/", "/confirm/")


def test_a_good_first_page_is_kept_and_the_link_is_mailed_at_once(client):
    following = begun(client)

    application = Application.objects.get()
    institution = application.institution
    page = text_of(client.get(following))
    assert "is on its way to office@lycee.example" in page
    assert application.public_id in page
    assert (application.status, institution.standing) == (ApplicationStatus.DRAFT, Standing.NONE)
    assert (institution.levels, institution.languages) == (["primary", "lower_secondary"], ["fr"])
    assert (institution.pupil_count, institution.country_id) == (420, "SN")
    assert OutgoingMail.objects.get().to == "office@lycee.example"


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_applicant_is_written_to_in_the_language_of_the_page(client, language):
    response = client.post(APPLY, GOOD, headers={"accept-language": language})

    assert response.headers["Content-Language"] == language
    assert Application.objects.get().language == language


def test_a_mailed_link_opens_in_the_language_in_which_the_form_was_begun(client):
    write_all(client, begun(client, {"accept-language": "fr"}))
    there = {"accept-language": "es"}  # on another device

    page = client.get(link(), headers=there)
    sent = client.post(link(), headers=there)
    status = link("status")

    application = Application.objects.get()
    assert page.headers["Content-Language"] == "fr"
    assert sent["Location"].startswith("/fr/schools/apply/status/")
    assert status.startswith("/fr/")
    assert (application.status, application.language) == (ApplicationStatus.SUBMITTED, "fr")


@pytest.mark.parametrize(("prefix", "language"), [("", "fr"), ("/ar", "fr"), ("/es", "es")])
def test_only_an_address_in_another_language_changes_the_language_of_mails(
    client, prefix, language
):
    write_all(client, begun(client, {"accept-language": "fr"}))
    path = prefix + link().removeprefix("/fr")

    client.post(path, headers={"accept-language": "en"})

    assert Application.objects.get().language == language
    assert link("status").startswith(f"/{language}/")


def test_the_link_asked_for_on_the_screen_is_mailed_in_the_language_chosen_there(client):
    on_screen = write_all(client, begun(client))
    Application.objects.update(link_sent_at=None)

    client.post(f"/es{on_screen}")

    assert link().startswith("/es/")


BAD = [
    ({"country": ""}, "country"),
    ({"country": "XX"}, "country"),
    ({"country": "FR"}, "country"),
    ({"name": ""}, "name"),
    ({"name": "   "}, "name"),
    ({"name": "x" * 251}, "name"),
    ({"city": ""}, "city"),
    ({"city": "x" * 121}, "city"),
    ({"levels": []}, "levels"),
    ({"levels": ["kindergarten"]}, "levels"),
    ({"levels": ["higher_education"]}, "levels"),
    ({"ownership": "church"}, "ownership"),
    ({"languages": ["klingon"]}, "languages"),
    ({"themes": ["sports"]}, "themes"),
    ({"website": "not a site"}, "website"),
    ({"website": "javascript:alert(1)"}, "website"),
    ({"website": "https://x.example/" + "a" * 300}, "website"),
    ({"pupil_count": "many"}, "pupil_count"),
    ({"pupil_count": "-1"}, "pupil_count"),
    ({"pupil_count": "99999999999"}, "pupil_count"),
    ({"contact_email": ""}, "contact_email"),
    ({"contact_email": "office"}, "contact_email"),
    ({"contact_email": "a@b.example\nBcc: c@d.example"}, "contact_email"),
    ({"contact_email": "a" * 250 + "@b.example"}, "contact_email"),
]


@pytest.mark.parametrize(("wrong", "field"), BAD, ids=[f"{f}-{n}" for n, (_w, f) in enumerate(BAD)])
def test_bad_input_names_the_field_and_keeps_what_was_typed(client, wrong, field):
    data = GOOD | wrong

    response = client.post(APPLY, data)

    content = response.content.decode()
    assert response.status_code == 400
    assert list(errors_of(response)) == [field]
    assert "There is a problem" in text_of(response)
    assert f'href="#id_{field}' in content
    assert "<title>Error:" in content
    for name in set(TYPED) - {field, "country"}:
        if GOOD[name]:
            assert GOOD[name] in content, name
    assert not Application.objects.exists()
    assert not Institution.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_all_mistakes_of_the_first_page_are_told_at_once(client):
    response = client.post(APPLY, {})

    assert set(errors_of(response)) == {
        "country",
        "name",
        "city",
        "levels",
        "ownership",
        "contact_email",
    }


BAD_LATER = [
    ("people", {"contact_name": ""}, "contact_name"),
    ("people", {"contact_name": "x" * 151}, "contact_name"),
    ("people", {"contact_name": "a\x00b"}, "contact_name"),
    ("people", {"contact_function": "x" * 151}, "contact_function"),
    ("people", {"head_name": ""}, "head_name"),
    ("people", {"is_commitment_given": ""}, "is_commitment_given"),
    ("activities", {"motivation": ""}, "motivation"),
    ("activities", {"motivation": "x" * 4001}, "motivation"),
    ("activities", {"exchange": "x" * 4001}, "exchange"),
]


@pytest.mark.parametrize(("page", "wrong", "field"), BAD_LATER)
def test_a_later_page_names_the_mistake_and_keeps_what_is_right(client, page, wrong, field):
    address = begun(client).replace("/people/", f"/{page}/")
    good = PEOPLE if page == "people" else ACTIVITIES

    response = client.post(address, good | wrong)

    application = Application.objects.get()
    assert (response.status_code, list(errors_of(response))) == (400, [field])
    assert "What is right has been saved." in text_of(response)
    for name in set(good) - {field, "is_commitment_given"}:
        assert getattr(application, name) == good[name], name


def test_a_long_text_says_its_limit_and_is_not_cut_by_the_browser(client):
    address = begun(client).replace("/people/", "/activities/")

    page = client.get(address)
    refused = client.post(address, ACTIVITIES | {"motivation": "x" * 4001})

    assert text_of(page).count("At most 4,000 characters.") == 7
    assert not re.search(r"<textarea[^>]* maxlength", page.content.decode())
    assert 'aria-describedby="id_motivation_helptext"' in page.content.decode()
    assert "at most 4000 characters" in errors_of(refused)["motivation"][0]


def test_characters_that_nobody_sees_are_not_kept(client):
    address = begun(client)
    activities = address.replace("/people/", "/activities/")

    client.post(address, PEOPLE | {"contact_name": "A\x07wa\x0bTest\x7f\x85"})
    client.post(activities, ACTIVITIES | {"motivation": "One\r\n\ttwo\x00" + "\x1b"})
    client.post(activities, ACTIVITIES | {"motivation": "One\r\n\ttwo\x1b"})

    application = Application.objects.get()
    assert application.contact_name == "Awa Test"
    assert application.motivation == "One\r\n\ttwo"


def test_the_check_page_names_the_function_alone_where_nobody_is_named(client):
    address = begun(client)
    client.post(address, PEOPLE | {"contact_name": "", "later": "1"})

    page = text_of(client.get(link()))

    assert "Contact Teacher – office@lycee.example" in page


def test_what_is_missing_may_wait_but_what_is_wrong_may_not(client):
    address = begun(client)

    missing = client.post(address, PEOPLE | {"head_name": "", "later": "1"})
    page = text_of(client.get(missing["Location"]))
    wrong = client.post(address, PEOPLE | {"contact_name": "x" * 151, "later": "1"})

    assert wrong.status_code == 400
    assert "Before it can be sent, these answers are missing:" in page
    assert "head of the institution" in page
    assert "why you want to join" in page


@pytest.mark.parametrize("chosen", ["institution", "activities", "attachments", "check"])
def test_what_was_typed_is_kept_when_another_page_is_chosen_in_the_list(client, chosen):
    address = begun(client)

    page = client.get(address).content.decode()
    response = client.post(address, PEOPLE | {"head_name": "", "to": chosen})

    assert f'<button type="submit" form="answers" name="to" value="{chosen}">' in page
    assert page.index('form="answers"') < page.index('name="to"')  # Enter goes on, not back
    kept = {"attachments": "/files/", "check": "/confirm/"}.get(chosen, f"/{chosen}/")
    assert kept in response["Location"]
    assert Application.objects.get().contact_name == "Awa Test"
    assert "Saved." in text_of(client.get(response["Location"]))


@pytest.mark.parametrize("chosen", ["", "elsewhere", "https://evil.example/"])
def test_a_page_that_is_not_in_the_list_leads_to_the_next_one(client, chosen):
    response = client.post(begun(client), PEOPLE | {"to": chosen})

    assert response["Location"].endswith("/activities/")


def test_what_is_wrong_is_told_before_another_page_is_shown(client):
    address = begun(client)

    response = client.post(address, PEOPLE | {"contact_name": "x" * 151, "to": "activities"})

    assert response.status_code == 400
    assert list(errors_of(response)) == ["contact_name"]


@pytest.mark.parametrize("way", [{"later": "1"}, {"to": "check"}])
def test_a_needed_answer_that_was_taken_out_stays_out(client, way):
    address = begun(client)
    client.post(address, PEOPLE)
    institution = address.replace("/people/", "/institution/")

    client.post(address, {"contact_name": "", "contact_function": "Teacher", "head_name": ""} | way)
    client.post(institution, GOOD | {"name": " ", "levels": []} | way)
    page = text_of(client.get(address.replace("/write/", "/confirm/").replace("/people/", "/")))

    application = Application.objects.get()
    kept = application.institution
    assert (application.contact_name, application.head_name) == ("", "")
    assert (application.is_commitment_given, application.contact_function) == (False, "Teacher")
    assert (kept.name, kept.levels, kept.city) == ("", [], "Dakar")
    assert "name, levels" in page
    assert "contact person, head of the institution" in page
    assert client.get(institution).status_code == 200


def test_a_university_is_pointed_to_unitwin_and_teacher_education_is_not(client):
    refused = client.post(APPLY, GOOD | {"levels": ["higher_education"]})
    kept = client.post(APPLY, GOOD | {"levels": ["higher_education", "teacher_education"]})

    (words,) = errors_of(refused)["levels"]
    content = refused.content.decode()
    assert "UNITWIN" in words
    assert content.count('<a href="https://www.unesco.org/en/unitwin">') == 1  # not in the summary
    assert text_of(refused).count("Universities cannot join ASPnet") == 2
    assert kept.status_code == 302
    assert Institution.objects.get().levels == ["teacher_education"]


def test_a_university_is_pointed_to_unitwin_on_a_later_visit_too(client):
    address = begun(client).replace("/people/", "/institution/")

    response = client.post(address, GOOD | {"levels": ["higher_education"]})

    assert "UNITWIN" in errors_of(response)["levels"][0]
    assert Institution.objects.get().levels == ["primary", "lower_secondary"]


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("LYCÉE EXEMPLE", "hidden@test.example"),
        ("Another name", "OFFICE@lycee.example"),
        ("LYCÉE EXEMPLE", "OFFICE@lycee.example"),
    ],
)
def test_who_has_applied_is_not_told_to_a_visitor(client, name, email):
    new = client.post(APPLY, GOOD | {"name": "Lycée Nouveau", "contact_email": "new@test.example"})
    page = text_of(client.get(new["Location"]))
    ApplicationFactory(institution=InstitutionFactory(name=name), contact_email=email)

    response = client.post(APPLY, GOOD)
    following = text_of(client.get(response["Location"]))
    last = write_all(client, response["Location"])
    told_later = text_of(client.get(last)) + text_of(client.post(last))

    asked = Application.objects.filter(status=ApplicationStatus.DRAFT).first()
    assert (response.status_code, new.status_code) == (302, 302)
    assert following.replace("Lycée Exemple", "Lycée Nouveau").replace(
        "office@lycee.example", "new@test.example"
    ).replace(asked.public_id, "APP") == page.replace(
        Application.objects.order_by("pk").first().public_id, "APP"
    )
    assert "already open" not in told_later
    assert "hidden@test.example" not in told_later


def test_an_address_that_has_applied_gets_the_link_to_its_open_application(client):
    known = ApplicationFactory(contact_email="office@lycee.example")

    client.post(APPLY, GOOD | {"contact_email": "OFFICE@lycee.example"})

    mail = OutgoingMail.objects.get()
    assert mail.to == "office@lycee.example"
    assert known.public_id in mail.subject
    assert client.get(link("status")).status_code == 200


def test_who_proved_another_address_is_told_of_the_open_application_before_sending(client):
    ApplicationFactory(
        institution=InstitutionFactory(name="LYCÉE EXEMPLE"), contact_email="hidden@test.example"
    )
    write_all(client, begun(client))

    page = client.get(link())
    refused = client.post(link())

    assert "already open" in text_of(page)
    assert "Confirm the address and send" not in text_of(page)
    assert refused.status_code == 409
    assert "hidden@test.example" not in page.content.decode() + refused.content.decode()
    assert Application.objects.filter(status=ApplicationStatus.SUBMITTED).count() == 1


def test_markup_in_answers_stays_text(client):
    address = begun(client).replace("/people/", "/activities/")
    client.post(address, ACTIVITIES | {"motivation": "<script>alert(1)</script>"})

    content = client.get(link()).content.decode()

    assert "<script>alert(1)" not in content
    assert "&lt;script&gt;alert(1)" in content


def test_a_form_without_token_is_refused(client):
    from django.test import Client  # noqa: PLC0415 -- app ready

    assert Client(enforce_csrf_checks=True).post(APPLY, GOOD).status_code == 403


def test_the_whole_way_of_a_school_without_account(client):
    on_screen = write_all(client, begun(client))
    path = link()

    unproved = client.get(on_screen)
    asked_again = client.post(on_screen)
    page = client.get(path)
    sent = client.post(path, follow=True)
    again = client.post(path, follow=True)

    application = Application.objects.get()
    assert "To send it, open the link we mailed to office@lycee.example" in text_of(unproved)
    assert "We sent a link to office@lycee.example" in text_of(asked_again)
    assert OutgoingMail.objects.filter(to="office@lycee.example").count() == 2  # one link, one note
    assert "Moussa Test" in text_of(page)
    assert "We want to work with schools elsewhere." in text_of(page)
    assert application.status == ApplicationStatus.SUBMITTED
    assert application.institution.standing == Standing.APPLICANT
    assert "received by the National Coordinator" in text_of(sent)
    assert again.status_code == 200
    assert application.institution.public_id not in client.get("/schools/").content.decode()
    assert client.get(application.institution.get_absolute_url()).status_code == 404
    assert client.get(link("status")).status_code == 200


def test_the_link_on_the_screen_writes_but_never_sends(client):
    on_screen = write_all(client, begun(client))

    client.post(on_screen)
    before = Application.objects.get().status
    client.post(link())

    assert before == ApplicationStatus.DRAFT
    assert client.get(on_screen).status_code == 410  # sent: from now on the mailed link only


def test_a_draft_is_resumed_on_another_device_by_the_mailed_link(client):
    begun(client)
    token = link().split("/")[-2]

    page = client.get(f"/schools/apply/write/{token}/people/")
    client.post(f"/schools/apply/write/{token}/people/", PEOPLE)

    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert Application.objects.get().contact_name == "Awa Test"


def test_each_address_starts_so_many_applications_an_hour(client, settings):
    settings.APPLICATION_RATE = "2/hour"

    answers = [
        client.post(APPLY, GOOD, REMOTE_ADDR="203.0.113.7").status_code for _time in range(3)
    ]

    assert answers == [302, 302, 429]
    assert Application.objects.count() == 2

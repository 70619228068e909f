"""A school answers by its signed link: nothing by GET, nothing twice, nothing for another."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from aspnet import services, transitions
from aspnet.enums import Answer, Decision
from aspnet.models import Confirmation, Institution, RenewalRound, RoundEntry
from aspnet.services.rounds import entry_url
from tests.aspnet.pages import text_of
from tests.factories.people import coordinator
from tests.factories.rounds import RenewalRoundFactory, RoundEntryFactory, school
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder, sign
from unesco_portal.workflow.models import AuditEntry

pytestmark = pytest.mark.django_db
WHO = {"answered_by": "Awa Ndiaye", "answered_as": "Head"}
PAGES = ("", "change/", "leave/")


@pytest.fixture
def entry() -> RoundEntry:
    round_ = RenewalRoundFactory()
    institution = school(name="École de la Paix", website="https://old.example/")
    return RoundEntryFactory(round=round_, institution=institution, email=institution.email)


def link(entry: RoundEntry, page: str = "") -> str:
    return re.sub(r"^https?://[^/]+", "", entry_url(entry)) + page


def form_of(entry: RoundEntry, **changes) -> dict:
    """What a browser sends when only some fields were touched."""
    found = Institution.objects.get(pk=entry.institution_id)
    fields = ("name", "city", "email", "address", "website", "phone", "levels", "languages")
    data = {name: getattr(found, name) for name in (*fields, "themes")}
    data |= {name: getattr(found, name) or "" for name in ("pupil_count", "staff_count")}
    return data | WHO | changes


@pytest.mark.parametrize("page", PAGES)
def test_scanners_of_mail_change_nothing(client, entry, page):
    before = (RoundEntry.objects.values().get(), Institution.objects.values().get())

    for method in ("get", "head", "get"):
        assert getattr(client, method)(link(entry, page)).status_code == 200

    assert (RoundEntry.objects.values().get(), Institution.objects.values().get()) == before
    assert Confirmation.objects.count() == 0


def test_nothing_changed_confirms_the_record(client, entry):
    response = client.post(link(entry), WHO, follow=True)

    entry.refresh_from_db()
    institution = entry.institution
    institution.refresh_from_db()
    assert (entry.answer, entry.answered_by, entry.answered_as) == ("confirmed", *WHO.values())
    assert (institution.confirmed_on, institution.confirmed_by) == (
        timezone.localdate(),
        "school",
    )
    confirmation = Confirmation.objects.get()
    assert (confirmation.role, confirmation.channel, confirmation.note) == (
        "school",
        "round_link",
        "",
    )
    assert "Already confirmed on" in text_of(response)
    assert "Awa Ndiaye" not in AuditEntry.objects.about(entry).get().actor_label


def test_a_second_confirmation_says_so_and_counts_once(client, entry):
    client.post(link(entry), WHO)

    response = client.post(link(entry), WHO, follow=True)

    assert text_of(response).count("Already confirmed on") == 2
    assert Confirmation.objects.count() == 1


def test_who_answers_is_asked(client, entry):
    response = client.post(link(entry), {"answered_by": "Awa"})

    assert response.status_code == 400
    assert 'value="Awa"' in response.content.decode()
    assert RoundEntry.objects.get().answer == Answer.WAITING


def test_a_change_is_shown_back_before_it_counts(client, entry):
    data = form_of(entry, website="https://new.example/", pupil_count="250")

    shown = client.post(link(entry, "change/"), data)
    before = RoundEntry.objects.get().answer
    client.post(link(entry, "change/"), data | {"sure": "1"})

    assert "https://new.example/" in text_of(shown)
    assert before == Answer.WAITING
    entry.refresh_from_db()
    assert entry.answer == Answer.CHANGE
    assert entry.changes == {
        "website": {"old": "https://old.example/", "new": "https://new.example/"},
        "pupil_count": {"old": None, "new": 250},
    }
    assert entry.is_identity_change is False
    assert Institution.objects.get().website == "https://old.example/"
    assert Confirmation.objects.count() == 0


@pytest.mark.parametrize("field", ["name", "city", "email"])
def test_name_town_and_mail_are_identity(client, entry, field):
    value = "new@school.example" if field == "email" else "New"

    client.post(link(entry, "change/"), form_of(entry, **{field: value, "sure": "1"}))

    assert RoundEntry.objects.get().is_identity_change is True


def test_going_back_keeps_what_was_typed(client, entry):
    response = client.post(link(entry, "change/"), form_of(entry, phone="+221 1", again="1"))

    assert 'value="+221 1"' in response.content.decode()
    assert RoundEntry.objects.get().answer == Answer.WAITING


def test_nothing_differs_is_said(client, entry):
    response = client.post(link(entry, "change/"), form_of(entry))

    assert response.status_code == 400
    assert "Nothing differs" in text_of(response)


def test_wrong_values_are_named_and_kept(client, entry):
    data = form_of(entry, website="not an address", pupil_count="-3", levels=["space"])

    response = client.post(link(entry, "change/"), data)

    assert response.status_code == 400
    assert {"website", "pupil_count", "levels"} <= response.context["form"].errors.keys()
    assert 'value="not an address"' in response.content.decode()


def test_a_change_can_be_corrected_and_taken_back(client, entry):
    client.post(link(entry, "change/"), form_of(entry, phone="1", sure="1"))
    again = client.get(link(entry, "change/"))
    client.post(link(entry, "change/"), form_of(entry, phone="2", sure="1"))
    corrected = RoundEntry.objects.get().changes
    client.post(link(entry), WHO)

    assert 'value="1"' in again.content.decode()
    assert corrected["phone"]["new"] == "2"
    entry.refresh_from_db()
    assert (entry.answer, entry.changes) == (Answer.CONFIRMED, {})


def test_a_confirmed_school_can_still_tell_of_a_change(client, entry):
    client.post(link(entry), WHO)
    client.post(link(entry, "change/"), form_of(entry, phone="1", sure="1"))

    assert RoundEntry.objects.get().answer == Answer.CHANGE


def test_a_rejected_change_says_why_and_makes_room(client, entry):
    client.post(link(entry, "change/"), form_of(entry, name="Other", sure="1"))
    services.decide_change(entry, Decision.REJECTED, by=coordinator(), reason="Not on the letter.")

    page = text_of(client.get(link(entry)))
    client.post(link(entry, "change/"), form_of(entry, name="Better", sure="1"))

    assert "Not on the letter." in page
    entry.refresh_from_db()
    assert (entry.decision, entry.changes["name"]["new"]) == ("", "Better")


def test_an_accepted_change_is_done(client, entry):
    client.post(link(entry, "change/"), form_of(entry, phone="1", sure="1"))
    services.decide_change(entry, Decision.ACCEPTED, by=coordinator())

    response = client.post(link(entry), WHO, follow=True)
    form = client.get(link(entry, "change/"))

    assert "was accepted" in text_of(response)
    assert form.status_code == 302
    assert RoundEntry.objects.get().answer == Answer.CHANGE


def test_leaving_is_announced_only(client, entry):
    client.post(link(entry, "leave/"), WHO | {"note": "We merge."})

    entry.refresh_from_db()
    assert (entry.answer, entry.note) == (Answer.WITHDRAWAL, "We merge.")
    assert entry.institution.membership.status == "member"
    assert entry.institution.standing == "member"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("end", ["day", "closing", "closed", "cancelled"])
def test_after_the_round_every_page_is_kind_and_takes_nothing(client, entry, page, end):
    if end == "day":
        today = timezone.localdate()
        RenewalRound.objects.update(
            opened_on=today - datetime.timedelta(days=3),
            closes_on=today - datetime.timedelta(days=1),
        )
    else:
        act = {
            "closing": transitions.begin_closing,
            "closed": transitions.close_round,
            "cancelled": transitions.cancel_round,
        }[end]
        act(entry.round, by=coordinator(), reason="Because.")

    got, posted = client.get(link(entry, page)), client.post(link(entry, page), WHO)

    assert (got.status_code, posted.status_code) == (410, 410)
    assert "is over" in text_of(got)
    assert RoundEntry.objects.get().answer in (Answer.WAITING, Answer.NO_ANSWER)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "make_token",
    [
        lambda: "nothing",
        lambda: sign("application", "RND-000000/ASP-000000"),
        lambda: sign("round", "RND-000000/ASP-000000"),
        lambda: sign("round", "nothing"),
        lambda: "a:b:c",
    ],
    ids=["no token", "for another purpose", "of no record", "of nothing", "forged"],
)
def test_forged_and_foreign_links_explain_themselves(client, entry, page, make_token):
    token = make_token()
    address = reverse("aspnet:round-link", args=[token]) + page

    assert client.get(address).status_code == 410
    assert client.post(address, WHO).status_code == 410
    assert RoundEntry.objects.get().answer == Answer.WAITING


def test_a_cut_link_explains_itself(client, entry):
    assert client.get(link(entry)[:-8] + "/").status_code == 410


def test_a_link_opens_one_school_in_one_round(entry):
    other = RoundEntryFactory(round=entry.round, institution=school(), email="b@school.example")
    holder = LinkHolder.of(other, "school")

    with pytest.raises(Exception, match="answer_round"):
        services.give_answer(entry, services.Given(Answer.CONFIRMED), by=holder)


def test_facts_that_are_not_the_schools_are_refused(entry):
    holder = LinkHolder.of(entry, "school")
    given = services.Given(Answer.CHANGE, changes={"standing": "former"})

    with pytest.raises(DomainError, match="standing"):
        services.give_answer(entry, given, by=holder)


def test_html_is_shown_as_text_and_nul_is_refused(client, entry):
    html = "<script>alert(1)</script>"
    client.post(link(entry, "change/"), form_of(entry, name=html, sure="1"))
    page = client.get(link(entry)).content.decode()
    refused = client.post(link(entry, "change/"), form_of(entry, name="A\x00B"))
    nul = client.post(link(entry), WHO | {"answered_by": "A\x00"})

    assert "&lt;script&gt;" in page
    assert html not in page
    assert (refused.status_code, nul.status_code) == (400, 400)


def test_page_speaks_the_language_of_the_school_unless_told(client, entry):
    entry.language = "fr"
    entry.save()

    own = client.get(link(entry))
    client.cookies["django_language"] = "en"
    chosen = client.get(link(entry))

    assert '<html lang="fr"' in own.content.decode()
    assert '<html lang="en"' in chosen.content.decode()


def test_pages_are_never_kept(client, entry):
    assert client.get(link(entry))["Cache-Control"] == "no-store"

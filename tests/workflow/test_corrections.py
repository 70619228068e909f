"""A reader suggests a correction; whoever keeps the record accepts or declines it, and answers."""

import datetime
import re

import pytest
from django.utils import timezone

from aspnet.models import Institution
from tests.factories.aspnet import member
from tests.factories.centres import CentreFactory
from tests.factories.people import UserFactory, coordinator, user_with
from tests.factories.workflow import CorrectionFactory, SuggestionFactory
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.resources import RESOURCES
from unesco_portal.people.enums import Role
from unesco_portal.workflow import corrections
from unesco_portal.workflow.enums import DESKS, CorrectionStatus
from unesco_portal.workflow.models import AuditEntry, Correction, OutgoingMail, Suggestion
from unesco_portal.workflow.transitions import accept, decline
from unesco_portal.workflow.worklist import worklist

pytestmark = pytest.mark.django_db
GOOD = {
    "field": "city",
    "proposed": "Saint-Louis",
    "reason": "I teach there.",
    "email": "reader@test.example",
    "homepage": "",
}


@pytest.fixture
def school() -> Institution:
    return member(name="Lycée Exemple", country_id="SN", city="Dakar")


def address(record) -> str:
    return f"/corrections/institutions/{record.public_id}/"


def link() -> str:
    text = OutgoingMail.objects.order_by("-pk").first().text
    return re.search(r"https?://[^/]+(/corrections/confirm/\S+)", text)[1]


def test_from_the_public_page_to_the_coordinator_and_back(client, school, django_user_model):
    keeper = coordinator("SN")
    assert (
        f'href="{address(school)}"' in client.get(f"/schools/{school.public_id}/").content.decode()
    )

    asked = client.get(f"{address(school)}?field=city")
    assert "Dakar" in asked.content.decode()
    sent = client.post(f"/fr{address(school)}", GOOD)
    assert sent.status_code == 200
    assert not Correction.objects.exists()  # nobody's worklist before the address is confirmed

    confirm = link()
    assert client.get(confirm).status_code == 200
    assert not Correction.objects.exists()  # a mail scanner opens links
    client.post(confirm)
    client.post(confirm)
    correction = Correction.objects.get()
    assert correction.status == CorrectionStatus.WITH_COORDINATOR
    assert [item.record for item in worklist(keeper)] == [correction]
    assert not Suggestion.objects.exists()

    client.force_login(keeper, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(correction.get_workspace_url()).content.decode()
    assert "<ins>Saint-Louis</ins>" in page
    assert "reader@test.example" not in page
    client.post(f"{correction.get_workspace_url()}accept/", {"reason": ""})

    school.refresh_from_db()
    assert school.city == "Saint-Louis"
    assert AuditEntry.objects.filter(action="workflow.accept_correction").exists()
    answer = OutgoingMail.objects.filter(to="reader@test.example").order_by("-pk").first()
    assert f"/schools/{school.public_id}/" in answer.text
    correction.refresh_from_db()
    assert correction.language == "fr"
    assert correction.status == CorrectionStatus.ACCEPTED


@pytest.mark.parametrize(
    "wrong",
    [
        {"proposed": ""},
        {"proposed": "Dakar"},
        {"field": "website", "proposed": "not an address"},
        {"field": "pupil_count", "proposed": "3"},
        {"reason": ""},
        {"email": "nobody"},
        {"homepage": "https://spam.example"},
    ],
    ids=["nothing", "the same", "no address", "hidden field", "no reason", "e-mail", "a program"],
)
def test_wrong_suggestion_is_asked_again_and_nothing_is_sent(client, school, wrong):
    answer = client.post(address(school), GOOD | wrong)

    assert answer.status_code == 400
    assert not OutgoingMail.objects.exists()
    assert not Suggestion.objects.exists()


def test_too_many_from_one_place_are_refused(client, school, settings):
    settings.CORRECTION_RATE = "1/hour"
    client.post(address(school), GOOD)

    answer = client.post(address(school), GOOD | {"proposed": "Thiès"})

    assert answer.status_code == 429


def test_declining_tells_why(school):
    correction = CorrectionFactory(record=school)
    keeper = coordinator("SN")

    decline(correction, by=keeper, reason="The ministry says Dakar.")

    school.refresh_from_db()
    assert school.city == "Dakar"
    assert "The ministry says Dakar." in OutgoingMail.objects.get(to=correction.email).text


def test_only_who_keeps_the_record_decides(school):
    correction = CorrectionFactory(record=school)
    for stranger in (UserFactory(), coordinator("FR"), user_with(Role.CENTRES_COORDINATION)):
        assert not accept.permits(stranger, correction)
    assert accept.permits(user_with(Role.ASPNET_COORDINATION), correction)


def test_every_record_has_a_keeper(school):
    assert corrections.desk_for(RESOURCES["institutions"], "SN") == "with_coordinator"
    desks = {resource.desk for resource in RESOURCES.values() if resource.desk}
    assert desks <= DESKS

    staff = user_with(Role.CENTRES_COORDINATION)
    centre = CorrectionFactory(record=CentreFactory(), resource="centres", desk="with_centres")
    assert [item.record for item in worklist(staff)] == [centre]


def test_correctable_fields_are_public_and_exist():
    for resource in RESOURCES.values():
        shown = {column.source for column in resource.columns_for()}
        assert set(resource.correctable) <= shown
        for name in resource.correctable:
            resource.model._meta.get_field(name)


def test_unconfirmed_suggestions_are_forgotten(client, school):
    client.post(address(school), GOOD)
    confirm = link()
    Suggestion.objects.update(created_at=timezone.now() - datetime.timedelta(days=8))

    assert corrections.forget_unconfirmed() == 1
    assert client.get(confirm).status_code == 410


def test_record_with_many_open_suggestions_takes_no_more(school, monkeypatch):
    monkeypatch.setattr(corrections, "MOST_OPEN", 1)
    CorrectionFactory(record=school)
    written = Suggestion(**{name: GOOD[name] for name in ("field", "proposed", "reason", "email")})
    written.language = "en"

    with pytest.raises(DomainError):
        corrections.suggest(written, RESOURCES["institutions"], school)


def test_candidates_and_unknown_collections_are_not_there(client, school):
    assert client.get("/corrections/certificates/CER-000000/").status_code == 404
    assert client.get("/corrections/institutions/ASP-000000/").status_code == 404


def test_the_commission_decides_only_while_there_is_no_coordinator(school):
    correction = CorrectionFactory(record=school)
    commission = user_with(Role.NATIONAL_COMMISSION, "SN")
    assert accept.permits(commission, correction)

    coordinator("SN")

    assert not accept.permits(commission, correction)


def test_an_unconfirmed_address_gets_no_words_of_the_writer(client, school):
    client.post(address(school), GOOD | {"field": "", "proposed": "Win a prize at evil.example"})

    assert "evil.example" not in OutgoingMail.objects.get().text


def test_confirming_twice_is_confirming_once_and_the_limit_holds_then_too(school, monkeypatch):
    suggestion = SuggestionFactory(record_id=school.public_id)
    second = SuggestionFactory(record_id=school.public_id)
    monkeypatch.setattr(corrections, "MOST_OPEN", 1)

    assert corrections.confirm(suggestion) == corrections.confirm(suggestion)
    with pytest.raises(DomainError, match="Many suggestions"):
        corrections.confirm(second)


def test_who_is_signed_in_finds_the_own_address(client, sign_in, school):
    user = UserFactory()
    anonymous = client.get(address(school)).content.decode()
    sign_in(user)

    signed_in = client.get(address(school)).content.decode()

    assert f'value="{user.email}"' in signed_in
    assert "@test" not in anonymous.partition('name="email"')[2].partition(">")[0]

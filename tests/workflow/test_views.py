"""The page behind every status button: GET explains, POST acts, others find nothing."""

import pytest
from django.test import Client

from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Application
from tests.factories.aspnet import ApplicationFactory, NetworkFactory
from tests.factories.people import (
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from tests.pages import text_of, told
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    NetworkFactory()
    return ApplicationFactory(status=Status.IN_REVIEW)


def page(application: Application, verb: str) -> str:
    return f"{application.get_workspace_url()}{verb}/"


def status(application: Application) -> str:
    return Application.objects.get(pk=application.pk).status


def test_get_explains_and_changes_nothing(client, sign_in, application):
    sign_in(coordinator())

    text = text_of(client.get(page(application, "recommend")))

    assert "Recommend to UNESCO" in text
    assert "UNESCO takes the final decision." in text
    assert "Goes into the record and to those concerned." in text
    assert status(application) == Status.IN_REVIEW


def test_post_acts_and_says_what_is_now(client, sign_in, application):
    user = coordinator()
    sign_in(user)

    response = client.post(page(application, "recommend"), {"reason": "A good school."})

    entry = AuditEntry.objects.about(application).get()
    assert (response.status_code, response["Location"]) == (302, application.get_workspace_url())
    assert told(response) == [f"{application} is now: recommended to UNESCO."]
    assert (status(application), entry.actor, entry.reason) == (
        "recommended",
        user,
        "A good school.",
    )


def test_optional_reason_may_be_left_out(client, sign_in, application):
    sign_in(coordinator())

    client.post(page(application, "recommend"))

    assert AuditEntry.objects.about(application).get().reason == ""


def test_missing_reason_is_asked_for_and_what_was_typed_stays(client, sign_in, application):
    sign_in(coordinator())

    response = client.post(
        page(application, "decline"), {"reason": " ", "decline_reason": "criteria"}
    )

    text = text_of(response)
    assert response.status_code == 400
    assert "There is a problem" in text
    assert 'value="criteria" selected' in response.content.decode()
    assert status(application) == Status.IN_REVIEW


def test_reason_longer_than_a_letter_is_told_at_its_field(client, sign_in, application):
    sign_in(coordinator())

    response = client.post(page(application, "recommend"), {"reason": "x" * 4001})

    assert response.status_code == 400
    assert "4000" in text_of(response)


def test_act_without_words_asks_for_none(client, sign_in):
    NetworkFactory()
    submitted = ApplicationFactory()
    sign_in(coordinator())

    asked = client.get(page(submitted, "begin_review"))
    client.post(page(submitted, "begin_review"))

    assert 'name="reason"' not in asked.content.decode()
    assert status(submitted) == Status.IN_REVIEW


def test_second_click_learns_what_happened(client, sign_in, application):
    sign_in(coordinator())
    client.post(page(application, "recommend"))

    response = client.post(page(application, "recommend"))

    assert (response.status_code, response["Location"]) == (302, application.get_workspace_url())
    assert told(response)[-1] == (
        "Not possible any more: the state is now “recommended to UNESCO”."
    )
    assert AuditEntry.objects.about(application).count() == 1


def test_words_typed_for_a_case_that_moved_meanwhile_stay(client, sign_in, application):
    sign_in(coordinator())
    Application.objects.update(status=Status.RECOMMENDED)

    response = client.post(page(application, "recommend"), {"reason": "A very good school."})

    text = text_of(response)
    assert response.status_code == 409
    assert "Not possible any more: the state is now “recommended to UNESCO”." in text
    assert "A very good school." in text
    assert f'<a href="{application.get_workspace_url()}">Back to the case</a>' in (
        response.content.decode()
    )
    assert not AuditEntry.objects.about(application).exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("who", "code"),
    [
        (lambda: coordinator("FR"), 404),
        (UserFactory, 404),
        (lambda: user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020"), 404),
        (lambda: user_with(Role.NATIONAL_COMMISSION, "SN"), 403),
        (headquarters, 403),
        (administrator, 403),
    ],
    ids=["foreign", "nobody", "former", "commission", "headquarters", "administrator"],
)
def test_others_find_nothing_or_may_not(client, sign_in, application, method, who, code):
    coordinator()
    sign_in(who())

    response = getattr(client, method)(page(application, "recommend"))

    assert response.status_code == code
    assert status(application) == Status.IN_REVIEW


def test_visitor_is_led_to_the_sign_in_and_back(client, application):
    url = page(application, "recommend")

    responses = [client.get(url), client.post(url)]

    assert [(found.status_code, found["Location"]) for found in responses] == [
        (302, f"/accounts/login/?next={url}")
    ] * 2
    assert status(application) == Status.IN_REVIEW


@pytest.mark.parametrize("verb", ["dance", "delete", "save"])
def test_unknown_verb_is_no_page(client, sign_in, application, verb):
    sign_in(coordinator())

    assert client.get(page(application, verb)).status_code == 404


def test_unknown_record_is_no_page(client, sign_in):
    sign_in(coordinator())

    assert client.get("/workspace/applications/APP-XXXXXX/recommend/").status_code == 404


def test_forged_post_is_refused(application):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(coordinator(), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert strict.post(page(application, "recommend")).status_code == 403
    assert status(application) == Status.IN_REVIEW


def test_buttons_are_those_the_reader_may_press_now(client, sign_in, application):
    sign_in(coordinator())
    own = client.get(application.get_workspace_url()).content.decode()
    sign_in(headquarters())
    desk = client.get(application.get_workspace_url()).content.decode()

    acts = ("return_for_completion", "decline", "recommend")
    assert all(page(application, verb) in own for verb in acts)
    assert not any(page(application, verb) in own for verb in ("begin_review", "admit", "withdraw"))
    assert not any(page(application, verb) in desk for verb in (*acts, "admit"))

"""Nothing typed is lost when a sign-in or a form has expired, and nothing is done twice."""

import re

import pytest
from django.test import Client

from aspnet.models import Application
from tests.factories.aspnet import ApplicationFactory, NetworkFactory, member
from tests.factories.people import coordinator
from tests.pages import text_of
from unesco_portal.workflow.models import AuditEntry, Note

pytestmark = pytest.mark.django_db
TYPED = {"reason": "A good school, seen on the spot."}


@pytest.fixture
def act() -> str:
    NetworkFactory()
    return f"{ApplicationFactory(status='in_review').get_workspace_url()}recommend/"


def expire(client) -> None:
    """The session ends; the browser keeps its other cookies."""
    client.session.flush()


def fields_of(response) -> dict[str, str]:
    """The hidden fields of the page that sends again."""
    form = response.content.decode().partition("<main")[2].partition("</form>")[0]
    found = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def labels_of(response) -> dict[str, str]:
    """What is shown as typed, by its label."""
    return dict(re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", response.content.decode()))


def test_typed_text_comes_back_after_signing_in_again(client, sign_in, act):
    user = coordinator()
    sign_in(user)
    client.get(act)
    expire(client)

    asked = client.post(act, TYPED)
    sign_in(user)
    shown = client.get(act)

    assert asked["Location"] == f"/accounts/login/?next={act}"
    assert "What you typed was kept" in text_of(shown)
    assert fields_of(shown) == TYPED
    assert not AuditEntry.objects.exists()
    client.post(act, fields_of(shown))
    assert AuditEntry.objects.get().reason == TYPED["reason"]
    assert "What you typed" not in text_of(client.get("/workspace/"))


def test_kept_text_is_shown_in_the_words_of_its_form(client, sign_in):
    school = member()
    user = coordinator()
    sign_in(user)
    url = f"/workspace/schools/{school.public_id}/edit/"
    client.get(url)
    expire(client)
    typed = {"name": "Lycée Kennedy", "levels": ["primary", "lower_secondary"]}

    client.post(url, typed)
    sign_in(user)
    shown = labels_of(client.get(url))

    assert shown == {"Name": "Lycée Kennedy", "Levels": "primary, lower secondary"}


def test_kept_text_is_shown_to_nobody_else(client, sign_in, act):
    sign_in(coordinator())
    client.get(act)
    expire(client)
    client.post(act, TYPED)

    sign_in(coordinator())

    assert TYPED["reason"] not in text_of(client.get(act))


def test_what_is_no_longer_wanted_is_dropped(client, sign_in, act):
    user = coordinator()
    sign_in(user)
    client.get(act)
    expire(client)
    client.post(act, TYPED)
    sign_in(user)

    client.post("/accounts/kept-form/", {"next": act})

    assert "What you typed" not in text_of(client.get(act))


@pytest.mark.parametrize(
    ("origin", "words"),
    [("http://testserver", "A good school"), ("https://evil.example", "This form has expired")],
)
def test_old_form_can_be_sent_again_from_our_own_pages_only(act, origin, words):
    strict = Client(enforce_csrf_checks=True, headers={"Origin": origin})

    response = strict.post(act, TYPED | {"password": "not-to-be-kept"})

    assert response.status_code == 403
    assert words in text_of(response)
    assert "not-to-be-kept" not in response.content.decode()


def test_form_sent_twice_is_carried_out_once(client, sign_in):
    NetworkFactory()
    sign_in(coordinator())
    url, form = "/workspace/networks/SN/notes/", {"text": "The head is on leave.", "once": "a1"}

    first, second = client.post(url, form), client.post(url, form)
    client.post(url, form | {"text": "And back again."})

    assert first["Location"] == second["Location"]
    assert sorted(Note.objects.values_list("text", flat=True)) == [
        "And back again.",
        "The head is on leave.",
    ]


def test_refused_form_may_be_sent_again(client, sign_in, act):
    sign_in(coordinator())
    form = {"email": "", "once": "b2"}

    answers = [client.post("/workspace/networks/SN/", form).status_code for _time in range(2)]

    assert answers == [400, 400]
    assert Application.objects.count() == 1

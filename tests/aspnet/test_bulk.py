"""One act on several applications: looked at first, then done one by one."""

import pytest

from aspnet import transitions
from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Application
from tests.factories.aspnet import ApplicationFactory, NetworkFactory
from tests.factories.pathways import pathway
from tests.factories.people import UserFactory, coordinator, headquarters
from unesco_portal.workflow.models import AuditEntry

from .pages import text_of

pytestmark = pytest.mark.django_db
BULK = "/workspace/applications/bulk/"


def chosen(*applications: Application, act: str, **details) -> dict:
    return {"act": act, "application": [row.public_id for row in applications]} | details


def test_the_list_offers_what_the_reader_may_do(sign_in):
    ApplicationFactory()

    national = sign_in(coordinator("SN")).get("/workspace/applications/").content.decode()
    staff = sign_in(headquarters()).get("/workspace/applications/").content.decode()

    assert 'value="recommend"' in national
    assert 'value="admit"' not in national
    assert 'value="admit"' in staff


def test_the_preview_says_of_each_what_would_happen_and_changes_nothing(sign_in):
    NetworkFactory()
    ready = ApplicationFactory(status=Status.IN_REVIEW)
    blocked = ApplicationFactory(status=Status.IN_REVIEW, pathway=pathway(stages=1))
    closed = ApplicationFactory(status=Status.WITHDRAWN)
    foreign = ApplicationFactory(institution__country_id="FR")

    response = sign_in(coordinator("SN")).post(
        BULK, chosen(ready, blocked, closed, foreign, act="recommend")
    )

    obstacles = {row.application: row.obstacle for row in response.context["outcomes"]}
    assert obstacles == {
        ready: "",
        blocked: "Still missing: National stages (not begun).",
        closed: "Not possible any more: the state is now “withdrawn”.",
    }
    assert "Still missing: National stages" in text_of(response)
    assert not AuditEntry.objects.exists()


def test_words_to_many_schools_are_asked_with_their_languages(sign_in):
    NetworkFactory()
    cases = [
        ApplicationFactory(status=Status.IN_REVIEW, language=code) for code in ("en", "fr", "fr")
    ]
    closed = ApplicationFactory(status=Status.WITHDRAWN, language="es")
    client = sign_in(coordinator("SN"))

    asked = text_of(client.post(BULK, chosen(*cases, closed, act="decline")))
    refused = text_of(client.post(BULK, chosen(*cases, act="decline", confirmed="1")))
    between_officials = text_of(client.post(BULK, chosen(*cases, act="recommend")))

    words = "Their mails are in these languages: French (2), English (1)."
    assert words in asked
    assert words in refused
    assert "Their mails" not in between_officials


def test_what_is_confirmed_is_done_to_each_by_itself(sign_in):
    NetworkFactory()
    first, second = (ApplicationFactory(status=Status.IN_REVIEW) for _time in range(2))
    transitions.decline(second, by=coordinator("SN"), reason="A colleague was faster.")

    response = sign_in(coordinator("SN")).post(
        BULK, chosen(first, second, act="recommend", confirmed="1", reason="")
    )

    states = dict(Application.objects.values_list("pk", "status"))
    assert states == {first.pk: Status.RECOMMENDED, second.pk: Status.DECLINED}
    assert "Done: 1. Not done: 1." in text_of(response)
    assert "the state is now “declined”" in text_of(response)
    assert AuditEntry.objects.about(first).get().action == "aspnet.recommend_application"


def test_a_double_click_does_nothing_twice(sign_in):
    NetworkFactory()
    application = ApplicationFactory(status=Status.IN_REVIEW)
    client = sign_in(coordinator("SN"))
    data = chosen(application, act="recommend", confirmed="1", reason="")

    client.post(BULK, data)
    client.post(BULK, data)

    assert AuditEntry.objects.about(application).count() == 1


def test_declining_several_asks_for_reason_and_words(sign_in):
    applications = [ApplicationFactory(status=Status.IN_REVIEW) for _time in range(2)]
    client = sign_in(coordinator("SN"))

    without = client.post(BULK, chosen(*applications, act="decline", confirmed="1"))
    client.post(
        BULK,
        chosen(
            *applications,
            act="decline",
            confirmed="1",
            reason="No places.",
            decline_reason="capacity",
        ),
    )

    assert without.status_code == 400
    assert set(Application.objects.values_list("status", "decline_reason")) == {
        (Status.DECLINED, "capacity")
    }


@pytest.mark.parametrize("data", [{}, {"act": "dance"}, {"act": "recommend"}])
def test_nothing_chosen_is_told(sign_in, data):
    response = sign_in(coordinator("SN")).post(BULK, data, follow=True)

    assert "Choose applications and what to do with them." in text_of(response)


def test_the_list_stays_filtered_when_nothing_was_chosen(sign_in):
    NetworkFactory()
    ApplicationFactory()
    client = sign_in(coordinator("SN"))

    shown = client.get("/workspace/applications/?status=submitted&q=a%26b").content.decode()
    listed = client.get("/workspace/applications/?status=submitted").content.decode()
    answer = client.post(BULK, {"act": "recommend", "filter": "status=submitted&q=a%26b"})

    assert 'name="filter"' not in shown
    assert 'name="filter" value="status=submitted"' in listed
    assert answer["Location"] == "/workspace/applications/?status=submitted&q=a%26b"


def test_an_act_of_unesco_is_not_the_coordinators(sign_in):
    application = ApplicationFactory(status=Status.RECOMMENDED)

    sign_in(coordinator("SN")).post(
        BULK, chosen(application, act="admit", confirmed="1", reason="")
    )

    assert Application.objects.get().status == Status.RECOMMENDED


def test_without_a_role_there_is_no_such_page(sign_in):
    assert sign_in(UserFactory()).post(BULK, {}).status_code == 404


@pytest.mark.parametrize("item_count", [1, 3])
def test_query_count_of_the_preview(sign_in, item_count, django_assert_num_queries):
    version = pathway(stages=1)
    applications = [
        ApplicationFactory(status=Status.IN_REVIEW, pathway=version) for _n in range(item_count)
    ]
    client = sign_in(coordinator("SN"))
    client.post(BULK, chosen(*applications, act="recommend"))

    with django_assert_num_queries(7):
        client.post(BULK, chosen(*applications, act="recommend"))

"""The back office: trail and outbox are read, never written; acts on many records at once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Application
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory
from tests.factories.people import UserFactory, administrator, coordinator, headquarters, user_with
from tests.factories.workflow import OutgoingMailFactory
from tests.pages import text_of, told
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import System
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail

pytestmark = pytest.mark.django_db
MODELS = ("auditentry", "notification", "outgoingmail")


@pytest.fixture
def rows() -> dict:
    entry = AuditEntry.objects.record("test.act", ApplicationFactory(), by=System(), reason="Why")
    notice = Notification.objects.create(user=UserFactory(), subject="Notice", body="Secret text")
    mail = OutgoingMail.objects.create(
        to="awa@test.example", subject="Mail", text="Secret link", message_id="<1@test>"
    )
    return dict(zip(MODELS, (entry, notice, mail), strict=True))


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("who", [administrator, lambda: user_with(Role.DATA_STEWARD)])
def test_rows_are_read_only_for_everybody(client, sign_in, rows, model, who):
    base = f"/admin/workflow/{model}/"
    sign_in(who())

    assert client.get(base).status_code == 200
    assert client.get(f"{base}{rows[model].pk}/change/").status_code == 200
    assert client.get(f"{base}add/").status_code == 403
    assert client.post(f"{base}{rows[model].pk}/change/", {"reason": "x"}).status_code == 403
    assert client.post(f"{base}{rows[model].pk}/delete/", {"post": "yes"}).status_code == 403
    deleted = client.post(base, {"action": "delete_selected", "_selected_action": [rows[model].pk]})
    assert deleted.status_code in (200, 302)
    assert type(rows[model]).objects.filter(pk=rows[model].pk).exists()


@pytest.mark.parametrize("model", MODELS)
def test_rows_are_closed_to_accounts_without_a_staff_role(client, sign_in, rows, model):
    sign_in(coordinator())

    assert client.get(f"/admin/workflow/{model}/").status_code in (302, 403)


@pytest.mark.parametrize(
    ("model", "shown", "hidden"),
    [
        ("outgoingmail", "awa@test.example", "Secret link"),
        ("notification", "Notice", "Secret text"),
    ],
)
def test_text_is_its_reader_s_alone(client, sign_in, rows, model, shown, hidden):
    sign_in(administrator())

    page = text_of(client.get(f"/admin/workflow/{model}/{rows[model].pk}/change/"))

    assert shown in page
    assert hidden not in page


@pytest.mark.parametrize("model", MODELS)
def test_rows_are_found(client, sign_in, rows, model):
    sign_in(administrator())

    found = text_of(client.get(f"/admin/workflow/{model}/?q=zzz"))

    assert client.get(f"/admin/workflow/{model}/?q=a").status_code == 200
    assert "0 results" in found


def chosen(act: str, *records) -> dict:
    return {"action": act, "_selected_action": [record.pk for record in records]}


def recommended(name: str) -> Application:
    school = InstitutionFactory(name=name, standing="candidate")
    return ApplicationFactory(institution=school, status=Status.RECOMMENDED)


def test_act_on_many_asks_first_then_does_each(client, sign_in):
    NetworkFactory()
    applications = [recommended("One"), recommended("Two")]
    url = "/admin/aspnet/application/"
    sign_in(headquarters())

    asked = client.post(url, chosen("admit", *applications))
    untouched = set(Application.objects.values_list("status", flat=True))
    done = client.post(url, chosen("admit", *applications) | {"confirmed": "1"})

    assert all(str(application) in text_of(asked) for application in applications)
    assert untouched == {"recommended"}
    assert told(done) == ["Admit: 2 done."]
    assert set(Application.objects.values_list("status", flat=True)) == {"admitted"}


def test_one_that_refuses_does_not_stop_the_others(client, sign_in):
    NetworkFactory()
    fine, late = recommended("Fine"), recommended("Late")
    Application.objects.filter(pk=late.pk).update(status=Status.WITHDRAWN)
    sign_in(headquarters())

    done = client.post(
        "/admin/aspnet/application/", chosen("admit", late, fine) | {"confirmed": "1"}
    )

    assert sorted(told(done)) == sorted(
        [
            "Admit: 1 done.",
            f"{late}: Not possible any more: the state is now “withdrawn”.",
        ]
    )


def test_administrator_may_not_decide_here_either(client, sign_in):
    NetworkFactory()
    application = recommended("One")
    sign_in(administrator())

    done = client.post(
        "/admin/aspnet/application/", chosen("admit", application) | {"confirmed": "1"}
    )

    assert told(done) == [f"{application}: You may not do this."]
    assert Application.objects.get().status == Status.RECOMMENDED


def test_missing_reason_is_asked_for(client, sign_in):
    NetworkFactory()
    application = recommended("One")
    sign_in(headquarters())

    asked = client.post(
        "/admin/aspnet/application/", chosen("send_back", application) | {"confirmed": "1"}
    )

    assert "This field is required." in text_of(asked)
    assert Application.objects.get().status == Status.RECOMMENDED


def test_first_page_tells_what_needs_attention_and_leads_there(client, sign_in):
    NetworkFactory()
    ApplicationFactory(status="submitted", status_since=timezone.now() - timedelta(days=400))
    OutgoingMailFactory(refused_at=timezone.now())
    sign_in(administrator())

    page = client.get("/admin/")
    links = re.findall(r'href="(/admin/[^"]+\?concern=[^"]+)"', page.content.decode())

    assert {
        "/admin/aspnet/application/?concern=overdue",
        "/admin/aspnet/nationalnetwork/?concern=vacant",
        "/admin/workflow/outgoingmail/?concern=refused",
    } <= set(links)
    for link in links:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("item_count", [1, 3])
def test_first_page_query_count(client, sign_in, item_count, django_assert_num_queries):
    for _number in range(item_count):
        OutgoingMailFactory(refused_at=timezone.now())
    sign_in(administrator())
    client.get("/admin/")

    with django_assert_num_queries(33):
        client.get("/admin/")


def test_act_on_many_shows_first_what_will_change(client, sign_in):
    NetworkFactory()
    able = ApplicationFactory(status="recommended")
    unable = ApplicationFactory(status="submitted")
    sign_in(headquarters())
    chosen = {"action": "admit", "_selected_action": [able.pk, unable.pk]}

    text = text_of(client.post("/admin/aspnet/application/", chosen))

    assert "2 records are chosen." in text
    assert "recommended to UNESCO admitted" in text
    assert "unchanged:" in text
    able.refresh_from_db()
    assert able.status == "recommended"

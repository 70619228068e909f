"""The back office: staff correct a centre and see who changed what."""

import re

import pytest
from django.contrib.messages import get_messages

from centres.models import Centre
from tests.factories.centres import (
    CentreActivityFactory,
    CentreFactory,
    CentreObservationFactory,
    centres_coordination,
)
from tests.factories.people import UserFactory, administrator, user_with
from unesco_portal.people.enums import Role

from .test_views import text_of

pytestmark = pytest.mark.django_db
ADMIN = "/admin/centres/centre/"
PARTS = ("names", "activities", "observations", "relations")


def form_of(client, url: str) -> dict[str, str]:
    """The fields of a form as a browser would send them back."""
    form = client.get(url).context["adminform"].form
    data = {form.add_prefix(name): form[name].value() for name in form.fields}
    for formset in client.get(url).context["inline_admin_formsets"]:
        for part in (formset.formset.management_form, *formset.formset.forms):
            data |= {part.add_prefix(name): part[name].value() for name in part.fields}
    return {name: "" if value is None else value for name, value in data.items()} | {
        "themes": ";".join(form["themes"].value() or []),
        "legal_texts": ";".join(form["legal_texts"].value() or []),
    }


@pytest.mark.parametrize("staff", [administrator, centres_coordination])
def test_staff_correct_a_centre_and_see_who_changed_what(client, sign_in, staff):
    centre = CentreFactory(name="Old name", host_institution="Old host")
    user = staff()
    sign_in(user)
    url = f"{ADMIN}{centre.pk}/change/"
    data = form_of(client, url)

    response = client.post(
        url,
        data
        | {
            "name": "New name",
            "host_institution": "New host",
            "themes": "water; science, technology and innovation",
            "names-TOTAL_FORMS": "1",
            "names-0-name": "Further",
            "names-0-kind": "variant",
            "names-0-organisation": centre.pk,
        },
    )

    centre = Centre.objects.get(pk=centre.pk)
    assert response.status_code == 302
    assert (centre.name, centre.host_institution) == ("New name", "New host")
    assert centre.themes == ["water", "science, technology and innovation"]
    history = text_of(client.get(f"{ADMIN}{centre.pk}/history/"))
    for change in (
        f"{user.email} changed name : Old name → New name",
        "host institution : Old host → New host",
        f"{user.email} made: further name of an organisation “Further”",
    ):
        assert change in history


def test_history_tells_changes_of_names_activities_and_observations(client, sign_in):
    centre = CentreFactory()
    activity = CentreActivityFactory(centre=centre, name="Platform")
    CentreObservationFactory(centre=centre)
    activity.name = "New platform"
    activity.save()
    sign_in(centres_coordination())

    history = text_of(client.get(f"{ADMIN}{centre.pk}/history/"))

    assert (
        "the portal changed: activity of a centre “New platform” name : Platform → New" in history
    )
    assert "made: observation of a centre “existing (2017)”" in history


def test_history_of_nothing_leads_back(client, sign_in):
    sign_in(administrator())

    assert client.get(f"{ADMIN}0/history/").status_code == 302


def test_an_expiry_before_the_entry_into_force_is_refused_and_nothing_is_lost(client, sign_in):
    centre = CentreFactory()
    sign_in(centres_coordination())
    url = f"{ADMIN}{centre.pk}/change/"

    response = client.post(
        url, form_of(client, url) | {"in_force_on": "2021", "expires_on": "2020", "city": "Dakar"}
    )

    assert "An agreement cannot expire before it is in force." in text_of(response)
    assert 'value="Dakar"' in response.content.decode()


def test_odd_dates_are_told_not_refused(client, sign_in):
    centre = CentreFactory()
    sign_in(centres_coordination())
    url = f"{ADMIN}{centre.pk}/change/"

    response = client.post(url, form_of(client, url) | {"approved_on": "2020", "signed_on": "2010"})

    told = [str(message) for message in get_messages(response.wsgi_request)]
    assert told[1:] == [
        "“approved by the General Conference” (2020) lies after “agreement signed” (2010)."
    ]
    assert "lies after" in text_of(client.get(url))


def test_status_confirmation_and_permanent_name_are_never_edited(client, sign_in):
    centre = CentreFactory()
    sign_in(administrator())
    url = f"{ADMIN}{centre.pk}/change/"

    fields = set(form_of(client, url))
    client.post(url, form_of(client, url) | {"status": "ceased", "public_id": "other"})

    assert not fields & {"status", "status_on", "status_note", "public_id", "confirmed_on", "kind"}
    assert Centre.objects.get(pk=centre.pk).status == "unknown"
    assert Centre.objects.get(pk=centre.pk).public_id == centre.public_id


def test_a_new_centre_gets_its_permanent_name_once(client, sign_in):
    sign_in(centres_coordination())
    url = f"{ADMIN}add/"

    response = client.post(
        url, form_of(client, url) | {"name": "Quite new", "acronym": "QN", "public_id": "qn"}
    )

    centre = Centre.objects.get(public_id="qn")
    assert response.status_code == 302
    assert (centre.kind, centre.status, centre.verification) == (
        "category_2",
        "unknown",
        "unverified",
    )
    assert client.get("/centres/qn/").status_code == 200


def test_acts_are_admin_actions(client, sign_in):
    centres = CentreFactory.create_batch(2)
    sign_in(centres_coordination())
    chosen = {"action": "record_operation", "_selected_action": [row.pk for row in centres]}

    asked = client.post(ADMIN, chosen)
    client.post(
        ADMIN, chosen | {"confirmed": "1", "status_on": "2024", "reason": "Annual reports 2024"}
    )

    assert "Which decision, letter or report says so." in text_of(asked)
    assert {row.status for row in Centre.objects.filter(pk__in=[row.pk for row in centres])} == {
        "operational"
    }


def test_act_of_a_day_to_come_is_asked_again(client, sign_in):
    centre = CentreFactory()
    sign_in(centres_coordination())
    chosen = {"action": "record_operation", "_selected_action": [centre.pk]}
    words = {"confirmed": "1", "status_on": "2999", "reason": "Annual report"}

    response = client.post(ADMIN, chosen | words)

    centre.refresh_from_db()
    assert "This date has not come yet." in text_of(response)
    assert centre.status == "unknown"


def test_other_staff_only_read(client, sign_in):
    centre = CentreFactory(name="Old name")
    sign_in(user_with(Role.FIELD_OFFICER))
    url = f"{ADMIN}{centre.pk}/change/"

    page = client.get(url)
    refused = client.post(url, {"name": "New name"})

    assert (page.status_code, refused.status_code) == (200, 403)
    assert 'name="_save"' not in page.content.decode()
    assert client.get(f"{ADMIN}add/").status_code == 403
    assert client.get(f"{ADMIN}{centre.pk}/delete/").status_code == 403


def test_the_public_never_gets_in(client, sign_in):
    sign_in(UserFactory())

    assert client.get(ADMIN).status_code in {302, 403}


@pytest.mark.parametrize("item_count", [1, 3])
def test_list_query_count(client, sign_in, item_count, django_assert_num_queries):
    CentreFactory.create_batch(item_count, is_generated=True, acronym="")
    sign_in(centres_coordination())
    url = f"{ADMIN}?is_generated__exact=1"
    client.get(url)

    with django_assert_num_queries(5):
        content = client.get(url).content.decode()

    assert len(set(re.findall(r">(test-centre-\d+)<", content))) == item_count


def test_search_and_autocomplete(client, sign_in):
    sign_in(centres_coordination())

    found = client.get(f"{ADMIN}?q=apceiu").content.decode()
    offered = client.get(
        "/admin/autocomplete/?app_label=centres&model_name=centreactivity&field_name=partner&term=iioe"
    )

    assert "International Understanding" in found
    assert offered.status_code == 200

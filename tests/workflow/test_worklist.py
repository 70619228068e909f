"""What waits for whom: only the own, longest wait first, in a fixed number of queries."""

import datetime
import itertools

import pytest
from django.utils import timezone

from aspnet.enums import ApplicationStatus as Status
from aspnet.states import APPLICATION
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory
from tests.factories.people import (
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from tests.pages import text_of
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment
from unesco_portal.workflow.notices import holders
from unesco_portal.workflow.states import MACHINES
from unesco_portal.workflow.worklist import is_cut, worklist

pytestmark = pytest.mark.django_db
DECIDED = {
    Status.ADMITTED: {"decided_on": "2024-01-01"},
    Status.DECLINED: {"decided_on": "2024-01-01", "decline_reason": "criteria"},
}


def days_ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def waiting(country: str = "SN", status: str = Status.SUBMITTED, days: int = 1):
    """An application that has waited some days in a country."""
    return ApplicationFactory(
        status=status,
        status_since=days_ago(days),
        institution=InstitutionFactory(country_id=country, standing="applicant"),
        **DECIDED.get(status, {}),
    )


def cases(user) -> list:
    """The records of a user's worklist."""
    return [item.record for item in worklist(user)]


def test_only_what_waits_for_me_longest_first():
    second, first = waiting(days=3), waiting(days=30)
    waiting("FR")
    for status in set(Status) - {Status.SUBMITTED, Status.IN_REVIEW, Status.IN_STAGE}:
        waiting(status=status)

    assert cases(coordinator()) == [first, second]


def test_each_role_has_its_own():
    submitted, recommended = waiting(), waiting(status=Status.RECOMMENDED)
    post = user_with(Role.DEPUTY_COORDINATOR, "SN")

    assert cases(post) == [submitted]
    assert cases(headquarters()) == [recommended]


@pytest.mark.parametrize(
    "nobody",
    [
        UserFactory,
        administrator,
        lambda: coordinator("FR"),
        lambda: user_with(Role.NATIONAL_COMMISSION, "SN"),
        lambda: user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020"),
        lambda: user_with(Role.NATIONAL_COORDINATOR, "SN", start_on="2099"),
    ],
    ids=["none", "administrator", "foreign", "commission", "ended", "future"],
)
def test_nothing_waits_for_others(nobody):
    coordinator()
    waiting()

    assert cases(nobody()) == []


def test_vacant_post_waits_for_those_who_stand_in():
    application = waiting()
    waiting("FR")
    coordinator("FR")
    commission, foreign = (user_with(Role.NATIONAL_COMMISSION, code) for code in ("SN", "FR"))

    assert cases(headquarters()) == [application]
    assert cases(commission) == [application]
    assert cases(foreign) == []


def test_post_is_vacant_the_day_after_the_appointment_ends():
    application, desk = waiting(), headquarters()
    yesterday = (timezone.now().date() - datetime.timedelta(days=1)).isoformat()
    post = coordinator()
    appointments = Appointment.objects.filter(person=post.person)

    appointments.update(end_on=timezone.now().date().isoformat())
    assert cases(desk) == []
    appointments.update(end_on=yesterday)

    assert cases(desk) == [application]
    assert cases(type(post).objects.get(pk=post.pk)) == []


def test_case_in_the_school_s_hands_comes_back_when_it_stays_too_long(settings):
    settings.APPLICATION_COMPLETION_DAYS = 90
    waiting(status=Status.RETURNED, days=89)
    late = waiting(status=Status.RETURNED, days=91)

    assert cases(coordinator()) == [late]


def test_item_says_kind_state_since_when_and_by_when(settings):
    settings.APPLICATION_REVIEW_DAYS = 90
    fresh, late = waiting(days=89), waiting(days=91)

    items = {item.record: item for item in worklist(coordinator())}

    item = items[fresh]
    assert (item.kind, item.state, item.since) == (
        str(fresh._meta.verbose_name),
        "received by the National Coordinator",
        fresh.status_since,
    )
    assert item.due_at == fresh.status_since + datetime.timedelta(days=90)
    assert item.url == fresh.get_workspace_url()
    assert (item.is_overdue, items[late].is_overdue) == (False, True)


def test_state_without_a_limit_is_never_overdue(settings):
    assert (
        APPLICATION.due_at(ApplicationFactory(status=Status.ADMITTED, decided_on="2024-01-01"))
        is None
    )


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.RETURNED, Status.IN_STAGE])
def test_what_is_late_is_asked_of_many_rows_as_of_one(status):
    days = (None, *(timezone.now().date() + datetime.timedelta(days=by) for by in (-800, -1, 0, 1)))
    rows = [waiting(status=status, days=waited) for waited in (1, 91, 731) for _day in days]
    for row, day in zip(rows, itertools.cycle(days), strict=False):
        for field in ("stage_until", "rests_until"):
            type(row).objects.filter(pk=row.pk).update(**{field: day})
            row.refresh_from_db()
            awake = row.rests_until is None or row.rests_until <= timezone.now().date()
            due_at = APPLICATION.due_at(row)
            is_late = awake and due_at is not None and due_at < timezone.now()

            assert type(row).objects.filter(APPLICATION.late(), pk=row.pk).exists() == is_late, day


def test_a_long_stage_is_late_on_its_own_day(settings):
    """Stages of four years are usual; the setting is only for those without a known end."""
    settings.APPLICATION_STAGE_DAYS = 730
    known, unknown = (waiting(status=Status.IN_STAGE, days=731) for _number in range(2))
    known.stage_until = timezone.now().date() + datetime.timedelta(days=365)
    known.save()

    assert list(type(known).objects.filter(APPLICATION.late())) == [unknown]


def test_at_most_fifty_of_a_kind():
    for _number in range(49):
        waiting()
    post = coordinator()
    assert not is_cut(worklist(post))
    for _number in range(2):
        waiting()

    assert len(cases(post)) == 50
    assert is_cut(worklist(post))


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("who", "queries"), [(coordinator, 11), (headquarters, 12), (UserFactory, 1)]
)
def test_query_count(item_count, who, queries, django_assert_num_queries):
    for _number in range(item_count):
        waiting()
        waiting(status=Status.RECOMMENDED)
    user = who()

    with django_assert_num_queries(queries):
        worklist(user)


@pytest.mark.parametrize("item_count", [1, 3])
def test_page_query_count(client, sign_in, item_count, django_assert_num_queries):
    for _number in range(item_count):
        waiting()
    sign_in(coordinator())
    client.get("/workspace/")

    with django_assert_num_queries(27):
        client.get("/workspace/")


def test_page_shows_the_list_or_that_it_is_empty(client, sign_in):
    application = waiting(days=91)
    waiting("FR")
    sign_in(coordinator())

    full = text_of(client.get("/workspace/"))
    sign_in(UserFactory())
    empty = text_of(client.get("/workspace/"))

    assert str(application) in full
    assert "National Coordinator (Senegal)" in full
    assert "Nothing waits for you." in empty
    assert "You hold no role today." in empty


def test_page_folds_what_follows_the_longest_waits(client, sign_in):
    found = [waiting(days=days) for days in range(22)]
    sign_in(coordinator())

    response = client.get("/workspace/")

    assert "2 more rows" in text_of(response)
    head, _fold, rest = response.content.decode().partition("<details>\n  <summary>2 more")
    assert found[-1].public_id in head
    assert found[0].public_id in rest
    assert found[0].public_id not in head


def test_page_is_for_accounts(client):
    response = client.get("/workspace/")

    assert (response.status_code, response["Location"]) == (
        302,
        "/accounts/login/?next=/workspace/",
    )


def test_worklist_and_notices_mean_the_same_holders():
    """Whoever is told that a case waits finds it waiting, in every state of every life cycle."""
    waiting()
    waiting("FR", Status.IN_REVIEW)
    waiting(status=Status.RECOMMENDED)
    coordinator("FR")
    headquarters()
    user_with(Role.NATIONAL_COMMISSION, "SN")
    users = {user.pk: user for user in holders_of_everything()}

    for record, told in applications_with_holders():
        found = {pk for pk, user in users.items() if record in cases(user)}
        assert found == told


def holders_of_everything() -> list:
    return list(UserFactory._meta.model.objects.filter(person__appointments__isnull=False))


def applications_with_holders():
    machine = MACHINES["aspnet.Application"]
    for record in machine.model.objects.select_related("institution"):
        holder = machine.state(record.status).holder
        yield record, {user.pk for user in holders(holder, record.institution.country_id)}

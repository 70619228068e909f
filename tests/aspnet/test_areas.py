"""Areas of a network: who sees what of them, whom a case is asked of, which schools lie in them."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection

from aspnet import services, transitions
from aspnet.deadlines import deadlines_of
from aspnet.enums import ApplicationStatus as Status
from aspnet.enums import ReviewStatus, Standing
from aspnet.models import Application, Confirmation, Institution, Review, SchoolYear
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    NetworkFactory,
    TermFactory,
    member,
)
from tests.factories.pathways import pathway
from tests.factories.people import (
    AreaFactory,
    area_coordinator,
    coordinator,
    headquarters,
    user_with,
)
from tests.factories.reports import AssessmentFactory, HearingFactory, report_in
from tests.factories.rounds import RenewalRoundFactory, RoundEntryFactory
from tests.factories.workflow import NoteFactory
from tests.pages import text_of, told
from unesco_portal.accounts.models import User
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Area
from unesco_portal.workflow.actors import LinkHolder, System
from unesco_portal.workflow.models import AuditEntry, Note, Notification, OutgoingMail
from unesco_portal.workflow.worklist import worklist

from .test_reviews import ANSWERS, POSTED

pytestmark = pytest.mark.django_db
SCHOOLS, APPLICATIONS = "/workspace/schools/", "/workspace/applications/"
ASSIGN = f"{SCHOOLS}area/"
AREAS = "/workspace/networks/SN/areas/"


def everything_in(area: Area | None, name: str, *, rounds=None) -> Institution:
    """A school of an area with a row of every sort that hangs on one."""
    school = member(name=f"School {name}", area=area, email=f"{name}@test.example")
    TermFactory(membership=school.membership, starts_on="2010")
    report = report_in("submitted", school=school)
    AssessmentFactory(membership=school.membership, school_year=report.school_year)
    HearingFactory(membership=school.membership)
    Confirmation.objects.create(institution=school, role="school", channel="import")
    NoteFactory(record_object=school, country_id="SN", area=area, text=f"Note {name}")
    RoundEntryFactory(round=rounds, institution=school)
    case = applied(area, name)
    Review.objects.create(application=case, level="committee", reviewer_name=f"Reviewer {name}")
    return school


def applied(area: Area | None, name: str = "here", **fields) -> Application:
    """A sent application of a school in an area."""
    school = InstitutionFactory(name=f"Applicant {name}", area=area, standing=Standing.APPLICANT)
    return ApplicationFactory(institution=school, **fields)


def sent(area: Area | None, **fields) -> Application:
    """One that its school has just sent, by the act itself."""
    draft = applied(area, status=Status.DRAFT, **fields)
    return transitions.submit(draft, by=LinkHolder.of(draft, "The school"))


def waits_for(user) -> list:
    """What waits for somebody, asked anew."""
    return [item.record for item in worklist(User.objects.get(pk=user.pk))]


# --- What is seen ----------------------------------------------------------------------------


@pytest.fixture
def two_areas():
    """An area and the rest of its country, alike."""
    NetworkFactory()
    round_ = RenewalRoundFactory(network=NetworkFactory())
    area, other = AreaFactory(name_en="Here"), AreaFactory(name_en="There")
    everything_in(area, "here", rounds=round_)
    everything_in(other, "there", rounds=round_)
    everything_in(None, "nowhere", rounds=round_)
    return area, other, round_


def test_no_page_file_or_list_tells_of_another_area(client, sign_in, two_areas):
    area, _other, round_ = two_areas
    year = report_in("open", school=member(area=area)).school_year
    pages = [
        "/workspace/",
        SCHOOLS,
        f"{SCHOOLS}?format=csv",
        APPLICATIONS,
        f"{SCHOOLS}mail/",
        area.get_workspace_url(),
        year.get_workspace_url(),
        f"{year.get_workspace_url()}requirements/",
        f"{year.get_workspace_url()}accept/",
        round_.get_workspace_url(),
    ]
    sign_in(area_coordinator(area))

    for page in pages:
        answer = client.get(page)
        text = answer.getvalue().decode() if answer.streaming else answer.content.decode()
        assert answer.status_code == (403 if page.endswith("accept/") else 200), page
        assert not [word for word in ("there", "nowhere") if f"chool {word}" in text], page
        assert "Applicant there" not in text
    assert "School here" in text_of(client.get(SCHOOLS))
    assert "Applicant here" in text_of(client.get(APPLICATIONS))


def test_records_of_another_area_are_not_there(client, sign_in, two_areas):
    area, _other, round_ = two_areas
    sign_in(area_coordinator(area))

    for name, status in (("here", 200), ("there", 404), ("nowhere", 404)):
        school = Institution.objects.get(name=f"School {name}")
        case = Application.objects.get(institution__name=f"Applicant {name}")
        report = school.membership.reports.get()
        for address in (
            school.get_workspace_url(),
            f"{school.get_workspace_url()}edit/",
            f"{school.get_workspace_url()}requirements/2025/",
            case.get_workspace_url(),
            f"{case.get_workspace_url()}reviews/",
            report.get_workspace_url(),
            f"{round_.get_workspace_url()}schools/{school.public_id}/",
        ):
            assert client.get(address).status_code == status, (name, address)


def test_nothing_of_another_area_is_changed_through_a_service(two_areas):
    area, _other, _round = two_areas
    user = area_coordinator(area)
    for name in ("there", "nowhere"):
        school = Institution.objects.get(name=f"School {name}")
        case = Application.objects.get(institution__name=f"Applicant {name}")
        for act in (
            partial(services.update_institution, school, by=user, changes={"city": "Thiès"}),
            partial(services.confirm_institution, school, by=user),
            partial(services.write_review, case, level="sub_national", by=user, answers=ANSWERS),
            partial(transitions.recommend, case, by=user),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_numbers_are_those_of_the_own_area(client, sign_in, two_areas):
    area, _other, round_ = two_areas
    year = Institution.objects.get(name="School here").membership.reports.get().school_year
    user = area_coordinator(area)
    sign_in(user)

    funnel = client.get(round_.get_workspace_url()).context["groups"]
    seen = SchoolYear.objects.visible_to(user).with_progress(user).get()
    days = deadlines_of(user, year.starts_on, round_.closes_on)

    assert max(group["total"] for group in funnel) == 1
    assert (seen.reports_all, seen.reports_in) == (1, 1)
    assert [day.text for day in days] == [
        "Plans for 2025/26 due",
        "Reports on 2025/26 due; not handed in: 0 of 1",
        "Last day of the round “Renewal”",
    ]
    national = SchoolYear.objects.with_progress(coordinator()).get()
    assert national.reports_all == 3


def test_own_records_are_corrected_confirmed_and_noted(client, sign_in):
    area = AreaFactory()
    school = member(name="Ours", area=area, city="Dakr")
    sign_in(area_coordinator(area))
    page = school.get_workspace_url()

    client.post(
        f"{page}edit/",
        {
            "name": "Ours",
            "city": "Dakar",
            "existence": "operating",
            "ownership": "unknown",
            "setting": "unknown",
            "location_precision": "town",
            "area": "",
        },
    )
    client.post(f"{page}confirm/")
    client.post(f"{page}notes/", {"text": "Visited."})

    school.refresh_from_db()
    assert (school.city, school.confirmed_by) == ("Dakar", "sub_national_coordinator")
    assert school.area == area
    assert Note.objects.get().area == area
    assert "Visited." in text_of(client.get(page))


def test_a_note_is_read_in_the_area_in_which_it_was_written():
    first, second = AreaFactory(), AreaFactory()
    school = member(area=second)
    note = NoteFactory(record_object=school, country_id="SN", area=first)

    seen = [Note.objects.visible_to(area_coordinator(area)).exists() for area in (first, second)]

    assert seen == [True, False]
    assert Note.objects.visible_to(coordinator()).get() == note


@pytest.mark.parametrize("item_count", [1, 3])
def test_workspace_of_an_area_query_count(client, sign_in, item_count, django_assert_num_queries):
    area = AreaFactory()
    NetworkFactory()
    for number in range(item_count):
        member(area=area)
        transitions.ask_area(applied(area, str(number)), by=System())
    sign_in(area_coordinator(area))
    client.get(SCHOOLS)

    with django_assert_num_queries(11):
        client.get(SCHOOLS)
    with django_assert_num_queries(7):
        client.get(area.get_workspace_url())


# --- The first opinion -----------------------------------------------------------------------


def test_a_sent_application_is_asked_of_its_area_and_told(client, sign_in):
    NetworkFactory()
    area = AreaFactory()
    reader, elsewhere, national = (
        area_coordinator(area),
        area_coordinator(AreaFactory()),
        coordinator(),
    )

    case = sent(area)

    review = case.reviews.get()
    assert (review.level, review.status) == ("sub_national", ReviewStatus.ASKED)
    assert waits_for(reader) == [review]
    assert waits_for(elsewhere) == []
    assert waits_for(national) == [case]
    assert Notification.objects.filter(user=reader, url=case.get_workspace_url()).count() == 1
    page = text_of(sign_in(reader).get(case.get_workspace_url()))
    assert "Write the first opinion" in page
    assert "Recommend to UNESCO" not in page


def test_the_opinion_given_is_a_person_s_and_counts(client, sign_in):
    NetworkFactory()
    area = AreaFactory()
    national, reader = coordinator(), area_coordinator(area)
    version = pathway(needs_sub_national_opinion=True)
    case = sent(area)
    assert case.pathway == version
    with pytest.raises(DomainError, match="Sub-national opinion"):
        transitions.recommend(case, by=national)

    answer = sign_in(reader).post(f"{case.get_workspace_url()}reviews/write/", POSTED)

    review = case.reviews.get()
    assert answer.status_code == 302
    assert (review.status, review.reviewer, review.recommendation) == ("given", reader, "for")
    assert waits_for(reader) == []
    assert OutgoingMail.objects.filter(to=national.email, subject__contains="review").exists()
    transitions.recommend(case, by=national)


def vacant_area() -> Area:
    """Nobody coordinates it any more."""
    area = AreaFactory()
    area_coordinator(area, end_on="2020")
    user = area_coordinator(area)
    User.objects.filter(pk=user.pk).update(is_active=False)
    return area


def test_where_the_area_has_nobody_what_the_pathway_needs_waits_for_the_national_coordinator():
    NetworkFactory()
    area = vacant_area()
    national, hq = coordinator(), headquarters()
    plain = sent(area, name="first")
    pathway(needs_sub_national_opinion=True)
    needing = sent(area)

    assert list(plain.reviews.all()) == []
    review = needing.reviews.get()
    assert set(waits_for(national)) == {plain, needing, review}
    assert waits_for(hq) == []
    Appointment.objects.filter(person=national.person).update(end_on="2020")
    assert set(waits_for(hq)) == {plain, needing, review}


@pytest.mark.parametrize("ending", ["appointment", "area"])
def test_what_is_asked_moves_on_when_the_post_ends(ending):
    NetworkFactory()
    area = AreaFactory()
    reader, national = area_coordinator(area), coordinator()
    review = sent(area).reviews.get()

    if ending == "area":
        Area.objects.filter(pk=area.pk).update(end_on="2020")
    else:
        Appointment.objects.filter(person=reader.person).update(end_on="2020")

    assert waits_for(reader) == []
    assert review in waits_for(national)
    assert not Application.objects.visible_to(User.objects.get(pk=reader.pk)).exists()


@pytest.mark.parametrize("act", ["return_for_completion", "recommend", "withdraw"])
def test_nobody_is_asked_for_what_nobody_can_use(act):
    NetworkFactory()
    area = AreaFactory()
    reader, national = area_coordinator(area), coordinator()
    case = sent(area)
    by = LinkHolder.of(case, "The school") if act == "withdraw" else national

    case = getattr(transitions, act)(case, by=by, reason="Because.")

    assert [review.status for review in case.reviews.all()] == [ReviewStatus.CANCELLED]
    assert waits_for(reader) == []
    if act == "return_for_completion":
        transitions.resubmit(case, by=LinkHolder.of(case, "The school"))
        assert [review.status for review in case.reviews.order_by("pk")] == ["cancelled", "asked"]


def test_the_portal_alone_drops_what_it_asked():
    review = transitions.ask_area(applied(area_coordinator(a := AreaFactory()) and a), by=System())

    with pytest.raises(PermissionDenied):
        transitions.drop_review(review, by=coordinator())
    with pytest.raises(IntegrityError, match="aspnet_review_asked_once"):
        Review.objects.create(
            application=review.application, level="sub_national", status="asked", reviewer_name="-"
        )


def test_the_national_coordinator_asks_later_and_nobody_twice(client, sign_in):
    NetworkFactory()
    area = AreaFactory()
    case = sent(area)
    assert not case.reviews.exists()
    area_coordinator(area)
    page = f"{case.get_workspace_url()}reviews/"
    sign_in(coordinator())

    first = told(client.post(page, {"ask_area": "1"}))
    second = told(client.post(page, {"ask_area": "1"}))

    assert first == ["The coordinator of the area is asked."]
    assert "Nobody was asked: there is an opinion, or no post." in second
    assert case.reviews.count() == 1


def test_whoever_coordinates_the_area_may_decline(client, sign_in):
    NetworkFactory()
    area = AreaFactory()
    sign_in(area_coordinator(area))
    review = sent(area).reviews.get()

    client.post(f"/workspace/reviews/{review.public_id}/decline_review/", {"reason": "My school."})

    review.refresh_from_db()
    assert review.status == ReviewStatus.DECLINED


# --- Which schools lie in it -----------------------------------------------------------------


def test_schools_are_put_into_an_area_by_filter_by_ticks_and_one_by_one(client, sign_in):
    NetworkFactory()
    area = AreaFactory(name_en="Here")
    schools = [member(name=f"School {number}") for number in range(3)]
    abroad = member(name="Abroad", country_id="KE")
    sign_in(coordinator())

    page = client.get(f"{ASSIGN}?q=school")
    words = told(
        client.post(f"{ASSIGN}?q=school", {"chosen": "3", "area": area.public_id, "reason": "-"})
    )
    client.post(f"{ASSIGN}?school={schools[0].public_id}", {"chosen": "1", "area": "none"})

    found = dict(Institution.objects.values_list("name", "area"))
    unchosen = client.post(f"{ASSIGN}?q=school", {"chosen": "3", "area": ""})
    assert unchosen.status_code == 400
    assert "3 schools are chosen." in text_of(page)
    assert words == ["3 schools have changed their area."]
    assert found == {"School 0": None, "School 1": area.pk, "School 2": area.pk, "Abroad": None}
    assert AuditEntry.objects.filter(action="aspnet.assign_area").count() == 4
    assert client.get(f"{ASSIGN}?school={abroad.public_id}").status_code == 404


@pytest.mark.parametrize("reader", [coordinator, headquarters])
def test_an_area_is_offered_only_where_the_network_has_areas(client, sign_in, reader):
    NetworkFactory()
    case = ApplicationFactory()
    pages = [
        member().get_workspace_url(),
        case.get_workspace_url(),
        "/workspace/schools/",
    ]
    AreaFactory(country_id="KE" if reader is coordinator else "SN", end_on="2020")
    sign_in(reader())

    without = [ASSIGN in client.get(page).content.decode() for page in pages]
    AreaFactory()
    with_one = [ASSIGN in client.get(page).content.decode() for page in pages]

    assert (without, with_one) == ([False] * 3, [True] * 3)


def test_a_selection_that_changed_meanwhile_is_looked_at_again(client, sign_in):
    area = AreaFactory()
    school = member()
    sign_in(coordinator())

    answer = client.post(f"{ASSIGN}?standing=member", {"chosen": "2", "area": area.public_id})

    school.refresh_from_db()
    assert (answer.status_code, school.area) == (409, None)


def test_only_who_decides_nationally_assigns_and_only_areas_of_the_country_in_force():
    network = NetworkFactory()
    area = AreaFactory()
    own = Institution.objects.filter(pk=member(area=area).pk)
    over, abroad = AreaFactory(end_on="2020"), AreaFactory(country_id="KE")

    for who in (area_coordinator(area), coordinator("KE"), user_with(Role.FIELD_OFFICER)):
        with pytest.raises(PermissionDenied):
            services.assign_area(own, None, network=network, by=who)
    for wrong in (over, abroad):
        with pytest.raises(ValidationError):
            services.assign_area(own, wrong, network=network, by=coordinator())
    assert services.assign_area(own, area, network=network, by=coordinator()) == 0
    assert services.assign_area(own, None, network=network, by=headquarters()) == 1


def test_open_cases_move_with_their_school():
    network = NetworkFactory()
    first, second = AreaFactory(), AreaFactory()
    before, after = area_coordinator(first), area_coordinator(second)
    case = sent(first)
    own = Institution.objects.filter(pk=case.institution_id)

    services.assign_area(own, second, network=network, by=coordinator())

    assert waits_for(before) == []
    assert waits_for(after) == [case.reviews.get(status="asked")]
    assert not Application.objects.visible_to(before).exists()


def test_the_database_keeps_area_and_country_together():
    abroad = AreaFactory(country_id="KE")

    with pytest.raises(ValidationError, match="another country"):
        InstitutionFactory.build(area=abroad).full_clean(exclude=["public_id"])
    InstitutionFactory(area=abroad)
    with pytest.raises(IntegrityError, match="aspnet_institution_area_of_country"):
        connection.check_constraints()

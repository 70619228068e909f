"""Reviews: who gives them, who reads them, and what a conflict of interest does."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from aspnet import services, transitions
from aspnet.enums import ApplicationStatus as Status
from aspnet.enums import ReviewLevel, ReviewStatus
from aspnet.models import Review
from aspnet.requirements import requirements_of
from aspnet.states import REVIEW
from tests.factories.aspnet import ApplicationFactory, NetworkFactory, member
from tests.factories.pathways import PathwayStageFactory, ReviewFactory, given_review, pathway
from tests.factories.people import coordinator, headquarters, user_with
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder, sign
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

from .pages import text_of

pytestmark = pytest.mark.django_db
ANSWERS = {
    "has_conflict": False,
    "conflict_statement": "None.",
    "teaching": "Strong.",
    "environment": "Safe.",
    "exchange": "Begins.",
    "recommendation": "for",
}
POSTED = ANSWERS | {"has_conflict": "no"}

REFUSED = [
    ({"status": "given"}, "aspnet_review_given_is_whole"),
    ({"has_conflict": True, "recommendation": "for"}, "aspnet_review_conflict_recommends_nothing"),
    (
        {
            "status": "given",
            "has_conflict": False,
            "conflict_statement": "None.",
            "given_on": "2026-01-01",
        },
        "aspnet_review_without_conflict_recommends",
    ),
    ({"level": "peer"}, "aspnet_review_peer_has_school"),
    ({"status": "asked"}, "aspnet_review_asked_of_an_area"),
]


@pytest.mark.parametrize(("fields", "constraint"), REFUSED)
def test_what_the_database_refuses(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        ReviewFactory(application=ApplicationFactory(), **fields)


def test_every_constraint_has_a_case_here():
    tried = {constraint for _fields, constraint in REFUSED}
    tried |= {"aspnet_review_once_per_address", "aspnet_review_asked_once"}

    assert {constraint.name for constraint in Review._meta.constraints} == tried


def test_somebody_reviews_an_application_once():
    review = ReviewFactory(application=ApplicationFactory(), reviewer_email="r@test.example")

    with pytest.raises(IntegrityError, match="aspnet_review_once_per_address"):
        ReviewFactory(application=review.application, reviewer_email="R@test.example")


def invited(**fields) -> Review:
    """A review asked of a committee member by mail."""
    application = fields.pop("application", None) or ApplicationFactory(status=Status.IN_REVIEW)
    given = {
        "level": "committee",
        "reviewer_name": "Rita Reviewer",
        "reviewer_email": "rita@test.example",
    }
    return services.invite_reviewer(
        Review(application=application, **given | fields),
        application=application,
        by=coordinator("SN"),
    )


def page_of(review: Review) -> str:
    return f"/schools/review/{sign('review', review.public_id)}/"


def test_a_reviewer_is_invited_by_mail_and_answers_without_an_account(client):
    NetworkFactory()
    review = invited(language="fr")
    mail = OutgoingMail.objects.get(to="rita@test.example")
    path = re.search(r"/schools/review/\S+", mail.text)[0]

    page = client.get(path)
    client.post(path, POSTED)
    again = client.post(path, POSTED | {"teaching": "Changed my mind."})

    review.refresh_from_db()
    assert "We want to join." in text_of(page)
    assert review.application.contact_email not in text_of(page)
    assert (review.status, review.recommendation) == (ReviewStatus.GIVEN, "for")
    assert review.teaching == "Strong."
    assert "Your review has reached the coordinator" in text_of(again)


def test_opening_the_link_sends_nothing(client):
    review = invited()

    for ask in (client.get, client.head, client.options):
        ask(page_of(review))

    review.refresh_from_db()
    assert review.status == ReviewStatus.INVITED


def test_a_reviewer_may_decline_and_an_invitation_may_be_cancelled(client):
    first, second = invited(), invited(reviewer_email="other@test.example")

    client.post(page_of(first), {"decline": "1"})
    transitions.cancel_review(second, by=coordinator("SN"))

    first.refresh_from_db()
    assert first.status == ReviewStatus.DECLINED
    assert "cannot review this application" in text_of(client.get(page_of(first)))
    gone = client.get(page_of(second))
    assert gone.status_code == 410
    assert "The invitation to review was cancelled" in text_of(gone)
    assert {act.name for act in REVIEW.transitions.values()} == {
        "give",
        "decline_review",
        "cancel_review",
        "drop_review",  # the portal's, of what is asked of an area: test_areas
    }


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"has_conflict": ""}, "has_conflict", "This field is required."),
        ({"conflict_statement": ""}, "conflict_statement", "This field is required."),
        ({"has_conflict": "yes"}, "recommendation", "recommends nothing"),
        ({"recommendation": ""}, "recommendation", "Choose a recommendation."),
        ({"teaching": "x" * 4001}, "teaching", "at most 4000"),
    ],
)
def test_an_unfinished_review_is_told_and_keeps_what_was_typed(client, changes, field, words):
    review = invited()

    response = client.post(page_of(review), POSTED | changes)

    review.refresh_from_db()
    assert response.status_code == 400
    assert words in response.context["form"].errors[field][0]
    assert "Safe." in response.content.decode()
    assert review.status == ReviewStatus.INVITED


def test_a_conflict_of_interest_counts_for_nothing(client):
    version = pathway()
    PathwayStageFactory(version=version, position=1, peer_review_count=1)
    application = ApplicationFactory(status=Status.IN_REVIEW, pathway=version)
    review = invited(application=application, level="peer", school=member())

    client.post(page_of(review), POSTED | {"has_conflict": "yes", "recommendation": ""})

    review.refresh_from_db()
    assert (review.status, review.has_conflict, review.recommendation) == ("given", True, "")
    application = type(application).objects.with_case().get(pk=application.pk)
    (found,) = [row for row in requirements_of(application) if "peer" in str(row.label)]
    assert (found.is_met, found.words) == (False, "0 of 1")


def test_nobody_reviews_the_own_case():
    application = ApplicationFactory(status=Status.IN_REVIEW, contact_email="own@test.example")

    with pytest.raises(ValidationError) as by_address:
        invited(application=application, reviewer_email="OWN@test.example")
    with pytest.raises(ValidationError) as by_school:
        invited(application=application, level="peer", school=application.institution)

    assert list(by_address.value.message_dict) == ["reviewer_email"]
    assert list(by_school.value.message_dict) == ["school"]


def test_who_may_invite_and_when():
    application = ApplicationFactory(status=Status.RECOMMENDED)
    review = Review(level="committee", reviewer_name="R", reviewer_email="r@test.example")

    with pytest.raises(DomainError, match="not reviewed now"):
        services.invite_reviewer(review, application=application, by=coordinator("SN"))
    for stranger in (coordinator("FR"), headquarters()):
        with pytest.raises(PermissionDenied):
            services.invite_reviewer(review, application=application, by=stranger)


def test_the_link_of_one_review_opens_no_other():
    first, second = invited(), invited(reviewer_email="other@test.example")

    with pytest.raises(PermissionDenied):
        services.submit_review(second, by=LinkHolder.of(first, "R"), answers=ANSWERS)


def test_coordinators_and_headquarters_write_their_own():
    application = ApplicationFactory(status=Status.RECOMMENDED)

    national = services.write_review(
        application, level=ReviewLevel.NATIONAL, by=coordinator("SN"), answers=ANSWERS
    )
    desk = services.write_review(
        application, level=ReviewLevel.UNESCO, by=headquarters(), answers=ANSWERS
    )

    assert {national.status, desk.status} == {ReviewStatus.GIVEN}
    with pytest.raises(PermissionDenied):
        services.write_review(
            application, level=ReviewLevel.UNESCO, by=coordinator("SN"), answers=ANSWERS
        )


def test_the_applicant_never_reads_a_reviewer(client):
    application = ApplicationFactory(status=Status.IN_REVIEW)
    given_review(application, teaching="A weak plan.", reviewer_name="Rita Reviewer")
    AuditEntry.objects.record("aspnet.invite_reviewer", application, by=coordinator("SN"))
    token = sign("application", application.public_id)

    page = text_of(client.get(f"/schools/apply/status/{token}/"))

    assert "A weak plan." not in page
    assert "Rita" not in page
    assert "Reviewer invited" not in page


@pytest.mark.parametrize(
    ("reader", "sees"),
    [
        (lambda: coordinator("SN"), True),
        (lambda: user_with(Role.NATIONAL_COMMISSION, "SN"), True),
        (headquarters, True),
        (lambda: coordinator("FR"), False),
    ],
)
def test_who_reads_reviews(sign_in, reader, sees):
    application = ApplicationFactory(status=Status.IN_REVIEW)
    review = given_review(application, teaching="A weak plan.")
    user = reader()

    response = sign_in(user).get(f"/workspace/applications/{application.public_id}/reviews/")

    assert (response.status_code == 200) == sees
    assert (list(Review.objects.visible_to(user)) == [review]) == sees


def test_the_page_invites_a_peer_school_by_its_code(sign_in):
    NetworkFactory()
    school = member()
    application = ApplicationFactory(status=Status.IN_REVIEW)
    client = sign_in(coordinator("SN"))
    address = f"/workspace/applications/{application.public_id}/reviews/"
    data = {
        "level": "peer",
        "school": school.public_id.lower(),
        "reviewer_name": "Rita",
        "reviewer_email": "rita@test.example",
        "language": "en",
    }

    wrong = client.post(address, data | {"school": "ASP-000000"})
    without = client.post(address, data | {"school": ""})
    client.post(address, data)

    assert "No member has this code." in text_of(wrong)
    assert "A peer review names the peer school." in text_of(without)
    assert Review.objects.get().school == school

"""Asking others for their opinion of an application, and taking it in."""

from dataclasses import dataclass
from typing import Any

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import Role
from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder, sign, unsign
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.notices import announce, compose, in_roles

from ..enums import INVITED_LEVELS, ApplicationStatus, ReviewLevel, ReviewStatus
from ..models import Application, Review
from ..transitions import give

LINK = "review"
LINK_DAYS = 365
REVIEWABLE = (
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.IN_REVIEW,
    ApplicationStatus.IN_STAGE,
)
NOT_NOW = _("This application is not reviewed now.")


def review_url(review: Review) -> str:
    """The reviewer's page, by signed link."""
    return settings.SITE_URL + reverse("aspnet:review", args=[sign(LINK, review.public_id)])


@transaction.atomic
def invite_reviewer(review: Review, *, application: Application, by: Any) -> Review:
    """A coordinator asks somebody without an account, such as a peer school, by mail."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    if not rules.has_perm("aspnet.invite_reviewer", by, application):
        raise PermissionDenied("aspnet.invite_reviewer")
    if application.status not in REVIEWABLE:
        raise DomainError(NOT_NOW)
    if review.level not in INVITED_LEVELS:
        raise ValidationError({"level": _("Choose a level of the list.")})
    if not review.reviewer_email:
        raise ValidationError({"reviewer_email": _("Give the address the link is sent to.")})
    if review.level != ReviewLevel.PEER:
        review.school = None
    review.application = application
    review.is_generated = application.is_generated
    review.full_clean(exclude=["public_id"])
    review.save()
    review.refresh_from_db(fields=["public_id"])
    AuditEntry.objects.record(
        "aspnet.invite_reviewer", application, by=by, details={"level": review.level}
    )
    context = {"review": review, "application": application, "url": review_url(review)}
    subject, body = compose("emails/aspnet/review_invitation.txt", review.language, context)
    EmailMessage(subject, body, to=[review.reviewer_email]).send()
    return review


@dataclass(frozen=True)
class LinkedReview:
    """A review and the actor its signed link makes."""

    review: Review
    actor: LinkHolder


def open_review(token: str) -> LinkedReview:
    """The review behind a signed link; raises ``DomainError`` when there is none."""
    public_id = unsign(LINK, token, days=LINK_DAYS)
    rows = Review.objects.select_related("application__institution", "school")
    review = rows.filter(public_id=public_id).first()
    if review is None:
        raise DomainError(_("There is no such review."))
    if review.status == ReviewStatus.CANCELLED:
        raise DomainError(_("The invitation to review was cancelled. Thank you for your time."))
    return LinkedReview(review, LinkHolder.of(review, review.reviewer_name))


@transaction.atomic
def submit_review(review: Review, *, by: Any, answers: dict[str, Any]) -> Review:
    """Keep a reviewer's words and hand the review in. Raises ``ValidationError`` by field."""
    review = Review.objects.select_for_update(of=["self"]).get(pk=review.pk)
    if not rules.has_perm("aspnet.give_review", by, review):
        raise PermissionDenied("aspnet.give_review")
    give.check(review)
    if review.application.status not in REVIEWABLE:
        raise DomainError(NOT_NOW)
    check_answers(answers)
    for name, value in answers.items():
        setattr(review, name, value)
    review.full_clean(exclude=["public_id"])
    review.save()
    return give(review, by=by)


def check_answers(answers: dict[str, Any]) -> None:
    """A conflict of interest goes with no recommendation, its absence with one."""
    if answers["has_conflict"] and answers["recommendation"]:
        raise ValidationError(
            {"recommendation": _("Who has a conflict of interest recommends nothing.")}
        )
    if not answers["has_conflict"] and not answers["recommendation"]:
        raise ValidationError({"recommendation": _("Choose a recommendation.")})


@transaction.atomic
def write_review(
    application: Application, *, level: ReviewLevel, by: Any, answers: dict[str, Any]
) -> Review:
    """A coordinator, or Headquarters, writes a review: the one asked of the area, where it is."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    permission = f"aspnet.write_{level}_review"
    if not rules.has_perm(permission, by, application):
        raise PermissionDenied(permission)
    if application.status not in (*REVIEWABLE, ApplicationStatus.RECOMMENDED):
        raise DomainError(NOT_NOW)
    check_answers(answers)
    asked = application.reviews.filter(level=level, status=ReviewStatus.ASKED).first()
    review = asked or Review(
        application=application,
        level=level,
        reviewer=by,
        reviewer_email=by.email,
        is_generated=application.is_generated,
    )
    own = {"reviewer_name": str(by)[:150], "language": by.language}
    for name, value in (own | answers).items():
        setattr(review, name, value)
    review.full_clean(exclude=["public_id"])
    review.save()
    return give(review, by=by)


@transaction.atomic
def cosign_application(application: Application, *, by: Any) -> Application:
    """The National Commission signs the recommendation, where the pathway asks for it."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    if not rules.has_perm("aspnet.cosign_application", by, application):
        raise PermissionDenied("aspnet.cosign_application")
    if not awaits_cosignature(application):
        raise DomainError(_("This application needs no signature of the Commission now."))
    application.cosigned_on = today()
    application.save(update_fields=["cosigned_on", "updated_at"])
    AuditEntry.objects.record("aspnet.cosign_application", application, by=by)
    return application


def awaits_cosignature(application: Application) -> bool:
    """Whether the pathway asks for the Commission's signature and it is not there."""
    return (
        application.pathway is not None
        and application.pathway.needs_cosignature
        and application.cosigned_on is None
        and application.status in REVIEWABLE
    )


def ask_cosignature(application: Application, *, by: Any) -> int:
    """Tell the National Commission, once, that a case waits for its signature; returns whom."""
    if not rules.has_perm("aspnet.recommend_application", by, application):
        raise PermissionDenied("aspnet.recommend_application")
    if not awaits_cosignature(application):
        raise DomainError(_("This application needs no signature of the Commission now."))
    users = in_roles({Role.NATIONAL_COMMISSION}, application.institution.country_id)
    if not users.exists():
        users = in_roles({Role.ASPNET_COORDINATION}, None)
    for user in users:
        key = f"cosign:{application.pk}:{application.submitted_on}:{user.pk}"
        announce(user, application, template="emails/aspnet/cosignature.txt", key=key)
    return len(users)

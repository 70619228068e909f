"""The form in steps: what is kept after each, what is missing, how it is sent."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.meta import field_of
from unesco_portal.workflow.actors import LinkHolder, sign, unsign

from ..enums import ApplicationStatus, SimilarAnswer, Standing, Step
from ..models import Application, Institution
from ..transitions import is_open_already, submit
from .applications import LinkedApplication, check_eligible, open_link, write

DRAFT_LINK = "application-draft"  # on the screen only: it writes, but it does not send
MOST_SIMILAR = 5
ASKED = {  # what must be there before an application is sent, and on which page it is asked
    Step.INSTITUTION: ("name", "city", "levels"),
    Step.PEOPLE: ("contact_name", "head_name", "is_commitment_given"),
    Step.ACTIVITIES: ("motivation",),
}
MEMBER_ALREADY = _(
    "This school is a member of the network already. Write to the office of the national network:"
    " it renews the contact."
)


@dataclass(frozen=True)
class LinkedDraft(LinkedApplication):
    """A draft, and whether its link came by mail: only then is the address confirmed."""

    is_mailed: bool = True


def draft_token(application: Application) -> str:
    """The link on the screen of whoever began to write."""
    return sign(DRAFT_LINK, application.public_id)


def open_draft(token: str) -> LinkedDraft:
    """The application behind a mailed link, or behind the one on the screen while it is a draft."""
    try:
        public_id = unsign(DRAFT_LINK, token, days=settings.APPLICATION_VERIFICATION_DAYS)
    except DomainError:
        linked = open_link(token)
        return LinkedDraft(linked.application, linked.actor)
    rows = Application.objects.select_related("institution__country", "pathway", "stage")
    application = rows.filter(public_id=public_id).first()
    if application is None:
        raise DomainError(_("This application was never confirmed and has been deleted."))
    if application.status != ApplicationStatus.DRAFT:
        raise DomainError(_("This application has been sent. Open the link in our mail."))
    actor = LinkHolder.of(application, application.contact_name)
    return LinkedDraft(application, actor, is_mailed=False)


@transaction.atomic
def save_step(
    application: Application,
    *,
    institution_changes: dict[str, Any] | None = None,
    changes: dict[str, Any] | None = None,
) -> Application:
    """Keep one page of a draft. What is right is kept even when other answers are missing."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    if application.status != ApplicationStatus.DRAFT:
        raise DomainError(_("This application has been sent. Open the link in our mail."))
    if institution_changes:
        if "levels" in institution_changes:
            levels = check_eligible(institution_changes["levels"])
            institution_changes = institution_changes | {"levels": levels}
        write(application.institution, institution_changes, may_lack=ASKED[Step.INSTITUTION])
        application.similar_answer, application.same_as = "", None
        write(application, {})
    if changes:
        write(application, changes)
    return application


def missing(application: Application) -> dict[Step, list[str]]:
    """What must still be answered, by page; empty when the application can be sent."""
    found: dict[Step, list[str]] = {}
    for step, names in ASKED.items():
        record = application.institution if step == Step.INSTITUTION else application
        blank = [name for name in names if not getattr(record, name)]
        if blank:
            found[step] = [str(field_of(type(record), name).verbose_name) for name in blank]
    return found


def similar_institutions(application: Application) -> list[Institution]:
    """Members and former members of the country that may be the same school."""
    rows = Institution.objects.alike(application.institution, application.contact_email)
    return list(rows.exclude(pk=application.institution_id)[:MOST_SIMILAR])


def similar_records(application: Application, *, user: Any) -> dict[str, list[Any]]:
    """The same for the desk: records it keeps, and other open applications, too."""
    school, email = application.institution, application.contact_email
    known = Institution.objects.visible_to(user).alike(school, email)
    known = known.exclude(pk__in=[school.pk, application.same_as_id])
    cases = Application.objects.visible_to(user).open().exclude(pk=application.pk)
    alike = cases.resembling(school, email, Institution.objects.all())
    return {
        "schools": list((known if user.is_staff else known.served_by(user))[:MOST_SIMILAR]),
        "applications": list(alike.select_related("institution").order_by("-pk")[:MOST_SIMILAR]),
    }


def is_sent_already(linked: LinkedDraft) -> bool:
    """Whether this school has sent another application; told to whoever proved the address only."""
    application = linked.application
    return linked.is_mailed and is_open_already(application.institution, application)


def member_words(institution: Institution) -> str:
    """That a school is a member already, with its public page and whom to write to."""
    page = format_html('<a href="{}">{}</a>', institution.get_absolute_url(), institution.name)
    office = institution.office_email
    mail = format_html(' – <a href="mailto:{}">{}</a>', office, office) if office else ""
    return format_html("{} {}{}", MEMBER_ALREADY, page, mail)


@transaction.atomic
def answer_similar(application: Application, *, answer: str) -> Application:
    """The school says whether one of the similar institutions is itself: its code, or another."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    similar = {row.public_id: row for row in similar_institutions(application)}
    if not similar:
        return application
    if answer == SimilarAnswer.ANOTHER:
        application.similar_answer, application.same_as = SimilarAnswer.ANOTHER, None
    elif answer in similar:
        if similar[answer].standing == Standing.MEMBER:
            raise ValidationError({"similar": member_words(similar[answer])})
        application.similar_answer, application.same_as = SimilarAnswer.SAME, similar[answer]
    else:
        raise ValidationError({"similar": _("Say whether one of these schools is yours.")})
    application.save(update_fields=["similar_answer", "same_as", "updated_at"])
    return application


@transaction.atomic
def send_application(application: Application, *, by: LinkHolder, language: str) -> Application:
    """The school sends its draft, once everything is there and similar schools were looked at.

    From now on its mails are in ``language``.
    """
    if open_steps := missing(application):
        words = ", ".join(word for names in open_steps.values() for word in names)
        raise DomainError(_("Still missing: %(words)s.") % {"words": words})
    application.language = language
    application.save(update_fields=["language", "updated_at"])
    return submit(application, by=by)

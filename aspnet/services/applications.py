"""Expressions of interest, from the first mail to the last correction."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder, unsign
from unesco_portal.workflow.models import AuditEntry

from ..enums import HIGHER_EDUCATION, ApplicationStatus, Level, Standing
from ..models import Application, Attachment, Institution, NationalNetwork
from ..transitions import LINK
from .attachments import forget_files
from .links import mail_link

LINK_DAYS = 730
UNITWIN_PAGE = "www.unesco.org/en/unitwin"
COMPLETED = ("name", "city", "levels")  # of the institution: what a return may be about, too


UNITWIN = _(
    "Universities cannot join ASPnet: UNESCO's network for them is UNITWIN, with the UNESCO Chairs."
    " Institutions that train teachers can apply: choose “teacher education”."
)


def university_words() -> str:
    """Why universities are refused, with the way to their own network."""
    return format_html('{} <a href="https://{}">{}</a>', UNITWIN, UNITWIN_PAGE, UNITWIN_PAGE)


def check_eligible(levels: list[str]) -> list[str]:
    """The levels to keep; refuses higher education, except where teachers are trained."""
    if HIGHER_EDUCATION in levels and Level.TEACHER_EDUCATION not in levels:
        raise ValidationError({"levels": university_words()})
    return [level for level in levels if level != HIGHER_EDUCATION]


@transaction.atomic
def start_application(institution: Institution, application: Application) -> Application:
    """Keep a school's expression of interest and send the link that confirms its address.

    Nobody else sees it until then, and nobody learns here who else has applied: that is told when
    it is sent. Raises ``ValidationError`` naming the field.
    """
    institution.levels = check_eligible(institution.levels)
    if not NationalNetwork.objects.active().filter(country=institution.country_id).exists():
        raise ValidationError({"country": _("There is no national network in this country yet.")})
    institution.email = application.contact_email
    institution.full_clean(exclude=["public_id"])
    institution.save()
    application.institution = institution
    application.full_clean(exclude=["public_id"])
    application.save()
    application.refresh_from_db(fields=["public_id"])
    mail_link(application)
    return application


@dataclass(frozen=True)
class LinkedApplication:
    """An application and the actor its signed link makes."""

    application: Application
    actor: LinkHolder


def open_link(token: str) -> LinkedApplication:
    """The application behind a signed link; raises ``DomainError`` when there is none."""
    public_id = unsign(LINK, token, days=LINK_DAYS)
    application = (
        Application.objects.filter(public_id=public_id)
        .select_related("institution__country__aspnet_network", "membership", "pathway", "stage")
        .first()
    )
    if application is None:
        raise DomainError(_("This application was never confirmed and has been deleted."))
    return LinkedApplication(application, LinkHolder.of(application, application.contact_name))


@transaction.atomic
def complete_application(
    application: Application, *, by: LinkHolder, changes: dict[str, Any]
) -> Application:
    """The school corrects a returned application; sending it again is a transition."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    if not by.holds_link_to(application):
        raise PermissionDenied
    if application.status != ApplicationStatus.RETURNED:
        raise DomainError(_("The application is not waiting for you now."))
    institution = application.institution
    own = {name: changes[name] for name in COMPLETED if name in changes}
    if "levels" in own:
        own["levels"] = check_eligible(own["levels"])
    write(institution, own)
    write(application, {name: value for name, value in changes.items() if name not in COMPLETED})
    if own:
        AuditEntry.objects.record(
            "aspnet.complete_application", application, by=by, details={"fields": sorted(own)}
        )
    return application


def write(record: Any, changes: dict[str, Any], *, may_lack: Iterable[str] = ()) -> None:
    """Set, check as a whole but for what may be lacking, save."""
    for name, value in changes.items():
        setattr(record, name, value)
    lacking = [name for name in may_lack if not getattr(record, name)]
    record.full_clean(exclude=["public_id", *lacking])
    record.save()


@transaction.atomic
def drop_unverified_applications(now: datetime.datetime | None = None) -> int:
    """Delete expressions of interest whose address nobody confirmed in time; returns how many.

    The one place where rows are deleted, with their history: nobody but their writer ever saw them.
    """
    now = now or timezone.now()
    limit = now - datetime.timedelta(days=settings.APPLICATION_VERIFICATION_DAYS)
    rows = Application.objects.unverified_since(limit)
    found = dict(rows.values_list("pk", "institution_id"))
    files = Attachment.objects.filter(application__in=found).values_list("path", flat=True)
    forget_files(list(files))
    rows.delete()
    unused = Institution.objects.filter(standing=Standing.NONE, applications=None)
    institutions = list(unused.filter(pk__in=found.values()).values_list("pk", flat=True))
    Institution.objects.filter(pk__in=institutions).delete()
    gone: tuple[tuple[Any, Iterable[int]], ...] = (
        (Application, found),
        (Institution, institutions),
    )
    for model, keys in gone:
        model.pgh_event_model.objects.filter(pgh_obj_id__in=list(keys)).delete()
    return len(found)

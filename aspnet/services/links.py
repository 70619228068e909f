"""The mails that bring an applicant's link: the first one, the same again, the lost one."""

import datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from unesco_portal.core.languages import mailed_address
from unesco_portal.workflow.actors import sign
from unesco_portal.workflow.notices import compose

from ..enums import ApplicationStatus
from ..models import Application
from ..querysets import ApplicationQuerySet
from ..transitions import LINK, status_url

QUIET = datetime.timedelta(minutes=10)  # before the same link is mailed again
MOST_LINKS = 5


def confirm_url(application: Application) -> str:
    """The page that sends a draft, by the link that proves the address."""
    token = sign(LINK, application.public_id)
    path = reverse("aspnet:application-confirm", args=[token])
    return mailed_address(path, application.language)


def send_link(application: Application, template: str) -> None:
    """A mail with the link of an application, to the address given in it."""
    is_draft = application.status == ApplicationStatus.DRAFT
    url = confirm_url(application) if is_draft else status_url(application)
    application.link_sent_at = timezone.now()
    application.save(update_fields=["link_sent_at", "updated_at"])
    context = {"application": application, "url": url}
    subject, body = compose(template, application.language, context)
    EmailMessage(subject, body, to=[application.contact_email]).send()


def send_confirmation(application: Application) -> None:
    """The mail with the link to go on writing and to send; opening it changes nothing."""
    send_link(application, "emails/aspnet/confirm_address.txt")


@transaction.atomic
def mail_link(application: Application) -> None:
    """The link of a draft; where its address has sent an application, the link to that instead.

    Only the mailbox learns which: the page answers the same.
    """
    sent = Application.objects.of_address(application.contact_email).sent()
    country = application.institution.country_id
    if not send_lost(sent.filter(institution__country=country)):
        send_confirmation(application)


def mail_link_again(application: Application, *, language: str) -> bool:
    """Mail the link of a draft again, at most every ten minutes; false when it is on its way."""
    if not is_quiet(application):
        return False
    application.language = language
    application.save(update_fields=["language", "updated_at"])
    mail_link(application)
    return True


@transaction.atomic
def send_lost_links(email: str) -> int:
    """Mail the links of the open applications of an address to it; returns how many it has."""
    return send_lost(Application.objects.of_address(email))


def send_lost(rows: ApplicationQuerySet) -> int:
    """Mail the link of each application, unless it was mailed just now; returns how many."""
    found = rows.select_related("institution").select_for_update(of=["self"])[:MOST_LINKS]
    for application in found:
        if is_quiet(application):
            send_link(application, "emails/aspnet/lost_link.txt")
    return len(found)


def is_quiet(application: Application) -> bool:
    """Whether no link was mailed in the last minutes."""
    sent_at = application.link_sent_at
    return sent_at is None or timezone.now() - sent_at >= QUIET

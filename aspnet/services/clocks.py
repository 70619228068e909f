"""Records that nobody confirmed for long: the school is asked, the coordinator gets one list."""

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import DateField, Exists, F, OuterRef
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.site import site_host
from unesco_portal.core.templatetags.ui import partial_date
from unesco_portal.workflow.actors import LinkHolder, sign, unsign
from unesco_portal.workflow.models import AuditEntry, OutgoingMail
from unesco_portal.workflow.notices import compose, holders, notify

from ..enums import RUNNING_ROUND, Channel
from ..models import ConfirmationRequest, Institution, NationalNetwork, RoundEntry
from ..states import COORDINATOR
from .confirmations import SCHOOL, write_confirmations
from .rounds import mail_language

CONFIRM_LINK = "confirm"
LINK_DAYS = 365
BATCH = 500
MOST_LISTED = 100


def unconfirmed(today: datetime.date, days: int) -> Any:
    """Real members whose record nobody confirmed for so many days; ``since`` says since when."""
    since = Coalesce("confirmed_on", Cast(F("created_at"), DateField()))
    rows = Institution.objects.members().filter(is_generated=False)
    limit = today - datetime.timedelta(days=days)
    return rows.annotate(since=since).filter(since__lt=limit)


def due_to_be_asked(today: datetime.date) -> Any:
    """Not asked since the last confirmation, and not asked by a round just now."""
    asked = ConfirmationRequest.objects.filter(institution=OuterRef("pk"), since=OuterRef("since"))
    running = RoundEntry.objects.filter(institution=OuterRef("pk"), round__status__in=RUNNING_ROUND)
    rows = unconfirmed(today, settings.FRESH_DAYS).exclude(email="")
    return rows.filter(~Exists(asked), ~Exists(running)).order_by("pk")


def ask_to_confirm() -> int:
    """Ask schools to confirm their records, once each; returns how many were asked now."""
    today = dates.today()
    with transaction.atomic():
        rows: Any = due_to_be_asked(today).select_for_update(of=("self",), skip_locked=True)
        schools = list(rows[:BATCH])
        codes = {school.country_id for school in schools}
        networks = {n.country_id: n for n in NationalNetwork.objects.filter(country__in=codes)}
        OutgoingMail.objects.bulk_create(
            [request_mail(school, networks.get(school.country_id)) for school in schools],
            ignore_conflicts=True,
        )
        ConfirmationRequest.objects.bulk_create(
            [ConfirmationRequest(institution=school, since=school.since) for school in schools],
            ignore_conflicts=True,
        )
    list_stale(today)
    return len(schools)


def request_mail(school: Any, network: NationalNetwork | None) -> OutgoingMail:
    """The mail with the link; its Message-ID is that of this wait."""
    network = network or NationalNetwork(country_id=school.country_id)
    token = sign(CONFIRM_LINK, f"{school.public_id}/{school.since.isoformat()}")
    url = settings.SITE_URL + reverse("aspnet:confirm-link", args=[token])
    context = {"institution": school, "network": network, "since": school.confirmed_on, "url": url}
    language = mail_language(school.main_language, network)
    subject, body = compose("emails/aspnet/confirm_request.txt", language, context)
    return OutgoingMail(
        to=school.email,
        subject=subject[:250],
        text=body,
        message_id=f"<confirm.{school.public_id}.{school.since:%Y%m%d}@{site_host()}>",
    )


def list_stale(today: datetime.date) -> None:
    """Once a month, each coordinator gets the list of records not confirmed for very long."""
    stale: Any = unconfirmed(today, settings.STALE_DAYS)
    codes = list(stale.order_by().values_list("country", flat=True).distinct())
    for network in NationalNetwork.objects.filter(country__in=codes).select_related("country"):
        schools = list(stale.filter(country=network.country_id).order_by("since", "pk"))
        for user in holders(COORDINATOR, network.country_id):
            tell_stale(network, user, schools, today)


def tell_stale(
    network: NationalNetwork, user: User, schools: list[Institution], today: datetime.date
) -> None:
    """A notice and a mail, at most one a month."""
    path = reverse("aspnet:workspace-institution-list") + f"?country={network.country_id}"
    context = {
        "network": network,
        "schools": schools[:MOST_LISTED],
        "count": len(schools),
        "url": settings.SITE_URL + path,
    }
    subject, body = compose("emails/aspnet/stale_digest.txt", user.language, context)
    notify(user, subject, body, url=path, key=f"stale:{network.pk}:{today:%Y%m}:{user.pk}")


def open_confirm_link(token: str) -> tuple[Institution, datetime.date]:
    """The school behind the link of a reminder; raises ``DomainError`` when there is none."""
    code, _slash, since = unsign(CONFIRM_LINK, token, days=LINK_DAYS).partition("/")
    school = Institution.objects.members().filter(public_id=code).select_related("country").first()
    if school is None:
        raise DomainError(_("This institution is not a member any more."))
    return school, datetime.date.fromisoformat(since)


@transaction.atomic
def confirm_by_link(school: Institution, since: datetime.date) -> Institution:
    """The school says by the link of a reminder that its record is right; each link once."""
    school = Institution.objects.select_for_update().get(pk=school.pk)
    if school.confirmed_on is not None and school.confirmed_on > since:
        day = partial_date(school.confirmed_on)
        raise DomainError(_("Already confirmed on %(day)s. Thank you.") % {"day": day})
    write_confirmations([school], role=SCHOOL, channel=Channel.REMINDER_LINK)
    AuditEntry.objects.record(
        "aspnet.confirm_institution", school, by=LinkHolder.of(school, SCHOOL)
    )
    return school

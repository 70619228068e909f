"""Terms of certificates: schools are reminded before the end."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from unesco_portal.core import dates
from unesco_portal.core.dates import months_later
from unesco_portal.workflow.notices import compose

from ..models import Certificate
from ..transitions import school

MAIL = "emails/aspnet/certificate_reminder.txt"


def remind_schools() -> int:
    """Remind each school of the end of its term, once for each reminder; returns how many."""
    today, reminded = dates.today(), 0
    for months in sorted(settings.CERTIFICATE_REMINDER_MONTHS):
        rows = Certificate.objects.with_term().filter(
            Q(reminded_months=None) | Q(reminded_months__gt=months),
            valid_until__range=(today, months_later(today, months)),
        )
        for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
            reminded += remind(rows, pk, months)
    return reminded


@transaction.atomic
def remind(rows, pk: int, months: int) -> int:
    """Remind one school, unless another worker does or its whole term is shorter than that."""
    found = rows.filter(pk=pk).select_for_update(skip_locked=True, of=("self",))
    certificate = found.select_related("membership__institution", "membership__application").first()
    if certificate is None:
        return 0
    Certificate.objects.filter(pk=pk).update(reminded_months=months)
    if months_later(certificate.issued_on, months) > certificate.valid_until:
        return 0
    (recipient,) = school(certificate)
    if not recipient.email:
        return 0
    subject, body = compose(MAIL, recipient.language, {"record": certificate, "url": recipient.url})
    EmailMessage(subject, body, to=[recipient.email]).send()
    return 1

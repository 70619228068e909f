"""One mail a day at most, with what would otherwise be many: for those who chose so."""

import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from unesco_portal.accounts.models import MailChoice, User
from unesco_portal.core.site import site_host

from .models import Digest, Mute, OutgoingMail
from .notices import compose

TEMPLATE = "emails/workflow/digest.txt"
MOST_LISTED = 100


def send_digests(now: datetime.datetime | None = None) -> int:
    """Once a day, from the hour set on, one mail to everybody with notices; returns the mails.

    Killed anywhere, run twice or on two workers, nobody gets a second one on the same day.
    """
    now = now or timezone.now()
    if now.hour < settings.DIGEST_HOUR:
        return 0
    waiting = User.objects.filter(is_active=True, notifications__awaits_digest=True)
    due = waiting.exclude(digests__sent_on=now.date()).order_by("pk").distinct()
    return sum(send_digest(key, now.date()) for key in list(due.values_list("pk", flat=True)))


@transaction.atomic
def send_digest(key: int, today: datetime.date) -> int:
    """The digest of one person; what was read in the page meanwhile is left out."""
    user = User.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=key).first()
    if user is None or user.digests.filter(sent_on=today).exists():
        return 0  # in another worker's hands, or done by it
    waiting = user.notifications.filter(awaits_digest=True)
    unread = list(waiting.unread().order_by("created_at", "pk"))
    waiting.update(awaits_digest=False)
    if not unread or user.mail_choice == MailChoice.NONE:
        return 0
    context = {
        "count": len(unread),
        "notices": [
            {"subject": notice.subject, "url": settings.SITE_URL + notice.url}
            for notice in unread[:MOST_LISTED]
        ],
        "left_out": max(len(unread) - MOST_LISTED, 0),
        "url": settings.SITE_URL + reverse("workflow:notification-list"),
        "settings_url": settings.SITE_URL + reverse("accounts:settings"),
    }
    subject, body = compose(TEMPLATE, user.language, context)
    digest = Digest.objects.create(user=user, sent_on=today, notice_count=len(unread))
    OutgoingMail.objects.create(
        to=user.email,
        subject=subject[:250],
        text=body,
        mutes=Mute.NOTICES,
        message_id=f"<digest.{digest.code.hex}.{today:%Y%m%d}@{site_host()}>",
    )
    return 1

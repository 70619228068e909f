"""Invitations: sent, accepted, withdrawn. Accounts begin here and nowhere else."""

import datetime
import secrets

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.models import Appointment, Person

from .models import CalendarAddress, Invitation, User
from .models.calendar_address import new_key
from .models.invitation import token_hash


@transaction.atomic
def invite(invitation: Invitation, *, by: User) -> Invitation:
    """Send the invitation by e-mail; the link in it is the only copy of its token."""
    token = secrets.token_urlsafe(32)
    invitation.email = invitation.email.lower()
    invitation.invited_by = by
    invitation.expires_at = timezone.now() + datetime.timedelta(days=settings.INVITATION_DAYS)
    invitation.token_hash = token_hash(token)
    Invitation.objects.filter(
        email=invitation.email,
        role=invitation.role,
        country=invitation.country,
        area=invitation.area,
        accepted_at=None,
        withdrawn_at=None,
        expires_at__lte=timezone.now(),
    ).update(withdrawn_at=timezone.now())
    invitation.full_clean()
    invitation.save()
    send_invitation(invitation, token)
    return invitation


@transaction.atomic
def invite_again(invitation: Invitation, *, by: User) -> Invitation:
    """Send a new link to the same person for the same role; the one sent before is dead.

    Raises ``DomainError`` when it was accepted, withdrawn or has expired meanwhile.
    """
    old = Invitation.objects.select_for_update().get(pk=invitation.pk)
    withdraw_open(old)
    copied = ("email", "given_name", "family_name", "role", "title", "language")
    again = Invitation(**{name: getattr(old, name) for name in copied})
    again.country, again.area, again.organisation = old.country, old.area, old.organisation
    return invite(again, by=by)


def send_invitation(invitation: Invitation, token: str) -> None:
    """The mail, in the language the inviter chose."""
    with translation.override(invitation.language):
        url = settings.SITE_URL + reverse("accounts:invitation", args=[token])
        context = {"invitation": invitation, "url": url, "site_name": settings.SITE_NAME}
        message = EmailMultiAlternatives(
            subject=_("Your invitation to %(site)s") % {"site": settings.SITE_NAME},
            body=render_to_string("emails/accounts/invitation.txt", context),
            to=[invitation.email],
        )
        message.send()


@transaction.atomic
def accept(invitation: Invitation, *, password: str) -> User:
    """The invited person makes the account; the appointment begins today.

    The link came by e-mail, so the address counts as verified. Raises ``DomainError`` when the
    invitation was used, withdrawn or has expired meanwhile.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not Invitation.objects.open().filter(pk=invitation.pk).exists():
        raise DomainError(_("This invitation is no longer valid. Ask for a new one."))
    user = User.objects.filter(email=invitation.email).first()
    if user is not None and password:  # made meanwhile: a link alone opens no account
        raise DomainError(_("Sign in as %(email)s to accept.") % {"email": invitation.email})
    if user is None:
        user = User.objects.create_user(invitation.email, password, language=invitation.language)
    if user.person is None:
        user.person = Person.objects.create(
            given_name=invitation.given_name, family_name=invitation.family_name, is_public=True
        )
        user.save(update_fields=["person"])
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    appointment = Appointment(
        person=user.person,
        organisation=invitation.organisation,
        title_en=invitation.title,
        role=invitation.role,
        country=invitation.country,
        area=invitation.area,
        start_on=dates.today().isoformat(),
        source_note=_("Invitation accepted"),
    )
    appointment.full_clean(exclude=["public_id"])
    appointment.save()
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    user.__dict__.pop("grants", None)
    return user


def renew_calendar(user: User) -> CalendarAddress:
    """Make the private address of somebody's calendar, or another one: the old one is dead."""
    found, _created = CalendarAddress.objects.update_or_create(
        user=user,
        defaults={
            "key": new_key(),
            "session_hash": user.get_session_auth_hash(),
            "made_at": timezone.now(),
        },
    )
    return found


def calendar_address(user: User) -> CalendarAddress | None:
    """The address that opens somebody's calendar now, if one does."""
    found = CalendarAddress.objects.visible_to(user).serving().select_related("user").first()
    return found if found is not None and found.is_of_present_password else None


def drop_calendar(user: User) -> None:
    """No calendar reads the deadlines of this account any more."""
    CalendarAddress.objects.visible_to(user).delete()


def choose_mails(user: User, choice: str) -> None:
    """Be told by mail at once, once a day, or not at all; what is legal comes in any case."""
    user.mail_choice = choice
    user.save(update_fields=["mail_choice"])


def withdraw(invitation: Invitation) -> bool:
    """Make the link useless; returns whether it was open: an accepted one stays as it is."""
    rows = Invitation.objects.open().filter(pk=invitation.pk)
    return bool(rows.update(withdrawn_at=timezone.now()))


def withdraw_open(invitation: Invitation) -> None:
    """The same; raises ``DomainError`` for an invitation that is not open any more."""
    if not withdraw(invitation):
        raise DomainError(_("This invitation is no longer open."))

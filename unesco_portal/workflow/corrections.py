"""Suggested corrections: written by a reader, confirmed by mail, written into the record."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.resources import RESOURCES, Resource

from .actors import LinkHolder, sign, unsign
from .enums import CorrectionStatus
from .models import AuditEntry, Correction, Suggestion
from .notices import compose, tell_holders

LINK = "correction"
CONFIRM_MAIL = "emails/workflow/correction_confirm.txt"
MOST_OPEN = 20  # suggestions that wait for one record: more are noise


def open_resource(name: str) -> Resource | None:
    """A collection whose records can be corrected: somebody keeps them."""
    resource = RESOURCES.get(name)
    return resource if resource is not None and resource.desk else None


def public_record(resource: Resource, record_id: str) -> models.Model | None:
    """A record that everybody may see."""
    return resource.visible_to(AnonymousUser()).filter(**{resource.id_path: record_id}).first()


def shown(record: models.Model, field: str) -> str:
    """What a field holds, as text."""
    return str(getattr(record, field) or "") if field else ""


def suggest(suggestion: Suggestion, resource: Resource, record: models.Model) -> Suggestion:
    """Keep what was written, and ask by mail whether it was the owner of the address."""
    suggestion.resource = resource.name
    suggestion.record_id = getattr(record, resource.id_path)
    suggestion.present = shown(record, suggestion.field)
    check(suggestion)
    refuse_too_many(suggestion)
    url = settings.SITE_URL + reverse(
        "workflow:correction-confirm", args=[sign(LINK, str(suggestion.code))]
    )
    context = {"record": record, "suggestion": suggestion, "url": url}
    subject, body = compose(CONFIRM_MAIL, suggestion.language, context)
    with transaction.atomic():
        suggestion.save()
        EmailMessage(subject, body, to=[suggestion.email]).send()
    return suggestion


def refuse_too_many(suggestion: Suggestion) -> None:
    """Raise ``DomainError`` where enough suggestions wait for one record."""
    answered = (CorrectionStatus.ACCEPTED, CorrectionStatus.DECLINED)
    same = Correction.objects.filter(resource=suggestion.resource, record_id=suggestion.record_id)
    if same.exclude(status__in=answered).count() >= MOST_OPEN:
        raise DomainError(_("Many suggestions for this record wait for an answer. Try later."))


def check(suggestion: Suggestion) -> None:
    """Raise ``ValidationError`` where the field could not hold the value, or holds it already."""
    suggestion.full_clean()
    if not suggestion.field:
        return
    value = cleaned(suggestion)
    if str(value or "") == suggestion.present:
        raise ValidationError({"proposed": _("This is what is shown already.")})


def cleaned(proposal: Any) -> Any:
    """The proposed text as a value of the field; raises ``ValidationError`` naming ``proposed``."""
    field = proposal.collection.model._meta.get_field(proposal.field)
    try:
        return field.clean(proposal.proposed.strip() or field.get_default(), None)
    except ValidationError as error:
        raise ValidationError({"proposed": error.messages}) from error


def opened(token: str) -> Suggestion | Correction:
    """What the link of the mail is about; raises ``DomainError`` where it opens nothing."""
    code = unsign(LINK, token, days=settings.CORRECTION_CONFIRMATION_DAYS)
    found = (
        Correction.objects.filter(suggestion_code=code).first()
        or Suggestion.objects.filter(code=code).first()
    )
    if found is None:
        raise DomainError(_("This suggestion was not confirmed in time. Please write it again."))
    return found


@transaction.atomic
def confirm(suggestion: Suggestion) -> Correction:
    """The writer confirms the address: now the correction waits for whoever keeps the record."""
    if Suggestion.objects.select_for_update().filter(pk=suggestion.pk).first() is None:
        return Correction.objects.get(suggestion_code=suggestion.code)  # a second click
    refuse_too_many(suggestion)
    record = suggestion.record
    if record is None:
        raise DomainError(_("The record is not there any more."))
    country = getattr(record, "country_id", None)
    desk = desk_for(suggestion.collection, country)
    written = {
        name: getattr(suggestion, name)
        for name in (
            "resource",
            "record_id",
            "field",
            "present",
            "proposed",
            "reason",
            "email",
            "language",
        )
    }
    correction = Correction(
        **written,
        record_label=str(record)[:250],
        country_id=country,
        desk=desk,
        status=desk,
        suggestion_code=suggestion.code,
    )
    correction.full_clean(exclude=["public_id"])
    correction.save()
    writer = LinkHolder.of(correction, str(_("a reader")))
    entry = AuditEntry.objects.record(
        "workflow.suggest_correction", correction, by=writer, target=desk
    )
    suggestion.delete()
    tell_holders(correction, entry)
    return correction


def desk_for(resource: Resource, country: str | None) -> str:
    """Who keeps the record; one without a country has no National Coordinator."""
    if resource.desk == CorrectionStatus.WITH_COORDINATOR and country is None:
        return CorrectionStatus.WITH_STEWARD
    return resource.desk


def put_in(correction: Correction) -> None:
    """Write the proposed value into the record; its history keeps the one before."""
    resource = correction.collection
    rows = resource.model._default_manager.select_for_update(of=("self",))
    record = rows.filter(**{resource.id_path: correction.record_id}).first()
    if record is None:
        raise DomainError(_("The record is not there any more."))
    setattr(record, correction.field, cleaned(correction))
    others = [
        field.name for field in record._meta.concrete_fields if field.name != correction.field
    ]
    record.full_clean(exclude=others)
    record.save()


def forget_unconfirmed() -> int:
    """Delete what nobody confirmed in time: it may be of somebody who never wrote it."""
    limit = timezone.now() - datetime.timedelta(days=settings.CORRECTION_CONFIRMATION_DAYS)
    return Suggestion.objects.filter(created_at__lt=limit).delete()[0]

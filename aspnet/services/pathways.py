"""Writing the pathway of a network, before UNESCO approves it."""

from collections.abc import Iterable
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry

from ..enums import EDITABLE_PATHWAY, PathwayStatus
from ..models import IntakeWindow, NationalNetwork, PathwayStage, PathwayVersion

OWN_FIELDS = ("id", "version", "created_at", "updated_at", "is_generated")


def pathway_of(code: str) -> PathwayVersion | None:
    """What the public reads of a country: the version in force, else what a source tells."""
    rows = PathwayVersion.objects.of_country(code).whole()
    return rows.in_force(today()).first() or rows.described().first()


@transaction.atomic
def draft_pathway(network: NationalNetwork, *, by: Any) -> PathwayVersion:
    """A coordinator begins a new version from what is known, or goes on with the open one."""
    if not rules.has_perm("aspnet.draft_pathway", by, network):
        raise PermissionDenied("aspnet.draft_pathway")
    NationalNetwork.objects.select_for_update().get(pk=network.pk)
    rows = PathwayVersion.objects.of_country(network.country_id)
    if open_one := rows.filter(status__in=[*EDITABLE_PATHWAY, PathwayStatus.PROPOSED]).first():
        return open_one
    version = PathwayVersion(country_id=network.country_id, is_generated=network.is_generated)
    model = pathway_of(network.country_id)
    if model is not None:
        copy_rules(model, version)
    version.save()
    if model is not None:
        copy_parts(model, version)
    version.refresh_from_db()
    AuditEntry.objects.record("aspnet.draft_pathway", version, by=by)
    return version


def copy_rules(model: PathwayVersion, version: PathwayVersion) -> None:
    """What holds after admission, and where it was read."""
    for name in RULES:
        setattr(version, name, getattr(model, name))


RULES = (
    "as_of",
    "certificate_months",
    "report_rule",
    "report_due_month",
    "report_due_day",
    "extra_requirements",
    "needs_cosignature",
    "needs_sub_national_opinion",
    "missing_report_rule",
    "source_note",
)


def copy_parts(model: PathwayVersion, version: PathwayVersion) -> None:
    """The same stages and windows for another version."""
    parts: tuple[tuple[Any, Any], ...] = (
        (PathwayStage, model.stages.all()),
        (IntakeWindow, model.windows.all()),
    )
    for part, rows in parts:
        names = [field.name for field in part._meta.concrete_fields if field.name not in OWN_FIELDS]
        part.objects.bulk_create(
            part(
                version=version,
                is_generated=version.is_generated,
                **{name: getattr(row, name) for name in names},
            )
            for row in rows
        )


@transaction.atomic
def write_pathway(
    version: PathwayVersion,
    *,
    changes: dict[str, Any],
    stages: Iterable[PathwayStage],
    windows: Iterable[IntakeWindow],
    by: Any,
) -> PathwayVersion:
    """A coordinator rewrites a draft, its stages and its windows as a whole."""
    version = PathwayVersion.objects.select_for_update().get(pk=version.pk)
    if not rules.has_perm("aspnet.draft_pathway", by, version):
        raise PermissionDenied("aspnet.draft_pathway")
    if version.status not in EDITABLE_PATHWAY:
        raise DomainError(_("This version cannot be changed any more. Begin a new one."))
    for name, value in changes.items():
        setattr(version, name, value)
    version.full_clean(exclude=["public_id"])
    version.save()
    version.stages.all().delete()
    version.windows.all().delete()
    for position, stage in enumerate(stages, start=1):
        keep(stage, version, position=position)
    for window in windows:
        keep(window, version)
    AuditEntry.objects.record(
        "aspnet.draft_pathway", version, by=by, details={"fields": sorted(changes)}
    )
    return version


def keep(part: Any, version: PathwayVersion, **changes: Any) -> None:
    """One stage or window, as a new row of the version."""
    part.pk, part.version, part.is_generated = None, version, version.is_generated
    part._state.adding = True
    for name, value in changes.items():
        setattr(part, name, value)
    part.full_clean()
    part.save()

"""Mergers, splits and duplicates of institutions: recorded without loss, and taken back whole.

Memberships are locked before institutions, each by key: so do the acts on memberships.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unesco_portal.accounts.models import User
from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import NameKind
from unesco_portal.workflow.models import AuditEntry

from .. import transitions
from ..enums import (
    CURRENT_MEMBERSHIP,
    JOINING,
    OPEN_APPLICATION,
    PUBLIC_STANDINGS,
    Existence,
    MembershipStatus,
    SuccessionKind,
)
from ..models import Institution, InstitutionName, Membership, Succession, Twinning
from .snapshots import changed_since, difference, restore, rows_of
from .twinnings import move_twinnings, moving_twinnings

COPIED = (
    "country_id",
    "subdivision",
    "area_id",
    "ownership",
    "setting",
    "languages",
    "is_generated",
)


def joining_obstacle(earlier: Institution, later: Institution, kind: str) -> str:
    """Why one institution cannot be recorded as having joined another now; empty when it can."""
    return next(joining_obstacles(earlier, later, kind), "") or ending_obstacle(earlier)


def joining_obstacles(earlier: Institution, later: Institution, kind: str) -> Iterator[str]:
    """What stands in the way on either side, one after the other."""
    if earlier.pk == later.pk:
        yield _("Choose another institution: one cannot join itself.")
    if earlier.country_id != later.country_id:
        yield _("The two lie in different countries.")
    if earlier.is_generated != later.is_generated:
        yield _("One of the two is demonstration data.")
    if joined := joining_of(earlier):
        yield _("It has already joined %(name)s.") % {"name": joined.successor}
    if gone := joining_of(later):
        facts = {"name": later, "other": gone.successor}
        yield _("%(name)s has itself joined %(other)s: choose that one.") % facts
    if later.existence != Existence.OPERATING:
        yield _("%(name)s does not operate any more.") % {"name": later}
    if comes_after(later, earlier):
        yield _("%(name)s is an earlier form of it: nothing can follow itself.") % {"name": later}
    if is_duplicate_of_no_member(kind, current_membership(earlier), later):
        yield _("Keep the record that holds the membership, and record the other one.")


def joining_of(institution: Institution) -> Succession | None:
    """What it joined, if it did."""
    rows = institution.later.live().filter(kind__in=JOINING)
    return rows.select_related("successor").first()


def ending_obstacle(institution: Institution) -> str:
    """Why an institution cannot end now; empty when it can."""
    membership = current_membership(institution)
    if institution.applications.filter(status__in=OPEN_APPLICATION).exists():
        return _("It has an open application: that is to be decided or withdrawn first.")
    if membership and membership.status == MembershipStatus.TERMINATION_PROPOSED:
        return _("The end of its membership is proposed: UNESCO decides on that first.")
    return ""


def is_duplicate_of_no_member(kind: str, membership: Membership | None, later: Institution) -> bool:
    """A list or a link must not turn a record into a member: the one that is, stays."""
    return (
        kind == SuccessionKind.DUPLICATE
        and membership is not None
        and current_membership(later) is None
    )


def current_membership(institution: Institution) -> Membership | None:
    """The membership of today."""
    return institution.memberships.filter(status__in=CURRENT_MEMBERSHIP).first()


def comes_after(later: Institution, earlier: Institution) -> bool:
    """Whether following on from ``later``, over any number of steps, one comes to ``earlier``."""
    seen: set[int] = set()
    front = {later.pk}
    while front:
        rows = Succession.objects.live().filter(predecessor__in=front)
        seen |= front
        front = set(rows.values_list("successor", flat=True)) - seen
    return earlier.pk in seen


def lock(*institutions: Institution) -> list[Institution]:
    """The rows as they stand now, nobody else writing: memberships first, each by key."""
    keys = [institution.pk for institution in institutions]
    list(Membership.objects.filter(institution__in=keys).order_by("pk").select_for_update())
    rows = Institution.objects.select_for_update(of=("self",)).select_related("country")
    found = {row.pk: row for row in rows.filter(pk__in=keys).order_by("pk")}
    if len(found) < len(set(keys)):
        raise DomainError(_("One of the institutions is not there any more."))
    twinnings = Twinning.objects.filter(Q(school__in=keys) | Q(partner__in=keys))
    list(twinnings.order_by("pk").select_for_update())
    return [found[key] for key in keys]


def check(institution: Institution, by: Any) -> None:
    """Who may record, and take back, what became of an institution."""
    if not rules.has_perm("aspnet.record_succession", by, institution):
        raise PermissionDenied("aspnet.record_succession")


@transaction.atomic
def record_joining(
    earlier: Institution,
    later: Institution,
    *,
    kind: str,
    by: User,
    reason: str,
    happened_on: str | None = None,
    seen: str = "",
) -> Succession:
    """One institution joined another, or was the same all along: the other goes on.

    ``seen`` is the mark of the preview; what has changed since is shown again, not recorded.
    """
    earlier, later = lock(earlier, later)
    check(earlier, by)
    check(later, by)
    if obstacle := joining_obstacle(earlier, later, kind):
        raise DomainError(obstacle)
    if seen and seen != seen_mark(earlier, later, preview_joining(earlier, later, kind)):
        raise DomainError(_("What would change is no longer what was shown: look at it again."))
    before = rows_of(earlier, later)
    move_twinnings(earlier, later, by=by)
    end(earlier, by=by, reason=end_reason(later, kind), existence=Existence.MERGED)
    if kind == SuccessionKind.DUPLICATE:
        keep_names(earlier, later)
    return write(earlier, later, before, kind=kind, by=by, reason=reason, happened_on=happened_on)


@transaction.atomic
def record_split(
    earlier: Institution,
    *,
    name: str,
    city: str,
    continues: bool,
    by: User,
    reason: str,
    happened_on: str | None = None,
) -> Succession:
    """A new institution is born from another, outside the network until UNESCO admits it.

    A second click finds what the first one recorded.
    """
    (earlier,) = lock(earlier)
    check(earlier, by)
    born = earlier.later.live().filter(kind=SuccessionKind.SPLIT)
    if recorded := born.filter(successor__name=name, successor__city=city).first():
        return recorded
    obstacle = split_obstacle(earlier, continues=continues)
    if obstacle:
        raise DomainError(obstacle)
    before = rows_of(earlier)
    copied = {field: getattr(earlier, field) for field in COPIED}
    later = Institution(name=name, city=city, **copied)
    later.full_clean(exclude=["public_id"])
    later.save()
    later.refresh_from_db()
    if not continues:
        words = _("It was divided; others follow it.")
        end(earlier, by=by, reason=words, existence=Existence.CLOSED)
    return write(
        earlier,
        later,
        before,
        kind=SuccessionKind.SPLIT,
        by=by,
        reason=reason,
        happened_on=happened_on,
        is_over=not continues,
    )


def split_obstacle(institution: Institution, *, continues: bool) -> str:
    """Why nothing can be born from an institution now; empty when it can."""
    if joined := joining_of(institution):
        return _("It has already joined %(name)s.") % {"name": joined.successor}
    return "" if continues else ending_obstacle(institution)


def end(institution: Institution, *, by: User, reason: str, existence: Existence) -> None:
    """It does not exist any more as such: its membership ends by the usual act."""
    membership = current_membership(institution)
    if membership is not None:
        transitions.end_membership(membership, by=by, reason=reason)
        institution.refresh_from_db()
    institution.existence = existence
    institution.save(update_fields=["existence", "updated_at"])


def end_reason(later: Institution, kind: str) -> str:
    """Everybody reads it: who is not public is not named."""
    if later.standing not in PUBLIC_STANDINGS:
        return _("It joined another institution.")
    facts = {"name": later.name, "code": later.public_id}
    if kind == SuccessionKind.DUPLICATE:
        return _("Recorded twice: see %(name)s (%(code)s).") % facts
    return _("It joined %(name)s (%(code)s).") % facts


def keep_names(earlier: Institution, later: Institution) -> None:
    """All names of a duplicate stay findable, as further names of the record that is kept."""
    taken = {later.name, *later.names.values_list("name", flat=True)}
    given: list[tuple[str, str, str]] = [(earlier.name, NameKind.VARIANT, "")]
    given += earlier.names.values_list("name", "kind", "language")
    for name, kind, language in given:
        if name not in taken:
            taken.add(name)
            InstitutionName.objects.create(
                institution=later,
                name=name,
                kind=kind,
                language=language,
                is_generated=later.is_generated,
            )


def write(
    earlier: Institution,
    later: Institution,
    before: dict,
    *,
    kind: str,
    by: User,
    reason: str,
    happened_on: str | None,
    is_over: bool = True,
) -> Succession:
    """The row that says what happened, with what it takes to undo it, and the audit trail."""
    found = Succession(
        kind=kind,
        predecessor=earlier,
        successor=later,
        happened_on=happened_on or None,
        is_over=is_over,
        reason=reason.strip()[:400],
        decided_by=by,
        made_at=timezone.now(),
        snapshot=difference(before, rows_of(earlier, later)),
        is_generated=earlier.is_generated,
    )
    found.full_clean(exclude=["public_id"])
    found.save()
    found.refresh_from_db()
    record(found, "aspnet.record_succession", by=by, reason=reason)
    return found


def record(succession: Succession, action: str, *, by: User, reason: str = "") -> None:
    """The trail of both institutions says what was recorded or taken back."""
    for institution in (succession.predecessor, succession.successor):
        if institution is not None:
            details = {"succession": succession.public_id, "kind": succession.kind}
            AuditEntry.objects.record(action, institution, by=by, reason=reason, details=details)


def undo_obstacle(succession: Succession) -> str:
    """Why a record cannot be taken back now; empty when it can."""
    if succession.undone_at is not None:
        return _("It was taken back already.")
    if dates.today() > succession.undo_until:
        return _("The time for taking it back is over.")
    if changed := changed_since(succession):
        return _("Changed since, so it cannot be taken back: %(what)s.") % {
            "what": ", ".join(changed)
        }
    return ""


@transaction.atomic
def undo_succession(succession: Succession, *, by: User) -> Succession:
    """Everything stands again as it stood before; refused if any of it was edited since."""
    both = [row for row in (succession.predecessor, succession.successor) if row is not None]
    lock(*both)
    succession = Succession.objects.select_for_update().get(pk=succession.pk)
    check(succession.predecessor, by)
    if obstacle := undo_obstacle(succession):
        raise DomainError(obstacle)
    record(succession, "aspnet.undo_succession", by=by)
    succession.undone_at, succession.undone_by = timezone.now(), by
    if succession.kind == SuccessionKind.SPLIT:
        succession.successor = None
    succession.save()
    restore(succession.snapshot, by=by)
    return succession


def seen_mark(earlier: Institution, later: Institution, preview: Iterable[str]) -> str:
    """What a page keeps of the preview it has shown."""
    shown = repr((earlier.name, later.name, later.public_id, list(preview)))
    return hashlib.sha256(shown.encode()).hexdigest()


def preview_joining(earlier: Institution, later: Institution, kind: str) -> list[str]:
    """What recording it would change, in words; changes nothing."""
    lines = []
    membership = current_membership(earlier)
    if membership is not None:
        lines.append(_("The membership %(number)s ends today.") % {"number": membership.number})
        codes = membership.certificates.valid().values_list("public_id", flat=True)
        lines += [
            _("Certificate %(code)s is revoked, and the school told.") % {"code": code}
            for code in codes
        ]
        if current_membership(later) is None:
            lines.append(
                _("%(name)s is no member: it does not become one by this.") % {"name": later}
            )
    lines += preview_twinnings(earlier, later)
    if kind == SuccessionKind.DUPLICATE:
        lines.append(_("The names of this record become further names of the other one."))
    lines.append(_("This record stays at its address and points to %(name)s.") % {"name": later})
    lines.append(
        _("It can be taken back for %(days)s days, unless something was edited since.")
        % {"days": settings.SUCCESSION_UNDO_DAYS}
    )
    return lines


def preview_twinnings(earlier: Institution, later: Institution) -> list[str]:
    """How many twinnings would go on with the other institution, and how many would end."""
    moving = len(moving_twinnings(earlier, later))
    ending = Twinning.objects.of(earlier).open().count() - moving
    goes_on = ngettext(
        "%(count)s twinning goes on with %(name)s.",
        "%(count)s twinnings go on with %(name)s.",
        moving,
    )
    ends = ngettext("%(count)s twinning ends.", "%(count)s twinnings end.", ending)
    lines = [(moving, goes_on % {"count": moving, "name": later})]
    lines.append((ending, ends % {"count": ending}))
    return [words for count, words in lines if count]

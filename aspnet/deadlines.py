"""The days that count in a network: due dates, ends of rounds, intake windows, terms.

One source for the worklist, the calendar and the hand-over pack, in a fixed number of queries.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unesco_portal.accounts.roles import (
    AREA_ROLES,
    COORDINATOR_ROLES,
    NATIONAL_ROLES,
    Role,
    areas_of,
    countries_of,
    holds,
)
from unesco_portal.people.models import Appointment
from unesco_portal.workflow.deadlines import Deadline

from .enums import WRITING, ReportKind
from .models import Certificate, Hearing, IntakeWindow, PathwayVersion, RenewalRound, SchoolYear


def deadlines_of(user: Any, today: datetime.date, until: datetime.date) -> list[Deadline]:
    """What is due in the reader's networks up to a day, and what schools still owe from before.

    A coordinator of an area has the dates that its schools have to keep.
    """
    if holds(user, Role.ASPNET_COORDINATION):
        return deadlines_in(None, today, until)
    own = countries_of(user, NATIONAL_ROLES)
    found = deadlines_in(own, today, until) if own else []
    if parts := countries_of(user, AREA_ROLES) - own:
        found += due_dates(parts, today, until, areas=areas_of(user))
        found += ends_of_rounds(parts, today, until)
    return found


def deadlines_in(
    codes: frozenset[str] | None, today: datetime.date, until: datetime.date
) -> list[Deadline]:
    """The same of some countries; ``None`` means all."""
    return [
        *due_dates(codes, today, until),
        *ends_of_rounds(codes, today, until),
        *windows(codes, today, until),
        *ends_of_certificates(codes, today, until),
        *ends_of_appointments(codes, today, until),
        *hearings(codes, today, until),
    ]


def within(codes: frozenset[str] | None, path: str) -> Q:
    """Rows of the countries."""
    return Q() if codes is None else Q(**{f"{path}__in": sorted(codes)})


def due_dates(
    codes: frozenset[str] | None,
    today: datetime.date,
    until: datetime.date,
    *,
    areas: frozenset[int] | None = None,
) -> Iterator[Deadline]:
    """Plans and reports: those of the coming weeks, and passed dates while schools still owe.

    ``areas`` counts the schools of these only.
    """
    area = "reports__membership__institution__area__in"
    counted = Q() if areas is None else Q(**{area: sorted(areas)})
    counts = {
        f"{kind}s_{part}": Count("reports", filter=counted & Q(reports__kind=kind) & which)
        for kind in ReportKind.values
        for part, which in (("asked", Q()), ("owed", Q(reports__status__in=WRITING)))
    }
    rows = SchoolYear.objects.open().filter(within(codes, "network__country"))
    rows = rows.filter(Q(plan_due_on__lte=until) | Q(report_due_on__lte=until))
    for year in rows.select_related("network").annotate(**counts).order_by("pk"):
        for kind in ReportKind.values:
            asked, owed = (getattr(year, f"{kind}s_{part}") for part in ("asked", "owed"))
            day = year.due_on(kind)
            if day is None or day > until or (day < today and not owed):
                continue
            yield Deadline(
                key=f"{year.public_id}-{kind}",
                day=day,
                text=due_words(kind, year.label, asked, owed),
                url=year.get_workspace_url(),
                country=year.network.country_id,
                is_generated=year.is_generated,
            )


def due_words(kind: str, label: str, asked: int, owed: int) -> str:
    """What is due, and how many schools still owe it, once they were asked."""
    if kind == ReportKind.PLAN:
        what = _("Plans for %(year)s due") % {"year": label}
    else:
        what = _("Reports on %(year)s due") % {"year": label}
    if not asked:
        return what
    counted = {"what": what, "owed": owed, "asked": asked}
    return _("%(what)s; not handed in: %(owed)s of %(asked)s") % counted


def ends_of_rounds(
    codes: frozenset[str] | None, today: datetime.date, until: datetime.date
) -> Iterator[Deadline]:
    """The last days of renewal rounds that take answers."""
    rows = RenewalRound.objects.taking_answers(today).filter(closes_on__lte=until)
    for round_ in rows.filter(within(codes, "network__country")).select_related("network"):
        yield Deadline(
            key=f"{round_.public_id}-closes",
            day=round_.closes_on,
            text=_("Last day of the round “%(title)s”") % {"title": round_.title},
            url=round_.get_workspace_url(),
            country=round_.network.country_id,
            is_generated=round_.is_generated,
        )


def windows(
    codes: frozenset[str] | None, today: datetime.date, until: datetime.date
) -> Iterator[Deadline]:
    """The next opening and the next closing of each intake window in force."""
    versions = PathwayVersion.objects.in_force(today).filter(within(codes, "country"))
    rows = IntakeWindow.objects.filter(version__in=versions).select_related("version")
    for window in rows:
        days = (
            ("opens", window.next_opening(today), _("Intake window opens")),
            ("closes", window.next_closing(today), _("Intake window closes")),
        )
        for end, day, words in days:
            if day is not None and day <= until:
                yield Deadline(
                    key=f"{window.version.public_id}-{end}-{day:%Y%m%d}",
                    day=day,
                    text=f"{words}: {window.label}" if window.label else words,
                    url=window.version.get_workspace_url(),
                    country=window.version.country_id,
                    is_generated=window.version.is_generated,
                )


def ends_of_certificates(
    codes: frozenset[str] | None, today: datetime.date, until: datetime.date
) -> Iterator[Deadline]:
    """Terms of certificates, told by country and day: a whole year's may end together."""
    rows = Certificate.objects.valid().filter(valid_until__range=(today, until))
    groups = rows.filter(within(codes, "country")).values("country", "valid_until", "is_generated")
    counted = groups.annotate(n=Count("pk")).order_by("valid_until", "country", "is_generated")
    for group in counted:
        mark = "-generated" if group["is_generated"] else ""
        code, day, count = group["country"], group["valid_until"], group["n"]
        words = ngettext(
            "The term of %(count)s certificate ends",
            "The terms of %(count)s certificates end",
            count,
        )
        yield Deadline(
            key=f"certificates-{code}-{day:%Y%m%d}{mark}",
            day=day,
            text=words % {"count": count},
            url=reverse("aspnet:network-certificates", args=[code]),
            country=code,
            is_generated=group["is_generated"],
        )


def ends_of_appointments(
    codes: frozenset[str] | None, today: datetime.date, until: datetime.date
) -> Iterator[Deadline]:
    """The last days of coordinators in office."""
    # the end of a period is the first day after it
    span = (today + datetime.timedelta(days=1), until + datetime.timedelta(days=1))
    posts = Appointment.objects.current().conferring(*COORDINATOR_ROLES, *AREA_ROLES)
    posts = posts.filter(within(codes, "country"), period__endswith__range=span)
    for post in posts.select_related("person", "area"):
        facts = {"role": post.role_words, "name": post.person.name}
        yield Deadline(
            key=f"{post.public_id}-ends",
            day=post.period.upper - datetime.timedelta(days=1),
            text=_("Last day of the appointment as %(role)s: %(name)s") % facts,
            url=reverse("aspnet:network", args=[post.country_id]),
            country=post.country_id,
            is_generated=post.is_generated,
        )


def hearings(
    codes: frozenset[str] | None, today: datetime.date, until: datetime.date
) -> Iterator[Deadline]:
    """The days by which schools may answer a proposal to end their membership."""
    rows = Hearing.objects.open().filter(
        within(codes, "membership__network__country"),
        stated_on=None,
        statement_due_on__range=(today, until),
    )
    for hearing in rows.select_related("membership__institution"):
        school = hearing.membership.institution
        yield Deadline(
            key=f"{hearing.public_id}-statement",
            day=hearing.statement_due_on,
            text=_("Hearing: statement of %(school)s due") % {"school": school.name},
            url=school.get_workspace_url(),
            country=school.country_id,
            is_generated=hearing.is_generated,
        )

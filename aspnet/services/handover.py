"""Hand-over of a network: everything a successor needs in one file, and who is told of an end."""

import datetime
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import rules
import xlsxwriter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.accounts.roles import AREA_ROLES, COORDINATOR_ROLES, Role
from unesco_portal.core import dates
from unesco_portal.core.exports import WORKBOOK, xlsx_cell
from unesco_portal.people.models import Appointment
from unesco_portal.workflow.models import AuditEntry, Note
from unesco_portal.workflow.notices import compose, holders, in_roles, notify
from unesco_portal.workflow.states import MACHINES, Machine

from ..deadlines import deadlines_in
from ..models import Institution, NationalNetwork, RenewalRound, RoundEntry, SchoolReport
from ..states import COORDINATOR
from ..transitions import has_coordinator
from .areas import areas_of_network

AHEAD_DAYS = 400
TOLD_FOR_DAYS = 30
ENDED = "emails/aspnet/appointment_ended.txt"
CONTACTS = (*COORDINATOR_ROLES, *AREA_ROLES, Role.NATIONAL_COMMISSION)
Rows = Iterator[Iterable[Any]]


def hand_over_pack(network: NationalNetwork, *, by: User) -> bytes:
    """A ZIP file: a workbook, and a text that says what is where. That it was made is recorded."""
    if not rules.has_perm("aspnet.hand_over_network", by, network):
        raise PermissionDenied("aspnet.hand_over_network")
    AuditEntry.objects.record("aspnet.hand_over_network", network, by=by)
    context = {
        "network": network,
        "today": dates.today(),
        "by": by,
        "site_name": settings.SITE_NAME,
        "url": settings.SITE_URL + reverse("aspnet:network", args=[network.country_id]),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("hand-over.txt", render_to_string("aspnet/hand_over.txt", context))
        pack.writestr("hand-over.xlsx", workbook_of(network, by))
    return file.getvalue()


def workbook_of(network: NationalNetwork, user: User) -> bytes:
    """A sheet for each sort of thing that goes on without its old coordinator."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, WORKBOOK)
    for name, headings, rows in SHEETS:
        sheet = book.add_worksheet(str(name)[:31])
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headings) - 1, 24)
        sheet.write_row(0, 0, [str(heading) for heading in headings])
        for line, row in enumerate(rows(network, user), start=1):
            sheet.write_row(line, 0, [xlsx_cell(cell) for cell in row])
    book.close()
    return file.getvalue()


def open_work(network: NationalNetwork, user: User) -> Rows:
    """What waits for somebody in the network's queue: it stays there, whoever coordinates."""
    for machine in MACHINES.values():
        if machine.model_label.startswith("aspnet.") and not machine.is_told_in_digest:
            yield from cases_of(machine, network)


def cases_of(machine: Machine, network: NationalNetwork) -> Rows:
    """The cases of one sort that are not at their end."""
    waiting = [state.value for state in machine.states if state.holder or state.overdue_holder]
    own = Q(**{machine.country_path: network.country_id}, status__in=waiting)
    rows = machine.model._default_manager.filter(own)
    for case in rows.select_related(*machine.select_related).order_by("status_since", "pk"):
        due = machine.due_at(case)
        yield (
            str(case._meta.verbose_name),
            str(case),
            case.get_status_display(),
            case.status_since.date(),
            due.date() if due else None,
            settings.SITE_URL + case.get_workspace_url(),
        )


def members(network: NationalNetwork, user: User) -> Rows:
    """The members with their addresses."""
    rows = Institution.objects.members().filter(country=network.country_id)
    for school in rows.select_related("membership", "area").order_by("sort_name", "public_id"):
        membership = school.membership
        yield (
            school.public_id,
            school.name,
            school.area.name if school.area else "",
            school.subdivision,
            school.city,
            school.email,
            school.phone,
            membership.number if membership else "",
            membership.member_since if membership else None,
            school.confirmed_on,
        )


def overdue(network: NationalNetwork, user: User) -> Rows:
    """Plans and reports that schools still owe."""
    rows = SchoolReport.objects.overdue(dates.today())
    rows = rows.filter(school_year__network=network)
    related = rows.select_related("membership__institution", "school_year").order_by("pk")
    for report in sorted(related, key=lambda found: found.due):  # type: ignore[attr-defined]  # annotated by overdue()
        school = report.membership.institution
        yield (
            school.public_id,
            school.name,
            report.get_kind_display(),
            report.school_year.label,
            report.due,  # type: ignore[attr-defined]  # annotated by overdue()
            report.get_status_display(),
        )


def rounds(network: NationalNetwork, user: User) -> Rows:
    """The renewal rounds, the newest first, with how they went."""
    found = list(RenewalRound.objects.filter(network=network).order_by("-opened_on", "-pk"))
    funnels = RoundEntry.objects.filter(round__in=found).funnels()
    for round_ in found:
        counts = funnels.get(round_.pk, {})
        yield (
            round_.public_id,
            round_.title,
            round_.get_status_display(),
            round_.opened_on,
            round_.closes_on,
            counts.get("asked", 0),
            counts.get("waiting", 0),
            counts.get("undecided", 0),
        )


def notes(network: NationalNetwork, user: User) -> Rows:
    """The journals of the network and of its schools, as far as the reader may read them."""
    rows = Note.objects.visible_to(user).filter(country=network.country_id)
    related = rows.select_related("author__person", "corrects").prefetch_related("record_object")
    for note in related:
        yield (
            note.created_at.date(),
            note.public_id,
            str(note.author),
            str(note.record_object),
            note.text,
            note.corrects.public_id if note.corrects else "",
        )


def contacts(network: NationalNetwork, user: User) -> Rows:
    """Who coordinates, deputises and speaks for the National Commission, and the office."""
    yield (str(_("office")), str(network), network.contact_email, None, None)
    posts = Appointment.objects.conferring(*CONTACTS).in_country(network.country_id)
    for post in posts.select_related("person__user", "area").order_by("-start_on", "pk"):
        account = getattr(post.person, "user", None)
        address = account.email if account else ""
        yield (post.role_words, post.person.name, address, post.start_on, post.end_on)


def areas(network: NationalNetwork, user: User) -> Rows:
    """The areas with their schools, and who coordinates each; nobody is said."""
    for area in areas_of_network(network):
        names = ", ".join(post.person.name for post in area.coordinators)  # type: ignore[attr-defined]  # areas_of_network()
        yield (
            area.public_id,
            area.name,
            area.start_on,
            area.end_on,
            area.member_count,  # type: ignore[attr-defined]  # counted by areas_of_network()
            names or str(_("vacant")),
            settings.SITE_URL + area.get_workspace_url(),
        )


def deadlines(network: NationalNetwork, user: User) -> Rows:
    """What schools owe from before, and what comes within the year."""
    today = dates.today()
    until = today + datetime.timedelta(days=AHEAD_DAYS)
    found = deadlines_in(frozenset({network.country_id}), today, until)
    for one in sorted(found, key=lambda deadline: (deadline.day, deadline.key)):
        yield (one.day, one.text, settings.SITE_URL + one.url)


SHEETS: tuple[tuple[Any, tuple[Any, ...], Callable[[NationalNetwork, User], Rows]], ...] = (
    (
        _("Open cases"),
        (_("kind"), _("case"), _("state"), _("since"), _("due"), _("address")),
        open_work,
    ),
    (
        _("Members"),
        (
            _("code"),
            _("name"),
            _("area"),
            _("region or province"),
            _("town"),
            _("e-mail address"),
            _("telephone"),
            _("number"),
            _("member since"),
            _("last confirmed on"),
        ),
        members,
    ),
    (
        _("Overdue reports"),
        (_("code"), _("name"), _("kind"), _("school year"), _("due"), _("state")),
        overdue,
    ),
    (
        _("Rounds"),
        (
            _("code"),
            _("title"),
            _("state"),
            _("opened on"),
            _("last day for answers"),
            _("asked"),
            _("silent"),
            _("to be decided"),
        ),
        rounds,
    ),
    (
        _("Notes"),
        (_("date"), _("code"), _("written by"), _("about"), _("note"), _("corrects the note")),
        notes,
    ),
    (
        _("Contacts"),
        (_("function"), _("name"), _("e-mail address"), _("from"), _("to")),
        contacts,
    ),
    (
        _("Areas"),
        (
            _("code"),
            _("name"),
            _("from"),
            _("to"),
            _("members"),
            _("coordinators"),
            _("address"),
        ),
        areas,
    ),
    (_("Deadlines"), (_("date"), _("what is due"), _("address")), deadlines),
)


def tell_of_ended_appointments(today: datetime.date | None = None) -> int:
    """Tell National Commission and Headquarters, once, that a coordinator's term is over.

    Of a sub-national coordinator's, the National Coordinator is told. Returns how many were told.
    Nothing moves: open work lies in the network's queue.
    """
    today = today or dates.today()
    since = today - datetime.timedelta(days=TOLD_FOR_DAYS)
    posts = Appointment.objects.conferring(*COORDINATOR_ROLES, *AREA_ROLES).filter(
        is_generated=False, period__endswith__range=(since, today)
    )
    networks = {network.country_id: network for network in NationalNetwork.objects.all()}
    return sum(
        tell_of_end(post, networks[post.country_id])
        for post in posts.select_related("person", "country", "area").order_by("pk")
        if post.country_id in networks
    )


def tell_of_end(post: Appointment, network: NationalNetwork) -> int:
    """One notice for each who has to know; returns how many."""
    code = network.country_id
    if post.area is not None:
        path = post.area.get_workspace_url()
        is_vacant = not has_coordinator(post.area.pk)
        users = holders(COORDINATOR, code)
    else:
        path = reverse("aspnet:network", args=[code])
        others = Appointment.objects.current().coordinators().able_to_act()
        is_vacant = not others.in_country(code).exists()
        users = in_roles({Role.NATIONAL_COMMISSION}, code)
        users |= in_roles({Role.ASPNET_COORDINATION}, None)
    context = {
        "post": post,
        "network": network,
        "is_vacant": is_vacant,
        "url": settings.SITE_URL + path,
    }
    told = 0
    for user in users.distinct():
        subject, body = compose(ENDED, user.language, context)
        key = f"appointment-ended:{post.public_id}:{user.pk}"
        told += notify(user, subject, body, url=path, key=key)
    return told

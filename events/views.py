"""Pages of meetings: the list in two parts, one meeting, its calendar file, and its management."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from experts.models import Project
from unesco_portal.accounts.directories import DirectoryView, Shortcuts
from unesco_portal.core import icalendar, linked_data
from unesco_portal.core.columns import BoundColumn
from unesco_portal.core.facets import Counts
from unesco_portal.core.keyset import Page
from unesco_portal.core.models import DatasetVersion
from unesco_portal.core.views import ResourceDetailView
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from . import wording
from .calendars import calendar_of
from .counts import coming_months
from .enums import HELD_STATUSES, PointKind, Status, When
from .filters import MeetingFilterSet
from .forms import ReportForm, RescheduleForm
from .models import Meeting, MeetingSeries, Participant, Speaker
from .resources import MEETINGS

TIMES = {"when", "year", "held_from", "held_to"}
MOST_UPCOMING = 100
MOST_RELATED = 5
EVENT_STATES = {
    Status.ANNOUNCED: "https://schema.org/EventScheduled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
    Status.CANCELLED: "https://schema.org/EventCancelled",
}
NAMED = {"speaker": Speaker, "series": MeetingSeries, "project": Project}
HEADINGS = ("title", "kind", "date", "place", "state")


class MeetingListView(DirectoryView):
    """What is coming, soonest first, and what is past, latest first."""

    resource = MEETINGS
    feed_name = "events:meeting-feed"
    filterset_class = MeetingFilterSet
    template_name = "events/meeting_list.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Asked for what is coming only, the list begins with what comes next."""
        if (
            not self.is_feed
            and request.GET.getlist("when") == [When.UPCOMING]
            and "ordering" not in request.GET
        ):
            request.GET = request.GET.copy()
            request.GET["ordering"] = "start"
        return super().get(request, **kwargs)

    @property
    def has_two_parts(self) -> bool:
        """Unless one time is asked for, upcoming meetings stand in a part of their own."""
        return not self.request.GET.get("when")

    def shortcuts(self, counts: Counts) -> list[Shortcuts]:
        """The months to come, as long as the list is narrowed to no time; then the regions."""
        regions = super().shortcuts(counts)
        if TIMES & self.request.GET.keys():
            return regions
        months = [] if self.filterset.errors else coming_months(self.filterset.rows())
        ways = [
            (wording.month_in_words(month, number), self.address(**month.period))
            for month, number in months
        ]
        return [Shortcuts("month", _("By month"), ways), *regions]

    def page(self, rows: QuerySet) -> Page:
        """The second part, in pages; or the only one."""
        return super().page(rows.not_upcoming() if self.has_two_parts else rows)

    def context(self, page: Page) -> dict[str, Any]:
        """Both parts, in words."""
        self.upcoming = self.upcoming_page()
        context = super().context(page)
        return context | {
            "columns": [{"label": label} for label in headings()],
            "has_two_parts": self.has_two_parts,
            "upcoming": self.rows(self.upcoming, self.columns),
            "changed_at": changed_at(),
        }

    def upcoming_page(self) -> Page:
        """The first part: soonest first, all on one page."""
        if not self.has_two_parts or (
            self.filterset.is_bound and not self.filterset.form.is_valid()
        ):
            return Page([], None, None)
        rows = self.filterset.rows().upcoming().soonest_first()
        further = (self.resource.id_path, "is_generated")
        values, selected = self.resource.values(rows, self.columns, *further)
        return Page(list(values[:MOST_UPCOMING]), None, None, selected)

    def rows(self, page: Page, columns: tuple[BoundColumn, ...]) -> list[dict[str, Any]]:
        """The rows with dates, place and state as one cell each."""
        names = [column.name for column in columns]
        facts = [dict(zip(names, row, strict=False)) for row in page.rows]
        rows = super().rows(page, columns)
        return [row | {"cells": cells(fact)} for row, fact in zip(rows, facts, strict=True)]

    def summary(self, page: Page) -> str:
        """How many there are, when all of them stand on this page."""
        if page.next or page.previous:
            return ""
        count = len(page.rows) + len(self.upcoming.rows)
        return ngettext("%(count)s meeting", "%(count)s meetings", count) % {"count": count}

    def matches(self, public_ids: list[str]) -> dict[str, str]:
        """Rows found by a person say by whom."""
        text = self.request.GET.get("q")
        if not text:
            return {}
        people = Speaker.objects.visible_to(self.request.user).search(text)
        rows = Participant.objects.visible_to(self.request.user).filter(
            meeting__public_id__in=public_ids, person__in=people.values("pk")
        )
        return {
            public_id: _("Person named: %(name)s") % {"name": name}
            for public_id, name in rows.values_list("meeting__public_id", "name")
        }

    def active_filters(self) -> list[dict[str, str]]:
        """A person, a series and a project are shown by name, not by code."""
        chips = super().active_filters()
        for name, model in NAMED.items():
            code = self.request.GET.get(name)
            for chip in chips:
                if code and chip["label"].endswith(f": {code}"):
                    rows = model.objects.visible_to(self.request.user)
                    chip["label"] = chip["label"].removesuffix(code) + name_of(rows, code)
        return chips


def name_of(rows: QuerySet, code: str) -> str:
    """What a permanent name stands for; the name itself where nothing is known."""
    record = rows.filter(public_id=code[:80]).first()
    return str(record) if record else code


def headings() -> list[str]:
    """The headings of the list."""
    return [_("Meeting"), _("Kind"), _("Date"), _("Place"), _("State")]


def cells(fact: dict[str, Any]) -> list[dict[str, Any]]:
    """One row of the list."""
    status, when = fact["status"], fact["when"]
    values = (
        fact["title"],
        fact["kind"],
        wording.date_told(status, fact["start_on"], fact["end_on"]),
        wording.place_in_words(fact["city"], fact["country"]) or None,
        wording.state_in_words(status, when),
    )
    row = [
        {"name": name, "label": label, "kind": "text", "value": value, "tone": ""}
        for name, label, value in zip(HEADINGS, headings(), values, strict=True)
    ]
    row[-1]["tone"] = wording.tone_of(status, when)
    return row


def changed_at() -> Any:
    """When the list of meetings last changed."""
    clock = DatasetVersion.objects.filter(dataset=Meeting._meta.db_table)
    return clock.values_list("changed_at", flat=True).first()


class MeetingDetailView(ResourceDetailView):
    """One meeting, as its source tells it."""

    resource = MEETINGS
    template_name = "events/meeting_detail.html"

    def context(self, columns: tuple[BoundColumn, ...]) -> dict[str, Any]:
        """The facts that matter to a reader; the API has them all."""
        return super().context(columns) | {"fields": facts_of(self.object)}

    def related(self, record: Any) -> list[dict[str, Any]]:
        """Meetings of the same series, or of the same networks."""
        others = Meeting.objects.visible_to(self.request.user).exclude(pk=record.pk)
        directory = reverse("events:meeting-list")
        if record.series_id:
            others = others.filter(series=record.series_id)
            url = f"{directory}?series={record.series.public_id}"
        else:
            others = others.filter(networks__overlap=record.networks)
            url = f"{directory}?{urlencode({'network': record.networks}, doseq=True)}"
        return [
            {
                "heading": _("Related meetings"),
                "name": "related",
                "records": others.latest_first()[:MOST_RELATED],
                "url": url,
            }
        ]

    def linked_data(self, record: Any) -> dict[str, Any]:
        """An event, with its dates as far as they are known."""
        return linked_data.thing(
            "Event",
            record,
            description=record.theme,
            startDate=record.start_on,
            endDate=record.end_on,
            eventStatus=EVENT_STATES.get(record.status),
            location=linked_data.place(city=record.city, country=record.country_id),
            organizer=[
                linked_data.part("Organization", name=row.name) for row in record.organisers.all()
            ],
            sameAs=record.website,
        )

    def further(self, record: Model) -> dict[str, Any]:
        """Programme, people and results in words."""
        return {
            "state": wording.state_in_words(record.status, record.when),
            "tone": wording.tone_of(record.status, record.when),
            "is_announced_only": record.status == Status.ANNOUNCED and record.when == When.PAST,
            "is_held": record.status in HELD_STATUSES,
            "dates": wording.dates_in_words(record.start_on, record.end_on),
            "organisers": record.organisers.all(),
            "bodies": record.bodies.all(),
            "points": points_by_kind(record),
            "agenda": record.agenda.all(),
            "chair": next((row for row in record.participants.all() if row.is_chair), None),
            "speakers": speakers_of(record),
            "silent": silent_of(record),
            "participants": wording.participants_in_words(record),
            "countries": wording.country_names(record.c_countries),
            "targets": wording.target_names(record.c_sdg_targets),
            "outcomes": record.outcomes.all(),
            "documents": wording.documents_in_words(record),
            "can_manage": self.request.user.is_staff,
            "can_subscribe": record.has_days,
        }


def facts_of(meeting: Meeting) -> list[dict[str, Any]]:
    """What, when and where, in the order in which people ask."""
    place = wording.place_in_words(meeting.city, meeting.country_id)
    rows = [
        (_("Kind"), meeting.kind),
        (_("Held within"), meeting.context or None),
        (_("Date"), wording.date_told(meeting.status, meeting.start_on, meeting.end_on)),
        (_("Duration"), wording.days_in_words(meeting)),
        (_("Place"), place or meeting.location_note or wording.no_city()),
        (_("City"), wording.no_city() if place and not meeting.city else None),
        (_("Note on the place"), meeting.location_note if place else None),
        (_("Venue"), meeting.venue or None),
        (_("Mode"), meeting.get_mode_display()),
        (_("Host"), meeting.host or None),
        (_("For the region"), str(meeting.region) if meeting.region else None),
        (_("Category"), meeting.get_category_display()),
        (_("Networks"), wording.network_names(meeting.networks)),
    ]
    return [
        {"label": label, "value": value, "kind": "text", "help": ""}
        for label, value in rows
        if value is not None
    ]


def points_by_kind(meeting: Meeting) -> dict[str, list[str]]:
    """The sentences about a meeting, for each kind."""
    found: dict[str, list[str]] = {kind.value: [] for kind in PointKind}
    for point in meeting.points.all():
        found[point.kind].append(point.text)
    return found


def speakers_of(meeting: Meeting) -> list[dict[str, Any]]:
    """What was said, speaker by speaker, in the order in which they first spoke."""
    found: dict[int, dict[str, Any]] = {}
    for said in meeting.interventions.all():
        entry = found.setdefault(
            said.participant_id, {"participant": said.participant, "interventions": []}
        )
        entry["interventions"].append(said)
    return list(found.values())


def silent_of(meeting: Meeting) -> list[Participant]:
    """Those whom the source names without telling what they said."""
    spoke = {said.participant_id for said in meeting.interventions.all()}
    return [person for person in meeting.participants.all() if person.pk not in spoke]


class MeetingCalendarView(View):
    """The meeting for the reader's own calendar, where its days are known."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The file; 404 without days, because a calendar must not pretend."""
        meeting = get_object_or_404(Meeting.objects.visible_to(request.user), public_id=public_id)
        if not meeting.has_days:
            raise Http404
        response = HttpResponse(calendar_of(meeting), content_type=icalendar.CONTENT_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{meeting.public_id}.ics"'
        return response


class MeetingManageView(LoginRequiredMixin, View):
    """The meeting as staff see it: its state, what can be done now, what happened."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page; readers without a role at UNESCO have the public one."""
        if not request.user.is_staff:
            raise PermissionDenied
        meeting = get_object_or_404(Meeting.objects.visible_to(request.user), public_id=public_id)
        machine = machine_of(meeting)
        context = {
            "title": str(meeting),
            "meeting": meeting,
            "state": wording.state_in_words(meeting.status, meeting.when),
            "tone": wording.tone_of(meeting.status, meeting.when),
            "dates": wording.dates_in_words(meeting.start_on, meeting.end_on),
            "holder": wording.holder_words(meeting),
            "due_at": machine.due_at(meeting),
            "acts": machine.available(meeting, request.user),
            "timeline": wording.timeline_of(meeting),
            "can_edit": request.user.has_perm("events.change_meeting"),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (MEETINGS.title, reverse("events:meeting-list")),
                (str(meeting), None),
            ],
        }
        return render(request, "events/meeting_manage.html", context)


class MeetingTransitionView(TransitionView):
    """The acts on a meeting."""

    model = Meeting
    form_classes = {"publish_report": ReportForm, "reschedule": RescheduleForm}

"""The back office of meetings."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.core.attention import GENERATED, STALE
from unesco_portal.workflow.admin import TransitionAdmin

from .forms import MeetingForm, ReportForm, RescheduleForm
from .models import (
    AgendaItem,
    AgendaSpeaker,
    Intervention,
    Meeting,
    MeetingDocument,
    MeetingOrganiser,
    MeetingPoint,
    MeetingSeries,
    Outcome,
    Participant,
    ParticipantTitle,
    ParticipatingBody,
)

FIELDSETS = [
    (
        None,
        {
            "fields": [
                "title",
                "public_id",
                "theme",
                "kind",
                "category",
                "networks",
                "series",
                "context",
                "project",
                "is_generated",
            ]
        },
    ),
    (_("State"), {"fields": ["status", "status_since", "status_reason"]}),
    (
        _("When and where"),
        {
            "fields": [
                "start_on",
                "end_on",
                "duration_days",
                "mode",
                "venue",
                "city",
                "country",
                "location_note",
                "host",
                "host_country",
                "region",
            ]
        },
    ),
    (
        _("Participants"),
        {
            "fields": [
                "participant_count",
                "is_participant_count_exact",
                "named_participant_count",
                "country_count",
                "countries",
            ]
        },
    ),
    (
        _("Subject"),
        {"fields": ["sdg_targets", "is_first_of_its_kind", "website", "note"]},
    ),
    (
        _("How we know"),
        {
            "fields": [
                "source",
                "source_note",
                "verification",
                "confirmed_on",
                "confirmed_by",
                "created_at",
                "updated_at",
            ]
        },
    ),
]


class OrganiserInline(admin.TabularInline):
    """Who makes it."""

    model = MeetingOrganiser
    extra = 0
    autocomplete_fields = ["organisation"]


class BodyInline(admin.TabularInline):
    """Bodies that took part."""

    model = ParticipatingBody
    extra = 0
    autocomplete_fields = ["organisation"]


class PointInline(admin.TabularInline):
    """Purposes, criteria, themes, groups."""

    model = MeetingPoint
    extra = 0


class ParticipantInline(admin.TabularInline):
    """Persons named; their titles are on their own page."""

    model = Participant
    extra = 0
    autocomplete_fields = ["person"]
    show_change_link = True


class AgendaInline(admin.TabularInline):
    """The agenda; speakers are on each item's own page."""

    model = AgendaItem
    extra = 0
    show_change_link = True


class InterventionInline(admin.StackedInline):
    """What was said."""

    model = Intervention
    extra = 0
    autocomplete_fields = ["participant", "source"]


class OutcomeInline(admin.StackedInline):
    """Results."""

    model = Outcome
    extra = 0


class DocumentInline(admin.TabularInline):
    """Papers."""

    model = MeetingDocument
    extra = 0


@admin.register(Meeting)
class MeetingAdmin(TransitionAdmin):
    """Meetings."""

    form = MeetingForm
    fieldsets = FIELDSETS
    concerns = (*TransitionAdmin.concerns, STALE, GENERATED)
    list_display = ["title", "status", "start_on", "end_on", "city", "country", "verification"]
    list_filter = ["status", "category", "verification", "is_generated"]
    list_select_related = ["country"]
    search_fields = ["title"]
    autocomplete_fields = [
        "series",
        "country",
        "host_country",
        "region",
        "countries",
        "sdg_targets",
        "project",
        "source",
    ]
    readonly_fields = ["status_reason"]
    prepopulated_fields = {"public_id": ["title"]}
    transition_forms = {"publish_report": ReportForm, "reschedule": RescheduleForm}
    inlines = [
        OrganiserInline,
        BodyInline,
        PointInline,
        ParticipantInline,
        AgendaInline,
        InterventionInline,
        OutcomeInline,
        DocumentInline,
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Meeting | None = None) -> list[str]:
        """The permanent name is given once."""
        names = super().get_readonly_fields(request, obj)
        return [name for name in names if obj is not None or name != "public_id"]

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Meeting | None = None
    ) -> dict[str, list[str]]:
        """Proposed from the title for a new meeting only."""
        return super().get_prepopulated_fields(request, obj) if obj is None else {}


@admin.register(MeetingSeries)
class MeetingSeriesAdmin(ResourceAdmin):
    """Series."""

    list_display = ["name", "network", "verification"]
    list_filter = ["network"]
    search_fields = ["name"]
    autocomplete_fields = ["source"]
    prepopulated_fields = {"public_id": ["name"]}

    def get_readonly_fields(
        self, request: HttpRequest, obj: MeetingSeries | None = None
    ) -> list[str]:
        """The permanent name is given once."""
        names = super().get_readonly_fields(request, obj)
        return [name for name in names if obj is not None or name != "public_id"]

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: MeetingSeries | None = None
    ) -> dict[str, list[str]]:
        """Proposed from the name for a new series only."""
        return super().get_prepopulated_fields(request, obj) if obj is None else {}


class MeetingPartAdmin(ResourceAdmin):
    """A part of a meeting; it never moves to another one, but a wrong line may be removed."""

    autocomplete_fields = ["meeting"]
    list_select_related = ["meeting"]

    def get_readonly_fields(self, request: HttpRequest, obj: object | None = None) -> list[str]:
        """The meeting is chosen once."""
        names = super().get_readonly_fields(request, obj)
        return [*names, "meeting"] if obj is not None else names

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        """As the rules grant it."""
        permission = f"{self.opts.app_label}.delete_{self.opts.model_name}"
        return request.user.has_perm(permission)


class ParticipantTitleInline(admin.TabularInline):
    """Titles held that day."""

    model = ParticipantTitle
    extra = 0


@admin.register(Participant)
class ParticipantAdmin(MeetingPartAdmin):
    """Persons named at meetings."""

    list_display = ["name", "meeting", "is_chair"]
    search_fields = ["name", "meeting__title"]
    autocomplete_fields = ["meeting", "person"]
    inlines = [ParticipantTitleInline]


class AgendaSpeakerInline(admin.TabularInline):
    """Who speaks to it."""

    model = AgendaSpeaker
    extra = 0
    autocomplete_fields = ["participant"]


@admin.register(AgendaItem)
class AgendaItemAdmin(MeetingPartAdmin):
    """Agenda items."""

    list_display = ["number", "meeting", "kind", "topic"]
    list_display_links = ["number", "topic"]
    search_fields = ["topic", "kind", "meeting__title"]
    inlines = [AgendaSpeakerInline]


@admin.register(Intervention)
class InterventionAdmin(MeetingPartAdmin):
    """What was said."""

    list_display = ["participant", "meeting", "kind"]
    list_select_related = ["meeting", "participant"]
    search_fields = ["summary", "participant__name"]
    autocomplete_fields = ["meeting", "participant", "source"]


@admin.register(MeetingOrganiser)
class MeetingOrganiserAdmin(MeetingPartAdmin):
    """Organisers."""

    list_display = ["name", "role", "meeting", "is_inferred", "is_incomplete"]
    list_filter = ["role", "is_inferred", "is_incomplete"]
    search_fields = ["name", "meeting__title"]
    autocomplete_fields = ["meeting", "organisation"]


@admin.register(ParticipatingBody)
class ParticipatingBodyAdmin(MeetingPartAdmin):
    """Bodies that took part."""

    list_display = ["name", "meeting", "standing_then"]
    search_fields = ["name", "meeting__title"]
    autocomplete_fields = ["meeting", "organisation"]


@admin.register(Outcome)
class OutcomeAdmin(MeetingPartAdmin):
    """Results."""

    list_display = ["number", "kind", "text", "meeting", "adopted"]
    list_display_links = ["number", "text"]
    list_filter = ["kind", "adopted"]
    search_fields = ["text", "meeting__title"]


@admin.register(MeetingDocument)
class MeetingDocumentAdmin(MeetingPartAdmin):
    """Papers."""

    list_display = ["title", "kind", "meeting", "url"]
    list_filter = ["kind"]
    search_fields = ["title", "meeting__title"]


@admin.register(MeetingPoint)
class MeetingPointAdmin(MeetingPartAdmin):
    """Purposes, criteria, themes, groups."""

    list_display = ["text", "kind", "meeting"]
    list_filter = ["kind"]
    search_fields = ["text", "meeting__title"]

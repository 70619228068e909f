"""The back office of school years, plans, reports, assessments and national reports."""

from django.contrib import admin
from django.http import HttpRequest

from unesco_portal.core.admin import ResourceAdmin

from ..models import (
    Activity,
    CampaignParticipation,
    ComplianceAssessment,
    DayCelebration,
    ExtraRequirement,
    Hearing,
    NationalFigure,
    NationalReport,
    ReportAnswer,
    ReportQuestion,
    ReportReminder,
    ReportTemplate,
    ReportVersion,
    RequirementResult,
    SchoolReport,
    SchoolYear,
)
from .cases import CaseAdmin


class ReadOnlyInline(admin.TabularInline):
    """Parts that pages write, with their checks; here they are read."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Written by the school or the coordinator."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """A correction is a new version, with its reason."""
        return False


class QuestionInline(ReadOnlyInline):
    """Questions come with the data files."""

    model = ReportQuestion
    fields = ["position", "key", "step", "kind", "is_required", "words_en"]


class AnswerInline(ReadOnlyInline):
    """Answers."""

    model = ReportAnswer
    fields = ["question", "text", "number"]


class ActivityInline(ReadOnlyInline):
    """Activities."""

    model = Activity
    fields = ["title", "approach", "starts_on", "ends_on"]


class DayInline(ReadOnlyInline):
    """International days."""

    model = DayCelebration
    fields = ["day", "evidence", "link"]


class ParticipationInline(ReadOnlyInline):
    """Campaigns."""

    model = CampaignParticipation
    fields = ["campaign", "other_name", "evidence"]


class VersionInline(ReadOnlyInline):
    """Earlier versions."""

    model = ReportVersion
    fields = ["number", "author_label", "reason", "created_at"]
    readonly_fields = ["created_at"]


class ReminderInline(ReadOnlyInline):
    """Reminders sent."""

    model = ReportReminder
    fields = ["days", "sent_on"]


class ResultInline(ReadOnlyInline):
    """Results."""

    model = RequirementResult
    fields = ["requirement", "extra", "result", "source", "evidence"]


class FigureInline(ReadOnlyInline):
    """Figures."""

    model = NationalFigure
    fields = ["code", "computed", "as_of", "confirmed", "note"]


class NeverAdded:
    """Rows that acts and pages make, with what belongs to them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Made by an act."""
        return False


@admin.register(SchoolYear)
class SchoolYearAdmin(CaseAdmin):
    """School years."""

    list_display = ["network", "label", "starts_on", "plan_due_on", "report_due_on", "status"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["network__country"]
    search_fields = ["label", "network__country__code"]
    autocomplete_fields = ["network"]


@admin.register(ReportTemplate)
class ReportTemplateAdmin(NeverAdded, ResourceAdmin):
    """Templates."""

    list_display = ["kind", "version", "valid_from"]
    list_filter = ["kind"]
    search_fields = ["source_note"]
    inlines = [QuestionInline]


@admin.register(SchoolReport)
class SchoolReportAdmin(CaseAdmin):
    """Plans and reports."""

    list_display = ["public_id", "membership", "school_year", "kind", "status", "submitted_on"]
    list_filter = ["kind", "status", "is_generated"]
    list_select_related = ["membership__institution", "school_year"]
    search_fields = ["public_id", "membership__number"]
    autocomplete_fields = ["membership", "school_year", "template"]
    readonly_fields = ["version", "submitted_on"]
    inlines = [
        AnswerInline,
        ActivityInline,
        DayInline,
        ParticipationInline,
        VersionInline,
        ReminderInline,
    ]


@admin.register(ExtraRequirement)
class ExtraRequirementAdmin(ResourceAdmin):
    """Further requirements of networks."""

    list_display = ["network", "title", "consulted_on", "valid_from", "valid_to"]
    list_filter = ["is_generated"]
    list_select_related = ["network__country"]
    search_fields = ["title"]
    autocomplete_fields = ["network"]


@admin.register(ComplianceAssessment)
class ComplianceAssessmentAdmin(NeverAdded, ResourceAdmin):
    """Assessments."""

    list_display = ["membership", "school_year", "computed", "assessed", "decided_on"]
    list_filter = ["computed", "assessed", "is_generated"]
    list_select_related = ["membership__institution", "school_year"]
    search_fields = ["membership__number"]
    autocomplete_fields = ["membership", "school_year"]
    readonly_fields = ["computed", "computed_at", "assessed", "reason", "decided_on", "decided_by"]
    inlines = [ResultInline]


@admin.register(Hearing)
class HearingAdmin(NeverAdded, ResourceAdmin):
    """Hearings."""

    list_display = ["public_id", "membership", "proposed_on", "statement_due_on", "outcome"]
    list_filter = ["outcome", "basis", "is_generated"]
    list_select_related = ["membership__institution"]
    search_fields = ["public_id", "membership__number"]
    autocomplete_fields = ["membership"]


@admin.register(NationalReport)
class NationalReportAdmin(CaseAdmin):
    """National reports."""

    list_display = ["public_id", "network", "school_year", "status", "sent_on"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["network__country", "school_year"]
    search_fields = ["public_id", "network__country__code"]
    autocomplete_fields = ["network", "school_year"]
    readonly_fields = ["sent_on"]
    inlines = [FigureInline]

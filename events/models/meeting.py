"""Meetings."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from experts.models import Project
from unesco_portal.core import dates
from unesco_portal.core.dates import PartialDateField, partial_date_checks
from unesco_portal.core.models import PublicModel, SearchableModel, search_index
from unesco_portal.reference.models import Country, Evidenced, Region, SdgTarget
from unesco_portal.workflow.models import Case

from ..enums import HELD_STATUSES, PUBLIC_STATUSES, Category, Mode, Network, Status, When
from ..querysets import MeetingQuerySet
from .series import MeetingSeries
from .triggers import MeetingWords, PublicMeetingStays

DAY_LENGTH = len("2017-11-23")
COMPUTED = ["search", "sort_on", "starts_on", "ends_on"]


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=COMPUTED
)
class Meeting(SearchableModel, Case, Evidenced, PublicModel):
    """A meeting as its source tells it. Its status changes only in ``transitions``.

    ``starts_on`` and ``ends_on`` are the earliest and the latest day its dates can mean;
    ``sort_on`` is the date as text, empty when unknown, so that lists can be walked by it.
    """

    public_id = models.SlugField(_("permanent name"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    theme = models.CharField(_("theme or subtitle"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind"),
        max_length=80,
        blank=True,
        help_text=_("As the source calls it, such as side event."),
    )
    category = models.CharField(
        _("category"),
        max_length=7,
        choices=Category,
        default=Category.UNKNOWN,
        help_text=_("In UNESCO's classification of meetings; only where a source states it."),
    )
    networks = ArrayField(
        models.CharField(max_length=8, choices=Network),
        verbose_name=_("networks"),
        default=list,
        blank=True,
    )
    series = models.ForeignKey(
        MeetingSeries,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("series"),
    )
    context = models.CharField(
        _("held within"),
        max_length=200,
        blank=True,
        help_text=_("The larger meeting it belonged to, such as a General Conference."),
    )
    status = models.CharField(
        _("status"), max_length=16, choices=Status, default=Status.PLANNED, editable=False
    )
    status_reason = models.CharField(
        _("reason of postponement or cancellation"), max_length=400, blank=True, editable=False
    )
    start_on = PartialDateField(_("first day"))
    end_on = PartialDateField(_("last day"))
    duration_days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    mode = models.CharField(_("mode"), max_length=7, choices=Mode, default=Mode.UNKNOWN)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("country"),
        help_text=_("Where it is held."),
    )
    location_note = models.CharField(_("note on the place"), max_length=200, blank=True)
    host = models.CharField(_("host"), max_length=200, blank=True)
    host_country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_meetings",
        verbose_name=_("host country"),
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("region it is for"),
    )
    is_first_of_its_kind = models.BooleanField(
        _("first of its kind"), default=False, help_text=_("As its source says.")
    )
    participant_count = models.PositiveIntegerField(
        _("participants"), null=True, blank=True, help_text=_("Empty: the source does not say.")
    )
    is_participant_count_exact = models.BooleanField(
        _("the number of participants is exact"), null=True, blank=True
    )
    named_participant_count = models.PositiveIntegerField(
        _("participants named in the source"), null=True, blank=True
    )
    country_count = models.PositiveSmallIntegerField(
        _("number of participating countries"), null=True, blank=True
    )
    countries = models.ManyToManyField(
        Country,
        blank=True,
        related_name="attended_meetings",
        verbose_name=_("participating countries"),
    )
    sdg_targets = models.ManyToManyField(
        SdgTarget, blank=True, related_name="meetings", verbose_name=_("Goals and targets")
    )
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("project it belongs to"),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    sort_on = models.GeneratedField(
        expression=Coalesce(F("start_on"), Value("")),
        output_field=models.CharField(max_length=10, db_collation="C"),
        db_persist=True,
        verbose_name=_("date for sorting"),
    )
    starts_on = models.GeneratedField(
        expression=Func(F("start_on"), function="portal_first_day"),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("earliest first day"),
    )
    ends_on = models.GeneratedField(
        expression=Func(Coalesce(F("end_on"), F("start_on")), function="portal_last_day"),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("latest last day"),
    )

    objects = MeetingQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-sort_on", "public_id"]
        indexes = [
            models.Index(name="events_meeting_date", fields=["sort_on", "public_id"]),
            models.Index(name="events_meeting_days", fields=["starts_on", "ends_on"]),
            models.Index(name="events_meeting_updated", fields=["updated_at", "public_id"]),
            models.Index(name="events_meeting_country", fields=["country", "sort_on", "public_id"]),
            models.Index(name="events_meeting_kind", fields=["kind", "sort_on", "public_id"]),
            models.Index(
                name="events_meeting_category", fields=["category", "sort_on", "public_id"]
            ),
            models.Index(name="events_meeting_waiting", fields=["status", "status_since"]),
            GinIndex(name="events_meeting_networks", fields=["networks"]),
            search_index("events_meeting"),
        ]
        constraints = [
            *partial_date_checks("events_meeting", "start_on", "end_on"),
            models.CheckConstraint(
                name="events_meeting_end_needs_start",
                condition=Q(end_on=None) | Q(start_on__isnull=False),
                violation_error_message=_("Give the first day as well."),
            ),
            models.CheckConstraint(
                name="events_meeting_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                name="events_meeting_lasts_a_day",
                condition=Q(duration_days=None) | Q(duration_days__gte=1),
                violation_error_message=_("A meeting lasts one day at least."),
            ),
            models.CheckConstraint(
                name="events_meeting_count_says_how_exact",
                condition=Q(participant_count=None, is_participant_count_exact=None)
                | Q(participant_count__isnull=False, is_participant_count_exact__isnull=False),
                violation_error_message=_(
                    "Say whether the number of participants is exact; without a number, leave"
                    " it open."
                ),
            ),
            models.CheckConstraint(
                name="events_meeting_networks_known",
                condition=Q(networks__contained_by=list(Network.values)),
                violation_error_message=_("A network is not in the list."),
            ),
        ]
        triggers = [*PublicModel.Meta.triggers, MeetingWords(), PublicMeetingStays()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The meeting's public page."""
        return reverse("events:meeting-detail", args=[self.public_id])

    def get_workspace_url(self) -> str:
        """The meeting as those see it who move it on."""
        return reverse("events:meeting-manage", args=[self.public_id])

    @property
    def is_public(self) -> bool:
        """Whether it was ever announced."""
        return self.status in PUBLIC_STATUSES

    @property
    def when(self) -> str:
        """How the meeting lies to today."""
        if self.starts_on is None or self.status == Status.POSTPONED:
            return When.UNDATED
        if self.status in HELD_STATUSES or self.ends_on < dates.today():
            return When.PAST
        return When.UPCOMING

    @property
    def has_days(self) -> bool:
        """Whether a calendar can hold it: both days are known, and it was not put off."""
        days = (self.start_on or "", self.end_on or self.start_on or "")
        return self.status != Status.POSTPONED and all(len(day) == DAY_LENGTH for day in days)

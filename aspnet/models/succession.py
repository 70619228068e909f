"""What became of institutions: mergers, splits, and two records of one school."""

import datetime

import pghistory
import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.dates import PartialDateField, partial_date_checks, refuse_future
from unesco_portal.core.models import PublicModel

from ..enums import JOINING, SuccessionKind
from ..querysets import SuccessionQuerySet
from .institution import Institution


class NoCircles(pgtrigger.Trigger):
    """Nothing follows itself, over however many steps, and nothing leaves its country."""

    name = "no_circles"
    when = pgtrigger.Before
    operation = pgtrigger.Insert
    func = """
        IF (SELECT count(DISTINCT country_id) FROM aspnet_institution
            WHERE id IN (NEW.predecessor_id, NEW.successor_id)) > 1 THEN
            RAISE EXCEPTION 'Institutions of two countries'
                USING ERRCODE = 'check_violation',
                CONSTRAINT = 'aspnet_succession_one_country';
        END IF;
        IF EXISTS (
            WITH RECURSIVE later(id) AS (
                SELECT NEW.successor_id
                UNION
                SELECT s.successor_id FROM aspnet_succession s JOIN later l
                ON s.predecessor_id = l.id WHERE s.undone_at IS NULL
            )
            SELECT 1 FROM later WHERE id = NEW.predecessor_id
        ) THEN
            RAISE EXCEPTION 'An institution would follow itself'
                USING ERRCODE = 'check_violation',
                CONSTRAINT = 'aspnet_succession_no_circle';
        END IF;
        RETURN NEW;
    """


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["snapshot"])
class Succession(PublicModel):
    """One institution that followed another: joined it, was born from it, or was it all along."""

    public_id = PublicCodeField(prefix="SUC")
    kind = models.CharField(
        _("what happened"), max_length=9, choices=SuccessionKind, editable=False
    )
    predecessor = models.ForeignKey(
        Institution,
        models.PROTECT,
        related_name="later",
        editable=False,
        verbose_name=_("earlier institution"),
    )
    successor = models.ForeignKey(
        Institution,
        models.SET_NULL,
        null=True,
        related_name="earlier",
        editable=False,
        verbose_name=_("later institution"),
        help_text=_("Empty once a split was taken back: the new record went with it."),
    )
    happened_on = PartialDateField(_("when it happened"), editable=False)
    is_over = models.BooleanField(_("the earlier institution ended"), default=True, editable=False)
    reason = models.CharField(_("reason"), max_length=400, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("recorded by"),
    )
    made_at = models.DateTimeField(_("recorded at"), editable=False)
    undone_at = models.DateTimeField(_("taken back at"), null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("taken back by"),
    )
    snapshot = models.JSONField(
        _("what stood before"), default=dict, editable=False, encoder=DjangoJSONEncoder
    )

    objects = SuccessionQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("merger, split or duplicate")
        verbose_name_plural = _("mergers, splits and duplicates")
        ordering = ["-made_at", "-pk"]
        constraints = [
            *partial_date_checks("aspnet_succession", "happened_on"),
            models.CheckConstraint(
                name="aspnet_succession_of_another",
                condition=~Q(predecessor=F("successor")),
                violation_error_message=_("An institution cannot follow itself."),
            ),
            models.CheckConstraint(
                name="aspnet_succession_has_successor",
                condition=Q(successor__isnull=False)
                | Q(kind=SuccessionKind.SPLIT, undone_at__isnull=False),
            ),
            models.CheckConstraint(
                name="aspnet_succession_undone_by_somebody",
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="aspnet_succession_joined_once",
                fields=["predecessor"],
                condition=Q(kind__in=JOINING, undone_at=None),
                violation_error_message=_("This institution has joined another already."),
            ),
            models.UniqueConstraint(
                name="aspnet_succession_born_once",
                fields=["successor"],
                condition=Q(kind=SuccessionKind.SPLIT, undone_at=None),
            ),
        ]
        triggers = [*PublicModel.Meta.triggers, NoCircles()]

    def __str__(self) -> str:
        return f"{self.public_id} {self.get_kind_display()}"

    def clean(self) -> None:
        """What is recorded has happened."""
        super().clean()
        refuse_future(self, "happened_on")

    @property
    def country_id(self) -> str:
        """The country of both."""
        return self.predecessor.country_id

    @property
    def undo_until(self) -> datetime.date:
        """The last day on which it can be taken back."""
        days = datetime.timedelta(days=settings.SUCCESSION_UNDO_DAYS)
        return (self.made_at + days).date()

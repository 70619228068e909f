"""Certificates of membership: what was printed, who signed, how each stands."""

import datetime

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.core import dates
from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.fields import Translated
from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import Country
from unesco_portal.workflow.models import Case

from ..enums import CURRENT_MEMBERSHIP, CertificateState, CertificateStatus
from ..querysets import (
    CertificateIssueQuerySet,
    CertificateQuerySet,
    SignatoryQuerySet,
    SigningKeyQuerySet,
)
from .institution import Institution
from .membership import Membership
from .network import NationalNetwork


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Signatory(PublicModel):
    """Who signs certificates, from when to when, and in which function."""

    name = models.CharField(_("name as printed"), max_length=150)
    function_en = models.CharField(_("function in English"), max_length=200)
    function_fr = models.CharField(_("function in French"), max_length=200, blank=True)
    function_es = models.CharField(_("function in Spanish"), max_length=200, blank=True)
    function = Translated()
    start_on = models.DateField(_("signs from"))
    end_on = models.DateField(_("signs until"), null=True, blank=True)

    objects = SignatoryQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("signatory of certificates")
        verbose_name_plural = _("signatories of certificates")
        ordering = ["-start_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="aspnet_signatory_ends_after_it_begins",
                condition=Q(end_on=None) | Q(end_on__gte=F("start_on")),
                violation_error_message=_("The last day cannot lie before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SigningKey(PublicModel):
    """A public key with which certificates are verified; the private one is never stored."""

    key_id = models.CharField(_("key"), max_length=43, unique=True, editable=False)
    public_key = models.CharField(_("public key"), max_length=43, unique=True, editable=False)
    started_at = models.DateTimeField(_("signs from"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("signed until"), null=True, blank=True, editable=False)

    objects = SigningKeyQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_signingkey_one_in_use",
                fields=["ended_at"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.key_id


class CertificateIssue(PublicModel):
    """An order to issue the certificates of a country, done by a worker.

    Headquarters gives it; the portal itself where a renewal round has changed names. How far it has
    come follows from the certificates that name it: stopped at any moment, it goes on where it was.
    """

    public_id = PublicCodeField(prefix="ISS")
    network = models.ForeignKey(
        NationalNetwork,
        models.PROTECT,
        related_name="certificate_issues",
        verbose_name=_("national network"),
    )
    replaces_expired = models.BooleanField(
        _("also replace certificates whose term is over"), default=False
    )
    replaces_renamed = models.BooleanField(
        _("also replace certificates with a former name"), default=False
    )
    asked_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("asked by"),
        help_text=_("Empty: the portal, at the end of a renewal round."),
    )
    expected_count = models.PositiveIntegerField(
        _("certificates to issue"), default=0, editable=False
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True, editable=False)
    is_cancelled = models.BooleanField(_("cancelled"), default=False, editable=False)
    problem = models.CharField(_("why it stopped"), max_length=300, blank=True, editable=False)

    objects = CertificateIssueQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("bulk issue of certificates")
        verbose_name_plural = _("bulk issues of certificates")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_certificateissue_one_open_per_network",
                fields=["network"],
                condition=Q(finished_at=None),
                violation_error_message=_("Certificates of this country are being issued already."),
            ),
            models.CheckConstraint(
                name="aspnet_certificateissue_cancelled_is_finished",
                condition=Q(is_cancelled=False) | Q(finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.network.country_id}"

    def get_absolute_url(self) -> str:
        """The page that shows how far it has come."""
        return reverse("aspnet:certificate-issue", args=[self.public_id])


CURRENT = ", ".join(f"'{status}'" for status in CURRENT_MEMBERSHIP)


class OnlyForMembers(pgtrigger.Trigger):
    """No valid certificate without a current membership, whoever writes the row."""

    name = "only_for_members"
    when = pgtrigger.Before
    operation = pgtrigger.Insert
    condition = pgtrigger.Q(new__status="valid")
    func = f"""
        PERFORM 1 FROM aspnet_membership
        WHERE id = NEW.membership_id
        AND status IN ({CURRENT}) FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'A certificate needs a current membership'
                USING ERRCODE = 'check_violation',
                CONSTRAINT = 'aspnet_certificate_only_for_members';
        END IF;
        RETURN NEW;
    """


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["signature"])
class Certificate(Case, PublicModel):
    """What UNESCO printed for a member, exactly; its status changes only in ``transitions``."""

    public_id = PublicCodeField(prefix="CER", verbose_name=_("verification code"))
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        related_name="certificates",
        editable=False,
        verbose_name=_("membership"),
    )
    number = models.CharField(_("certificate number"), max_length=20, unique=True, editable=False)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=CertificateStatus,
        default=CertificateStatus.VALID,
        editable=False,
    )
    template_version = models.CharField(_("version of the print"), max_length=10, editable=False)
    name = models.CharField(
        _("name"),
        max_length=250,
        editable=False,
        help_text=_("As printed: the name in the directory on the day of issue."),
    )
    other_name = models.CharField(
        _("name in its own script"), max_length=250, blank=True, editable=False
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="certificates",
        editable=False,
        verbose_name=_("country"),
    )
    languages = ArrayField(
        models.CharField(max_length=2), verbose_name=_("languages of the print"), editable=False
    )
    issued_on = models.DateField(_("issued on"), editable=False)
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The last day. Empty: no stated end."),
    )
    signatory = models.ForeignKey(
        Signatory,
        models.PROTECT,
        related_name="certificates",
        editable=False,
        verbose_name=_("signatory"),
    )
    signatory_name = models.CharField(_("signatory as printed"), max_length=150, editable=False)
    signatory_function = models.CharField(
        _("function of the signatory as printed"), max_length=200, editable=False
    )
    successor = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessor",
        editable=False,
        verbose_name=_("replaced by"),
    )
    reason = models.CharField(
        _("reason of replacement or revocation"), max_length=400, blank=True, editable=False
    )
    key = models.ForeignKey(
        SigningKey,
        models.PROTECT,
        related_name="certificates",
        editable=False,
        verbose_name=_("signing key"),
    )
    signature = models.TextField(_("signed text"), editable=False)
    issue = models.ForeignKey(
        CertificateIssue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="certificates",
        editable=False,
        verbose_name=_("bulk issue"),
    )
    reminded_months = models.PositiveSmallIntegerField(
        _("last reminder, months before the end"), null=True, blank=True, editable=False
    )

    objects = CertificateQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_on", "-pk"]
        indexes = [
            models.Index(name="aspnet_certificate_country", fields=["country", "public_id"]),
            models.Index(name="aspnet_certificate_member", fields=["membership", "-id"]),
            models.Index(
                name="aspnet_certificate_term",
                fields=["valid_until"],
                condition=Q(status="valid", valid_until__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_certificate_one_valid_per_membership",
                fields=["membership"],
                condition=Q(status=CertificateStatus.VALID),
                violation_error_message=_("This member already has a valid certificate."),
            ),
            models.CheckConstraint(
                name="aspnet_certificate_replaced_has_successor",
                condition=Q(status=CertificateStatus.REPLACED, successor__isnull=False)
                | (~Q(status=CertificateStatus.REPLACED) & Q(successor=None)),
            ),
            models.CheckConstraint(
                name="aspnet_certificate_revoked_has_reason",
                condition=~Q(status=CertificateStatus.REVOKED) | ~Q(reason=""),
                violation_error_message=_("Give a reason: it is shown to those concerned."),
            ),
            models.CheckConstraint(name="aspnet_certificate_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="aspnet_certificate_valid_after_issue",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("issued_on")),
                violation_error_message=_("The last day must lie after the day of issue."),
            ),
        ]
        triggers = [*PublicModel.Meta.triggers, OnlyForMembers()]

    def __str__(self) -> str:
        return f"{self.public_id} {self.name}"

    @property
    def institution(self) -> Institution:
        """Whose certificate it is."""
        return self.membership.institution

    def state_on(self, day: datetime.date) -> CertificateState:
        """Its status on a day; expired follows from the date."""
        is_over = self.valid_until is not None and self.valid_until < day
        if self.status == CertificateStatus.VALID and is_over:
            return CertificateState.EXPIRED
        return CertificateState(self.status)

    @property
    def state(self) -> CertificateState:
        """Its status today."""
        return self.state_on(dates.today())

    def get_absolute_url(self) -> str:
        """The page where anybody checks it."""
        return reverse("aspnet:certificate-detail", args=[self.public_id])

    def get_workspace_url(self) -> str:
        """Certificates stand on their institution's page."""
        return self.institution.get_workspace_url()

    def clean(self) -> None:
        """A name of blanks is none."""
        super().clean()
        if not self.name.strip():
            raise ValidationError({"name": _("A certificate needs a name.")})

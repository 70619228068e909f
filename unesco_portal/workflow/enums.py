"""Vocabulary of corrections that readers suggest."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CorrectionStatus(models.TextChoices):
    """In whose hands a suggested correction lies, and what became of it."""

    WITH_COORDINATOR = "with_coordinator", _("with the National Coordinator")
    WITH_CENTRES = "with_centres", _("with the Category 2 coordination")
    WITH_CONVENTION = "with_convention", _("with the Convention secretariat")
    WITH_MEETINGS = "with_meetings", _("with the meetings coordination")
    WITH_STEWARD = "with_steward", _("with the stewards of reference data")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


DESKS = frozenset(set(CorrectionStatus) - {CorrectionStatus.ACCEPTED, CorrectionStatus.DECLINED})

"""Terms of memberships, how a membership stands today, and what became of institutions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TermBasis(models.TextChoices):
    """What a term of a membership rests on."""

    ADMISSION = "admission", _("admission")
    RENEWAL = "renewal", _("renewal")
    LIST = "list", _("imported list")
    UNKNOWN = "unknown", _("not known")


class MembershipCondition(models.TextChoices):
    """How a membership stands today: the first that holds, the gravest first; never stored."""

    ENDED = "ended", _("ended")
    TERMINATION_PROPOSED = "termination_proposed", _("termination proposed")
    RENEWAL_LAPSED = "renewal_lapsed", _("renewal lapsed")
    DORMANT = "dormant", _("dormant")
    SECOND_BELOW = "second_below", _("second consecutive year below the requirements")
    FIRST_BELOW = "first_below", _("first year below the requirements")
    OVERDUE = "overdue", _("plan or report overdue")
    RENEWAL_DUE = "renewal_due", _("renewal due")
    GOOD = "good", _("good standing")


class SuccessionKind(models.TextChoices):
    """Why one institution follows another."""

    MERGE = "merge", _("merger")
    SPLIT = "split", _("split")
    DUPLICATE = "duplicate", _("duplicate record")


JOINING = (SuccessionKind.MERGE, SuccessionKind.DUPLICATE)

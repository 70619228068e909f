"""Query parameters of the entries of a round."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter

from unesco_portal.core.filters import CodesFilter, PortalFilterSet, TruthFilter

from ..enums import Answer, Asked
from ..models import RoundEntry

WAITING = "waiting"
DECISIONS = [
    (WAITING, _("waits for your decision")),
    ("accepted", _("accepted")),
    ("rejected", _("rejected")),
]


class SchoolFilter(CharFilter):
    """``?q=``: by a part of the name, or the code."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """Rounds are small: no search words needed."""
        text = (value or "").strip()
        found = Q(institution__name__icontains=text) | Q(institution__public_id__iexact=text)
        return rows.filter(found) if text else rows


class DecisionFilter(CodesFilter):
    """``?decision=waiting`` are proposed changes without a decision."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Those, and the decided ones asked for."""
        if not value:
            return rows
        found = Q(decision__in=[code for code in value if code != WAITING])
        if WAITING in value:
            found |= Q(answer=Answer.CHANGE, decision="")
        return rows.filter(found)


class RoundEntryFilterSet(PortalFilterSet):
    """The schools of one round."""

    q = SchoolFilter(label=_("Name or code"), max_length=100)
    answer = CodesFilter(choices=Answer.choices, label=_("Answer"))
    decision = DecisionFilter(choices=DECISIONS, label=_("Decision"))
    asked = CodesFilter(choices=Asked.choices, label=_("Asked"))
    is_identity_change = TruthFilter(label=_("Changes name, town or address of mail"))

    class Meta:
        model = RoundEntry
        fields: list[str] = []

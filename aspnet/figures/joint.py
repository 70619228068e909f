"""Figures of what schools do together, and of the material that all of them share."""

from django.db.models import Case, Count, F, Func, Value, When
from django.db.models.functions import Concat, Greatest, Least
from django.utils.translation import gettext_lazy as _

from ..models import ResourceItem, Twinning
from . import vocabulary
from .registry import Figure, Found, Line, Measure, Scope, Subject

COUNTRIES = ("school__country", "partner__country")


def by_pair(scope: Scope) -> Found:
    """Each pair once, whoever proposed it."""
    pair = Concat(Least(*COUNTRIES), Value("-"), Greatest(*COUNTRIES))
    rows = Twinning.objects.public().agreed()
    if scope.country:
        rows = rows.of_country(scope.country)
    grouped = rows.annotate(pair=pair).values_list("pair", "is_generated")
    return Found(grouped.annotate(total=Count("pk")).order_by())


def by_language(scope: Scope) -> Found:
    """How many there are in each language, beside how many there are."""
    known = Case(When(languages=[], then=Value([""])), default=F("languages"))
    rows = ResourceItem.objects.annotate(code=Func(known, function="unnest"))
    total = ResourceItem.objects.count()
    grouped = rows.values_list("code").annotate(count=Count("pk")).order_by()
    lines: list[Line] = [(code, False, count, total) for code, count in grouped]
    return Found(lines)


Figure(
    "twinnings-by-pair",
    label=_("Twinnings by pair of countries"),
    definition=_(
        "Twinnings of two member schools that are agreed today and go on, by the countries of the"
        " two; whoever proposed it, each counts once."
    ),
    subject=Subject.TWINNINGS,
    key=_("Countries"),
    measures=(Measure("twinnings", _("Twinnings")),),
    rows=by_pair,
    tables=(Twinning,),
    word=vocabulary.pair,
)
Figure(
    "resources-by-language",
    label=_("Language coverage of resources"),
    definition=_(
        "Guides, tutorials and teaching materials of the network, by the languages in which there"
        " is one. A resource may be in several: the rows add up to more than the resources."
    ),
    subject=Subject.MATERIALS,
    key=_("Language"),
    measures=(
        Measure("resources", _("Resources")),
        Measure("all", _("All resources"), is_drawn=False),
    ),
    rows=by_language,
    tables=(ResourceItem,),
    word=vocabulary.language,
    share=("resources",),
    share_label=_("Share of all resources"),
    whole="all",
    is_national=False,
)

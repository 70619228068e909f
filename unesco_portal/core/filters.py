"""Query parameters shared by page, API and export: one FilterSet for each resource."""

from collections.abc import Container
from typing import Any, cast

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db.models import Count, Expression, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .dates import validate_partial_date
from .search import MAX_QUERY_LENGTH, SearchQuerySet, as_query, resolve

NOT = "__not"  # ends the name of the companion that excludes
MOST_BOXES = 9  # longer lists of codes are a menu
SELECTED = mark_safe(" selected")
BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


class OneOrMore(forms.SelectMultiple):
    """A plain list to choose one code from; a list of several only where several are chosen."""

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        """Written here: for 200 countries the template engine takes longer than the query."""
        chosen = {str(item) for item in value or () if item}
        attributes = {**self.attrs, **(attrs or {}), "name": name}
        if len(chosen) > 1:
            attributes["multiple"] = True
        choices = [*([] if len(chosen) > 1 else [("", _("Any"))]), *self.choices]
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((code, SELECTED if str(code) in chosen else "", label) for code, label in choices),
        )
        return format_html("<select{}>{}</select>", flatatt(attributes), options)


class CodesField(forms.MultipleChoiceField):
    """Several codes out of a list; the message names the one that is not in it."""

    default_error_messages = {
        "invalid_choice": _("“%(value)s” is not a code of this list."),
        "invalid_list": _("Give codes of this list."),
    }

    def __init__(self, *, known: Container[str] | None = None, **kwargs: Any) -> None:
        choices = kwargs.get("choices")
        is_short = isinstance(choices, (list, tuple)) and len(choices) <= MOST_BOXES
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple if is_short else OneOrMore)
        super().__init__(**kwargs)
        self.known = known

    def to_python(self, value: Any) -> list[str]:
        """Codes given as repeated parameters, or one value; without empty ones."""
        return [item for item in super().to_python(value) if item]

    def valid_value(self, value: str) -> bool:
        """Ask the list itself, where there is one: no need to write out all its words."""
        return super().valid_value(value) if self.known is None else value in self.known


class CodesFilter(django_filters.MultipleChoiceFilter):
    """``?country=FR&country=SN``: rows with any of the codes."""

    field_class = CodesField
    can_be_excluded = True

    def prepare(self, value: list[str]) -> list[str]:
        """Each code once."""
        return list(dict.fromkeys(value))

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """One ``IN`` instead of a chain of ``OR``."""
        if not value:
            return rows
        if self.method:
            return super().filter(rows, value)
        return rows.filter(**self.condition(value))

    def condition(self, value: list[str]) -> dict[str, list[str]]:
        """The codes as a condition on the filter's own column."""
        lookup = self.lookup_expr if self.lookup_expr != "exact" else "in"
        return {f"{self.field_name}__{lookup}": value}

    @property
    def is_plain(self) -> bool:
        """Whether the filter is a condition on one column, and nothing else."""
        return type(self).filter is CodesFilter.filter and not self.method

    def without(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """The rows that have none of the codes; those that have no code at all stay."""
        if self.is_plain:
            return rows.exclude(**self.condition(value))
        every = rows.model._default_manager.order_by()
        return rows.exclude(pk__in=self.filter(every, value).values("pk"))

    def counted(self, rows: QuerySet) -> list[QuerySet]:
        """Questions answered by codes and numbers of rows; none where that is too much to ask."""
        if self.is_plain:
            return [grouped(rows, self.code_of_row())]
        if not self.is_short:
            return []
        return [grouped(self.filter(rows, [code]), Value(code)) for code, _label in self.codes]

    def regrouped(self, numbers: dict[str, int]) -> dict[str, int]:
        """The numbers by the codes of the filter, where ``counted`` asks by other ones."""
        return numbers

    def code_of_row(self) -> Expression:
        """The code of a row; a row with several is one row for each."""
        if self.lookup_expr == "overlap":
            return Func(F(self.field_name), function="unnest", output_field=TextField())
        return Cast(F(self.field_name), TextField())

    @property
    def codes(self) -> Any:
        """The codes with their words."""
        return self.extra["choices"]

    @property
    def is_short(self) -> bool:
        """Whether the codes are few enough to be boxes."""
        return isinstance(self.codes, (list, tuple)) and len(self.codes) <= MOST_BOXES


def grouped(rows: QuerySet, code: Expression) -> QuerySet:
    """The number of rows for each code, as ``facet_code`` and ``facet_number``."""
    return rows.order_by().values(facet_code=code).annotate(facet_number=Count("pk"))


class NoneOfFilter(CodesFilter):
    """``?status__not=ceased``: rows with none of the codes; the companion of each such filter."""

    can_be_excluded = False

    def __init__(self, of: CodesFilter) -> None:
        words = {name: of.extra[name] for name in ("choices", "known") if name in of.extra}
        label = format_lazy("{} – {}", of.extra.get("label") or of.label, _("none of these"))
        super().__init__(label=label, widget=forms.MultipleHiddenInput, **words)
        self.of = of
        if hasattr(of, "item_pattern"):
            self.item_pattern = of.item_pattern

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """What the other filter would leave away."""
        return self.of.without(rows, value) if value else rows

    def counted(self, rows: QuerySet) -> list[QuerySet]:
        """Its codes are counted where they are chosen."""
        return []


class TruthField(forms.Field):
    """``true`` or ``false``; anything else is named as wrong."""

    widget = forms.Select

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.choices = [("", _("Any")), ("true", _("Yes")), ("false", _("No"))]

    def to_python(self, value: Any) -> bool | None:
        """The truth value, or ``None`` when not asked for."""
        if value in (None, ""):
            return None
        if value not in BOOLEANS:
            raise ValidationError(_("Write true or false."), code="invalid")
        return BOOLEANS[value]


class TruthFilter(django_filters.Filter):
    """``?is_generated=false``."""

    field_class = TruthField


class PartialDateFilter(django_filters.CharFilter):
    """``?member_since_from=2017``: compares as text, which for ISO 8601 is comparing dates."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[validate_partial_date], **kwargs)

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """“To 2017” includes its months and days, which sort behind it as longer texts."""
        if value and self.lookup_expr == "lte":
            value = f"{value}-99-99"[:10]
        return super().filter(rows, value)


class SearchFilter(django_filters.CharFilter):
    """``?q=``: names in any script, without accents, typing errors allowed."""

    def __init__(self, **kwargs: Any) -> None:
        validators = [MaxLengthValidator(MAX_QUERY_LENGTH), ProhibitNullCharactersValidator()]
        super().__init__(**{"label": _("Search"), "validators": validators} | kwargs)

    def prepare(self, value: str) -> str:
        """The text in PostgreSQL's notation, which one compiled query serves for all texts."""
        return resolve(value)

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """The rows in whose names every word of the prepared text occurs."""
        return cast("SearchQuerySet", rows).matching(as_query(value))


class PortalFilterSet(django_filters.FilterSet):
    """The query parameters of one resource.

    Pages build the whole form; API and downloads clean just the parameters given, with the same
    fields, and apply them with the same filters: building twenty form fields for each request
    would cost more than the query.
    """

    q: SearchFilter | None = SearchFilter()

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        """Those declared, and the companion that excludes codes beside each that chooses them."""
        filters = super().get_filters()
        excluding = {
            f"{name}{NOT}": NoneOfFilter(found)
            for name, found in filters.items()
            if isinstance(found, CodesFilter) and found.can_be_excluded
        }
        return filters | excluding

    @classmethod
    def parameters(cls) -> frozenset[str]:
        """The names of all parameters."""
        return frozenset(cls.base_filters)

    @classmethod
    def cleaned(cls, data: QueryDict) -> dict[str, Any]:
        """The given parameters as values; raises ``ValidationError`` naming each wrong one."""
        values: dict[str, Any] = {}
        errors: dict[str, list] = {}
        for name, texts in data.lists():
            if name not in cls.base_filters:
                continue
            found = cls.base_filters[name]
            takes_many = isinstance(found, CodesFilter)
            if len(texts) > 1 and not takes_many:
                errors[name] = [_("Give this parameter once only.")]
                continue
            try:
                value = found.field.clean(texts if takes_many else texts[0])
            except ValidationError as error:
                errors[name] = error.messages
            else:
                if value not in (None, "", []):
                    prepare = getattr(found, "prepare", None)
                    values[name] = prepare(value) if prepare else value
        if errors:
            raise ValidationError(errors)
        return values

    @classmethod
    def apply(cls, rows: QuerySet, values: dict[str, Any]) -> QuerySet:
        """The rows that the values ask for."""
        for name, value in values.items():
            rows = cls.base_filters[name].filter(rows, value)
        return rows

    @classmethod
    def values_beside(cls, values: dict[str, Any], name: str) -> dict[str, Any]:
        """What is asked for besides one filter and its companion: for these its choices count."""
        return {key: value for key, value in values.items() if key not in (name, f"{name}{NOT}")}

    def rows(self) -> QuerySet:
        """The filtered rows; raises ``ValidationError`` naming each wrong parameter."""
        if self.is_bound and not self.form.is_valid():
            raise ValidationError(
                {name: errors.as_data() for name, errors in self.form.errors.items()}
            )
        return self.apply(self.queryset, self.values())

    def values(self) -> dict[str, Any]:
        """The parameters given to a page, as values."""
        return self.cleaned(self.data) if self.is_bound else {}

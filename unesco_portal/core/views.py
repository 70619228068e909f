"""Pages of a resource: the list with filters and downloads, and the single record."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from rest_framework.views import APIView

from . import codes, exports, facets, linked_data
from .boxes import BBOX, BoxFilter
from .columns import BoundColumn
from .enums import Audience
from .facets import Counts
from .filters import NOT, CodesFilter, NoneOfFilter, PartialDateFilter, PortalFilterSet
from .keyset import Cursor, Page, as_page
from .lists import chosen_ordering, is_order_free
from .questions import Question, for_search, page_query
from .resources import Resource
from .search import MOST_NAMED, expected_count
from .templatetags.ui import partial_date

TWINS = {"jsonld": linked_data.JSON_LD, "geojson": linked_data.GEOJSON}
PAGE_CONTROLS = frozenset({"ordering", "cursor", "format"})


class ResourceView(View):
    """What list and single record share."""

    resource: Resource
    audience = Audience.PUBLIC

    def breadcrumb(self) -> list[tuple[Any, str | None]]:
        """The way from home to here, without home itself."""
        return []

    def visible(self) -> QuerySet:
        """The rows this reader may see."""
        return self.resource.visible_to(self.request.user)


class ResourceListView(ResourceView):
    """The collection as a page; ``?format=csv`` downloads exactly the rows shown."""

    filterset_class: type[PortalFilterSet]
    template_name = "generic/list.html"
    counts_choices = False

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        """One page of rows; a wrong parameter is shown at its field, with status 400."""
        if "format" not in request.GET and (url := self.named_url()):
            return redirect(url)
        self.filterset = self.filterset_class(
            request.GET or None, queryset=self.visible(), request=request
        )
        try:
            rows = self.filterset.rows()
            if "format" in request.GET:
                return self.download(rows)
            page = self.page(rows)
        except ValidationError as error:
            nothing = {"errors": error.messages, "summary": "", "shortcuts": []}
            context = self.context(Page([], None, None)) | nothing
            return render(request, self.template_name, context, status=400)
        return render(request, self.template_name, self.context(page))

    def named_url(self) -> str | None:
        """The page of the record whose code stands in the search box: names are all it knows."""
        code = codes.typed(self.request.GET.get("q", ""))
        if not code or not self.visible().filter(**{self.resource.id_path: code}).exists():
            return None
        return self.row_url(code)

    def download(self, rows: QuerySet) -> HttpResponseBase:
        """The rows as a file, out of the same budget as a download of the API; else status 429."""
        api = APIView()
        for throttle in api.get_throttles():
            if not throttle.allow_request(self.request, api):  # type: ignore[arg-type]  # a plain one has all they ask
                told = _("These were many downloads. Try again in an hour.")
                context = self.context(Page([], None, None)) | {"errors": [told]}
                answer = render(self.request, self.template_name, context, status=429)
                answer["Retry-After"] = str(int(throttle.wait() or 0) + 1)
                return answer
        columns = self.resource.export_columns(self.audience)
        ordering = chosen_ordering(self.resource, self.request.GET, None)
        return exports.download(self.resource, rows, self.request.GET["format"], columns, ordering)

    @property
    def columns(self) -> tuple[BoundColumn, ...]:
        """The columns of the table."""
        return tuple(
            column for column in self.resource.list_columns(self.audience) if column.listed
        )

    def page(self, rows: QuerySet) -> Page:
        """One page of the list."""
        question = self.question(rows)
        further = (self.resource.id_path, "is_generated")
        found, selected = page_query(self.resource, question, rows, self.visible(), *further)
        return as_page(
            list(found),
            selected=selected,
            ordering=question.ordering,
            paths=self.resource.orderings[question.ordering],
            cursor=question.cursor,
            size=question.size,
        )

    def question(self, rows: QuerySet) -> Question:
        """What is asked for besides the filters; a search may choose the order."""
        params = self.request.GET
        text = params.get("cursor")
        cursor = Cursor.decode(text, self.resource.name) if text else None
        question = Question(
            columns=self.columns,
            ordering=chosen_ordering(self.resource, params, cursor),
            cursor=cursor,
            size=settings.API_PAGE_SIZE,
            is_order_free=is_order_free(params),
        )
        if params.get("q") and self.resource.broad_ordering:
            return for_search(self.resource, question, expected_count(rows))
        return question

    def context(self, page: Page) -> dict[str, Any]:
        """What the list template shows."""
        columns = self.columns
        counts = self.counts()
        facets.show(self.filterset.form, counts)
        return {
            "resource": self.resource,
            "counts": counts,
            "title": self.resource.title,
            "description": self.resource.description,
            "filter": self.filterset,
            "columns": columns,
            "rows": self.rows(page, columns),
            "page": {
                "previous_url": self.page_url(page.previous),
                "next_url": self.page_url(page.next),
            },
            "summary": self.summary(page),
            "formats": [(name.upper(), self.address(format=name)) for name in self.formats()],
            "active_filters": self.active_filters(),
            "unknown_parameters": self.unknown_parameters(),
            "map": self.map(),
            "breadcrumb": [*self.breadcrumb(), (self.resource.title, None)],
            # A list that keeps filters of its readers fills these in.
            "saved_filters": [],
            "saved_filter_form": None,
            "can_save_filter": False,
            "feed_url": "",
            "shortcuts": [],
        }

    def rows(self, page: Page, columns: tuple[BoundColumn, ...]) -> list[dict[str, Any]]:
        """The rows in words, each with its address and why it matched."""
        if not page.rows:
            return []
        id_at = page.selected.index(self.resource.id_path)
        generated_at = page.selected.index("is_generated")
        matches = self.matches([row[id_at] for row in page.rows])
        return [
            {
                "id": row[id_at],
                "url": self.row_url(row[id_at]),
                "is_generated": row[generated_at],
                "match": matches.get(row[id_at]),
                "cells": [
                    {
                        "name": column.name,
                        "label": column.label,
                        "kind": column.kind,
                        "value": column.words(value),
                        "url": None,
                        "tone": None,
                    }
                    for column, value in zip(columns, row, strict=False)
                ],
            }
            for row in page.rows
        ]

    def row_url(self, public_id: str) -> str | None:
        """The page of one row."""
        return self.resource.url_of(public_id)

    def matches(self, public_ids: list[str]) -> dict[str, str]:
        """Why rows matched a search, where it is not plain from their own columns."""
        return {}

    def summary(self, page: Page) -> str:
        """How many rows there are, when they all stand on this page."""
        if self.is_broad(page):
            return _(
                "More than %(count)s records match, so they come in the order of their codes."
                " Add a filter or a word to see them by name."
            ) % {"count": number_format(MOST_NAMED, force_grouping=True)}
        if page.next or page.previous:
            return ""
        count = len(page.rows)
        return ngettext("%(count)s record", "%(count)s records", count) % {"count": count}

    def is_broad(self, page: Page) -> bool:
        """Whether a search found too much to be read by name, see ``for_search``."""
        neighbour = page.next or page.previous
        return (
            bool(self.request.GET.get("q"))
            and not self.request.GET.get("ordering")
            and neighbour is not None
            and neighbour.ordering == self.resource.broad_ordering
        )

    def map(self) -> dict[str, Any] | None:
        """The map panel's data, for collections with points."""
        return None

    def map_of(self, data_page: str, *, mode: str) -> dict[str, Any]:
        """A map of the same selection, beyond the part of the map that is listed."""
        query = self.address(bbox="")
        bounds = "" if self.filterset.errors else self.request.GET.get(BBOX, "")
        return {
            "data_url": reverse(data_page) + ("" if query == "?" else query),
            "list_url": query,
            "bounds": bounds,
            "mode": mode,
        }

    def counts(self) -> Counts:
        """How many records each choice would give; the public directories tell it."""
        if not self.counts_choices:
            return Counts()
        try:
            return self.counted(self.filterset.values())
        except ValidationError:
            return Counts()  # the page says what is wrong

    def counted(self, values: dict[str, Any]) -> Counts:
        """The numbers beside what is chosen, counted now: for collections of a few thousand."""
        return facets.live(self.filterset_class, values, self.visible())

    def formats(self) -> list[str]:
        """The downloads offered."""
        return exports.formats_of(self.resource)

    def unknown_parameters(self) -> list[str]:
        """Parameters that no filter reads: said, not ignored."""
        known = self.filterset_class.parameters() | PAGE_CONTROLS
        return sorted(name[:60] for name in self.request.GET.keys() - known)

    def address(self, **changes: str) -> str:
        """This address with some parameters changed or lifted, and always from the first page."""
        params = self.request.GET.copy()
        for name in ("cursor", "format"):
            params.pop(name, None)
        for name, value in changes.items():
            params[name] = value
            if not value:
                del params[name]
        return f"?{params.urlencode()}"

    def page_url(self, cursor: Cursor | None) -> str | None:
        """The address of a neighbouring page."""
        return self.address(cursor=cursor.encode(self.resource.name)) if cursor else None

    def active_filters(self) -> list[dict[str, str]]:
        """Each value filtered by, in words, with the address that lifts it."""
        if not self.filterset.is_bound:
            return []
        chips = []
        for name, found in self.filterset.filters.items():
            values = [value for value in self.request.GET.getlist(name) if value]
            words = dict(getattr(found.field, "choices", None) or ()) if values else {}
            chips += [self.chip(name, found, value, words.get(value, value)) for value in values]
        return chips

    def chip(self, name: str, found: Any, value: str, text: Any) -> dict[str, str]:
        """One value filtered by, with the ways to lift it and to turn it round."""
        words = {"label": found.label, "value": text}
        if isinstance(found, PartialDateFilter) and not self.filterset.errors:
            words["value"] = partial_date(value)
        told = _("%(label)s: %(value)s") % words
        chip = {"label": told, "remove_url": self.without(name, value)}
        if isinstance(found, BoxFilter):
            chip["label"] = str(found.label)
        elif isinstance(found, NoneOfFilter):
            words["label"] = self.filterset.filters[name.removesuffix(NOT)].label
            chip["label"] = _("%(label)s: not %(value)s") % words
            chip["turned_url"] = self.turned(name, name.removesuffix(NOT), value)
            chip["turned_label"] = _("Only these")
        elif isinstance(found, CodesFilter) and found.can_be_excluded:
            chip["turned_url"] = self.turned(name, f"{name}{NOT}", value)
            chip["turned_label"] = _("All but these")
        return chip

    def turned(self, name: str, other: str, value: str) -> str:
        """This address with a code excluded instead of chosen, or the other way round."""
        params = QueryDict(self.without(name, value).removeprefix("?"), mutable=True)
        params.appendlist(other, value)
        return f"?{params.urlencode()}"

    def without(self, name: str, value: str) -> str:
        """This address without one filter value."""
        params: QueryDict = self.request.GET.copy()
        params.setlist(name, [item for item in params.getlist(name) if item != value])
        params.pop("cursor", None)
        return f"?{params.urlencode()}"


class ResourceDetailView(ResourceView):
    """One record: its columns in words, then what its app adds."""

    template_name = "generic/detail.html"
    elsewhere: frozenset[str] = frozenset()  # columns that the app's own sections show

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The record, or 404: what is not for you is not there."""
        columns = self.resource.columns_for(self.audience)
        rows = self.resource.instances(self.visible(), columns)
        self.object = get_object_or_404(rows, **{self.resource.id_path: public_id})
        self.data = self.linked_data(self.object)
        if "format" in request.GET:
            return self.twin(request.GET["format"], columns)
        return render(request, self.template_name, self.context(columns))

    def twin(self, name: str, columns: tuple[BoundColumn, ...]) -> HttpResponse:
        """The same record for machines; a format there is not is told with those there are."""
        if name not in self.twins():
            reason = _("There is no such format. Known ones: %(names)s.") % {
                "names": ", ".join(self.twins()) or _("none")
            }
            return render(self.request, "400.html", {"reason": reason}, status=400)
        if name == "jsonld":
            return linked_data.json_ld(self.data or {})
        facts = {
            column.name: value_at(self.object, column.path)
            for column in columns
            if not column.nested and not column.export_only
        }
        return linked_data.geojson(self.object, facts, self.resource.point or ("", ""))

    def twins(self) -> list[str]:
        """The formats in which the record can be had at this address."""
        names = ["jsonld"] if self.data else []
        return [*names, "geojson"] if self.resource.point else names

    def related(self, record: Any) -> list[dict[str, Any]]:
        """Groups of further records, each with a heading, a list of them and the way to all."""
        return []

    def linked_data(self, record: Any) -> dict[str, Any] | None:
        """The record in the words of schema.org; ``None`` where it has none."""
        return None

    def context(self, columns: tuple[BoundColumn, ...]) -> dict[str, Any]:
        """What the detail template shows."""
        return {
            "object": self.object,
            "linked_data": linked_data.as_text(self.data) if self.data else "",
            "twins": [(TWINS[name], f"?format={name}") for name in self.twins()],
            "public_id": value_at(self.object, self.resource.id_path),
            "resource": self.resource,
            "title": str(self.object),
            "fields": [
                self.field(column)
                for column in columns
                if not column.nested
                and not column.export_only
                and column.name not in self.elsewhere
            ],
            "breadcrumb": [
                *self.breadcrumb(),
                (self.resource.title, self.list_url()),
                (str(self.object), None),
            ],
            "related": self.related(self.object),
            **self.further(self.object),
        }

    def list_url(self) -> str:
        """The address of the collection."""
        return reverse(self.resource.page_url.replace("-detail", "-list"))

    def field(self, column: BoundColumn) -> dict[str, Any]:
        """One column in words."""
        return {
            "label": column.label,
            "value": column.words(value_at(self.object, column.path)),
            "kind": column.kind,
        }

    def further(self, record: Model) -> dict[str, Any]:
        """What the app adds to the page."""
        return {}


def value_at(record: Any, path: str) -> Any:
    """The value at the end of an ORM path, ``None`` where the path ends early."""
    for part in path.split("__"):
        record = getattr(record, part, None)
        if record is None:
            return None
    return record

"""The answer to a question for a list: checked parameters in, one page of JSON or a file out."""

import functools
from dataclasses import dataclass

import orjson
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from . import compiled, exports
from .columns import BoundColumn
from .conditional import tag_for, with_tag
from .enums import Audience
from .filters import PortalFilterSet
from .keyset import Cursor, Page
from .questions import Question
from .renderers import JSON, OPTIONS
from .resources import Resource

CONTROLS = frozenset({"ordering", "cursor", "page_size", "fields", "format"})


@dataclass(frozen=True)
class ListReader:
    """Reads the public list of one resource for machines."""

    resource: Resource
    filterset: type[PortalFilterSet]
    audience: Audience = Audience.PUBLIC

    def read(self, request: HttpRequest) -> HttpResponseBase:
        """One page of the collection, or with ``format`` all of it as a file."""
        params = request.GET
        self.refuse_unknown(params)
        values = self.filterset.cleaned(params)
        if params.get("format", "json") != "json":
            rows = self.filterset.apply(self.resource.visible_to(request.user), values)
            return self.download(rows, params)
        question = self.question(params)
        page, version = compiled.answer(self.resource, self.filterset, values, question)
        answer = self.answer(request, question.columns, page)
        return with_tag(answer, tag_for(request, version))

    def download(self, rows: QuerySet, params: QueryDict) -> HttpResponseBase:
        """All of ``rows`` as a file: it has columns and an order, but no pages."""
        if paging := [name for name in ("cursor", "page_size") if name in params]:
            told = _("A file holds all rows: leave this parameter out.")
            raise ValidationError(dict.fromkeys(paging, told))
        columns = chosen_columns(self.resource.export_columns(self.audience), params)
        ordering = chosen_ordering(self.resource, params, None)
        return exports.download(self.resource, rows, params["format"], columns, ordering)  # type: ignore[arg-type]  # never an empty list

    def refuse_unknown(self, params: QueryDict) -> None:
        """An unknown or repeated parameter is an error that names it, never ignored."""
        refuse_unknown(params, known_parameters(self.filterset))  # type: ignore[arg-type]  # a class can be hashed
        repeated = [name for name in CONTROLS if len(params.getlist(name)) > 1]
        if repeated:
            raise ValidationError({name: _("Give this parameter once only.") for name in repeated})

    def question(self, params: QueryDict) -> Question:
        """Everything asked for besides the filters."""
        cursor = None
        if "cursor" in params:
            cursor = Cursor.decode(params["cursor"], self.resource.name)  # type: ignore[arg-type]  # never an empty list
        return Question(
            columns=chosen_columns(list_columns(self.resource, self.audience), params),
            ordering=chosen_ordering(self.resource, params, cursor),
            cursor=cursor,
            size=page_size(params),
            is_order_free=is_order_free(params),
        )

    def answer(
        self, request: HttpRequest, columns: tuple[BoundColumn, ...], page: Page
    ) -> HttpResponse:
        """The page as JSON, with the addresses of its neighbours."""
        names = [column.name for column in columns]
        body = {
            "next": neighbour(request, self.resource, page.next),
            "previous": neighbour(request, self.resource, page.previous),
            "results": [dict(zip(names, row, strict=False)) for row in page.rows],
        }
        return HttpResponse(orjson.dumps(body, option=OPTIONS), content_type=JSON)


def chosen_columns(columns: tuple[BoundColumn, ...], params: QueryDict) -> tuple[BoundColumn, ...]:
    """All of ``columns``, or those that ``fields`` names."""
    if "fields" not in params:
        return columns
    names = params["fields"].split(",")  # type: ignore[union-attr]  # never an empty list
    by_name = {column.name: column for column in columns}
    if unknown := [name for name in names if name not in by_name]:
        raise ValidationError(
            {
                "fields": _("There is no field “%(name)s”. Known ones: %(names)s.")
                % {"name": unknown[0][:60], "names": ", ".join(by_name)}
            }
        )
    return tuple(by_name[name] for name in dict.fromkeys(names))


def chosen_ordering(resource: Resource, params: QueryDict, cursor: Cursor | None) -> str:
    """The order asked for; a cursor brings its own, which the parameter may not contradict."""
    ordering = params.get("ordering") or (cursor.ordering if cursor else resource.default_ordering)
    if ordering not in resource.orderings:
        raise ValidationError(
            {
                "ordering": _("There is no such order. Known ones: %(names)s.")
                % {"names": ", ".join(resource.orderings)}
            }
        )
    if cursor and cursor.ordering != ordering:
        raise ValidationError({"cursor": _("This cursor belongs to another order.")})
    return ordering


def is_order_free(params: QueryDict) -> bool:
    """Whether the reader leaves the order to the list."""
    return not (params.get("ordering") or params.get("cursor"))


@functools.cache
def list_columns(resource: Resource, audience: Audience) -> tuple[BoundColumn, ...]:
    """The columns of a list, put together once."""
    return resource.list_columns(audience)


@functools.cache
def known_parameters(filterset: type[PortalFilterSet]) -> frozenset[str]:
    """What a list may be asked with."""
    return CONTROLS | filterset.parameters()


def refuse_unknown(params: QueryDict, known: frozenset[str]) -> None:
    """Raise ``ValidationError`` naming each parameter that nobody reads."""
    unknown = sorted(params.keys() - known)
    if unknown:
        sentence = _("There is no such parameter. Known ones: %(names)s.") % {
            "names": ", ".join(sorted(known)) or _("none")
        }
        raise ValidationError({name[:60]: sentence for name in unknown[:10]})


def page_size(params: QueryDict) -> int:
    """How many rows a page holds: 1 to 200, 50 unless told."""
    text = params.get("page_size", str(settings.API_PAGE_SIZE))
    if not (text.isascii() and text.isdigit() and len(text) < 5) or not (
        1 <= int(text) <= settings.API_MAX_PAGE_SIZE
    ):
        raise ValidationError(
            {
                "page_size": _("Give a whole number from 1 to %(most)s.")
                % {"most": settings.API_MAX_PAGE_SIZE}
            }
        )
    return int(text)


def neighbour(request: HttpRequest, resource: Resource, cursor: Cursor | None) -> str | None:
    """The full address of the next or previous page."""
    if cursor is None:
        return None
    given = request.META["QUERY_STRING"].split("&")
    kept = [pair for pair in given if pair and not pair.startswith("cursor=")]
    query = "&".join((*kept, f"cursor={cursor.encode(resource.name)}"))
    return f"{request.scheme}://{request.get_host()}{request.path}?{query}"

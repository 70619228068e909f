"""One definition of what is shown, and to whom: page, API, export and dictionary read it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import CharField, Model, QuerySet, TextField
from django.urls import reverse

from .columns import BoundColumn, Column, Words
from .enums import Audience
from .meta import visible_rows

__all__ = ["Column", "Resource"]

RESOURCES: dict[str, "Resource"] = {}


@dataclass(frozen=True, kw_only=True, eq=False)
class Resource:
    """A collection of records, as everybody outside meets it.

    ``orderings`` maps the public name of an order to the columns it sorts by; each ends in a
    unique one and has an index. ``broad_ordering`` names the one for searches that find very many
    rows of a large table; it must have nothing to do with the words of a row. ``tables`` names
    further models whose change changes an answer. ``desk`` says who keeps the records, for whoever
    finds a mistake; of ``correctable`` fields a reader may suggest the value.
    """

    name: str = field(kw_only=False)
    model: type[Model]
    title: Words
    description: Words
    columns: tuple[Column, ...]
    orderings: dict[str, tuple[str, ...]]
    broad_ordering: str = ""
    page_url: str = ""
    id_path: str = "public_id"
    point: tuple[str, str] | None = None
    tables: tuple[type[Model], ...] = ()
    select_related: tuple[str, ...] = ()
    prefetch_related: tuple[Any, ...] = ()
    rows: Callable[[Any], QuerySet] | None = None
    hidden: dict[str, str] = field(default_factory=dict)
    desk: str = ""
    correctable: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        RESOURCES[self.name] = self

    def __hash__(self) -> int:
        return hash(self.name)

    @cached_property
    def bound(self) -> tuple[BoundColumn, ...]:
        """All columns, bound to the model."""
        return tuple(BoundColumn(column, self.model) for column in self.columns)

    @property
    def default_ordering(self) -> str:
        """The first ordering."""
        return next(iter(self.orderings))

    def sorts_by_text(self, ordering: str) -> bool:
        """Whether an order is first of all by a text of the row itself."""
        found = self.model._meta.get_field(self.orderings[ordering][0].removeprefix("-"))
        return isinstance(getattr(found, "output_field", found), CharField | TextField)

    def visible_to(self, user: Any) -> QuerySet:
        """The rows this reader may see, in no order."""
        rows = self.rows(user) if self.rows else visible_rows(self.model, user)
        return rows.order_by()

    def columns_for(self, audience: Audience = Audience.PUBLIC) -> tuple[BoundColumn, ...]:
        """The columns this audience may read."""
        return tuple(column for column in self.bound if column.audience <= audience)

    def list_columns(self, audience: Audience = Audience.PUBLIC) -> tuple[BoundColumn, ...]:
        """The columns of a list answer: those a single query can fetch."""
        return tuple(
            column
            for column in self.columns_for(audience)
            if not column.detail_only and not column.export_only
        )

    def export_columns(self, audience: Audience = Audience.PUBLIC) -> tuple[BoundColumn, ...]:
        """The columns of a download."""
        return tuple(column for column in self.columns_for(audience) if not column.detail_only)

    def annotated(self, rows: QuerySet, columns: Iterable[BoundColumn]) -> QuerySet:
        """``rows`` with what the database computes for ``columns``."""
        expressions = {
            column.path: column.expression() for column in columns if column.expression is not None
        }
        return rows.annotate(**expressions) if expressions else rows

    def values(
        self, rows: QuerySet, columns: Iterable[BoundColumn], *further: str
    ) -> tuple[QuerySet, tuple[str, ...]]:
        """The list as a query: tuples of ``columns``, then of the paths in ``further`` they lack.

        Returns the query and the selected paths, in the order of the tuples.
        """
        columns = tuple(columns)
        selected = tuple(dict.fromkeys((*(column.path for column in columns), *further)))
        return self.annotated(rows, columns).values_list(*selected), selected

    def instances(self, rows: QuerySet, columns: Iterable[BoundColumn]) -> QuerySet:
        """Model instances ready to be read by ``columns`` without further queries."""
        return (
            self.annotated(rows, columns)
            .select_related(*self.select_related)
            .prefetch_related(*self.prefetch_related)
        )

    @cached_property
    def datasets(self) -> tuple[str, ...]:
        """The tables an answer depends on."""
        found = {self.model, *self.tables}
        for column in self.bound:
            found |= column.related_models
        return tuple(sorted(model._meta.db_table for model in found))

    def url_of(self, public_id: str) -> str | None:
        """The page of one record."""
        return reverse(self.page_url, args=[public_id]) if self.page_url else None

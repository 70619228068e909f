"""What is asked of a list, and the query of one page of it: the same for pages and machines."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from .columns import BoundColumn
from .keyset import Cursor, in_order, plain, sorted_alone
from .resources import Resource
from .search import MOST_NAMED, MOST_SORTED


@dataclass(frozen=True)
class Question:
    """What is asked of a list besides its filters.

    ``is_order_free`` where the reader asked for no order; ``is_sorted`` as in ``keyset.in_order``.
    """

    columns: tuple[BoundColumn, ...]
    ordering: str
    cursor: Cursor | None
    size: int
    is_order_free: bool = False
    is_sorted: bool = False


def for_search(resource: Resource, question: Question, expected: int) -> Question:
    """The question, in the order and by the way that suit the number of rows a search finds.

    The planner takes words and names to be independent. They are not: who looks for “liceo” by
    name walks half the alphabet first. So what is found is sorted where it is little, and comes
    in an order without such a tie where it is too much to be read by name.
    """
    if expected > MOST_NAMED and question.is_order_free:
        return replace(question, ordering=resource.broad_ordering)
    is_sorted = expected <= MOST_SORTED and resource.sorts_by_text(question.ordering)
    return replace(question, is_sorted=is_sorted)


def page_query(
    resource: Resource,
    question: Question,
    found: QuerySet,
    everything: QuerySet,
    *further: str,
    **computed: Any,
) -> tuple[QuerySet, tuple[str, ...]]:
    """The query of one page of ``found``, some of ``everything``, and the paths it selects.

    These are the columns asked for, what they are sorted by, ``further`` and ``computed``.
    """
    paths = resource.orderings[question.ordering]
    cursor, size = question.cursor, question.size
    if question.is_sorted:
        found = sorted_alone(found, everything, paths, cursor=cursor, size=size)
    rows = found.annotate(**computed)
    rows, selected = resource.values(rows, question.columns, *plain(paths), *further, *computed)
    page = in_order(rows, paths, cursor=cursor, size=size, is_sorted=question.is_sorted)
    return page, selected

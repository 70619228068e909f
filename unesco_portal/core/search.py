"""Search: one folding for what is stored and what is asked (SQL functions of the first migration).

A query matches when every typed word begins some word of the row; a word that begins nothing is
joined by the nearest words that exist anywhere (the lexicon). Which of a row's names matched is
asked from the database with the same query, so the explanation can never differ from the match.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.core.exceptions import EmptyResultSet
from django.db import connection, models, transaction
from django.db.models import Case, F, Func, Value, When
from django.utils import timezone

from .models import DatasetVersion

MAX_QUERY_LENGTH = 200
# Up to so many rows a search sorts what it found; further ones are left to the index of the order.
MOST_SORTED = 50_000
# Of more than so many rows nobody reads a list by name: it comes in an order that no word follows.
MOST_NAMED = 10_000
LEXICON = "core_lexeme"
OVERLAP = datetime.timedelta(minutes=10)  # a long transaction may commit rows dated before ours


class PortalVector(Func):
    """The ``tsvector`` of a text, folded."""

    function = "portal_vector"
    output_field = SearchVectorField()


class Fold(Func):
    """A text in lower case, without accents, in one form of compatible characters."""

    function = "portal_fold"
    output_field = models.TextField()


def resolve(text: str) -> str:
    """What ``text`` asks for in PostgreSQL's notation, typing errors mended; empty without words.

    Resolved first and then used as a constant, so that the planner can estimate how many rows
    match and choose between walking the name index and the search index.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT portal_query(%s)::text", [text[:MAX_QUERY_LENGTH]])
        return cursor.fetchone()[0]


def as_query(resolved: str) -> SearchQuery:
    """A resolved text as a query; an empty one matches nothing."""
    return SearchQuery(resolved, config="simple", search_type="raw")


def resolve_query(text: str) -> SearchQuery | None:
    """Both steps; ``None`` when ``text`` holds no word."""
    resolved = resolve(text)
    return as_query(resolved) if resolved else None


def expected_rows(sql: str, params: Sequence[Any]) -> int:
    """How many rows PostgreSQL expects a statement to find; its own limit does not count."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        plan = cursor.fetchone()[0][0]["Plan"]
    if plan["Node Type"] == "Limit":
        plan = next(part for part in plan["Plans"] if part["Parent Relationship"] == "Outer")
    return plan["Plan Rows"]


def expected_count(rows: models.QuerySet) -> int:
    """The same for ``rows``."""
    try:
        return expected_rows(*rows.values("pk").query.sql_with_params())
    except EmptyResultSet:
        return 0


class SearchQuerySet(models.QuerySet):
    """Rows with a ``search`` column."""

    def search(self, text: str) -> Self:
        """Rows in whose names every word of ``text`` occurs, typing errors allowed."""
        return self.matching(resolve_query(text))

    def matching(self, query: SearchQuery | None) -> Self:
        """The same for a query already resolved."""
        return self.none() if query is None else self.filter(search=query)

    def ranked(self, query: SearchQuery) -> Self:
        """Closest first; for tables of thousands, not millions."""
        rank = SearchRank(F("search"), query, normalization=Value(1))
        return self.annotate(rank=rank).order_by("-rank", "pk")

    def saying_why(self, query: SearchQuery, *fields: str) -> Self:
        """Each row with ``matched``: the first of ``fields`` that holds the whole query, or ""."""
        words = {f"words_{field}": PortalVector(field) for field in fields}
        cases = [When(**{f"words_{field}": query}, then=Value(field)) for field in fields]
        matched = Case(*cases, default=Value(""), output_field=models.CharField())
        return self.alias(**words).annotate(matched=matched)


def matching_names(
    names: models.QuerySet, *, owner: str, ids: Iterable, query: SearchQuery | None
) -> dict:
    """For each of ``ids``, its first further name (row of ``names``) that ``query`` matches."""
    if query is None:
        return {}
    rows = (
        names.filter(**{f"{owner}__in": list(ids)})
        .alias(words=PortalVector("name"))
        .filter(words=query)
        .order_by("-pk")
    )
    return {getattr(row, f"{owner}_id"): row for row in rows}


def refresh_lexicon() -> int:
    """Add the words of searchable rows changed since the last call; returns how many were new."""
    started = timezone.now()
    last = (
        DatasetVersion.objects.filter(dataset=LEXICON).values_list("changed_at", flat=True).first()
    )
    since = (last or datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)) - OVERLAP
    added = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for table in searchable_tables():
            cursor.execute(
                "INSERT INTO core_lexeme (word) SELECT word FROM ts_stat(format("
                " 'SELECT search FROM %%I WHERE search IS NOT NULL AND updated_at >= %%L',"
                " %s, %s::text)) WHERE length(word) BETWEEN 2 AND 60"
                " ORDER BY word ON CONFLICT DO NOTHING",
                [table, since.isoformat()],
            )
            added += cursor.rowcount
        DatasetVersion.objects.update_or_create(dataset=LEXICON, defaults={"changed_at": started})
    return added


def searchable_tables() -> list[str]:
    """The tables with a ``search`` column, in a fixed order."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if any(isinstance(field, SearchVectorField) for field in model._meta.local_fields)
    )

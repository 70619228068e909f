"""A directory of the public: its choices are counted, its filters kept, its news watched."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from unesco_portal.core import feeds
from unesco_portal.core.boxes import BBOX
from unesco_portal.core.columns import BoundColumn
from unesco_portal.core.facets import Counts
from unesco_portal.core.feeds import MOST_ENTRIES, Entry
from unesco_portal.core.keyset import Page
from unesco_portal.core.templatetags.ui import shown
from unesco_portal.core.views import ResourceListView
from unesco_portal.reference.enums import RegionScheme
from unesco_portal.reference.vocabularies import REGIONS

from .saved_filters import SavesFilters

PLACES = {"region", "country", BBOX}


@dataclass(frozen=True)
class Shortcuts:
    """Ways on from a list that many readers go: each is a word and an address."""

    name: str
    label: str
    ways: list[tuple[Any, str]]


class DirectoryView(SavesFilters, ResourceListView):
    """Read by everybody; who is signed in keeps filters under a name.

    With ``is_feed`` the same rows are an Atom feed, those changed last first.
    """

    counts_choices = True
    is_feed = False
    feed_name = ""
    named_by = 1  # how many of the first columns name a row in the feed

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The page, or its feed."""
        return self.feed(request) if self.is_feed else super().get(request, **kwargs)

    def context(self, page: Page) -> dict[str, Any]:
        """The list, the reader's own filters of it, and its feed."""
        kept = self.saved_filters() if self.request.user.is_authenticated else {}
        context = super().context(page)
        own = {"feed_url": self.feed_url(), "shortcuts": self.shortcuts(context["counts"])}
        return context | kept | own

    def shortcuts(self, counts: Counts) -> list[Shortcuts]:
        """The regions of UNESCO, one step away, as long as the list is narrowed to no place."""
        params = self.request.GET
        if "region" not in self.filterset_class.base_filters or PLACES & params.keys():
            return []
        ways = [
            (region.name, self.address(region=code))
            for code, region in sorted(REGIONS.seen().items())
            if region.scheme == RegionScheme.UNESCO
        ]
        return [Shortcuts("region", _("By region"), ways)]

    def feed_url(self) -> str:
        """The address of the feed of these very rows."""
        if not self.feed_name:
            return ""
        query = self.address()
        return reverse(self.feed_name) + ("" if query == "?" else query)

    def feed(self, request: HttpRequest) -> HttpResponse:
        """What was added or changed last among the rows asked for; a wrong filter is named."""
        try:
            values = self.filterset_class.cleaned(request.GET)
        except ValidationError as error:
            told = "\n".join(error.messages)
            return HttpResponse(told, status=400, content_type="text/plain; charset=utf-8")
        rows = self.filterset_class.apply(self.resource.visible_to(AnonymousUser()), values)
        columns = self.columns
        found, selected = self.resource.values(rows, columns, self.resource.id_path, "updated_at")
        newest = found.order_by("-updated_at", f"-{self.resource.id_path}")[:MOST_ENTRIES]
        content = feeds.atom(
            title=self.resource.title,
            subtitle=self.resource.description,
            url=request.path.removesuffix("feed.atom"),
            feed_url=request.get_full_path(),
            entries=self.entries(newest, columns, selected),
        )
        return feeds.answer(content)

    def entries(
        self, rows: Any, columns: tuple[BoundColumn, ...], selected: tuple[str, ...]
    ) -> Iterator[Entry]:
        """Each row: its name, and the columns of the list in words."""
        id_at = selected.index(self.resource.id_path)
        updated_at = selected.index("updated_at")
        for row in rows:
            facts = [
                f"{column.label}: {shown(column.words(value), column.kind)}"
                for column, value in zip(
                    columns[self.named_by :], row[self.named_by :], strict=False
                )
                if value not in (None, "", [])
            ]
            yield Entry(
                key=f"{self.resource.name}/{row[id_at]}",
                title=self.entry_title(columns, row) or row[id_at],
                url=self.entry_url(row, row[id_at]),
                updated=row[updated_at],
                summary="; ".join(facts),
            )

    def entry_title(self, columns: tuple[BoundColumn, ...], row: tuple) -> str:
        """The columns that name a row, in words."""
        named = zip(columns[: self.named_by], row, strict=False)
        return ", ".join(str(column.words(value)) for column, value in named if value)

    def entry_url(self, row: tuple, public_id: str) -> str:
        """Where to read on."""
        return str(self.row_url(public_id))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Save the filter of this address; whoever is not signed in signs in first."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return super().post(request, **kwargs)

"""The back office: Django's admin, made for tables of a million rows and for a trace."""

from collections.abc import Hashable
from typing import Any, ClassVar, Literal, cast

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import get_script_prefix
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .attention import Concern, ConcernFilter, findings
from .history import history_rows
from .models import SearchableModel
from .search import SearchQuerySet

COUNT_LIMIT = 10_000
LATEST_CHANGES = 3
MOST_MENUS = 64


class PortalAdminSite(admin.AdminSite):
    """The admin behind the portal's own sign-in, second factor included."""

    site_header = _("UNESCO Networks Portal: back office")
    site_title = _("Back office")
    index_title = _("Records")
    enable_nav_sidebar = True

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.menus: dict[Hashable, list[dict]] = {}
        self.login = secure_admin_login(self.login)  # type: ignore[method-assign]  # allauth's way

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """What needs attention, then all records."""
        context = {"findings": findings(self, request), **(extra_context or {})}
        return super().index(request, context)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """The menu, which Django makes anew for each page: eighty kinds, sorted by their names.

        It follows from language, address prefix and what its reader was granted, so that readers
        alike in these share one.
        """
        if app_label is not None:
            return super().get_app_list(request, app_label)
        user = request.user
        grants = frozenset(getattr(user, "grants", ()))
        rights = (user.is_active, getattr(user, "is_superuser", False), grants)
        key = (get_language(), get_script_prefix(), rights)
        if key not in self.menus:
            if len(self.menus) >= MOST_MENUS:
                self.menus.clear()
            self.menus[key] = super().get_app_list(request)
        return self.menus[key]


class EstimatingPaginator(Paginator):
    """Counts exactly up to ten thousand rows, then takes the planner's estimate."""

    object_list: QuerySet

    @cached_property
    def count(self) -> int:
        """The number of rows, exact while it is small."""
        rows = self.object_list.order_by()
        exact = rows[: COUNT_LIMIT + 1].count()
        return exact if exact <= COUNT_LIMIT else max(estimate(rows), COUNT_LIMIT + 1)


def estimate(rows: QuerySet) -> int:
    """How many rows the planner expects."""
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        return int(cursor.fetchone()[0][0]["Plan"]["Plan Rows"])


class ResourceAdmin(admin.ModelAdmin):
    """Fifty rows a page, no full counts, history of every row, nothing deleted, no free status."""

    list_select_related: ClassVar[Literal[False] | list[str]]  # never simply all
    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    paginator = EstimatingPaginator
    date_hierarchy = None
    object_history_template = "admin/row_history.html"
    search_help_text = _("Names in any script, without accents; typing errors allowed.")
    secrets: tuple[str, ...] = ()  # never shown, so never filtered by either
    concerns: tuple[Concern, ...] = ()  # told on the first page, each with its list
    change_form_template = "admin/record.html"
    always_readonly = (
        "public_id",
        "created_at",
        "updated_at",
        "is_generated",
        "status",
        "status_since",
    )

    class Media:
        js = ["js/admin.js"]

    def __init__(self, model: type[Model], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        own = type(self).search_help_text is not ResourceAdmin.search_help_text
        if not own and not issubclass(model, SearchableModel):
            self.search_help_text = None  # type: ignore[assignment,misc]  # not the portal's

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The rows this person may see; related rows of the columns come along."""
        rows = self.model._default_manager.all()
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(request.user)
        if self.list_select_related:
            rows = rows.select_related(*self.list_select_related)
        return rows.order_by(*self.get_ordering(request) or ("pk",))

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """What the system writes, and a status that only acts change, are shown, never edited."""
        found = {field.name: field for field in self.model._meta.get_fields()}
        fixed = [name for name in self.always_readonly if name in found]
        if obj is None:  # a permanent name that people choose is chosen when adding, then kept
            fixed = [name for name in fixed if not (name == "public_id" and found[name].editable)]
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        """Its own filters, and what needs attention."""
        own = [*super().get_list_filter(request)]
        return [ConcernFilter, *own] if self.concerns else own

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The last changes stand under the form; the whole history is one step away."""
        record = self.get_object(request, object_id)
        latest = history_rows(record)[:LATEST_CHANGES] if record is not None else []
        context = {"latest": latest, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """The portal's own search where the model has it; Django's elsewhere."""
        term = search_term.replace("\x00", "")
        if term and issubclass(self.model, SearchableModel):
            return cast("SearchQuerySet", queryset).search(term), False
        return super().get_search_results(request, queryset, term)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """A filter in the address would spell a secret out, letter by letter."""
        is_secret = lookup.partition("__")[0] in self.secrets
        return not is_secret and super().lookup_allowed(lookup, value, request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing public is ever deleted; ended and merged records stay."""
        return False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what and when, from the history that database triggers keep."""
        record = self.get_object(request, object_id)
        if record is None:
            redirect = self._get_obj_does_not_exist_redirect  # type: ignore[attr-defined]  # no stub
            return redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(record)s") % {"record": record},
            "object": record,
            "opts": self.opts,
            "rows": history_rows(record),
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

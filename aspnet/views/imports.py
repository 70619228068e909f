"""Pages of imported sheets: upload, columns, report, decisions, and the sheet handed back."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import transitions
from ..enums import WORKING_IMPORT, ImportKind, ImportStatus, RowOutcome, RowState
from ..forms import ApplyForm, ColumnsForm, DecisionForm, UploadForm
from ..models import ImportBatch, ImportRow, Institution, NationalNetwork
from ..services import imports
from .cases import case_timeline
from .import_words import cell_words, rows_words
from .limits import MadeOnDemand, Uploads
from .paging import page_number

PAGE = 50
TONES = {
    ImportStatus.UPLOADED: "attention",
    ImportStatus.MAPPED: "waiting",
    ImportStatus.CHECKING: "waiting",
    ImportStatus.CHECKED: "attention",
    ImportStatus.APPLYING: "waiting",
    ImportStatus.PROPOSED: "waiting",
    ImportStatus.APPLIED: "positive",
    ImportStatus.FAILED: "attention",
    ImportStatus.UNDOING: "waiting",
    ImportStatus.UNDONE: "ended",
    ImportStatus.CANCELLED: "ended",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABS = {
    **{outcome.value: Q(outcome=outcome) for outcome in RowOutcome if outcome},
    "members": Q(needs_headquarters=True) & ~Q(outcome=RowOutcome.ERROR, decision=""),
    "refused": Q(state=RowState.REFUSED),
}


class ImportView(LoginRequiredMixin, View):
    """What every page of a network's sheets needs: the network, for its own people and staff."""

    network: NationalNetwork

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Another country's coordinator finds nothing here."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.network = get_object_or_404(
            NationalNetwork.objects.select_related("country"), country=kwargs["country"].upper()
        )
        if not request.user.has_perm("aspnet.view_importbatch", self.network):
            raise Http404
        if "public_id" in kwargs:
            rows = ImportBatch.objects.visible_to(request.user).filter(network=self.network)
            self.batch = get_object_or_404(
                rows.select_related("network", "uploaded_by__person"), public_id=kwargs["public_id"]
            )
        return super().dispatch(request, *args, **kwargs)

    def require(self, permission: str, record: Any) -> None:
        """Readers of the page are not all allowed to act."""
        if not self.request.user.has_perm(permission, record):
            raise PermissionDenied(permission)

    def page(
        self,
        template: str,
        title: str,
        *trail: tuple[Any, str | None],
        status: int = 200,
        **context,
    ) -> HttpResponse:
        """A page with the way to it."""
        here = reverse("aspnet:import-list", args=[self.network.country_id])
        breadcrumb = [
            (_("Workspace"), reverse("workspace:home")),
            (str(self.network), reverse("aspnet:network", args=[self.network.country_id])),
            (_("Imported sheets"), here if trail else None),
            *trail,
        ]
        context |= {"title": title, "network": self.network, "breadcrumb": breadcrumb}
        return render(self.request, template, context, status=status)


class ImportListView(Uploads, ImportView):
    """The sheets of a network, newest first, and the form to upload one."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """The page."""
        return self.ask(UploadForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take a sheet in, or say why not."""
        self.require("aspnet.start_import", self.network)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask(form, status=400)
        file = form.cleaned_data["file"]
        try:
            batch = imports.start_import(
                self.network,
                by=request.user,
                name=file.name,
                data=file.read(),
                kind=form.cleaned_data["kind"],
            )
        except imports.FileRefused as refusal:
            form.add_error("file", str(refusal))
            return self.ask(form, status=400)
        return redirect("aspnet:import-columns", self.network.country_id, batch.public_id)

    def ask(self, form: UploadForm, status: int = 200) -> HttpResponse:
        """The list with the form."""
        number = page_number(self.request)
        rows = ImportBatch.objects.visible_to(self.request.user).filter(network=self.network)
        found = list(
            rows.select_related("network", "uploaded_by__person").order_by("-created_at", "-pk")[
                number * PAGE : (number + 1) * PAGE + 1
            ]
        )
        return self.page(
            "aspnet/import_list.html",
            _("Imported sheets"),
            status=status,
            form=form,
            batches=found[:PAGE],
            can_upload=self.request.user.has_perm("aspnet.start_import", self.network),
            most_rows=settings.IMPORT_MOST_ROWS,
            previous_url=f"?page={number - 1}" if number else None,
            next_url=f"?page={number + 1}" if len(found) > PAGE else None,
        )


class ImportColumnsView(ImportView):
    """Which column holds what; ``?sheet=`` chooses another sheet of the workbook."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """The columns as far as they are recognised."""
        self.require("aspnet.map_import", self.batch)
        sheet = self.sheet()
        return self.ask(ColumnsForm(batch=self.batch, sheet=sheet), sheet)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Have the sheet checked, or ask again with what was chosen."""
        self.require("aspnet.map_import", self.batch)
        sheet = self.sheet()
        form = ColumnsForm(request.POST, batch=self.batch, sheet=sheet)
        if not form.is_valid():
            return self.ask(form, sheet, status=400)
        try:
            imports.choose_columns(
                self.batch, by=request.user, sheet=sheet["name"], mapping=form.mapping
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.ask(form, sheet, status=400)
        except DomainError as error:
            messages.error(request, str(error))
        return redirect(self.batch.get_workspace_url())

    def sheet(self) -> dict[str, Any]:
        """The sheet asked for."""
        wanted = self.request.GET.get("sheet", self.batch.sheet)
        return next(
            (found for found in self.batch.sheets if found["name"] == wanted),
            self.batch.sheets[0],
        )

    def ask(self, form: ColumnsForm, sheet: dict[str, Any], status: int = 200) -> HttpResponse:
        """The page."""
        return self.page(
            "aspnet/import_columns.html",
            _("What do the columns hold?"),
            (str(self.batch), self.batch.get_workspace_url()),
            (_("Columns"), None),
            status=status,
            form=form,
            batch=self.batch,
            sheet=sheet,
            notes=[imports.note_words(note) for note in self.batch.notes],
        )


class ImportDetailView(ImportView):
    """The report: what was found, row by row, and what can be done now."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """The page; while the portal works on the sheet it renews itself."""
        chosen = request.GET.get("rows", "")
        rows = self.batch.rows.select_related("institution").order_by("sheet_row")
        found = rows.filter(TABS[chosen]) if chosen in TABS else rows
        number = page_number(request)
        page = list(found[number * PAGE : (number + 1) * PAGE + 1])
        machine = machine_of(self.batch)
        hidden = {transitions.map_columns}  # has a place of its own on the page
        acts = [act for act in machine.available(self.batch, request.user) if act not in hidden]
        is_undone_by_unesco = transitions.undo_import in acts and transitions.is_undone_by_unesco(
            self.batch, request.user
        )
        if is_undone_by_unesco:
            acts.remove(transitions.undo_import)
        return self.page(
            "aspnet/import_detail.html",
            str(self.batch),
            (self.batch.public_id, None),
            batch=self.batch,
            tone=TONES[ImportStatus(self.batch.status)],
            is_working=self.batch.status in WORKING_IMPORT,
            acts=acts,
            is_undone_by_unesco=is_undone_by_unesco,
            can_map=self.batch.status in transitions.map_columns.sources
            and request.user.has_perm("aspnet.map_import", self.batch),
            can_decide=self.batch.status == ImportStatus.CHECKED
            and request.user.has_perm("aspnet.decide_import", self.batch),
            tabs=self.tabs(chosen),
            chosen=chosen,
            rows=rows_words(self.batch, page[:PAGE]),
            notes=[imports.note_words(note) for note in self.batch.notes],
            timeline=case_timeline(self.batch),
            due_at=machine.due_at(self.batch),
            undo_until=transitions.undo_until(self.batch),
            is_decisions=self.batch.kind == ImportKind.DECISIONS,
            previous_url=f"?rows={chosen}&page={number - 1}" if number else None,
            next_url=f"?rows={chosen}&page={number + 1}" if len(page) > PAGE else None,
        )

    def tabs(self, chosen: str) -> list[dict[str, Any]]:
        """All rows, and those of each sort that has any, counted in one query."""
        counted = self.batch.rows.aggregate(
            **{f"of_{name}": Count("pk", filter=condition) for name, condition in TABS.items()},
            applied=Count("pk", filter=Q(state=RowState.APPLIED)),
        )
        labels = {outcome.value: outcome.label for outcome in RowOutcome}
        labels |= {"members": _("for UNESCO’s approval"), "refused": _("refused")}
        everything = {"label": _("All rows"), "url": "?", "is_current": not chosen, "count": None}
        return [
            everything,
            *(
                {
                    "label": labels[name],
                    "url": f"?rows={name}",
                    "is_current": name == chosen,
                    "count": counted[f"of_{name}"],
                }
                for name in TABS
                if counted[f"of_{name}"]
            ),
        ]


class ImportRowView(ImportView):
    """One row: its cells, what is wrong, what it might be; and the decision."""

    def get(self, request: HttpRequest, number: int, **_kwargs: Any) -> HttpResponse:
        """The page."""
        row = self.row(number)
        return self.ask(row, DecisionForm(row=row))

    def post(self, request: HttpRequest, number: int, **_kwargs: Any) -> HttpResponse:
        """Decide, then on to the next open row."""
        self.require("aspnet.decide_import", self.batch)
        row = self.row(number)
        form = DecisionForm(request.POST, row=row)
        if not form.is_valid():
            return self.ask(row, form, status=400)
        decision, _colon, code = form.cleaned_data["decision"].partition(":")
        institution = Institution.objects.filter(public_id=code).first() if code else None
        try:
            imports.decide_row(row, by=request.user, decision=decision, institution=institution)
        except DomainError as error:
            form.add_error("decision", str(error))
            return self.ask(row, form, status=400)
        messages.success(request, _("Decided."))
        following = self.batch.rows.undecided().filter(sheet_row__gt=number, outcome=row.outcome)
        next_row = following.order_by("sheet_row").first()
        if next_row is None:
            return redirect(self.batch.get_workspace_url())
        return redirect(
            "aspnet:import-row", self.network.country_id, self.batch.public_id, next_row.sheet_row
        )

    def row(self, number: int) -> ImportRow:
        """The row of this number."""
        return get_object_or_404(self.batch.rows.select_related("institution"), sheet_row=number)

    def ask(self, row: ImportRow, form: DecisionForm, status: int = 200) -> HttpResponse:
        """The page."""
        can_decide = (
            self.batch.status == ImportStatus.CHECKED
            and row.outcome in (RowOutcome.DOUBTFUL, RowOutcome.ERROR)
            and self.batch.kind == ImportKind.INSTITUTIONS
            and self.request.user.has_perm("aspnet.decide_import", self.batch)
        )
        title = _("Row %(number)s") % {"number": row.sheet_row}
        return self.page(
            "aspnet/import_row.html",
            title,
            (str(self.batch), self.batch.get_workspace_url()),
            (title, None),
            status=status,
            batch=self.batch,
            form=form if can_decide else None,
            cells=cell_words(self.batch, row),
            row=rows_words(self.batch, [row])[0],
        )


class ImportDecideView(ImportView):
    """One decision for all doubtful rows that are still open."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Decide them."""
        self.require("aspnet.decide_import", self.batch)
        try:
            count = imports.decide_waiting(
                self.batch, by=request.user, decision=request.POST.get("decision", "")
            )
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(count)s rows decided.") % {"count": count})
        return redirect(self.batch.get_workspace_url())


class ImportSheetView(MadeOnDemand, ImportView):
    """The same sheet back, with marked cells and suggestions."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """The workbook."""
        name = f"{self.batch.public_id}-{self.batch.original_name.rpartition('.')[0]}.xlsx"
        return FileResponse(
            imports.marked_workbook(self.batch),
            as_attachment=True,
            filename=name,
            content_type=XLSX,
        )


class ImportKitView(MadeOnDemand, ImportView):
    """The open cases of the country as a sheet to decide in, offline."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """The workbook."""
        return FileResponse(
            imports.kit_workbook(self.network, request.user),
            as_attachment=True,
            filename=f"cases-{self.network.country_id}.xlsx",
            content_type=XLSX,
        )


class ImportTransitionView(TransitionView):
    """The acts on a sheet."""

    model = ImportBatch
    form_classes = {"apply_import": ApplyForm}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Found under its own country only; assigning columns has a page of its own."""
        if request.user.is_authenticated:
            rows = ImportBatch.objects.visible_to(request.user)
            get_object_or_404(
                rows, public_id=kwargs["public_id"], network__country=kwargs["country"].upper()
            )
            if kwargs["verb"] == transitions.map_columns.name:
                return redirect("aspnet:import-columns", kwargs["country"], kwargs["public_id"])
        return super().dispatch(request, *args, **kwargs)

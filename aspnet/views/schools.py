"""The coordinators' and Headquarters' pages of institutions."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.accounts.saved_filters import SavesFilters
from unesco_portal.core.columns import BoundColumn
from unesco_portal.core.enums import Audience
from unesco_portal.core.keyset import Page
from unesco_portal.core.views import ResourceListView, value_at
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import services
from ..enums import Standing
from ..filters import WorkspaceInstitutionFilterSet
from ..forms import InstitutionForm, ProposeTerminationForm
from ..models import Institution, Membership
from ..resources import INSTITUTIONS
from .application import place_errors
from .cases import case_timeline
from .certification import certificate_panel
from .compliance import year_lines
from .journal import journal_of
from .reach import network_url, own_institution
from .successions import succession_panel, terms_panel
from .twinnings import twinning_panel

RELATIVES = {"successor", "predecessors"}  # told with the mergers and splits
HEADLINE = {"id", "name", "country_name", "page", "freshness", "confirmed_on", "is_generated"}


class MembershipTransitionView(TransitionView):
    """The acts on the membership of an institution, addressed by the institution."""

    model = Membership
    form_classes = {"propose_termination": ProposeTerminationForm}

    def find_record(self, public_id: str) -> Membership:
        """The membership behind the institution's code."""
        membership = own_institution(self.request.user, public_id).membership
        if membership is None:
            raise PermissionDenied
        return membership


class WorkspaceInstitutionListView(LoginRequiredMixin, SavesFilters, ResourceListView):
    """The institutions of the reader's countries, in every standing; staff see all."""

    resource = INSTITUTIONS
    filterset_class = WorkspaceInstitutionFilterSet
    audience = Audience.COORDINATOR
    template_name = "aspnet/workspace_institution_list.html"

    def context(self, page: Page) -> dict[str, Any]:
        """With the way to the sheets of the reader's own countries."""
        own = sorted(countries_of(self.request.user, NATIONAL_ROLES))
        return super().context(page) | {
            "description": _(
                "Institutions in every standing: members, candidates, applicants, former members."
                " Choose a standing among the filters to see one of them."
            ),
            "import_countries": own,
            "may_mail": services.may_mail(self.request.user),
            "may_assign_area": services.offers_areas(self.request.user),
            "selection": self.selection(),
            **self.saved_filters(),
        }

    @property
    def columns(self) -> tuple[BoundColumn, ...]:
        """With the standing: here schools in every one stand side by side."""
        rows = self.resource.list_columns(self.audience)
        return tuple(column for column in rows if column.listed or column.name == "standing")

    def selection(self) -> list[tuple[str, str]]:
        """The present filter, as a form hands it on."""
        names = self.filterset_class.parameters()
        given = self.request.GET.lists()
        return [(name, value) for name, values in given if name in names for value in values]

    def visible(self) -> QuerySet:
        """The own countries and areas for their officials."""
        rows = super().visible()
        if self.request.user.is_staff:
            return rows
        return rows.served_by(self.request.user)

    def row_url(self, public_id: str) -> str:
        """The page for coordinators."""
        return reverse("aspnet:workspace-institution", args=[public_id])

    def breadcrumb(self) -> list[tuple[Any, str | None]]:
        """From the workspace."""
        return [(_("Workspace"), reverse("workspace:home"))]


class WorkspaceInstitutionView(LoginRequiredMixin, View):
    """One institution as its coordinators see it."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Facts, freshness, membership, applications and history."""
        institution = own_institution(request.user, public_id)
        columns = INSTITUTIONS.columns_for(Audience.COORDINATOR)
        record = INSTITUTIONS.instances(Institution.objects.visible_to(request.user), columns).get(
            pk=institution.pk
        )
        membership = record.membership
        context = {
            "title": record.name,
            "institution": record,
            "membership": membership,
            "acts": machine_of(Membership).offers(membership, request.user) if membership else [],
            "applications": record.applications.visible_to(request.user),
            "timeline": case_timeline(record),
            "years": year_lines(record, request.user),
            "hearings": membership.hearings.visible_to(request.user) if membership else [],
            "fields": facts_of(record, columns),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Schools"), reverse("aspnet:workspace-institution-list")),
                (record.name, None),
            ],
            "can_edit": request.user.has_perm("aspnet.edit_institution", record),
            "can_assign_area": services.offers_area(record, request.user),
            "can_confirm": services.may_confirm(request.user, record),
            "panel": certificate_panel(record, request.user),
            **journal_of(record, request.user),
            "terms": terms_panel(membership, request.user),
            "twinnings": twinning_panel(record, request.user),
            "successions": succession_panel(record, request.user),
            "network_url": network_url(request.user, record),
        }
        return render(request, "aspnet/workspace_institution.html", context)


def facts_of(record: Institution, columns: Iterable[BoundColumn]) -> list[dict[str, Any]]:
    """What the page tells one by one; where there is nothing, it does not say “not known”."""
    facts = []
    for column in columns:
        value = value_at(record, column.path)
        is_nothing = column.name in RELATIVES or (
            column.name == "ended_on" and record.standing != Standing.FORMER
        )
        if column.nested or column.export_only or column.name in HEADLINE:
            continue
        if value or not is_nothing:
            facts.append({"label": column.label, "value": column.words(value), "kind": column.kind})
    return facts


class InstitutionEditView(LoginRequiredMixin, View):
    """Correct a record."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The form as the record stands."""
        institution = self.editable(public_id)
        return self.ask(institution, InstitutionForm(instance=institution))

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Save what changed, or ask again with what was typed."""
        institution = self.editable(public_id)
        form = InstitutionForm(request.POST, instance=institution)
        if not form.is_valid():
            return self.ask(institution, form, status=400)
        changes = {name: value for name, value in form.changes.items() if name != "reason"}
        try:
            services.update_institution(
                institution, by=request.user, changes=changes, reason=form.cleaned_data["reason"]
            )
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(institution, form, status=400)
        messages.success(request, _("Saved."))
        return redirect("aspnet:workspace-institution", public_id)

    def editable(self, public_id: str) -> Institution:
        """The record, if this reader may edit it."""
        institution = own_institution(self.request.user, public_id)
        if not self.request.user.has_perm("aspnet.edit_institution", institution):
            raise PermissionDenied
        return institution

    def ask(
        self, institution: Institution, form: InstitutionForm, status: int = 200
    ) -> HttpResponse:
        """The page."""
        url = reverse("aspnet:workspace-institution", args=[institution.public_id])
        heading = _("Correct the record")
        context = {
            "title": heading,
            "heading": heading,
            "form": form,
            "submit_label": _("Save"),
            "cancel_url": url,
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (institution.name, url),
                (heading, None),
            ],
        }
        return render(self.request, "generic/form.html", context, status=status)


class InstitutionConfirmView(LoginRequiredMixin, View):
    """“This record is right”: a POST, so that no scanner confirms anything."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Confirm it today."""
        services.confirm_institution(own_institution(request.user, public_id), by=request.user)
        messages.success(request, _("Confirmed as right, today."))
        return redirect("aspnet:workspace-institution", public_id)

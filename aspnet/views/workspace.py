"""The coordinators' and Headquarters' pages."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts.models import Invitation
from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.core.enums import Audience
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.views import ResourceListView, value_at
from unesco_portal.people.models import Appointment
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import services
from ..filters import ApplicationFilterSet, WorkspaceInstitutionFilterSet
from ..forms import CoordinatorInvitationForm, DeclineForm, InstitutionForm
from ..models import Application, Institution, Membership, NationalNetwork
from ..resources import INSTITUTIONS
from .application import place_errors
from .cases import TONES, case_timeline, holder_words, level_words

PAGE = 50
HEADLINE = {"id", "name", "country_name", "page", "freshness", "confirmed_on", "is_generated"}


def visible_or_404(model: Any, user: Any, public_id: str, *related: str) -> Any:
    """One record among those this reader may see."""
    rows = model.objects.visible_to(user).select_related(*related)
    return get_object_or_404(rows, public_id=public_id)


class ApplicationListView(LoginRequiredMixin, View):
    """The applications this reader may see, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A page of them; ``?page=`` continues."""
        rows = Application.objects.visible_to(request.user).select_related("institution")
        filterset = ApplicationFilterSet(request.GET, queryset=rows)
        try:
            found = filterset.rows().order_by("-created_at", "-pk")
        except ValidationError as error:
            found, errors = rows.none(), error.messages
        else:
            errors = []
        number = self.page_number(request)
        page = list(found[number * PAGE : (number + 1) * PAGE + 1])
        context = {
            "title": _("Applications"),
            "filter": filterset,
            "errors": errors,
            "applications": page[:PAGE],
            "previous_url": self.page_url(number - 1) if number else None,
            "next_url": self.page_url(number + 1) if len(page) > PAGE else None,
            "breadcrumb": [(_("Workspace"), reverse("workspace:home")), (_("Applications"), None)],
        }
        status = 400 if errors else 200
        return render(request, "aspnet/application_list.html", context, status=status)

    def page_url(self, number: int) -> str:
        """The address of another page of the same selection."""
        params = self.request.GET.copy()
        params["page"] = str(number)
        return f"?{params.urlencode()}"

    @staticmethod
    def page_number(request: HttpRequest) -> int:
        """Which page; anything odd is the first."""
        text = request.GET.get("page", "0")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


class ApplicationDetailView(LoginRequiredMixin, View):
    """One case: what was written, what happened, what can be done now."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page; 404 for another country's coordinator."""
        application = visible_or_404(
            Application, request.user, public_id, "institution__country", "membership"
        )
        machine = machine_of(application)
        context = {
            "title": str(application),
            "application": application,
            "institution": application.institution,
            "membership": getattr(application, "membership", None),
            "due_at": machine.due_at(application),
            "acts": machine.available(application, request.user),
            "timeline": case_timeline(application),
            "holder": holder_words(application),
            "tone": TONES[application.status],
            "levels": level_words(application.institution),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Applications"), reverse("aspnet:application-list")),
                (application.public_id, None),
            ],
        }
        return render(request, "aspnet/application_detail.html", context)


class ApplicationTransitionView(TransitionView):
    """The acts on an application."""

    model = Application
    form_classes = {"decline": DeclineForm, "refuse": DeclineForm}


class MembershipTransitionView(TransitionView):
    """The acts on the membership of an institution, addressed by the institution."""

    model = Membership

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The membership behind the institution's code."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        institution = own_institution(request.user, kwargs["public_id"])
        if institution.membership is None:
            raise PermissionDenied
        self.record = institution.membership
        self.transition = self.find_transition(kwargs["verb"])
        if not self.transition.permits(request.user, self.record):
            raise PermissionDenied(self.transition.permission)
        return View.dispatch(self, request, *args, **kwargs)


class WorkspaceInstitutionListView(LoginRequiredMixin, ResourceListView):
    """The institutions of the reader's countries, in every standing; staff see all."""

    resource = INSTITUTIONS
    filterset_class = WorkspaceInstitutionFilterSet
    audience = Audience.COORDINATOR

    def visible(self) -> QuerySet:
        """The own countries for national roles."""
        rows = super().visible()
        if self.request.user.is_staff:
            return rows
        return rows.of_countries(countries_of(self.request.user, NATIONAL_ROLES))

    def row_url(self, public_id: str) -> str:
        """The page for coordinators."""
        return reverse("aspnet:workspace-institution", args=[public_id])

    def breadcrumb(self) -> list[tuple[Any, str | None]]:
        """From the workspace."""
        return [(_("Workspace"), reverse("workspace:home"))]


def own_institution(user: Any, public_id: str) -> Institution:
    """An institution this reader may edit; others are not there."""
    institution = visible_or_404(Institution, user, public_id, "country", "membership")
    in_reach = user.is_staff or institution.country_id in countries_of(user, NATIONAL_ROLES)
    if not in_reach:
        return get_object_or_404(Institution.objects.none())
    return institution


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
            "acts": machine_of(Membership).available(membership, request.user)
            if membership
            else [],
            "applications": record.applications.visible_to(request.user),
            "timeline": case_timeline(record),
            "fields": [
                {
                    "label": column.label,
                    "value": column.words(value_at(record, column.path)),
                    "kind": column.kind,
                }
                for column in columns
                if not column.nested and not column.export_only and column.name not in HEADLINE
            ],
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Schools"), reverse("aspnet:workspace-institution-list")),
                (record.name, None),
            ],
            "can_edit": request.user.has_perm("aspnet.edit_institution", record),
            "can_confirm": services.may_confirm(request.user, record),
        }
        return render(request, "aspnet/workspace_institution.html", context)


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


class NetworkView(LoginRequiredMixin, View):
    """A country's network as its own people see it: who coordinates, who is invited."""

    def get(self, request: HttpRequest, country: str) -> HttpResponse:
        """The page, with the form to invite."""
        network = self.network(country)
        return self.show(network, CoordinatorInvitationForm())

    def post(self, request: HttpRequest, country: str) -> HttpResponse:
        """Invite somebody."""
        network = self.network(country)
        form = CoordinatorInvitationForm(request.POST, instance=Invitation())
        if not form.is_valid():
            return self.show(network, form, status=400)
        try:
            services.invite_coordinator(form.instance, network=network, by=request.user)
        except ValidationError as error:
            place_errors(error, form)
            return self.show(network, form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The invitation is on its way."))
        return redirect("aspnet:network", country)

    def network(self, country: str) -> NationalNetwork:
        """The network, for its own people and Headquarters."""
        network = get_object_or_404(
            NationalNetwork.objects.select_related("country", "national_commission"),
            country=country.upper(),
        )
        if not self.request.user.has_perm("aspnet.invite_coordinator", network):
            return get_object_or_404(NationalNetwork.objects.none())
        return network

    def show(
        self, network: NationalNetwork, form: CoordinatorInvitationForm, status: int = 200
    ) -> HttpResponse:
        """The page."""
        context = {
            "title": str(network),
            "network": network,
            "form": form,
            "appointments": Appointment.objects.coordinators()
            .in_country(network.country_id)
            .select_related("person"),
            "invitations": Invitation.objects.open().filter(country=network.country),
            "breadcrumb": [(_("Workspace"), reverse("workspace:home")), (str(network), None)],
        }
        return render(self.request, "aspnet/network.html", context, status=status)

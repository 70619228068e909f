"""How a school of a country joins: for everybody, and for those who write it down."""

from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.reference.models import Country
from unesco_portal.reference.views import ByCountryListView
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import services
from ..enums import EDITABLE_PATHWAY
from ..filters import PathwayFilterSet
from ..forms import PathwayForm, StageFormSet, WindowFormSet
from ..models import NationalNetwork, PathwayVersion
from ..resources import PATHWAYS
from .application import place_errors
from .cases import case_timeline
from .reach import visible_or_404

CODE_LENGTH = 2


class PathwayListView(ByCountryListView):
    """The pathways of all countries, in force or told by a source."""

    resource = PATHWAYS
    filterset_class = PathwayFilterSet
    template_name = "aspnet/pathway_list.html"

    def breadcrumb(self) -> list[tuple[Any, str | None]]:
        """From the schools."""
        return [(_("Schools"), reverse("aspnet:institution-list"))]


class PathwayView(View):
    """How a school of one country joins, in steps, with source and date; or one version by code."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The version in force, else what a source tells, else the international floor alone."""
        if len(code) == CODE_LENGTH:
            country = get_object_or_404(Country, code=code.upper())
            version = services.pathway_of(country.code)
        else:
            rows = PathwayVersion.objects.public().whole()
            version = get_object_or_404(rows, public_id=code)
            country = version.country
        network = NationalNetwork.objects.filter(country=country).first()
        context = {
            "title": _("How a school joins: %(country)s") % {"country": country.name},
            "country": country,
            "version": version,
            "network": network,
            "windows": windows(version),
            "others": PathwayVersion.objects.public()
            .of_country(country.code)
            .exclude(pk=version.pk if version else None),
            "breadcrumb": [
                (_("Schools"), reverse("aspnet:institution-list")),
                (_("National pathways"), reverse("aspnet:pathway-list")),
                (country.name, None),
            ],
        }
        return render(request, "aspnet/pathway_detail.html", context)


def windows(version: PathwayVersion | None) -> list[dict[str, Any]]:
    """The intake windows with the next day on which each closes, soonest first."""
    if version is None:
        return []
    found = [
        {"window": window, "next": window.next_closing(today())} for window in version.windows.all()
    ]
    return sorted((row for row in found if row["next"]), key=lambda row: row["next"])


class NetworkPathwaysView(LoginRequiredMixin, View):
    """The versions of a country for its own people and Headquarters; POST begins a new one."""

    def get(self, request: HttpRequest, country: str) -> HttpResponse:
        """The page."""
        network = self.network(country)
        context = {
            "title": _("Pathways of %(network)s") % {"network": network},
            "network": network,
            "versions": PathwayVersion.objects.visible_to(request.user).of_country(
                network.country_id
            ),
            "can_draft": rules.has_perm("aspnet.draft_pathway", request.user, network),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (str(network), reverse("aspnet:network", args=[network.country_id])),
                (_("Pathways"), None),
            ],
        }
        return render(request, "aspnet/network_pathways.html", context)

    def post(self, request: HttpRequest, country: str) -> HttpResponse:
        """Begin a new version, or go on with the open one."""
        version = services.draft_pathway(self.network(country), by=request.user)
        return redirect(version.get_workspace_url())

    def network(self, country: str) -> NationalNetwork:
        """The network, for its own people and Headquarters."""
        rows = NationalNetwork.objects.select_related("country", "national_commission")
        network = get_object_or_404(rows, country=country.upper())
        if not self.request.user.has_perm("aspnet.invite_coordinator", network):
            return get_object_or_404(NationalNetwork.objects.none())
        return network


def own_version(user: Any, public_id: str) -> PathwayVersion:
    """A version this reader may read in the workspace."""
    version = visible_or_404(PathwayVersion, user, public_id, "country")
    if not (user.is_staff or rules.has_perm("aspnet.work_on_pathway", user, version)):
        return get_object_or_404(PathwayVersion.objects.none())
    return version


class WorkspacePathwayView(LoginRequiredMixin, View):
    """One version: its rules, what happened to it, what can be done now."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page."""
        version = own_version(request.user, public_id)
        context = {
            "title": str(version),
            "version": version,
            "windows": windows(version),
            "acts": machine_of(version).offers(version, request.user),
            "can_edit": version.status in EDITABLE_PATHWAY
            and rules.has_perm("aspnet.draft_pathway", request.user, version),
            "timeline": case_timeline(version),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Pathways"), reverse("aspnet:network-pathways", args=[version.country_id])),
                (version.public_id, None),
            ],
        }
        return render(request, "aspnet/workspace_pathway.html", context)


class PathwayEditView(LoginRequiredMixin, View):
    """Write a draft: rules, stages and windows on one page; empty lines are left out."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The draft as it stands."""
        version = self.editable(public_id)
        return self.ask(version, *self.forms(version))

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Save it, or ask again with what was typed."""
        version = self.editable(public_id)
        form, stages, windows_forms = self.forms(version, request.POST)
        if not (form.is_valid() & stages.is_valid() & windows_forms.is_valid()):
            return self.ask(version, form, stages, windows_forms, status=400)
        try:
            services.write_pathway(
                version,
                changes=form.cleaned_data,
                stages=stages.parts,
                windows=windows_forms.parts,
                by=request.user,
            )
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(version, form, stages, windows_forms, status=400)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Saved."))
        return redirect(version.get_workspace_url())

    def editable(self, public_id: str) -> PathwayVersion:
        """The version, if this reader may write it."""
        version = own_version(self.request.user, public_id)
        if not rules.has_perm("aspnet.draft_pathway", self.request.user, version):
            raise PermissionDenied
        return version

    @staticmethod
    def forms(version: PathwayVersion, *data: Any) -> tuple[Any, Any, Any]:
        """The three parts of the page."""
        form = PathwayForm(*data, instance=PathwayVersion.objects.get(pk=version.pk))
        if data:  # what is sent counts alone: an old page must not look unchanged
            return (
                form,
                StageFormSet(*data, prefix="stages"),
                WindowFormSet(*data, prefix="windows"),
            )
        stages = [model_to_dict(stage) for stage in version.stages.all()]
        rows = [model_to_dict(window) for window in version.windows.all()]
        return (
            form,
            StageFormSet(prefix="stages", initial=stages),
            WindowFormSet(prefix="windows", initial=rows),
        )

    def ask(
        self, version: PathwayVersion, form: Any, stages: Any, rows: Any, status: int = 200
    ) -> HttpResponse:
        """The page."""
        url = version.get_workspace_url()
        context = {
            "title": _("Write the pathway"),
            "form": form,
            "stages": stages,
            "windows": rows,
            "cancel_url": url,
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (version.public_id, url),
                (_("Write the pathway"), None),
            ],
        }
        return render(self.request, "aspnet/pathway_edit.html", context, status=status)


class PathwayTransitionView(TransitionView):
    """The acts on a version."""

    model = PathwayVersion

"""Areas of a network: the National Coordinator's list, one area, and which schools lie in it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from unesco_portal.accounts.models import Invitation
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.models import Area

from .. import services
from ..enums import Standing
from ..forms import AreaForm, AreaInvitationForm, AssignAreaForm
from ..models import Institution, NationalNetwork
from .application import place_errors
from .rounds import own_network
from .selection import selected_schools

MOST_NAMED = 200


class NetworkAreasView(LoginRequiredMixin, View):
    """The areas of a network, which of them have nobody, and the form to add one."""

    def get(self, request: HttpRequest, country: str) -> HttpResponse:
        """The page."""
        return self.show(own_network(request.user, country), AreaForm())

    def post(self, request: HttpRequest, country: str) -> HttpResponse:
        """Add an area."""
        network = own_network(request.user, country)
        services.check_runs_areas(network, request.user)
        form = AreaForm(request.POST, instance=Area(country=network.country))
        if not form.is_valid():
            return self.show(network, form, status=400)
        try:
            area = services.keep_area(form.instance, by=request.user)
        except ValidationError as error:
            place_errors(error, form)
            return self.show(network, form, status=400)
        messages.success(request, _("The area is added. Now put schools into it."))
        return redirect(area.get_workspace_url())

    def show(self, network: NationalNetwork, form: AreaForm, status: int = 200) -> HttpResponse:
        """The page."""
        outside = Institution.objects.members().filter(country=network.country_id, area=None)
        context = {
            "title": _("Areas of %(network)s") % {"network": network},
            "network": network,
            "areas": services.areas_of_network(network),
            "outside": outside.count(),
            "form": form if self.request.user.has_perm("aspnet.run_areas", network) else None,
            "breadcrumb": trail(network, (_("Areas"), None)),
        }
        return render(self.request, "aspnet/network_areas.html", context, status=status)


def trail(network: NationalNetwork, *more: tuple[Any, str | None]) -> list[tuple[Any, str | None]]:
    """The way from the workspace to the areas of a network."""
    start = [
        (_("Workspace"), reverse("workspace:home")),
        (str(network), reverse("aspnet:network", args=[network.country_id])),
    ]
    return [*start, *more]


def area_or_404(user: Any, public_id: str) -> Area:
    """An area, for those who coordinate it, its country, and UNESCO."""
    area = get_object_or_404(
        Area.objects.visible_to(user).select_related("country__aspnet_network"),
        public_id=public_id,
    )
    if not user.has_perm("aspnet.view_areas", area):
        raise Http404(public_id)
    return area


class AreaView(LoginRequiredMixin, View):
    """One area: who coordinates it, its schools in numbers, the ways to its work."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page."""
        return self.show(area_or_404(request.user, public_id), AreaInvitationForm())

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Invite somebody to coordinate it."""
        area = area_or_404(request.user, public_id)
        services.check_runs_areas(area, request.user)
        form = AreaInvitationForm(request.POST, instance=Invitation())
        if not form.is_valid():
            return self.show(area, form, status=400)
        try:
            services.invite_to_area(form.instance, area=area, by=request.user)
        except ValidationError as error:
            place_errors(error, form)
            return self.show(area, form, status=400)
        messages.success(request, _("The invitation is on its way."))
        return redirect(area.get_workspace_url())

    def show(self, area: Area, form: AreaInvitationForm, status: int = 200) -> HttpResponse:
        """The page."""
        counted = services.standings_of([area])[area.pk]
        runs = self.request.user.has_perm("aspnet.run_areas", area)
        invitations = Invitation.objects.visible_to(self.request.user).open()
        context = {
            "title": area.name,
            "area": area,
            "lines": [
                (standing.label, counted[standing]) for standing in Standing if standing in counted
            ],
            "posts": area.appointments.select_related("person"),
            "invitations": invitations.filter(area=area) if runs else [],
            "form": form if runs else None,
            "breadcrumb": self.breadcrumb(area),
        }
        return render(self.request, "aspnet/area.html", context, status=status)

    def breadcrumb(self, area: Area) -> list[tuple[Any, str | None]]:
        """Through the network, for those who see it."""
        network = area.country.aspnet_network
        if self.request.user.has_perm("aspnet.view_areas", network):
            areas = (_("Areas"), reverse("aspnet:network-areas", args=[area.country_id]))
            return trail(network, areas, (area.name, None))
        return [(_("Workspace"), reverse("workspace:home")), (area.name, None)]


class AreaEditView(LoginRequiredMixin, View):
    """Rename an area, publish it, end it."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The form as the area stands."""
        area = self.area(public_id)
        return self.ask(area, AreaForm(instance=area))

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Keep it, or ask again with what was typed."""
        area = self.area(public_id)
        form = AreaForm(request.POST, instance=area)
        if not form.is_valid():
            return self.ask(area, form, status=400)
        try:
            services.keep_area(form.instance, by=request.user)
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(area, form, status=400)
        messages.success(request, _("Saved."))
        return redirect(area.get_workspace_url())

    def area(self, public_id: str) -> Area:
        """The area, for those who run the network."""
        area = area_or_404(self.request.user, public_id)
        services.check_runs_areas(area, self.request.user)
        return area

    def ask(self, area: Area, form: AreaForm, status: int = 200) -> HttpResponse:
        """The page."""
        heading = _("Change the area")
        url = area.get_workspace_url()
        context = {
            "title": heading,
            "heading": heading,
            "explanation": _(
                "An area that ends keeps its page. What its coordinators did stays theirs; its"
                " schools and open cases wait for the National Coordinator until they are put"
                " into another area."
            ),
            "form": form,
            "submit_label": _("Save"),
            "cancel_url": url,
            "breadcrumb": [(area.name, url), (heading, None)],
        }
        return render(self.request, "generic/form.html", context, status=status)


class AssignAreaView(LoginRequiredMixin, View):
    """Put the schools that the list shows, or those ticked in it, into an area."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the network; a selection of several has no areas in common."""
        if request.user.is_authenticated:
            try:
                self.network = self.find_network()
            except DomainError as error:
                messages.error(request, str(error))
                return redirect("aspnet:workspace-institution-list")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """How many there are, and the areas to choose from."""
        return self.ask(AssignAreaForm(country=self.network.country_id))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do it, when just what was seen is still selected."""
        form = AssignAreaForm(request.POST, country=self.network.country_id)
        if not form.is_valid():
            return self.ask(form, status=400)
        if request.POST.get("chosen") != str(self.schools().count()):
            messages.warning(request, _("The selection has changed: look at it again."))
            return self.ask(form, status=409)
        given = form.cleaned_data | {"network": self.network, "by": request.user}
        chosen = list(self.schools().values_list("public_id", flat=True)[:2])
        count = services.assign_area(self.schools(), given.pop("area"), **given)
        words = ngettext(
            "%(count)s school has changed its area.",
            "%(count)s schools have changed their area.",
            count,
        )
        messages.success(request, words % {"count": count})
        if len(chosen) == 1:
            return redirect("aspnet:workspace-institution", chosen[0])
        return redirect("aspnet:workspace-institution-list")

    def schools(self) -> QuerySet[Institution]:
        """The selection, among those that the reader reaches."""
        user = self.request.user
        rows = Institution.objects.visible_to(user)
        return selected_schools(self.request, rows if user.is_staff else rows.served_by(user))

    def find_network(self) -> NationalNetwork:
        """The one network of all of them, if this reader says which school lies in which area."""
        codes = list(self.schools().order_by().values_list("country", flat=True).distinct()[:2])
        if not codes:
            raise Http404
        if len(codes) > 1:
            raise DomainError(_("Choose schools of one country at a time."))
        network = get_object_or_404(NationalNetwork, country=codes[0])
        if not self.request.user.has_perm("aspnet.assign_area", network):
            raise PermissionDenied("aspnet.assign_area")
        return network

    def ask(self, form: AssignAreaForm, status: int = 200) -> HttpResponse:
        """The page."""
        schools = self.schools().order_by("sort_name", "public_id")
        title = _("Put schools into an area")
        context = {
            "title": title,
            "network": self.network,
            "form": form,
            "chosen": schools.count(),
            "schools": schools.select_related("area")[:MOST_NAMED],
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Schools"), reverse("aspnet:workspace-institution-list")),
                (title, None),
            ],
        }
        return render(self.request, "aspnet/assign_area.html", context, status=status)

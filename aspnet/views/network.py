"""A country's network as its own people see it."""

from typing import Any

import rules
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts import throttling
from unesco_portal.accounts.models import Invitation
from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.models import Appointment

from .. import freshness, services
from ..forms import CoordinatorInvitationForm
from ..models import NationalNetwork
from .application import place_errors
from .journal import journal_of
from .limits import TOO_OFTEN
from .rounds import own_network


def inviting_network(user: Any, country: str) -> NationalNetwork:
    """The network of a country, for those who may invite there; 404 for others."""
    network = get_object_or_404(
        NationalNetwork.objects.select_related("country", "national_commission"),
        country=country.upper(),
    )
    if not user.has_perm("aspnet.invite_coordinator", network):
        raise Http404
    return network


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
        return inviting_network(self.request.user, country)

    def show(
        self, network: NationalNetwork, form: CoordinatorInvitationForm, status: int = 200
    ) -> HttpResponse:
        """The page."""
        context = {
            "title": str(network),
            "network": network,
            "form": form,
            "freshness": freshness.of_country(network.country_id),
            "appointments": Appointment.objects.coordinators()
            .in_country(network.country_id)
            .select_related("person"),
            "invitations": Invitation.objects.open().filter(country=network.country),
            "can_see_certificates": rules.has_perm(
                "aspnet.download_certificates", self.request.user, network
            ),
            "can_hand_over": rules.has_perm("aspnet.hand_over_network", self.request.user, network),
            **journal_of(network, self.request.user),
            "breadcrumb": [(_("Workspace"), reverse("workspace:home")), (str(network), None)],
        }
        return render(self.request, "aspnet/network.html", context, status=status)


class InvitationView(LoginRequiredMixin, View):
    """An open invitation is withdrawn, or sent again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, country: str, number: int) -> HttpResponse:
        """Withdraw it; with the other button, send it again."""
        network = inviting_network(request.user, country)
        rows = Invitation.objects.visible_to(request.user).filter(country=network.country)
        invitation = get_object_or_404(rows, pk=number)
        is_again = "again" in request.POST
        act = services.invite_again if is_again else services.withdraw_invitation
        try:
            act(invitation, network=network, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            sent, withdrawn = _("The invitation is on its way."), _("The invitation is withdrawn.")
            messages.success(request, sent if is_again else withdrawn)
        return redirect("aspnet:network", network.country_id)


class HandOverView(LoginRequiredMixin, View):
    """Everything a successor needs in one file; made by a button, as making it is recorded."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, country: str) -> HttpResponse:
        """The ZIP file, for the network's own people and Headquarters."""
        network = own_network(request.user, country)
        if not throttling.is_within(
            settings.API_RATE_EXPORT, "export", throttling.reader_of(request)
        ):
            messages.error(request, TOO_OFTEN)
            return redirect("aspnet:network", network.country_id)
        pack = services.hand_over_pack(network, by=request.user)
        answer = HttpResponse(pack, content_type="application/zip")
        name = f"hand-over-{network.country_id}-{dates.today():%Y-%m-%d}.zip"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["Cache-Control"] = "private, no-store"
        return answer

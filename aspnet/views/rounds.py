"""The coordinator's pages of a renewal round: open it, follow it, end it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import freshness, services
from ..enums import RUNNING_ROUND
from ..filters import RoundEntryFilterSet
from ..forms import RoundForm
from ..models import NationalNetwork, RenewalRound
from ..querysets import of_network
from .application import place_errors
from .paging import page_number
from .review import PAGE
from .round_words import TONES, difference_rows, funnel_groups, round_trail

MOST_SHOWN = 200


def own_network(user: Any, country: str) -> NationalNetwork:
    """The network of the reader's own country; staff reach all, others none."""
    rows = NationalNetwork.objects.select_related("country")
    if not user.is_staff:
        rows = rows.filter(country__in=countries_of(user, NATIONAL_ROLES))
    return get_object_or_404(rows, country=country.upper())


def shared_network(user: Any, country: str) -> NationalNetwork:
    """The same, also for those who serve an area of it: for what the whole network shares."""
    rows = NationalNetwork.objects.select_related("country")
    if not user.is_staff:
        rows = rows.filter(of_network(user, country="country"))
    return get_object_or_404(rows, country=country.upper())


def own_round(user: Any, country: str, public_id: str, *, to_run: bool = False) -> RenewalRound:
    """A round the reader may see; ``to_run`` asks for the right to act on it, too."""
    rows = RenewalRound.objects.visible_to(user).select_related("network__country")
    found = get_object_or_404(rows, network__country=country.upper(), public_id=public_id)
    if to_run and not user.has_perm("aspnet.run_round", found):
        raise PermissionDenied("aspnet.run_round")
    return found


class RoundListView(LoginRequiredMixin, View):
    """The rounds of one network, and how fresh its records are."""

    def get(self, request: HttpRequest, country: str) -> HttpResponse:
        """Newest first."""
        network = shared_network(request.user, country)
        rounds = list(network.rounds.visible_to(request.user))
        context = {
            "title": _("Renewal rounds"),
            "network": network,
            "rounds": rounds,
            "freshness": freshness.of_country(network.country_id),
            "can_open": request.user.has_perm("aspnet.open_round", network)
            and not any(found.status in RUNNING_ROUND for found in rounds),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (f"{network}: {_('Renewal rounds')}", None),
            ],
        }
        return render(request, "aspnet/round_list.html", context)


class RoundOpenView(LoginRequiredMixin, View):
    """Preview and opening on one page: whom it asks, by which mail, until when."""

    def get(self, request: HttpRequest, country: str) -> HttpResponse:
        """The preview with sensible values."""
        network = self.network(country)
        form = RoundForm(instance=RenewalRound(network=network))
        return self.ask(network, form, RenewalRound(network=network, **self.values(form)))

    def post(self, request: HttpRequest, country: str) -> HttpResponse:
        """Open it; ``preview`` only shows the mail again."""
        network = self.network(country)
        form = RoundForm(request.POST, instance=RenewalRound(network=network))
        if not form.is_valid():
            example = RoundForm(instance=RenewalRound(network=network))
            shown = RenewalRound(network=network, **self.values(example))
            return self.ask(network, form, shown, status=400)
        if "preview" in request.POST:
            return self.ask(network, form, form.instance)
        try:
            round_ = services.open_renewal(form.instance, by=request.user)
        except ValidationError as error:
            running = network.rounds.running().first()
            if running is not None:  # a double click, or a colleague was faster
                messages.info(request, _("This round is open already."))
                return redirect(running.get_workspace_url())
            place_errors(error, form)
            return self.ask(network, form, form.instance, status=400)
        messages.success(request, _("The round is open: every school is asked."))
        return redirect(round_.get_workspace_url())

    def network(self, country: str) -> NationalNetwork:
        """The network, if this reader may open a round in it."""
        network = own_network(self.request.user, country)
        if not self.request.user.has_perm("aspnet.open_round", network):
            raise PermissionDenied("aspnet.open_round")
        return network

    @staticmethod
    def values(form: RoundForm) -> dict[str, Any]:
        """The values that stand in the form at first."""
        return {name: form.initial[name] for name in ("title", "closes_on")}

    def ask(
        self, network: NationalNetwork, form: RoundForm, shown: RenewalRound, status: int = 200
    ) -> HttpResponse:
        """The page."""
        context = {
            "title": _("Open a renewal round"),
            "network": network,
            "form": form,
            "preview": services.preview_renewal(shown),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Renewal rounds"), reverse("aspnet:round-list", args=[network.country_id])),
                (_("Open a renewal round"), None),
            ],
        }
        return render(self.request, "aspnet/renewal_open.html", context, status=status)


class RoundDetailView(LoginRequiredMixin, View):
    """The funnel, what can be done now, and the schools with filters."""

    def get(self, request: HttpRequest, country: str, public_id: str) -> HttpResponse:
        """The page; 404 for another country's coordinator."""
        round_ = own_round(request.user, country, public_id)
        entries = round_.entries.visible_to(request.user)
        filterset = RoundEntryFilterSet(request.GET, queryset=entries)
        try:
            rows, errors = filterset.rows(), []
        except ValidationError as error:
            rows, errors = entries.none(), error.messages
        rows = rows.select_related("institution").order_by("institution__sort_name", "pk")
        number = page_number(request)
        page = list(rows[number * PAGE : (number + 1) * PAGE + 1])
        context = {
            "title": str(round_),
            "round": round_,
            "groups": self.groups(round_, entries),
            "low_risk": entries.undecided().low_risk().count(),
            "remindable": self.remindable(round_),
            "renamed": services.names_changed(entries)[:PAGE],
            "can_run": request.user.has_perm("aspnet.run_round", round_),
            "is_running": round_.status in RUNNING_ROUND,
            "acts": machine_of(round_).offers(round_, request.user),
            "due_at": machine_of(round_).due_at(round_),
            "filter": filterset,
            "errors": errors,
            "rows": [
                {"entry": entry, "tone": TONES[entry.answer], "url": self.entry_url(round_, entry)}
                for entry in page[:PAGE]
            ],
            "previous_url": self.page_url(number - 1) if number else None,
            "next_url": self.page_url(number + 1) if len(page) > PAGE else None,
            "breadcrumb": round_trail(round_),
        }
        return render(request, "aspnet/round_detail.html", context, status=400 if errors else 200)

    @staticmethod
    def groups(round_: RenewalRound, entries: Any) -> list[dict[str, Any]]:
        """The funnel of some of its entries."""
        url = round_.get_workspace_url()
        return funnel_groups(entries.funnel(), entries.delivered().count(), url)

    @staticmethod
    def remindable(round_: RenewalRound) -> int:
        """How many could be reminded today."""
        today = dates.today()
        if not round_.takes_answers(today):
            return 0
        return round_.entries.remindable(today).count()

    @staticmethod
    def entry_url(round_: RenewalRound, entry: Any) -> str:
        """The page of one school in the round."""
        args = [round_.network.country_id, round_.public_id, entry.institution.public_id]
        return reverse("aspnet:round-entry", args=args)

    def page_url(self, number: int) -> str:
        """The address of another page of the same selection."""
        params = self.request.GET.copy()
        params["page"] = str(number)
        return f"?{params.urlencode()}#results"


class RoundRemindView(LoginRequiredMixin, View):
    """Remind the silent ones, never those who answered."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, country: str, public_id: str) -> HttpResponse:
        """Write the reminders; twice on a day changes nothing."""
        round_ = own_round(request.user, country, public_id, to_run=True)
        count = services.remind_silent(round_, by=request.user)
        words = ngettext("%(count)s school is reminded.", "%(count)s schools are reminded.", count)
        messages.success(request, words % {"count": count})
        return redirect(round_.get_workspace_url())


class RoundAcceptView(LoginRequiredMixin, View):
    """Accept all low-risk changes at once, having seen them."""

    def get(self, request: HttpRequest, country: str, public_id: str) -> HttpResponse:
        """What would be accepted."""
        round_ = own_round(request.user, country, public_id, to_run=True)
        rows = round_.entries.undecided().low_risk().select_related("institution")
        context = {
            "title": _("Accept low-risk changes"),
            "round": round_,
            "count": rows.count(),
            "changes": [
                (entry.institution, difference_rows(entry.changes, entry.institution))
                for entry in rows.order_by("pk")[:MOST_SHOWN]
            ],
            "breadcrumb": round_trail(round_, (_("Accept low-risk changes"), None)),
        }
        return render(request, "aspnet/round_accept.html", context)

    def post(self, request: HttpRequest, country: str, public_id: str) -> HttpResponse:
        """Accept them."""
        round_ = own_round(request.user, country, public_id, to_run=True)
        try:
            accepted, kept = services.accept_low_risk(round_, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(round_.get_workspace_url())
        messages.success(request, _("%(count)s changes accepted.") % {"count": accepted})
        if kept:
            words = _("%(count)s records changed meanwhile: decide these one by one.")
            messages.warning(request, words % {"count": kept})
        return redirect(round_.get_workspace_url())


class RoundTransitionView(TransitionView):
    """The acts on a round; closing shows first what it means for whom."""

    model = RenewalRound
    template_name = "aspnet/round_transition.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The round under its own country only."""
        if request.user.is_authenticated:
            own_round(request.user, kwargs.pop("country"), kwargs["public_id"])
        return super().dispatch(request, *args, **kwargs)

    def ask(self, form: Any, status: int = 200) -> HttpResponse:
        """The questions, below the funnel as it stands."""
        entries = self.record.entries.visible_to(self.request.user)
        self.record.groups = RoundDetailView.groups(self.record, entries)
        return super().ask(form, status)

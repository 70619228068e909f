"""The desks' pages of twinnings: find a partner, propose, answer."""

from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core import codes
from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.reference.vocabularies import LANGUAGES
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import services
from ..enums import Standing, TwinningStatus
from ..filters import PeerFilterSet, WorkspaceTwinningFilterSet
from ..forms import TwinningForm
from ..models import Institution, Twinning
from .cases import case_timeline, level_words
from .paging import page_of
from .successions import OfInstitutionView

MOST_FOUND = 20
TONES = {
    TwinningStatus.PROPOSED: "waiting",
    TwinningStatus.AGREED: "positive",
    TwinningStatus.ENDED: "ended",
    TwinningStatus.DECLINED: "ended",
    TwinningStatus.WITHDRAWN: "ended",
}


def twinnings_of(institution: Institution, rows: QuerySet) -> list[Twinning]:
    """Those of a school among ``rows``, newest first, each with the school on the other side."""
    found = list(rows.of(institution).with_schools().order_by("-status_since", "-pk"))
    for row in found:
        row.peer = row.other(institution)
    return found


def twinning_panel(institution: Institution, user: Any) -> dict[str, Any]:
    """What a school has with others, for those who coordinate it."""
    may = rules.has_perm("aspnet.propose_twinning", user, institution)
    return {
        "rows": twinnings_of(institution, Twinning.objects.visible_to(user)),
        "can_propose": may and institution.standing == Standing.MEMBER,
        "institution": institution,
    }


class ProposeView(OfInstitutionView):
    """Find a member with the same interest, then propose to work together."""

    permission = "aspnet.propose_twinning"

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Members to choose from; once one is chosen, the form."""
        partner = self.partner()
        if partner is None:
            return self.choose()
        return self.ask(partner, self.form(partner))

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Propose it."""
        partner = self.partner()
        if partner is None:
            return self.choose()
        form = self.form(partner, request.POST)
        if not form.is_valid():
            return self.ask(partner, form, status=400)
        try:
            twinning = services.propose_twinning(form.instance, by=request.user)
        except (DomainError, ValidationError) as error:
            self.refuse(form, error)
            return self.ask(partner, form, status=400)
        is_agreed = twinning.status == TwinningStatus.AGREED
        told = _("The two are twinned.") if is_agreed else _("Proposed: the other desk is told.")
        messages.success(request, told)
        return redirect(twinning.get_workspace_url())

    def peers(self) -> QuerySet[Institution]:
        """Other members, as real as this school."""
        rows = Institution.objects.members().exclude(pk=self.institution.pk)
        return rows.filter(is_generated=self.institution.is_generated).select_related("country")

    def partner(self) -> Institution | None:
        """The chosen one; a code in the search box chooses, too."""
        asked = self.request.GET
        code = asked.get("partner") or codes.typed(asked.get("q", ""))
        return self.peers().filter(public_id=code).first() if code else None

    def form(self, partner: Institution, *args: Any) -> TwinningForm:
        """The questions, about these two."""
        twinning = Twinning(school=self.institution, partner=partner)
        return TwinningForm(*args, instance=twinning, initial={"starts_on": today()})

    def choose(self) -> HttpResponse:
        """Members to choose from: at first those that work on the same themes."""
        asked = self.request.GET
        if not asked:
            asked = QueryDict(mutable=True)
            asked.setlist("theme", self.institution.themes)
        filterset = PeerFilterSet(asked, queryset=self.peers(), request=self.request)
        try:
            found, errors = filterset.rows(), []
        except ValidationError as error:
            found, errors = self.peers().none(), error.messages
        context = self.page(
            _("Find a partner for a twinning"),
            filter=filterset,
            errors=errors,
            rows=found.order_by("sort_name", "public_id")[:MOST_FOUND],
            most=MOST_FOUND,
        )
        status = 400 if errors else 200
        return render(self.request, "aspnet/twinning_choose.html", context, status=status)

    def ask(self, partner: Institution, form: TwinningForm, status: int = 200) -> HttpResponse:
        """The page with the questions."""
        explanation = _("%(name)s, %(town)s, %(country)s") % {
            "name": partner.name,
            "town": partner.city,
            "country": partner.country.name,
        }
        context = self.page(
            _("Propose a twinning"),
            form=form,
            explanation=explanation,
            submit_label=_("Propose"),
        )
        return render(self.request, "generic/form.html", context, status=status)


def own_twinnings(user: Any) -> QuerySet[Twinning]:
    """Those with a school that the reader serves; staff read all."""
    rows = Twinning.objects.visible_to(user).with_schools()
    return rows if user.is_staff else rows.served_by(user)


class TwinningListView(LoginRequiredMixin, View):
    """The twinnings of the reader's schools, proposals included."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Newest first."""
        rows = own_twinnings(request.user)
        filterset = WorkspaceTwinningFilterSet(request.GET, queryset=rows, request=request)
        try:
            found, errors = filterset.rows(), []
        except ValidationError as error:
            found, errors = rows.none(), error.messages
        context = page_of(request, found.order_by("-status_since", "-pk")) | {
            "title": _("Twinnings"),
            "filter": filterset,
            "errors": errors,
            "breadcrumb": [(_("Workspace"), reverse("workspace:home")), (_("Twinnings"), None)],
        }
        for row in context["rows"]:
            row.tone = TONES[row.status]
        status = 400 if errors else 200
        return render(request, "aspnet/twinning_list.html", context, status=status)


class TwinningView(LoginRequiredMixin, View):
    """One twinning: what is proposed, what happened, what can be done now."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page; 404 for those who serve neither school."""
        twinning = get_object_or_404(own_twinnings(request.user), public_id=public_id)
        context = {
            "title": str(twinning),
            "twinning": twinning,
            "tone": TONES[TwinningStatus(twinning.status)],
            "levels": level_words(twinning),
            "languages": [LANGUAGES.word(code) for code in twinning.languages],
            "acts": machine_of(Twinning).offers(twinning, request.user),
            "timeline": case_timeline(twinning),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Twinnings"), reverse("aspnet:twinning-list")),
                (twinning.public_id, None),
            ],
        }
        return render(request, "aspnet/twinning.html", context)


class TwinningTransitionView(TransitionView):
    """Agree, decline, withdraw, end."""

    model = Twinning

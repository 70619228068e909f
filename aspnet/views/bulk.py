"""One act on several applications of the list: choose, look, do."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts.roles import NATIONAL_ROLES, Role, holds_any
from unesco_portal.workflow.engine import Transition
from unesco_portal.workflow.forms import TransitionForm

from .. import services, transitions
from ..forms import DeclineForm, ExtensionForm
from ..models import Application
from .cases import BETWEEN_OFFICIALS

MOST = 50
NATIONAL_ACTS = (
    transitions.begin_review,
    transitions.start_stage,
    transitions.advance_stage,
    transitions.extend_stage,
    transitions.recommend,
    transitions.return_for_completion,
    transitions.decline,
    transitions.end_stage,
    transitions.lapse,
)
UNESCO_ACTS = (transitions.admit, transitions.send_back, transitions.refuse)
FORMS = {
    "decline": DeclineForm,
    "refuse": DeclineForm,
    "end_stage": DeclineForm,
    "extend_stage": ExtensionForm,
}


def bulk_acts(user: Any) -> list[Transition]:
    """The acts this reader may do to several applications at once."""
    may_stand_in = NATIONAL_ROLES | {Role.ASPNET_COORDINATION}
    national = NATIONAL_ACTS if holds_any(user, may_stand_in) else ()
    unesco = UNESCO_ACTS if holds_any(user, {Role.ASPNET_COORDINATION}) else ()
    return [*unesco, *national]


def counted_languages(codes: Iterable[str]) -> str:
    """The languages in words, each with how many schools it has, the commonest first."""
    counted = Counter(get_language_info(code)["name_translated"] for code in sorted(codes))
    return ", ".join(f"{name} ({count})" for name, count in counted.most_common())


def list_url(query: str) -> str:
    """The list as it was filtered."""
    address, kept = reverse("aspnet:application-list"), QueryDict(query).urlencode()
    return f"{address}?{kept}" if kept else address


class ApplicationBulkView(LoginRequiredMixin, View):
    """The preview of an act on the chosen applications, and the act itself."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look first; with the button of the preview, do."""
        acts = {act.name: act for act in bulk_acts(request.user)}
        if not acts:
            raise Http404
        act = acts.get(request.POST.get("act", ""))
        codes = request.POST.getlist("application")[:MOST]
        rows = Application.objects.visible_to(request.user).with_case()
        found = list(rows.filter(public_id__in=codes).order_by("-created_at", "-pk"))
        if act is None or not found:
            messages.error(request, _("Choose applications and what to do with them."))
            return redirect(list_url(request.POST.get("filter", "")))
        form_class = FORMS.get(act.name, TransitionForm)
        is_confirmed = "confirmed" in request.POST
        form = form_class(request.POST if is_confirmed else None, transition=act)
        if is_confirmed and form.is_valid():
            return self.do(act, found, form.cleaned_data)
        return self.look(act, found, form, status=400 if is_confirmed else 200)

    def look(
        self, act: Transition, found: list[Application], form: TransitionForm, status: int
    ) -> HttpResponse:
        """What would happen to each."""
        outcomes = services.preview(found, act, by=self.request.user)
        possible = [outcome for outcome in outcomes if not outcome.obstacle]
        if "reason" in form.fields and act.permission not in BETWEEN_OFFICIALS:
            codes = [outcome.application.language for outcome in possible]
            form["reason"].help_text = _(
                "Goes into the record, and the schools read it. Their mails are in these"
                " languages: %(languages)s."
            ) % {"languages": counted_languages(codes)}
        context = {
            "title": act.label,
            "act": act,
            "outcomes": outcomes,
            "possible": possible,
            "form": form,
            "breadcrumb": self.breadcrumb(act),
        }
        return render(self.request, "aspnet/application_bulk.html", context, status=status)

    def do(self, act: Transition, found: list[Application], details: dict) -> HttpResponse:
        """Each through its own transition; the page tells what became of each."""
        outcomes = services.act_on_each(found, act, by=self.request.user, details=details)
        context = {
            "title": act.label,
            "act": act,
            "outcomes": outcomes,
            "done": [outcome for outcome in outcomes if not outcome.obstacle],
            "refused": [outcome for outcome in outcomes if outcome.obstacle],
            "breadcrumb": self.breadcrumb(act),
        }
        return render(self.request, "aspnet/application_bulk_done.html", context)

    @staticmethod
    def breadcrumb(act: Transition) -> list[tuple[Any, str | None]]:
        """From the list."""
        return [
            (_("Workspace"), reverse("workspace:home")),
            (_("Applications"), reverse("aspnet:application-list")),
            (act.label, None),
        ]

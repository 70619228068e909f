"""The coordinators' and Headquarters' pages of applications."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from ..filters import ApplicationFilterSet
from ..forms import DeclineForm
from ..models import Application
from .cases import TONES, case_timeline, holder_words, level_words
from .reach import visible_or_404

PAGE = 50


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

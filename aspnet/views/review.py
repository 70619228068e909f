"""The coordinators' and Headquarters' pages of applications."""

from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts.saved_filters import SavesFilters
from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.forms import TransitionForm
from unesco_portal.workflow.states import Offer, machine_of
from unesco_portal.workflow.views import TransitionView

from .. import services
from ..enums import OPEN_APPLICATION
from ..filters import ApplicationFilterSet
from ..forms import DeclineForm, ExtensionForm
from ..models import Application, Attachment
from ..requirements import is_resting, next_stage, requirements_of
from .bulk import bulk_acts
from .cases import BETWEEN_OFFICIALS, TONES, case_timeline, holder_words, level_words
from .files import file_response
from .opinions import level_of
from .paging import page_number
from .progress import waits_long
from .reach import network_url, visible_or_404

PAGE = 50
STAGE_ACTS = {"start_stage", "advance_stage"}
LEADS_ON = {"begin_review", "start_stage", "advance_stage", "recommend", "admit"}


class ApplicationListView(LoginRequiredMixin, SavesFilters, View):
    """The applications this reader may see, newest first."""

    filterset_class = ApplicationFilterSet

    def get(self, request: HttpRequest) -> HttpResponse:
        """A page of them; ``?page=`` continues."""
        rows = Application.objects.visible_to(request.user).select_related("institution")
        filterset = self.filterset_class(request.GET, queryset=rows, request=request)
        try:
            found = filterset.rows().order_by("-created_at", "-pk")
        except ValidationError as error:
            found, errors = rows.none(), error.messages
        else:
            errors = []
        number = page_number(request)
        page = list(found[number * PAGE : (number + 1) * PAGE + 1])
        context = {
            "title": _("Applications"),
            "filter": filterset,
            "errors": errors,
            "applications": page[:PAGE],
            "bulk_acts": bulk_acts(request.user),
            "today": today(),
            **self.saved_filters(),
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


class ApplicationDetailView(LoginRequiredMixin, View):
    """One case: what was written, what happened, what can be done now."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page; 404 for another country's coordinator."""
        rows = Application.objects.visible_to(request.user).with_case()
        application = get_object_or_404(rows, public_id=public_id)
        context = {
            "title": str(application),
            "application": application,
            "institution": application.institution,
            "membership": getattr(application, "membership", None),
            "due_at": machine_of(application).due_at(application),
            "acts": offered_acts(application, request.user),
            "timeline": case_timeline(application),
            "holder": holder_words(application),
            "tone": TONES[application.status],
            "levels": level_words(application.institution),
            "attachments": application.attachments.all(),
            "reviews": application.reviews.all(),
            "network_url": network_url(request.user, application.institution),
            **national_work(application, request.user),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Applications"), reverse("aspnet:application-list")),
                (application.public_id, None),
            ],
        }
        return render(request, "aspnet/application_detail.html", context)


def offered_acts(application: Application, user: Any) -> list[Offer]:
    """The acts of this reader, first what leads on; a stage only where the pathway has one."""
    offers = machine_of(application).offers(application, user)
    if next_stage(application) is None:
        offers = [offer for offer in offers if offer.act.name not in STAGE_ACTS]
    return sorted(offers, key=lambda offer: (offer.obstacle != "", offer.act.name not in LEADS_ON))


def national_work(application: Application, user: Any) -> dict[str, Any]:
    """Where the case stands in its pathway, and what this reader can add to it."""
    is_open = application.status in OPEN_APPLICATION
    may_recommend = rules.has_perm("aspnet.recommend_application", user, application)
    awaits_signature = services.awaits_cosignature(application)
    return {
        "requirements": requirements_of(application) if is_open else [],
        "similar": services.similar_records(application, user=user) if is_open else {},
        "is_resting": is_resting(application),
        "waits_long": waits_long(application),
        "can_assign_area": is_open and services.offers_area(application.institution, user),
        "level": level_of(user, application) if is_open else None,
        "can_invite": rules.has_perm("aspnet.invite_reviewer", user, application),
        "can_sign": awaits_signature
        and rules.has_perm("aspnet.cosign_application", user, application),
        "can_ask_signature": awaits_signature and may_recommend,
    }


class ApplicationAttachmentView(LoginRequiredMixin, View):
    """A document of an application, for those who read the application."""

    def get(self, request: HttpRequest, public_id: str, code: str) -> HttpResponse:
        """The file; 404 for everybody else."""
        rows = Attachment.objects.visible_to(request.user)
        return file_response(
            get_object_or_404(rows, application__public_id=public_id, public_id=code)
        )


class CosignView(LoginRequiredMixin, View):
    """The National Commission signs; a coordinator asks it to."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Sign, or ask for the signature."""
        application = visible_or_404(Application, request.user, public_id, "institution", "pathway")
        try:
            if "ask" in request.POST:
                services.ask_cosignature(application, by=request.user)
                told = _("The National Commission has been asked.")
            else:
                services.cosign_application(application, by=request.user)
                told = _("Signed.")
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, told)
        return redirect(application.get_workspace_url())


class ApplicationTransitionView(TransitionView):
    """The acts on an application."""

    model = Application
    form_classes = {
        "decline": DeclineForm,
        "refuse": DeclineForm,
        "end_stage": DeclineForm,
        "extend_stage": ExtensionForm,
    }

    def form(self, *args: Any) -> TransitionForm:
        """Whoever writes to a school is told which language its mails are in."""
        form = super().form(*args)
        if "reason" in form.fields and self.transition.permission not in BETWEEN_OFFICIALS:
            language = get_language_info(self.record.language)["name_translated"]
            form.fields["reason"].help_text = _(
                "Goes into the record, and the school reads it. Its mails are in this language:"
                " %(language)s."
            ) % {"language": language}
        return form

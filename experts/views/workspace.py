"""The roster as the Secretariat keeps it, and the own profile as an expert sees it."""

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.enums import Audience
from unesco_portal.core.views import ResourceListView
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from ..enums import PersonalField
from ..filters import WorkspaceExpertFilterSet
from ..forms import EndTermForm
from ..models import ExpertProfile, ExpertTerm
from ..resources import EXPERTS

MOST_ENTRIES = 50


class WorkspaceExpertListView(LoginRequiredMixin, ResourceListView):
    """Profiles in every state for staff; for an expert the own one."""

    resource = EXPERTS
    filterset_class = WorkspaceExpertFilterSet
    audience = Audience.STAFF

    def visible(self) -> QuerySet:
        """All that staff may see; others see their own here, the public list is elsewhere."""
        rows = ExpertProfile.objects.visible_to(self.request.user)
        return rows if self.request.user.is_staff else rows.own(self.request.user)

    def row_url(self, public_id: str) -> str:
        """The page in the workspace."""
        return reverse("experts:workspace-expert", args=[public_id])

    def breadcrumb(self) -> list[tuple[Any, str | None]]:
        """From the workspace."""
        return [(_("Workspace"), reverse("workspace:home"))]


class WorkspaceExpertView(LoginRequiredMixin, View):
    """One profile: what is recorded, what the expert agreed to, the terms, what can be done."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page; 404 for anybody but staff and the expert."""
        rows = ExpertProfile.objects.visible_to(request.user)
        if not request.user.is_staff:
            rows = rows.own(request.user)
        profile = get_object_or_404(rows.select_related("person"), public_id=public_id)
        terms = list(profile.terms.select_related("phase", "expert").order_by("start_on"))
        context = {
            "title": str(profile),
            "profile": profile,
            "facts": facts(profile),
            "acts": acts_on(profile, request.user),
            "terms": [{"term": term, "acts": acts_on(term, request.user)} for term in terms],
            "entries": what_happened(profile, terms),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (EXPERTS.title, reverse("experts:workspace-expert-list")),
                (str(profile), None),
            ],
        }
        return render(request, "experts/workspace_expert.html", context)


def acts_on(record: ExpertProfile | ExpertTerm, user: Any) -> list[dict[str, Any]]:
    """What the reader may do now: the verb of the address, and the words of the link."""
    found = machine_of(record).available(record, user)
    return [{"name": act.name, "label": act.label} for act in found]


def facts(profile: ExpertProfile) -> list[tuple[Any, Any, Any]]:
    """Each personal field with its value and whether the expert agreed to publish it."""
    values = {
        PersonalField.NAME: profile.public_name,
        PersonalField.NATIONALITY: [COUNTRIES.word(code) for code in profile.nationalities],
        PersonalField.RESIDENCE: [COUNTRIES.word(code) for code in profile.residences],
        PersonalField.LANGUAGES: [LANGUAGES.word(code) for code in profile.languages],
        PersonalField.OCCUPATION: profile.get_occupation_display(),
        PersonalField.BIOGRAPHY: profile.bio,
    }
    told = {True: _("The expert agreed to publish this."), False: _("Not published: no consent.")}
    return [
        (field.label, value, told[field.value in profile.consents])
        for field, value in values.items()
    ]


def what_happened(profile: ExpertProfile, terms: list[ExpertTerm]) -> list[dict[str, Any]]:
    """The acts on a profile and its terms, newest first."""
    acts = {
        act.permission: act
        for model in (ExpertProfile, ExpertTerm)
        for act in machine_of(model).transitions.values()
    }
    found = [AuditEntry.objects.about(record) for record in (profile, *terms)]
    entries = reduce(or_, found).order_by("-pk")[:MOST_ENTRIES]
    return [
        {
            "title": acts[entry.action].label if entry.action in acts else entry.action,
            "when": entry.created_at,
            "who": entry.actor_label,
            "text": entry.reason,
            "state": "done",
        }
        for entry in entries
    ]


class ProfileTransitionView(TransitionView):
    """The acts on a profile."""

    model = ExpertProfile


class TermTransitionView(TransitionView):
    """The acts on a term."""

    model = ExpertTerm
    form_classes = {"end": EndTermForm}

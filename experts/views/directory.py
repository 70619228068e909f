"""The public roster of experts."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from unesco_portal.accounts.directories import DirectoryView
from unesco_portal.core.keyset import Page
from unesco_portal.core.templatetags.ui import partial_date
from unesco_portal.core.views import ResourceDetailView

from ..filters import ExpertFilterSet
from ..models import ExpertProfile, FacilityPhase
from ..resources import EXPERTS


class ExpertListView(DirectoryView):
    """Published experts who serve today; ``?format=csv`` downloads the same rows."""

    resource = EXPERTS
    feed_name = "experts:expert-feed"
    filterset_class = ExpertFilterSet
    template_name = "experts/expert_list.html"

    def context(self, page: Page) -> dict[str, Any]:
        """The list, whether anybody in it is real, and the latest phase."""
        return super().context(page) | {
            "has_real": self.visible().filter(is_generated=False).exists(),
            "phase": FacilityPhase.objects.order_by("starts_on").last(),
        }


class ExpertDetailView(ResourceDetailView):
    """One expert, as far as he or she agreed to be published."""

    resource = EXPERTS
    template_name = "experts/expert_detail.html"
    elsewhere = frozenset(
        {
            "name",
            "bio_en",
            "bio_fr",
            "bio_es",
            "phase",
            "term_from",
            "term_to",
            "verification",
            "source",
            "source_note",
            "confirmed_on",
            "freshness",
            "is_generated",
            "updated_at",
            "page",
        }
    )

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The profile; 410 without a name when the mandate is over: the address still answers."""
        try:
            return super().get(request, public_id)
        except Http404:
            return self.not_public(request, public_id)

    def not_public(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """What is not public, for its reader; else raises ``Http404``."""
        own = ExpertProfile.objects.visible_to(request.user).filter(public_id=public_id)
        if own.exists():
            return redirect("experts:workspace-expert", public_id)
        get_object_or_404(ExpertProfile.objects.formerly_public(), public_id=public_id)
        context = {"title": _("No longer published"), "public_id": public_id}
        return render(request, "experts/expert_gone.html", context, status=410)

    def further(self, record: Model) -> dict[str, Any]:
        """The biographies agreed to, and the terms."""
        texts = (("en", record.c_bio_en), ("fr", record.c_bio_fr), ("es", record.c_bio_es))
        return {
            "biographies": [(language, text) for language, text in texts if text],
            "terms": [term_entry(term) for term in record.terms.all()],
            "is_own": record.person_id == getattr(self.request.user, "person_id", 0),
        }


def term_entry(term: Any) -> dict[str, Any]:
    """A term as an entry of the timeline."""
    is_over = bool(term.end_reason)
    return {
        "title": _("Expert Facility %(phase)s") % {"phase": term.phase.name},
        "when": term.start_on,
        "who": term.get_end_reason_display() if is_over else term.get_status_display(),
        "text": _("Until: %(day)s") % {"day": partial_date(term.end_on)},
        "state": "done" if is_over else "current",
    }

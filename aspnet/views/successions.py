"""The coordinators' pages of terms, mergers, splits and duplicates."""

from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.search import resolve_query

from .. import conditions, services
from ..enums import JOINING, RENEWABLE_MEMBERSHIP, MembershipCondition, SuccessionKind
from ..forms import JoiningForm, RenewalForm, SplitForm
from ..models import Institution, Membership, Succession
from .application import place_errors
from .reach import own_institution

MOST_FOUND = 20
TONES = {
    MembershipCondition.GOOD: "positive",
    MembershipCondition.RENEWAL_DUE: "waiting",
    MembershipCondition.OVERDUE: "waiting",
    MembershipCondition.FIRST_BELOW: "waiting",
    MembershipCondition.DORMANT: "neutral",
    MembershipCondition.SECOND_BELOW: "attention",
    MembershipCondition.RENEWAL_LAPSED: "attention",
    MembershipCondition.TERMINATION_PROPOSED: "attention",
    MembershipCondition.ENDED: "ended",
}
HEADINGS = {
    SuccessionKind.MERGE: gettext_lazy("Record a merger"),
    SuccessionKind.DUPLICATE: gettext_lazy("Record a duplicate"),
}


def terms_panel(membership: Membership | None, user: Any) -> dict[str, Any]:
    """How a membership stands today, and its terms, for those who coordinate it."""
    if membership is None:
        return {}
    condition = conditions.condition_of(membership)
    terms = membership.terms.select_related("certificate").order_by("-period")
    renewable = membership.status in RENEWABLE_MEMBERSHIP
    return {
        "condition": condition.label,
        "tone": TONES[condition],
        "terms": terms,
        "can_renew": renewable and rules.has_perm("aspnet.renew_membership", user, membership),
    }


def succession_panel(institution: Institution, user: Any) -> dict[str, Any]:
    """What an institution came from and what became of it, and what can be taken back."""
    may = rules.has_perm("aspnet.record_succession", user, institution)
    rows = Succession.objects.about(institution).live()
    found = list(rows.select_related("predecessor", "successor"))
    for row in found:
        row.can_undo = may and not services.undo_obstacle(row)
        row.other = row.successor if row.predecessor_id == institution.pk else row.predecessor
    has_joined = any(row.predecessor_id == institution.pk and row.kind in JOINING for row in found)
    can_record = may and not has_joined
    return {"rows": found, "can_record": can_record, "institution": institution}


class OfInstitutionView(LoginRequiredMixin, View):
    """A page about one institution that not everybody may write."""

    permission = "aspnet.record_succession"
    institution: Institution

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The institution, for those who may."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.institution = own_institution(request.user, kwargs["public_id"])
        if not rules.has_perm(self.permission, request.user, self.subject()):
            raise PermissionDenied(self.permission)
        return super().dispatch(request, *args, **kwargs)

    def subject(self) -> Any:
        """What the permission is asked about."""
        return self.institution

    def page(self, heading: Any, **context: Any) -> dict[str, Any]:
        """What each of these pages shows."""
        url = self.institution.get_workspace_url()
        return {
            "title": heading,
            "heading": heading,
            "institution": self.institution,
            "cancel_url": url,
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (self.institution.name, url),
                (heading, None),
            ],
        } | context

    def refuse(self, form: Any, error: DomainError | ValidationError) -> None:
        """Say in the form what the domain objects to."""
        if isinstance(error, ValidationError):
            place_errors(error, form)
        else:
            form.add_error(None, str(error))


class JoiningView(OfInstitutionView):
    """A merger or a duplicate: look for the other record, see what will change, record it."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The search, and once the other one is chosen, what will change."""
        kind = self.kind(request.GET.get("kind", ""))
        other = self.other(request.GET.get("other", ""))
        form = JoiningForm(initial={"kind": kind.value, "other": other and other.public_id})
        return self.ask(kind, other, form)

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Record it."""
        form = JoiningForm(request.POST)
        kind = self.kind(request.POST.get("kind", ""))
        other = self.other(request.POST.get("other", ""))
        if other is None or not form.is_valid():
            return self.ask(kind, other, form, status=400)
        facts = {name: form.cleaned_data[name] for name in ("reason", "happened_on", "seen")}
        try:
            services.record_joining(self.institution, other, kind=kind, by=request.user, **facts)
        except (DomainError, ValidationError) as error:
            self.refuse(form, error)
            return self.ask(kind, other, form, status=400)
        messages.success(request, _("Recorded. It can be taken back on this page."))
        return redirect(self.institution.get_workspace_url())

    def kind(self, value: str) -> SuccessionKind:
        """A merger, unless a duplicate is asked for."""
        return SuccessionKind(value) if value in JOINING else SuccessionKind.MERGE

    def candidates(self) -> Any:
        """Other institutions of the country that this reader may see."""
        rows = Institution.objects.visible_to(self.request.user).select_related("country")
        rows = rows.filter(country=self.institution.country_id)
        return rows.exclude(pk=self.institution.pk)

    def other(self, code: str) -> Institution | None:
        """The chosen one."""
        return self.candidates().filter(public_id=code).first() if code else None

    def found(self, text: str) -> list[Institution]:
        """By its code, else by words of its names."""
        by_code = self.other(text.upper())
        if by_code is not None:
            return [by_code]
        rows = self.candidates().matching(resolve_query(text))
        return list(rows.order_by("sort_name", "public_id")[:MOST_FOUND])

    def ask(
        self, kind: SuccessionKind, other: Institution | None, form: Any, status: int = 200
    ) -> HttpResponse:
        """The page."""
        text = self.request.GET.get("q", "").strip()[:100]
        preview = other and services.preview_joining(self.institution, other, kind)
        if other:
            self.keep_seen(form, services.seen_mark(self.institution, other, preview))
        context = self.page(
            HEADINGS[kind],
            kind=kind.value,
            is_duplicate=kind == SuccessionKind.DUPLICATE,
            q=text,
            found=self.found(text) if text and other is None else [],
            other=other,
            form=form,
            obstacle=other and services.joining_obstacle(self.institution, other, kind),
            preview=preview,
        )
        return render(self.request, "aspnet/succession_joining.html", context, status=status)

    @staticmethod
    def keep_seen(form: Any, mark: str) -> None:
        """The form carries what this page shows, also where it is asked again."""
        form.initial["seen"] = mark
        if form.is_bound:
            form.data = form.data.copy()
            form.data["seen"] = mark


class SplitView(OfInstitutionView):
    """A new institution is born from this one."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The form."""
        return self.ask(SplitForm())

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Record it, and show the new record."""
        form = SplitForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            found = services.record_split(self.institution, by=request.user, **form.cleaned_data)
        except (DomainError, ValidationError) as error:
            self.refuse(form, error)
            return self.ask(form, status=400)
        messages.success(request, _("Recorded. The new institution is not in the network yet."))
        assert found.successor is not None
        return redirect(found.successor.get_workspace_url())

    def ask(self, form: Any, status: int = 200) -> HttpResponse:
        """The page."""
        explanation = _(
            "The new institution gets a record of its own, outside the network: to become a member"
            " it needs UNESCO's own decision. For several, record one after the other."
        )
        context = self.page(
            _("Record a split"), form=form, explanation=explanation, submit_label=_("Record")
        )
        return render(self.request, "generic/form.html", context, status=status)


class UndoSuccessionView(LoginRequiredMixin, View):
    """Taking back what was recorded: a POST, from the page of either institution."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Take it back, or say why not."""
        rows = Succession.objects.visible_to(request.user).select_related("predecessor")
        found = get_object_or_404(rows, public_id=public_id)
        try:
            services.undo_succession(found, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Taken back: everything stands as it stood before."))
        return redirect(found.predecessor.get_workspace_url())


class RenewalView(OfInstitutionView):
    """Headquarters gives a member its next term."""

    permission = "aspnet.renew_membership"

    def subject(self) -> Any:
        """The membership; without one there is nothing to renew."""
        if self.institution.membership is None:
            raise PermissionDenied(self.permission)
        return self.institution.membership

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The form."""
        return self.ask(RenewalForm(initial={"seen": services.term_mark(self.subject())}))

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Renew."""
        form = RenewalForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        facts = {name: value or None for name, value in form.cleaned_data.items()}
        facts |= {name: facts[name] or "" for name in ("note", "seen")}
        try:
            services.renew_membership(self.subject(), by=request.user, **facts)
        except (DomainError, ValidationError) as error:
            self.refuse(form, error)
            return self.ask(form, status=400)
        messages.success(request, _("Renewed."))
        return redirect(self.institution.get_workspace_url())

    def ask(self, form: Any, status: int = 200) -> HttpResponse:
        """The page."""
        explanation = _("The certificate is replaced by one of the new term, if somebody signs.")
        context = self.page(
            _("Renew the membership"),
            form=form,
            explanation=explanation,
            submit_label=_("Renew"),
        )
        return render(self.request, "generic/form.html", context, status=status)

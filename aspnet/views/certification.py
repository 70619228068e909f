"""Certificates in the workspace: one member's, a country's, and who has none."""

import io
import zipfile
from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import documents, services
from ..enums import RENEWABLE_MEMBERSHIP
from ..forms import CertificateIssueForm
from ..models import Certificate, CertificateIssue, Institution, Membership, NationalNetwork
from ..transitions import months_in_force
from .limits import MadeOnDemand
from .reach import own_institution

MOST_SHOWN = 100
PART = 100  # documents in one archive
MOST_PARTS = 10_000  # what lies beyond is no number the database counts with


def certificate_panel(institution: Institution, user: Any) -> dict[str, Any]:
    """What the page of an institution shows of its certificates, the present one first."""
    membership = institution.membership
    certificates: list[Certificate] = []
    if membership is not None:
        rows = Certificate.objects.filter(membership__institution=institution)
        certificates = list(rows.select_related("membership__institution", "successor"))
    present = next((row for row in certificates if row.status == "valid"), None)
    may_issue = membership is not None and rules.has_perm(
        "aspnet.issue_certificate", user, membership
    )
    return {
        "certificates": [
            {
                "title": f"{row.number}: {row.state.label}",
                "when": row.issued_on,
                "who": row.public_id,
                "text": row.reason,
                "state": "done",
            }
            for row in reversed(certificates)
        ],
        "certificate": present,
        "is_renamed": present is not None and present.name != institution.name,
        "certificate_acts": machine_of(Certificate).available(present, user) if present else [],
        "can_issue": may_issue and present is None and membership.status in RENEWABLE_MEMBERSHIP,
        "can_download": present is not None
        and rules.has_perm("aspnet.download_certificate", user, present),
    }


class CertificateTransitionView(TransitionView):
    """The acts on a certificate."""

    model = Certificate


class CertificateIssueOneView(LoginRequiredMixin, View):
    """Headquarters issues one member's certificate."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Ask."""
        institution = self.institution(public_id)
        context = {
            "title": _("Issue a certificate?"),
            "heading": _("Issue a certificate?"),
            "explanation": _(
                "With the name “%(name)s”, exactly so. The school gets a mail with its link."
            )
            % {"name": institution.name},
            "submit_label": _("Issue the certificate"),
            "cancel_url": institution.get_workspace_url(),
        }
        return render(request, "generic/confirm.html", context)

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Issue it; pressed twice, it is issued once."""
        institution = self.institution(public_id)
        try:
            certificate = services.issue_certificate(institution.membership, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, _("Certificate %(code)s is issued.") % {"code": certificate.public_id}
            )
        return redirect(institution.get_workspace_url())

    def institution(self, public_id: str) -> Institution:
        """A member, for those who issue."""
        institution = own_institution(self.request.user, public_id)
        may = institution.membership is not None and rules.has_perm(
            "aspnet.issue_certificate", self.request.user, institution.membership
        )
        if not may:
            raise PermissionDenied
        return institution


class CertificateNeedsView(LoginRequiredMixin, View):
    """Members without certificate, with another name on it, or with a term that is over."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """How many in each country, and the names that differ; national roles see their own."""
        members = self.in_reach(Membership.objects.without_certificate(), "network__country")
        held = self.in_reach(Certificate.objects.all(), "country")
        context = {
            "title": _("Members without a certificate"),
            "missing": by_country(members, "network__country"),
            "expired": by_country(held.expired(), "country"),
            "renamed": held.renamed().select_related("membership__institution")[:MOST_SHOWN],
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Certificates"), None),
            ],
        }
        return render(request, "aspnet/certificate_needs.html", context)

    def in_reach(self, rows: QuerySet, path: str) -> QuerySet:
        """All for staff, the own countries for national roles."""
        if self.request.user.is_staff:
            return rows
        own = countries_of(self.request.user, NATIONAL_ROLES)
        return rows.filter(**{f"{path}__in": sorted(own)})


def by_country(rows: QuerySet, path: str) -> list[tuple[str, int]]:
    """How many rows each country has, most first."""
    found = rows.order_by().values_list(path).annotate(Count("pk"))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


class NetworkCertificatesView(LoginRequiredMixin, View):
    """The certificates of one country: order, follow, download."""

    def get(self, request: HttpRequest, country: str) -> HttpResponse:
        """The page."""
        return self.show(self.network(country), CertificateIssueForm())

    def post(self, request: HttpRequest, country: str) -> HttpResponse:
        """Order the certificates that are missing."""
        network = self.network(country)
        form = CertificateIssueForm(request.POST)
        if not form.is_valid():
            return self.show(network, form, status=400)
        try:
            order = services.start_issue(network, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
            return self.show(network, form, status=400)
        messages.success(request, _("The certificates are being issued."))
        return redirect(order)

    def network(self, country: str) -> NationalNetwork:
        """The network, for those who may download its certificates."""
        return network_in_reach(self.request.user, country)

    def show(
        self, network: NationalNetwork, form: CertificateIssueForm, status: int = 200
    ) -> HttpResponse:
        """The page."""
        held = Certificate.objects.filter(membership__network=network).valid().count()
        context = {
            "title": _("Certificates of %(network)s") % {"network": network},
            "network": network,
            "form": form,
            "missing": services.to_issue(network).count(),
            "expired": services.to_replace(network).count(),
            "renamed": services.renamed_in(network).count(),
            "held": held,
            "months": months_in_force([network.country_id], today()).get(network.country_id),
            "parts": range(1, -(-held // PART) + 1),
            "orders": network.certificate_issues.annotate(done=Count("certificates"))[:20],
            "can_issue": rules.has_perm("aspnet.issue_certificate", self.request.user, network),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (str(network), reverse("aspnet:network", args=[network.country_id])),
                (_("Certificates"), None),
            ],
        }
        return render(self.request, "aspnet/network_certificates.html", context, status=status)


def network_in_reach(user: Any, country: str) -> NationalNetwork:
    """A network whose certificates this reader may download; others are not there."""
    rows = NationalNetwork.objects.select_related("country")
    network = get_object_or_404(rows, country=country.upper())
    if not rules.has_perm("aspnet.download_certificates", user, network):
        raise Http404(country)
    return network


class NetworkCertificatesFileView(MadeOnDemand, LoginRequiredMixin, View):
    """A country's certificates to print, a hundred an archive."""

    def get(self, request: HttpRequest, country: str, part: int) -> HttpResponse:
        """One archive."""
        network = network_in_reach(request.user, country)
        rows = Certificate.objects.filter(membership__network=network).valid().order_by("pk")
        rows = rows.select_related("membership__institution", "country")
        found = list(rows[(part - 1) * PART : part * PART]) if 0 < part <= MOST_PARTS else []
        if not found:
            raise Http404(part)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for certificate in found:
                name = f"{certificate.number} {certificate.public_id}.pdf"
                archive.writestr(name, documents.certificate_pdf(certificate))
        response = HttpResponse(file.getvalue(), "application/zip")
        name = f"certificates-{network.country_id}-{part}.zip"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        return response


class CertificateIssueView(LoginRequiredMixin, View):
    """How far a bulk issue has come; a button stops it."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page, as it is at this moment."""
        order = self.order(public_id)
        country = order.network.country_id
        done = order.certificates.count()
        context = {
            "title": _("Issue of certificates %(code)s") % {"code": order.public_id},
            "order": order,
            "done": done,
            "most": max(order.expected_count, done),
            "country": country,
            "can_cancel": order.finished_at is None
            and rules.has_perm("aspnet.issue_certificate", request.user, order.network),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Certificates"), reverse("aspnet:network-certificates", args=[country])),
                (order.public_id, None),
            ],
        }
        return render(request, "aspnet/certificate_issue.html", context)

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Stop it."""
        order = self.order(public_id)
        try:
            services.cancel_issue(order, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Stopped. What was issued stays."))
        return redirect(order)

    def order(self, public_id: str) -> CertificateIssue:
        """An order this reader may see."""
        rows = CertificateIssue.objects.visible_to(self.request.user)
        return get_object_or_404(rows.select_related("network__country"), public_id=public_id)

"""Checking a certificate, in public; its document and its badge for those who may have them."""

from typing import Any

import orjson
import rules
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.problems import problem_response

from .. import documents, services, signing
from ..enums import CertificateState, CertificateStatus, Verdict
from ..forms import CheckForm
from ..models import Certificate
from .limits import MadeOnDemand

KEY_SECONDS = 3600
STATE_TONES = {
    CertificateState.VALID: "positive",
    CertificateState.EXPIRED: "attention",
    CertificateState.REPLACED: "ended",
    CertificateState.REVOKED: "ended",
}


def certificate_or_404(code: str) -> Certificate:
    """One certificate with what its pages show."""
    found = services.by_code(code)
    if found is None:
        raise Http404(code)
    return found


def check_page(
    request: HttpRequest, form: CheckForm, status: int = 200, **more: Any
) -> HttpResponse:
    """The form, with what a check found."""
    context = {
        "title": _("Check a certificate"),
        "form": form,
        "verdict": None,
        "check": None,
        "breadcrumb": [
            (_("Schools"), reverse("aspnet:institution-list")),
            (_("Check a certificate"), None),
        ],
    }
    return render(request, "aspnet/certificate_check.html", context | more, status=status)


class CertificateCheckView(View):
    """Anybody checks a code or a signed text; nothing is kept."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form."""
        return check_page(request, CheckForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """To the certificate, or what is wrong with the text, which stays in the form."""
        form = CheckForm(request.POST)
        if not form.is_valid():
            return check_page(request, form, status=400)
        found = services.check(form.cleaned_data["text"])
        if found.certificate is None:
            form.add_error("text", str(found.verdict.label))
            return check_page(request, form, status=400)
        if found.is_signed:
            tone = STATE_TONES[found.certificate.state]
            return check_page(request, form, check=found, tone=tone)
        return redirect(found.certificate)


class KeySetView(View):
    """All public keys, the older ones too: what a check without the portal needs."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A JWK Set."""
        response = HttpResponse(orjson.dumps(signing.key_set()), "application/jwk-set+json")
        response["Cache-Control"] = f"public, max-age={KEY_SECONDS}"
        response["Access-Control-Allow-Origin"] = "*"
        return response


class CertificateView(View):
    """How a certificate stands today. With the school's link also what the school may download."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page; a code that was never given out is said to be so."""
        certificate = services.by_code(public_id)
        if certificate is None:
            verdict = services.check(public_id).verdict
            verdict = verdict if verdict != Verdict.FOUND else Verdict.UNKNOWN
            return check_page(request, CheckForm(), status=404, verdict=verdict.label)
        reader = Reader(request, certificate)
        context = {
            "title": _("Certificate %(code)s") % {"code": certificate.public_id},
            "certificate": certificate,
            "institution": certificate.institution,
            "tone": STATE_TONES[certificate.state],
            "can_download": reader.may_have_document,
            "link": reader.token if reader.holder else "",
            "link_problem": reader.problem,
            "breadcrumb": [
                (_("Check a certificate"), reverse("aspnet:certificate-check")),
                (certificate.public_id, None),
            ],
        }
        response = render(request, "aspnet/certificate_detail.html", context)
        if reader.token:
            response["Cache-Control"] = "no-store"
        return response


class Reader:
    """Who asks for a certificate: an account, or the school by its signed link."""

    def __init__(self, request: HttpRequest, certificate: Certificate) -> None:
        self.user = request.user
        self.certificate = certificate
        self.token = request.GET.get("link", "")
        self.holder, self.problem = None, ""
        if self.token:
            try:
                self.holder = services.open_certificate_link(certificate, self.token)
            except DomainError as error:
                self.problem = str(error)

    @property
    def may_have_document(self) -> bool:
        """Coordinators and Headquarters any, the school those that hold."""
        permission = "aspnet.download_certificate"
        if rules.has_perm(permission, self.user, self.certificate):
            return True
        is_school = rules.has_perm(permission, self.holder, self.certificate)
        return is_school and self.certificate.status == CertificateStatus.VALID


class CertificateDocumentView(MadeOnDemand, View):
    """The certificate to print."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The PDF, made now from what is stored."""
        certificate = certificate_or_404(public_id)
        reader = Reader(request, certificate)
        if not reader.may_have_document:
            if reader.token:
                return redirect(f"{certificate.get_absolute_url()}?{request.GET.urlencode()}")
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied
        response = HttpResponse(documents.certificate_pdf(certificate), "application/pdf")
        response["Content-Disposition"] = f'inline; filename="{certificate.public_id}.pdf"'
        response["Cache-Control"] = "no-store"
        return response


class CertificateBadgeView(View):
    """The membership as Open Badges 3.0 credential, while the certificate holds."""

    def get(self, request: HttpRequest, public_id: str, form: str) -> HttpResponse:
        """The credential as JSON, or signed as JWT."""
        certificate = certificate_or_404(public_id)
        if certificate.state != CertificateState.VALID:
            return problem_response(410, str(certificate.state.label))
        try:
            if form == "jwt":
                return HttpResponse(documents.badge_jwt(certificate), "application/jwt")
        except DomainError as error:
            return problem_response(409, str(error))
        found = documents.badge_credential(certificate)
        return JsonResponse(found, content_type="application/vc+ld+json")

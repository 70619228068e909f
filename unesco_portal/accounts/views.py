"""Accepting an invitation, choosing a language, and what people keep for themselves."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.languages import in_language, remember

from . import kept_forms, services
from .forms import AcceptInvitationForm, LanguageForm, MailChoiceForm
from .models import Invitation, SavedFilter, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class InvitationView(View):
    """The invited person makes the account, or adds the role to the one there is."""

    template_name = "accounts/invitation.html"

    def dispatch(self, request: HttpRequest, token: str) -> HttpResponse:
        """Find the invitation behind the link; a wrong, used or old link says so."""
        invitation = Invitation.objects.open().with_token(token).first()
        if invitation is None:
            context = {"title": _("This invitation is no longer valid")}
            return render(request, "accounts/invitation_gone.html", context, status=410)
        self.invitation = invitation
        self.existing = User.objects.filter(email=invitation.email).first()
        if self.existing and request.user != self.existing:
            return self.ask_to_sign_in()
        response = super().dispatch(request, token)
        response["Cache-Control"] = "no-store"
        return response

    def ask_to_sign_in(self) -> HttpResponse:
        """The account there is accepts; whoever is signed in to another one signs out first."""
        words = _("Sign in as %(email)s to accept.") % {"email": self.invitation.email}
        if self.request.user.is_authenticated:
            context = {"title": _("Your invitation"), "reason": words}
            return render(self.request, "403.html", context, status=403)
        messages.info(self.request, words)
        return redirect(f"{reverse('account_login')}?next={self.request.path}")

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Say who invites to what, and ask for a password. A mail scanner changes nothing."""
        return self.ask(AcceptInvitationForm(email=self.invitation.email))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Accept."""
        form = AcceptInvitationForm(request.POST, email=self.invitation.email)
        if self.existing is None and not form.is_valid():
            return self.ask(form, status=400)
        password = "" if self.existing else form.cleaned_data["password1"]
        try:
            user = services.accept(self.invitation, password=password)
        except (DomainError, ValidationError) as error:
            text = error.messages if isinstance(error, ValidationError) else [str(error)]
            messages.error(request, " ".join(map(str, text)))
            return redirect("home")
        if self.existing is None:
            login(request, user, backend=BACKEND)
        messages.success(request, _("Welcome. Your role is active from today."))
        return redirect(settings.LOGIN_REDIRECT_URL)

    def ask(self, form: AcceptInvitationForm, status: int = 200) -> HttpResponse:
        """The page."""
        context = {
            "invitation": self.invitation,
            "form": None if self.existing else form,
            "title": _("Your invitation"),
        }
        return render(self.request, self.template_name, context, status=status)


class SettingsView(LoginRequiredMixin, View):
    """What somebody chooses for the own account: mails, and the address of the calendar."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The choices as they stand."""
        return self.ask(MailChoiceForm(instance=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the choice of mails."""
        form = MailChoiceForm(request.POST, instance=request.user)
        if not form.is_valid():
            return self.ask(form, status=400)
        services.choose_mails(request.user, form.cleaned_data["mail_choice"])
        messages.success(request, _("Saved."))
        return redirect("accounts:settings")

    def ask(self, form: MailChoiceForm, status: int = 200) -> HttpResponse:
        """The page."""
        address = services.calendar_address(self.request.user)
        context = {
            "title": _("Mails and calendar"),
            "form": form,
            "calendar_url": settings.SITE_URL + address.get_absolute_url() if address else "",
        }
        answer = render(self.request, "accounts/settings.html", context, status=status)
        answer["Cache-Control"] = "no-store"
        return answer


class CalendarAddressView(LoginRequiredMixin, View):
    """Make, renew or drop the private address of the calendar."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """A new address ends the old one."""
        if "drop" in request.POST:
            services.drop_calendar(request.user)
            messages.success(request, _("The address opens nothing any more."))
        else:
            services.renew_calendar(request.user)
            messages.success(request, _("This is the address of your calendar from now on."))
        return redirect("accounts:settings")


class SavedFilterDeleteView(LoginRequiredMixin, View):
    """Forget a saved filter: only the own ones are there."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, code: uuid.UUID) -> HttpResponse:
        """Delete it, and go back to its list."""
        rows = SavedFilter.objects.visible_to(request.user)
        found = get_object_or_404(rows, code=code)
        found.delete()
        messages.success(request, _("“%(name)s” is deleted.") % {"name": found.name})
        return redirect(found.list_url or settings.LOGIN_REDIRECT_URL)


class LanguageView(View):
    """Choose a language; the page stays, the choice is remembered, also in the account.

    An address that names a language gets the other name. Accounts keep a language in which mails
    are written; further ones are remembered by the browser alone.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set the cookie; an unknown language is refused."""
        form = LanguageForm(request.POST)
        if not form.is_valid():
            raise Http404
        language = form.cleaned_data["language"]
        url = form.cleaned_data["next"]
        if not url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
            url = "/"
        if request.user.is_authenticated and language in dict(settings.WORKING_LANGUAGES):
            User.objects.filter(pk=request.user.pk).update(language=language)
        return remember(HttpResponseRedirect(in_language(url, language)), language)


class KeptFormDropView(LoginRequiredMixin, View):
    """The reader no longer wants what was typed before the sign-in expired."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Forget it, and go to the form's own page."""
        request.session.pop(kept_forms.KEY, None)
        place = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(place, {request.get_host()}, request.is_secure()):
            place = "/"
        return redirect(place)

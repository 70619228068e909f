"""Mails to a selection of schools: write, look, send; and what became of them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.mailings import budget_left, composed, counted, digest_of, recipients_of
from unesco_portal.workflow.models import Mailing

from .. import services
from ..forms import MailingForm
from ..models import Institution
from .application import place_errors
from .limits import Uploads
from .paging import page_of
from .selection import selected_schools

MOST_NAMED = 200


class MailingWriteView(Uploads, LoginRequiredMixin, View):
    """Write to the schools that the present filter shows, or to those ticked among them."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for those who may write to schools."""
        if request.user.is_authenticated and not services.may_mail(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty mail, and how many it is for."""
        return self.ask(self.form(Mailing()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what would go out; send it when just that was seen."""
        form = self.form(Mailing(author=request.user), request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        mailing = form.instance
        mailing.selection = request.GET.urlencode()
        schools = self.schools()
        try:
            found = services.prepare(mailing, schools)
        except DomainError as error:
            messages.error(request, str(error))
            return self.ask(form, status=409)
        recipients = recipients_of(mailing, found)
        if "send" not in request.POST:
            return self.ask(form, preview=self.preview(mailing, recipients))
        try:
            mailing = services.mail_schools(
                mailing, schools, by=request.user, seen=request.POST["send"]
            )
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
            return self.ask(form, preview=self.preview(mailing, recipients), status=409)
        messages.success(request, _("The mails are on their way."))
        return redirect(mailing.get_workspace_url())

    def form(self, mailing: Mailing, *args: Any) -> MailingForm:
        """The questions; a legal notice is Headquarters' own."""
        may_be_legal = services.may_send_legal_notice(self.request.user)
        return MailingForm(*args, instance=mailing, may_be_legal=may_be_legal)

    def schools(self) -> QuerySet[Institution]:
        """The selection, of those that the sender reaches; a wrong filter is an empty one."""
        user = self.request.user
        rows = services.within_reach(Institution.objects.visible_to(user), user)
        return selected_schools(self.request, rows)

    def preview(self, mailing: Mailing, recipients: list) -> dict[str, Any]:
        """How many are written to in which language, who is left out and why, and the texts."""
        written = [row for row in recipients if not row.left_out]
        left_out = [row for row in recipients if row.left_out]
        samples = []
        for code in mailing.languages:
            subject, body = composed(mailing, code, "office@school.example")
            count = sum(row.language == code for row in written)
            samples.append({"code": code, "subject": subject, "body": body, "count": count})
        return {
            "written": len(written),
            "digest": digest_of(mailing, recipients),
            "reasons": counted(recipients),
            "left_out": left_out[:MOST_NAMED],
            "left_out_count": len(left_out),
            "samples": samples,
            "budget": budget_left(self.request.user),
        }

    def ask(
        self, form: MailingForm, *, preview: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """The page."""
        title = _("Write to schools")
        context = {
            "title": title,
            "form": form,
            "preview": preview,
            "chosen": self.schools().count(),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Schools"), reverse("aspnet:workspace-institution-list")),
                (title, None),
            ],
        }
        return render(self.request, "aspnet/mailing_write.html", context, status=status)


class MailingListView(LoginRequiredMixin, View):
    """The mails to selections: own ones, the country's, or all for Headquarters."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Newest first."""
        rows = Mailing.objects.visible_to(request.user).select_related("author__person")
        page = page_of(request, rows.order_by("-pk"))
        keys = [row.pk for row in page["rows"]]
        counts = {row.pk: row for row in Mailing.objects.filter(pk__in=keys).with_counts()}
        context = page | {
            "title": _("Mails to schools"),
            "mailings": [(row, counts[row.pk]) for row in page["rows"]],
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Mails to schools"), None),
            ],
        }
        return render(request, "aspnet/mailing_list.html", context)


class MailingDetailView(LoginRequiredMixin, View):
    """One mailing: its texts, how many were sent, and who was left out."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page; 404 for whom it is not meant."""
        rows = Mailing.objects.visible_to(request.user).with_counts()
        mailing = get_object_or_404(rows.select_related("author__person"), public_id=public_id)
        waiting = mailing.written_count - mailing.sent_count - mailing.failed_count
        left_out = mailing.recipients.exclude(left_out="")
        failed = mailing.recipients.failed().select_related("mail")
        context = {
            "title": mailing.subject,
            "mailing": mailing,
            "waiting_count": waiting,
            "texts": [(code, *mailing.words(code)) for code in mailing.languages],
            "left_out": left_out[:MOST_NAMED],
            "failed": failed[:MOST_NAMED],
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Mails to schools"), reverse("aspnet:mailing-list")),
                (mailing.public_id, None),
            ],
        }
        return render(request, "aspnet/mailing_detail.html", context)

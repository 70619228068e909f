"""Reviews: the coordinators' page, and the reviewer's own behind a signed link."""

from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.engine import Transition
from unesco_portal.workflow.views import TransitionView

from .. import services, transitions
from ..enums import ReviewLevel, ReviewStatus
from ..forms import ReviewForm, ReviewInvitationForm
from ..models import Application, Review
from .application import place_errors
from .cases import level_words
from .reach import visible_or_404

WRITERS = {
    "aspnet.write_sub_national_review": ReviewLevel.SUB_NATIONAL,
    "aspnet.write_national_review": ReviewLevel.NATIONAL,
    "aspnet.write_unesco_review": ReviewLevel.UNESCO,
}


class ApplicationReviewsView(LoginRequiredMixin, View):
    """All reviews of a case in words, and the form to ask for another."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page."""
        return self.show(self.case(public_id), ReviewInvitationForm(instance=Review()))

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Invite a reviewer by mail, or ask the area of the school."""
        application = self.case(public_id)
        if "ask_area" in request.POST:
            return self.ask_area(application)
        form = ReviewInvitationForm(request.POST, instance=Review(application=application))
        if not form.is_valid():
            return self.show(application, form, status=400)
        try:
            services.invite_reviewer(form.instance, application=application, by=request.user)
        except ValidationError as error:
            place_errors(error, form)
            return self.show(application, form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The invitation is on its way."))
        return redirect("aspnet:application-reviews", public_id)

    def ask_area(self, application: Application) -> HttpResponse:
        """Ask whoever coordinates the area for an opinion, unless there is one."""
        if services.ask_first_opinion(application, by=self.request.user):
            messages.success(self.request, _("The coordinator of the area is asked."))
        else:
            messages.info(self.request, _("Nobody was asked: there is an opinion, or no post."))
        return redirect("aspnet:application-reviews", application.public_id)

    def case(self, public_id: str) -> Application:
        """The application, if this reader may see it."""
        return visible_or_404(
            Application,
            self.request.user,
            public_id,
            "institution__country",
            "institution__area",
            "pathway",
        )

    def show(
        self, application: Application, form: ReviewInvitationForm, status: int = 200
    ) -> HttpResponse:
        """The page."""
        user = self.request.user
        reviews = list(application.reviews.select_related("school", "reviewer__person"))
        level = level_of(user, application)
        is_asked = any(review.status == ReviewStatus.ASKED for review in reviews)
        context = {
            "title": _("Reviews of %(application)s") % {"application": application},
            "application": application,
            "reviews": reviews,
            "form": form,
            "can_invite": rules.has_perm("aspnet.invite_reviewer", user, application),
            "level": level,
            "is_asked": is_asked and level == ReviewLevel.SUB_NATIONAL,
            "can_ask_area": not is_asked
            and application.institution.area_id is not None
            and rules.has_perm("aspnet.ask_area_review", user, application),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (application.public_id, application.get_workspace_url()),
                (_("Reviews"), None),
            ],
        }
        return render(self.request, "aspnet/application_reviews.html", context, status=status)


def level_of(user: Any, application: Application) -> ReviewLevel | None:
    """At which level this reader may write a review of the case."""
    found = (level for name, level in WRITERS.items() if rules.has_perm(name, user, application))
    return next(found, None)


class ReviewWriteView(LoginRequiredMixin, View):
    """A coordinator's, or Headquarters', own review."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For those who may write one."""
        if request.user.is_authenticated:
            self.application = visible_or_404(
                Application, request.user, kwargs["public_id"], "institution__country"
            )
            self.level = level_of(request.user, self.application)
            if self.level is None:
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Ask."""
        return self.ask(ReviewForm())

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Keep it, or ask again with what was typed."""
        form = ReviewForm(request.POST, instance=Review(application=self.application))
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            services.write_review(
                self.application, level=self.level, by=request.user, answers=form.cleaned_data
            )
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The review is kept."))
        return redirect("aspnet:application-reviews", public_id)

    def ask(self, form: ReviewForm, status: int = 200) -> HttpResponse:
        """The page."""
        heading = _("Write a review")
        url = reverse("aspnet:application-reviews", args=[self.application.public_id])
        context = {
            "title": heading,
            "kicker": self.application,
            "heading": heading,
            "explanation": transitions.give.explanation,
            "form": form,
            "submit_label": transitions.give.label,
            "cancel_url": url,
            "breadcrumb": [(self.application.public_id, url), (heading, None)],
        }
        return render(self.request, "generic/form.html", context, status=status)


class ReviewTransitionView(TransitionView):
    """The acts of coordinators on a review; giving it has a page of its own."""

    model = Review

    def find_transition(self, verb: str) -> Transition:
        """The act named in the address."""
        found = super().find_transition(verb)
        if found is transitions.give:
            raise PermissionDenied(found.permission)
        return found


class ReviewView(View):
    """The reviewer's page: what the school writes, and the form. Only the button sends it."""

    def dispatch(self, request: HttpRequest, token: str) -> HttpResponse:
        """Open the link, or say what is wrong with it."""
        try:
            self.linked = services.open_review(token)
        except DomainError as error:
            context = {"title": _("This link does not open anything"), "reason": str(error)}
            return render(request, "aspnet/review_gone.html", context, status=410)
        response = super().dispatch(request, token)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The application and the questions, or thanks."""
        if self.linked.review.status != ReviewStatus.INVITED:
            return self.thank()
        return self.ask(ReviewForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Send the review, or decline to write one."""
        if self.linked.review.status != ReviewStatus.INVITED:
            return self.thank()
        try:
            if "decline" in request.POST:
                transitions.decline_review(self.linked.review, by=self.linked.actor)
                return redirect(request.path)
            return self.send(request)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(request.path)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Keep the review, or ask again with what was typed."""
        review = self.linked.review
        form = ReviewForm(request.POST, instance=get_object_or_404(Review, pk=review.pk))
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            services.submit_review(review, by=self.linked.actor, answers=form.cleaned_data)
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        return redirect(request.path)

    def thank(self) -> HttpResponse:
        """What became of the invitation."""
        context = {"title": _("Thank you"), "review": self.linked.review}
        return render(self.request, "aspnet/review_thanks.html", context)

    def ask(self, form: ReviewForm, status: int = 200) -> HttpResponse:
        """The page."""
        application = self.linked.review.application
        context = {
            "title": _("Review an application"),
            "review": self.linked.review,
            "application": application,
            "institution": application.institution,
            "levels": level_words(application.institution),
            "form": form,
        }
        return render(self.request, "aspnet/review.html", context, status=status)

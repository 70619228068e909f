"""Every address of the back office answers every reader as the rules say.

The views are asked without middleware, and pages are not drawn: ``test_admin`` draws them.
"""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.test import RequestFactory
from django.urls import URLPattern, resolve, reverse

from tests.census.portal import OWN_APPS
from tests.census.readers import READERS
from tests.census.rows import row_of
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db
MODELS = list(admin.site._registry)
OK, REFUSED, LED = HTTPStatus.OK, HTTPStatus.FORBIDDEN, HTTPStatus.FOUND
MODEL_PAGES = ("changelist", "add", "change", "history", "delete")
SITE_PAGES = {"index", "password_change", "password_change_done", "jsi18n", "app_list"}
# Not asked here: these lead on, or are asked by the pages that use them.
ELSEWHERE = {"login", "logout", "autocomplete", "view_on_site"}

# Who adds and changes the records of each app; system administrators do so everywhere.
EDITORS = {
    "core": set(),
    "reference": {Role.DATA_STEWARD},
    "people": {Role.DATA_STEWARD, Role.ASPNET_COORDINATION},
    "accounts": {Role.DATA_STEWARD},
    "workflow": set(),
    "centres": {Role.CENTRES_COORDINATION},
    "aspnet": {Role.ASPNET_COORDINATION},
    "experts": {Role.CONVENTION_SECRETARIAT},
    "events": {Role.MEETINGS_COORDINATION},
}
NEVER_ADDED = {
    "accounts.User",  # accounts come from invitations
    "aspnet.Application",  # schools apply
    "workflow.Correction",  # readers suggest them
    "aspnet.ImportBatch",  # sheets are uploaded in the workspace
    "aspnet.ImportMapping",
    "aspnet.ImportRow",
    "aspnet.Attachment",  # schools add them
    "aspnet.Review",  # reviewers write them
    "aspnet.Twinning",  # proposed by one desk, answered by the other
    "aspnet.Membership",  # memberships come from admission
    "aspnet.Certificate",  # certificates are issued
    "aspnet.CertificateIssue",  # ordered on the network's page
    "aspnet.SigningKey",  # entered when the first certificate is signed
    "aspnet.SchoolYear",  # made by a clock
    "aspnet.ReportTemplate",  # loaded from data
    "aspnet.SchoolReport",  # asked for in rounds
    "aspnet.ComplianceAssessment",  # computed
    "aspnet.Hearing",  # opened by a proposal
    "aspnet.MembershipTerm",  # by admissions, renewals and lists
    "aspnet.Succession",  # by acts only, each with what it takes to undo it
    "aspnet.NationalReport",  # begun on its page
    "aspnet.RenewalRound",  # opened with a preview, on the pages of the network
    "aspnet.RoundEntry",  # schools answer
    "aspnet.Confirmation",  # by acts only
    "aspnet.ConfirmationRequest",  # by a clock
    "workflow.AuditEntry",
    "workflow.Notification",
    "workflow.OutgoingMail",
}
# The parts of a meeting's programme: a wrong line may be removed. Nothing else is ever deleted.
REMOVABLE = {
    "events.AgendaItem",
    "events.Intervention",
    "events.MeetingDocument",
    "events.MeetingOrganiser",
    "events.MeetingPoint",
    "events.Outcome",
    "events.Participant",
    "events.ParticipatingBody",
}


def names(found: list | None = None) -> Iterator[str]:
    """The names of all addresses of the back office."""
    for pattern in admin.site.get_urls() if found is None else found:
        if isinstance(pattern, URLPattern):
            yield pattern.name or ""
        else:
            yield from names(pattern.url_patterns)


def address(model: type[Model], page: str) -> str:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
    is_about_one = page in ("change", "history", "delete")
    return reverse(name, args=[row_of(model).pk] if is_about_one else [])


def ask(reader: Any, where: str) -> int:
    """The status of an answer, before its page is drawn."""
    request = RequestFactory().get(where)
    request.user, request.session = reader, {}
    request.resolver_match = match = resolve(where)
    try:
        return match.func(request, *match.args, **match.kwargs).status_code
    except PermissionDenied:
        return REFUSED


def wanted(reader: str, model: type[Model], page: str) -> int:
    """What the rules say."""
    meta = model._meta
    if "staff" not in READERS[reader]:
        return LED
    if meta.label in NEVER_ADDED and page == "add":
        return REFUSED
    if page == "delete" and meta.app_label in OWN_APPS and meta.label not in REMOVABLE:
        return REFUSED
    if reader == "administrator":
        return OK
    if meta.app_label not in OWN_APPS:
        return REFUSED
    is_edited = page in ("add", "delete")
    return OK if not is_edited or reader in EDITORS[meta.app_label] else REFUSED


def test_every_address_is_asked():
    of_models = {
        f"{model._meta.app_label}_{model._meta.model_name}_{page}"
        for model in MODELS
        for page in MODEL_PAGES
    }

    assert set(names()) - {""} == of_models | SITE_PAGES | ELSEWHERE
    assert EDITORS.keys() == OWN_APPS.keys()


@pytest.mark.parametrize("reader", READERS)
def test_every_page_answers_as_the_rules_say(rows, reader):
    wrong = {}
    for model in MODELS:
        for page in MODEL_PAGES:
            answer = ask(rows.readers[reader], address(model, page))
            if answer != wanted(reader, model, page):
                wrong[f"{model._meta.label} {page}"] = answer

    assert wrong == {}


@pytest.mark.parametrize("reader", READERS)
def test_the_site_itself_is_for_staff(rows, reader):
    pages = [reverse(f"admin:{name}") for name in sorted(SITE_PAGES - {"app_list"})]
    pages += [reverse("admin:app_list", args=["aspnet"])]

    answers = {ask(rows.readers[reader], page) for page in pages}

    assert answers == {OK if "staff" in READERS[reader] else LED}


@pytest.mark.parametrize("reader", ["plain", "national_coordinator"])
def test_a_signed_in_reader_without_a_role_here_is_refused(rows, sign_in, reader):
    client = sign_in(rows.readers[reader])

    assert client.get("/admin/", follow=True).status_code == REFUSED

"""Every page of the back office opens for those who work there, and none edits a status."""

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import RequestFactory
from django.urls import reverse

from tests.census.portal import OWN_APPS, own_models
from tests.census.rows import row_of
from tests.census.test_admin_access import EDITORS, NEVER_ADDED, address
from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.workflow.admin import TransitionAdmin
from unesco_portal.workflow.states import MACHINES

pytestmark = pytest.mark.django_db
REGISTRY = admin.site._registry
OWN = [model for model in REGISTRY if model._meta.app_label in OWN_APPS]
EVERY_MODEL = pytest.mark.parametrize("model", OWN, ids=lambda model: model._meta.label)
# Rows without a page of their own.
INSIDE_ANOTHER = {
    "reference.CountryAlias": "edited with its country",
    "reference.RegionMembership": "edited with its country or region",
    "people.OrganisationName": "edited with its body",
    "people.OrganisationRelation": "edited with its body",
    "people.ExternalIdentifier": "edited with its body",
    "people.PersonName": "edited with its person",
    "centres.CentreActivity": "edited with its centre",
    "centres.CentreObservation": "edited with its centre",
    "aspnet.InstitutionName": "edited with its institution",
    "aspnet.PathwayStage": "edited with its version",
    "aspnet.IntakeWindow": "edited with its version",
    "aspnet.ReportQuestion": "read with its template",
    "aspnet.ReportAnswer": "read with its report",
    "aspnet.Activity": "read with its report",
    "aspnet.DayCelebration": "read with its report",
    "aspnet.CampaignParticipation": "read with its report",
    "aspnet.ReportVersion": "read with its report",
    "aspnet.ReportReminder": "read with its report",
    "aspnet.RequirementResult": "read with its assessment",
    "aspnet.NationalFigure": "read with its report",
    "events.ParticipantTitle": "edited with its participant",
    "events.AgendaSpeaker": "edited with its agenda item",
}
NOT_EDITED = {
    "core.DatasetVersion": "moved by triggers",
    "core.Lexeme": "the words of all names, collected by a task",
    "aspnet.ChoiceCount": "a materialized view",
    "aspnet.CountryCount": "a materialized view",
    "aspnet.CountryFreshness": "computed by a task",
    "aspnet.PlaceCount": "a materialized view",
    "events.Speaker": "persons, as meetings name them",
    "accounts.SavedFilter": "private to its account",
    "workflow.Suggestion": "not confirmed yet by whoever wrote it",
    "workflow.Mailing": "read in the workspace by those it concerns",
    "workflow.MailingRecipient": "counted on the page of its mail",
    "accounts.CalendarAddress": "private to its account",
    "workflow.Digest": "written by a clock",
    "workflow.Note": "read on the pages of its school or network",
    "workflow.MailOptOut": "a school's own choice, by its link only",
}
SHORT_LISTS = {"reference.Taxonomy"}
OF_LIBRARIES = {
    "auth.Group": "Django's; grants nothing, as no backend asks for groups",
    "account.EmailAddress": "allauth's: addresses of accounts, to repair a sign-in",
    "mfa.Authenticator": "allauth's: to take a lost second factor away",
    "usersessions.UserSession": "allauth's: to end a session",
}


def pages(model: type[Model], *wanted: str) -> list[str]:
    """The addresses of a model's pages; a list is also searched."""
    found = [name for name in wanted if name != "add" or model._meta.label not in NEVER_ADDED]
    addresses = [address(model, name) for name in found]
    if "changelist" in found and REGISTRY[model].search_fields:
        addresses.append(f"{address(model, 'changelist')}?q=a")
    return addresses


def broken(client, addresses: list[str]) -> dict[str, int | str]:
    """The pages that do not open, or have a hole."""
    found: dict[str, int | str] = {}
    for where in addresses:
        response = client.get(where)
        if response.status_code != 200:
            found[where] = response.status_code
        elif "UNDEFINED(" in response.content.decode():
            found[where] = "an undefined variable"
    return found


def form_fields(model: type[Model], user, *, is_new: bool) -> set[str]:
    """What a system administrator may type into the page of a record."""
    request = RequestFactory().get("/")
    request.user = user
    record = None if is_new else row_of(model)
    return set(REGISTRY[model].get_form(request, record, change=not is_new).base_fields)


def test_every_model_has_its_place():
    registered = {model._meta.label for model in OWN}
    known = {model._meta.label for model in own_models()}

    assert registered | INSIDE_ANOTHER.keys() | NOT_EDITED.keys() == known
    assert not registered & (INSIDE_ANOTHER.keys() | NOT_EDITED.keys())
    assert {model._meta.label for model in REGISTRY} - registered == OF_LIBRARIES.keys()


def test_what_is_edited_inside_another_is_an_inline():
    inlines = {inline.model._meta.label for model in OWN for inline in REGISTRY[model].inlines}

    assert INSIDE_ANOTHER.keys() <= inlines


@EVERY_MODEL
def test_lists_are_made_for_large_tables(model):
    found = REGISTRY[model]

    assert isinstance(found, ResourceAdmin)
    assert (found.list_per_page, found.show_full_result_count) == (50, False)
    assert found.paginator is ResourceAdmin.paginator


@EVERY_MODEL
def test_keys_are_searched_not_listed(rows, model):
    """A menu with every row of a large table would be the page."""
    found = REGISTRY[model]
    searched = {*found.autocomplete_fields, *found.raw_id_fields}
    relations = {
        field.name
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.is_relation and field.related_model._meta.label not in SHORT_LISTS
    }
    if model._meta.label in NEVER_ADDED:
        return  # read only
    typed = form_fields(model, rows.readers["administrator"], is_new=True)

    assert (relations & typed) - searched == set()


@EVERY_MODEL
def test_status_is_shown_but_never_edited(rows, model):
    user = rows.readers["administrator"]
    typed = form_fields(model, user, is_new=True) | form_fields(model, user, is_new=False)
    fixed = {"status", "status_since"} if model._meta.label in MACHINES else set()

    assert typed & (fixed | {"created_at", "updated_at", "is_generated"}) == set()
    assert isinstance(REGISTRY[model], TransitionAdmin) == (model._meta.label in MACHINES)


@pytest.fixture
def without_the_menu(monkeypatch) -> None:
    """It is the same beside each page, and half of the time; the first page shows it anyway."""
    monkeypatch.setattr(admin.site, "enable_nav_sidebar", False)


def test_the_menu_stands_beside_each_page(rows, sign_in):
    client = sign_in(rows.readers["administrator"])

    assert broken(client, [address(OWN[0], "changelist")]) == {}
    assert 'id="nav-sidebar"' in client.get(address(OWN[0], "changelist")).content.decode()


def test_every_page_opens_for_the_system_administrator(rows, sign_in, without_the_menu):
    client = sign_in(rows.readers["administrator"])
    addresses = [reverse("admin:index")]
    for model in REGISTRY:
        addresses += pages(model, "changelist", "change", "history")

    assert broken(client, addresses) == {}


@pytest.mark.parametrize("app_label", [label for label, roles in EDITORS.items() if roles])
def test_every_page_opens_for_the_role_that_keeps_the_records(
    rows, sign_in, without_the_menu, app_label
):
    client = sign_in(rows.readers[min(EDITORS[app_label]).value])
    models = [model for model in OWN if model._meta.app_label == app_label]
    addresses = [where for model in models for where in pages(model, "add", "change", "history")]

    assert models
    assert broken(client, addresses) == {}


def test_acts_are_offered_as_actions(rows):
    request = RequestFactory().get("/")
    request.user = rows.readers["administrator"]
    for label, machine in MACHINES.items():
        offered = REGISTRY[machine.model].get_actions(request).keys()
        assert machine.transitions.keys() <= offered, label

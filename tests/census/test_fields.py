"""Every field is a column or hidden with a reason; every parameter and column has its words."""

import inspect

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db.models import AutoField, Field

from tests.census.portal import own_models
from unesco_portal.collections import COLLECTIONS
from unesco_portal.core.enums import Audience
from unesco_portal.core.filters import PortalFilterSet
from unesco_portal.core.resources import RESOURCES, Resource

BY_NAME = pytest.mark.parametrize("name", sorted(RESOURCES))
SHORTEST_REASON = 8


def fields_of(resource: Resource) -> dict[str, Field]:
    """The fields a row holds, many-to-many ones too; a key made by the database is no fact."""
    meta = resource.model._meta
    fields = [*meta.concrete_fields, *meta.many_to_many]
    return {field.name: field for field in fields if not isinstance(field, AutoField)}


def shown_by(resource: Resource) -> set[str]:
    """The fields that columns read: by path, or by an expression of the same name."""
    shown = set()
    for column in resource.bound:
        first = column.name if column.column.expression else column.source.split("__")[0]
        shown.add(as_field(resource, first))
    return shown


def as_field(resource: Resource, name: str) -> str:
    """``country_id`` is the field ``country``."""
    try:
        return resource.model._meta.get_field(name.removesuffix("_id")).name
    except FieldDoesNotExist:
        return name


def filter_sets() -> list[type[PortalFilterSet]]:
    """Every set of parameters that the portal declares."""
    found, waiting = [], [PortalFilterSet]
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        if cls is not PortalFilterSet and not inspect.isabstract(cls):
            found.append(cls)
    return sorted(set(found), key=lambda cls: (cls.__module__, cls.__name__))


@BY_NAME
def test_every_field_is_a_column_or_hidden_with_a_reason(name):
    resource = RESOURCES[name]

    missing = fields_of(resource).keys() - shown_by(resource) - resource.hidden.keys()

    assert sorted(missing) == [], "Add a Column, or name it in the resource's hidden, with a reason"


@BY_NAME
def test_what_is_hidden_exists_and_says_why(name):
    resource = RESOURCES[name]
    known = {field.name for field in resource.model._meta.get_fields()}

    assert sorted(resource.hidden.keys() - known) == []
    assert [key for key, why in resource.hidden.items() if len(why) < SHORTEST_REASON] == []


@BY_NAME
def test_what_is_hidden_is_not_read_by_a_column(name):
    resource = RESOURCES[name]
    sources = {column.source for column in resource.bound if not column.column.expression}

    assert sorted(sources & resource.hidden.keys()) == []


@BY_NAME
def test_every_column_has_words_and_a_public_one_is_the_code(name):
    resource = RESOURCES[name]

    assert [column.name for column in resource.bound if not str(column.label).strip()] == []
    assert resource.bound[0].name == "id"
    assert resource.bound[0].audience == Audience.PUBLIC
    assert str(resource.title).strip()
    assert str(resource.description).strip()


@BY_NAME
def test_every_order_ends_in_what_is_unique(name):
    resource = RESOURCES[name]

    for paths in resource.orderings.values():
        last = resource.model._meta.get_field(paths[-1].removeprefix("-"))
        assert last.unique, paths


def test_every_resource_is_a_collection_of_the_api():
    assert {view.resource.name for view in COLLECTIONS.values()} == set(RESOURCES)
    assert {name: view.resource.name for name, view in COLLECTIONS.items()} == {
        name: name for name in COLLECTIONS
    }


@pytest.mark.parametrize("name", sorted(COLLECTIONS))
def test_parameters_belong_to_the_model_of_the_collection(name):
    view = COLLECTIONS[name]

    assert view.filterset_class._meta.model is view.resource.model


@pytest.mark.parametrize("filters", filter_sets(), ids=lambda cls: cls.__name__)
def test_every_parameter_has_a_label(filters):
    unnamed = [name for name, found in filters.base_filters.items() if not vars(found)["_label"]]

    assert unnamed == [], "Give the filter a label: page, API documentation and schema show it"


def test_every_model_with_permanent_codes_is_shown_or_known_as_internal():
    shown = {resource.model for resource in RESOURCES.values()}
    coded = {model for model in own_models() if "public_id" in [f.name for f in model._meta.fields]}

    assert {model._meta.label for model in coded - shown} == {
        "aspnet.ImportBatch",  # a sheet of one network: workspace only
        "aspnet.Attachment",  # a document of one case
        "aspnet.Review",  # an opinion of one case, never the applicant's or the public's
        "aspnet.Application",  # the case of one school: workspace and signed link only
        "aspnet.CertificateIssue",  # an order of Headquarters: workspace only
        "aspnet.Hearing",  # between one school, its coordinator and UNESCO
        "aspnet.NationalReport",  # between a network and UNESCO
        "aspnet.SchoolReport",  # between one school and its coordinator
        "aspnet.Succession",  # its two codes stand in the records of the institutions
        "aspnet.SchoolYear",  # the calendar of a network's own people
        "aspnet.RenewalRound",  # between a network and its schools: workspace and signed links
        "workflow.Correction",  # between its writer and whoever keeps the record
        "workflow.Note",  # a journal of officials, never public
        "workflow.Mailing",  # what somebody wrote to schools: workspace only
        "events.MeetingSeries",  # a column of meetings
        "events.Speaker",  # a person under the name by which meetings know it
        "experts.ExpertTerm",  # part of its expert
        "people.Person",  # shown where the person serves, never as a list of persons
    }

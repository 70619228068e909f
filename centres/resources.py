"""What is shown of centres, and to whom: everything, to everybody."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, F, Prefetch, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Kind
from unesco_portal.core.fields import THREE
from unesco_portal.core.resources import Column, Resource
from unesco_portal.people.enums import Role
from unesco_portal.people.models import (
    Appointment,
    Organisation,
    OrganisationName,
    OrganisationRelation,
    Person,
)
from unesco_portal.reference.models import RegionMembership
from unesco_portal.reference.models.evidence import freshness_expression
from unesco_portal.reference.vocabularies import COUNTRIES

from .chronology import agreement_expression
from .models import Centre, CentreActivity, CentreObservation


def page_of_centre() -> Concat:
    """The address of the centre's page."""
    address = (Value(f"{settings.SITE_URL}/centres/"), F("public_id"), Value("/"))
    return Concat(*address, output_field=CharField())


def role_words(value: str) -> str:
    """The function of who confirmed a record."""
    return dict(Role.choices).get(value, value)


BODY = (
    Column("id", source="public_id", label=_("code")),
    Column("name", listed=True),
    Column("acronym", listed=True),
    Column("country", source="country_id", label=_("country"), listed=True, display=COUNTRIES.word),
    Column("country_name", source="country__name_en", label=_("country"), export_only=True),
    Column("city", listed=True),
    Column("latitude", help=_("Of its city.")),
    Column("longitude", help=_("Of its city.")),
    Column("host_institution"),
    Column("website"),
    Column("heading", listed=True),
    Column("lead_sector"),
    Column("themes", kind=Kind.TEXTS),
    Column("scope"),
)
DESIGNATION = (
    Column("status", listed=True),
    Column("status_on"),
    Column("status_note"),
    Column("non_operational_reason"),
    Column(
        "agreement",
        expression=agreement_expression,
        label=_("agreement"),
        help=_("Where the agreement stands today: computed from its dates."),
        null=False,
    ),
    Column("approved_on"),
    Column("signed_on"),
    Column("provisional_on"),
    Column("in_force_on"),
    Column("established_on"),
    Column("expires_on", listed=True),
    Column("renewal_on"),
    Column("legal_texts", kind=Kind.TEXTS),
    Column("designation_source"),
    Column("designation_verification"),
)
EVIDENCE = (
    Column("verification", listed=True),
    Column("source", source="source__code", label=_("source")),
    Column("source_note"),
    Column("note"),
    Column("confirmed_on"),
    Column("confirmed_by", display=role_words),
    Column(
        "freshness",
        expression=freshness_expression,
        label=_("freshness"),
        help=_("How long ago somebody responsible said that the record is right."),
        null=False,
    ),
    Column("ended_on"),
    Column("is_generated"),
    Column("updated_at"),
    Column("page", expression=page_of_centre, kind=Kind.URL, null=False, label=_("page")),
)
ROWS = (
    Column(
        "names",
        nested=(Column("name"), Column("kind"), Column("language")),
        label=_("further names"),
    ),
    Column(
        "activities",
        nested=(
            Column("name"),
            Column("kind"),
            Column("network_name"),
            Column("network", source="network__public_id", label=_("network, linked")),
            Column("partner_name"),
            Column("partner", source="partner__public_id", label=_("partner, linked")),
            Column("source", source="source__code", label=_("source")),
        ),
        label=_("activities"),
    ),
    Column(
        "observations",
        nested=(
            Column("state"),
            Column("as_of"),
            Column("note"),
            Column("source", source="source__code", label=_("source")),
        ),
        label=_("observations"),
    ),
    Column(
        "appointments",
        nested=(
            Column("id", source="public_id", label=_("code")),
            Column("person", source="person__name", label=_("person")),
            Column("honorific", source="person__honorific"),
            *(Column(f"title_{language}") for language in THREE),
            Column("start_on"),
            Column("end_on"),
            Column("verification"),
            Column("source", source="source__code", label=_("source")),
        ),
        label=_("people"),
    ),
    Column(
        "relations",
        nested=(
            Column("kind"),
            Column("other", source="other__public_id", label=_("to")),
            Column("start_on"),
            Column("end_on"),
        ),
        label=_("relations"),
    ),
    Column(
        "inverse_relations",
        nested=(
            Column("organisation", source="organisation__public_id", label=_("of")),
            Column("kind"),
            Column("start_on"),
            Column("end_on"),
        ),
        label=_("relations of others to it"),
    ),
    Column(
        "identifiers",
        nested=(Column("scheme"), Column("value")),
        label=_("external identifiers"),
    ),
)


def public_appointments() -> Prefetch:
    """The posts at a centre, as far as everybody may read them, the latest first."""
    rows = Appointment.objects.visible_to(AnonymousUser()).select_related("person", "source")
    return Prefetch("appointments", rows.order_by("-start_on", "person__family_name", "pk"))


CENTRES = Resource(
    "centres",
    model=Centre,
    title=_("Category 2 institutes and centres"),
    description=_(
        "Institutes and centres under the auspices of UNESCO, independent of it. Dates and status"
        " that no source tells are shown as not known."
    ),
    columns=(*BODY, *DESIGNATION, *EVIDENCE, *ROWS),
    orderings={
        "name": ("name", "public_id"),
        "-name": ("-name", "-public_id"),
        "id": ("public_id",),
        "updated": ("updated_at", "public_id"),
        "-updated": ("-updated_at", "-public_id"),
    },
    page_url="centres:centre-detail",
    desk="with_centres",
    correctable=("name", "acronym", "city", "host_institution", "website"),
    point=("latitude", "longitude"),
    tables=(
        Organisation,
        OrganisationName,
        OrganisationRelation,
        CentreActivity,
        CentreObservation,
        Appointment,
        Person,
        RegionMembership,
    ),
    select_related=("country", "source"),
    prefetch_related=(
        "names",
        "activities__network",
        "activities__partner",
        "activities__source",
        "observations__source",
        public_appointments(),
        "relations__other",
        "inverse_relations__organisation",
        "identifiers",
    ),
    hidden={
        "id": "primary key of the body",
        "search": "search words",
        "created_at": "internal",
        "kind": "all of them are Category 2 centres",
        "covers": "only offices cover countries",
        "status_since": "when the status was recorded here; status_on tells since when it holds",
        "organisation": "the row of the body itself, told by id",
    },
)

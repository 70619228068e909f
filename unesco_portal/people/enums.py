"""Vocabulary of people and bodies."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an appointment lets its holder do; the scope is its country, area of it, or body."""

    NATIONAL_COORDINATOR = "national_coordinator", _("National Coordinator")
    DEPUTY_COORDINATOR = "deputy_coordinator", _("Deputy National Coordinator")
    NATIONAL_COMMISSION = "national_commission", _("Secretary-General of a National Commission")
    SUB_NATIONAL_COORDINATOR = "sub_national_coordinator", _("Sub-national coordinator")
    ASPNET_COORDINATION = "aspnet_coordination", _("International ASPnet coordination")
    CENTRES_COORDINATION = "centres_coordination", _("Category 2 coordination")
    CONVENTION_SECRETARIAT = "convention_secretariat", _("Convention secretariat")
    MEETINGS_COORDINATION = "meetings_coordination", _("Meetings coordination")
    DATA_STEWARD = "data_steward", _("Steward of reference data")
    FIELD_OFFICER = "field_officer", _("Field office officer")


NATIONAL_ROLES = frozenset(
    {Role.NATIONAL_COORDINATOR, Role.DEPUTY_COORDINATOR, Role.NATIONAL_COMMISSION}
)
COORDINATOR_ROLES = frozenset({Role.NATIONAL_COORDINATOR, Role.DEPUTY_COORDINATOR})
AREA_ROLES = frozenset({Role.SUB_NATIONAL_COORDINATOR})  # for a part of a country only
STAFF_ROLES = frozenset(set(Role) - NATIONAL_ROLES - AREA_ROLES)


class OrganisationKind(models.TextChoices):
    """What sort of body an organisation is in the four networks."""

    NATIONAL_COMMISSION = "national_commission", _("National Commission for UNESCO")
    PERMANENT_DELEGATION = "permanent_delegation", _("Permanent Delegation to UNESCO")
    MINISTRY = "ministry", _("ministry or public authority")
    HEADQUARTERS = "headquarters", _("UNESCO Headquarters")
    HQ_SECTION = "hq_section", _("section at UNESCO Headquarters")
    REGIONAL_OFFICE = "regional_office", _("UNESCO regional office")
    FIELD_OFFICE = "field_office", _("UNESCO field office")
    NATIONAL_OFFICE = "national_office", _("UNESCO national office")
    LIAISON_OFFICE = "liaison_office", _("UNESCO liaison office")
    CATEGORY_1 = "category_1", _("Category 1 institute")
    CATEGORY_2 = "category_2", _("Category 2 institute or centre")
    SCHOOL = "school", _("school")
    UNIVERSITY = "university", _("university")
    NGO = "ngo", _("non-governmental organization")
    DONOR = "donor", _("donor")
    COMPANY = "company", _("company")
    NETWORK = "network", _("network")
    OTHER = "other", _("other body")


UNESCO_KINDS = frozenset(
    {
        OrganisationKind.HEADQUARTERS,
        OrganisationKind.HQ_SECTION,
        OrganisationKind.REGIONAL_OFFICE,
        OrganisationKind.FIELD_OFFICE,
        OrganisationKind.NATIONAL_OFFICE,
        OrganisationKind.LIAISON_OFFICE,
        OrganisationKind.CATEGORY_1,
    }
)


class NameKind(models.TextChoices):
    """Why a body or person is also known by this name."""

    TRANSLATION = "translation", _("name in another language")
    ACRONYM = "acronym", _("acronym")
    SHORT = "short", _("short name")
    FORMER = "former", _("former name")
    VARIANT = "variant", _("other spelling")


class NameOrder(models.TextChoices):
    """Which part of a person's name comes first."""

    GIVEN_FIRST = "given_first", _("given name first")
    FAMILY_FIRST = "family_first", _("family name first")


class RelationKind(models.TextChoices):
    """How one body stands to another."""

    PART_OF = "part_of", _("is part of")
    HOSTS = "hosts", _("hosts")
    PREDECESSOR_OF = "predecessor_of", _("is the predecessor of")
    SUPPORTS = "supports", _("supports")
    FUNDS = "funds", _("funds")

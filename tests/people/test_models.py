"""What may never be true of people, bodies and appointments; and how names are written."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from tests import sql
from tests.factories.people import (
    AppointmentFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
)
from unesco_portal.people.enums import NameOrder, Role
from unesco_portal.people.models import (
    Appointment,
    ExternalIdentifier,
    Organisation,
    OrganisationName,
    OrganisationRelation,
    PersonName,
)

pytestmark = pytest.mark.django_db
COORDINATOR = {"role": Role.NATIONAL_COORDINATOR, "country_id": "SN"}


@pytest.mark.parametrize(
    ("given", "family", "order", "name"),
    [
        ("Awa", "Diop", NameOrder.GIVEN_FIRST, "Awa Diop"),
        ("Cher Ping", "Lim", NameOrder.FAMILY_FIRST, "LIM Cher Ping"),
        ("", "Suharto", NameOrder.GIVEN_FIRST, "Suharto"),
        ("", "Suharto", NameOrder.FAMILY_FIRST, "SUHARTO"),
        ("太郎", "山田", NameOrder.FAMILY_FIRST, "山田 太郎"),
        ("ماجد", "الحسن", NameOrder.GIVEN_FIRST, "ماجد الحسن"),
    ],
)
def test_name_is_written_as_its_bearer_orders_it(given, family, order, name):
    person = PersonFactory(given_name=given, family_name=family, name_order=order)

    assert (person.name, str(person)) == (name, name)


def test_name_in_another_script_is_kept_once():
    person = PersonFactory()
    PersonName.objects.create(person=person, name="金里", language="zh")

    with pytest.raises(IntegrityError), transaction.atomic():
        PersonName.objects.create(person=person, name="金里")


def overlapping(first: dict, second: dict) -> bool:
    """Whether the database refuses the second appointment of one person beside the first."""
    person = PersonFactory()
    AppointmentFactory(person=person, **COORDINATOR | first)
    try:
        with transaction.atomic():
            AppointmentFactory(person=person, **COORDINATOR | second)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        ({}, {}, True),
        ({"end_on": "2020-06-30"}, {"start_on": "2020-07-01"}, False),
        ({"end_on": "2020-06-30"}, {"start_on": "2020-06-30"}, True),
        ({"end_on": "2020"}, {"start_on": "2020"}, True),
        ({"end_on": "2020"}, {"start_on": "2020-12"}, True),
        ({"end_on": "2020"}, {"start_on": "2021"}, False),
        ({"end_on": "2020-06"}, {"start_on": "2020-07"}, False),
        ({"start_on": "2020"}, {"end_on": "2019-12"}, False),
        ({"start_on": "2020"}, {}, True),
        ({}, {"country_id": "FR"}, False),
        ({}, {"role": Role.DEPUTY_COORDINATOR}, False),
        ({"role": Role.DATA_STEWARD, "country_id": None},) * 2 + (True,),
        ({"role": ""}, {"role": ""}, False),
    ],
)
def test_nobody_holds_one_role_twice_at_a_time(first, second, is_refused):
    assert overlapping(first, second) is is_refused


def test_two_people_may_hold_the_same_role():
    AppointmentFactory(**COORDINATOR)
    AppointmentFactory(**COORDINATOR)

    assert Appointment.objects.coordinators().in_country("SN").count() == 2


def test_overlap_is_refused_also_in_bulk_and_by_sql():
    person = PersonFactory()
    AppointmentFactory(person=person, **COORDINATOR, end_on="2019")
    later = AppointmentFactory(person=person, **COORDINATOR, start_on="2020")

    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        Appointment.objects.filter(pk=later.pk).update(start_on="2019-12")
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        sql.rows("UPDATE people_appointment SET start_on = NULL WHERE id = %s", later.pk)


def test_overlap_is_told_in_words_before_the_database_refuses():
    person = PersonFactory()
    AppointmentFactory(person=person, **COORDINATOR)

    with pytest.raises(ValidationError, match="already holds this role during part of that time"):
        Appointment(person=person, title_en="Title", **COORDINATOR).full_clean()


@pytest.mark.parametrize(
    "role", [Role.NATIONAL_COORDINATOR, Role.DEPUTY_COORDINATOR, Role.NATIONAL_COMMISSION]
)
def test_national_role_has_its_country(role):
    with pytest.raises(IntegrityError, match="national_role_has_country"), transaction.atomic():
        AppointmentFactory(role=role)
    with pytest.raises(ValidationError, match="A national role needs its country"):
        Appointment(person=PersonFactory(), role=role).full_clean()


def test_appointment_ends_after_it_begins():
    with pytest.raises(ValidationError, match="ends after it begins"):
        Appointment(person=PersonFactory(), start_on="2020-05", end_on="2020-04").full_clean()

    Appointment(person=PersonFactory(), start_on="2020-05", end_on="2020").full_clean()


@pytest.mark.parametrize("date", ["2017-13", "17", "2017-02-30", "soon", "2017-1", "2017-00"])
def test_impossible_date_is_refused_in_words(date):
    with pytest.raises(ValidationError, match="is not a date"):
        Appointment(person=PersonFactory(), start_on=date).full_clean()


@pytest.mark.parametrize("date", ["17", "2017-13", "soon"])
def test_database_refuses_what_is_no_date(date):
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        AppointmentFactory(start_on=date)

    assert not Appointment.objects.filter(start_on=date).exists()


@pytest.mark.parametrize(
    ("start", "end", "lower", "upper"),
    [
        ("2017", "2018", "2017-01-01", "2019-01-01"),
        ("2017-02", "2020-02", "2017-02-01", "2020-03-01"),
        ("2017-11-23", "2017-11-23", "2017-11-23", "2017-11-24"),
        (None, "2018", None, "2019-01-01"),
        ("2017", None, "2017-01-01", None),
        (None, None, None, None),
    ],
)
def test_period_is_as_wide_as_the_dates_may_mean(start, end, lower, upper):
    period = Appointment.objects.get(pk=AppointmentFactory(start_on=start, end_on=end).pk).period

    bounds = [
        None if bound is None else bound.isoformat() for bound in (period.lower, period.upper)
    ]
    assert bounds == [lower, upper]


def test_codes_are_permanent_and_given_by_the_database():
    person, appointment = PersonFactory(), AppointmentFactory()

    assert person.public_id.startswith("PER-")
    assert appointment.public_id.startswith("APT-")
    assert PersonFactory().public_id != person.public_id


def test_who_served_stays():
    appointment = AppointmentFactory(organisation=OrganisationFactory())

    with pytest.raises(ProtectedError):
        appointment.person.delete()
    with pytest.raises(ProtectedError):
        appointment.organisation.delete()
    with pytest.raises(ProtectedError):
        UserFactory().person.delete()


def test_body_is_known_under_its_name_and_acronym():
    assert str(OrganisationFactory(name="A body", acronym="AB")) == "A body (AB)"
    assert str(OrganisationFactory(name="A body")) == "A body"


def test_body_is_not_related_to_itself_and_not_twice():
    body, other = OrganisationFactory(), OrganisationFactory()
    OrganisationRelation.objects.create(
        organisation=body, kind="hosts", other=other, start_on="2017"
    )

    with pytest.raises(IntegrityError, match="not_itself"), transaction.atomic():
        OrganisationRelation.objects.create(organisation=body, kind="hosts", other=body)
    with pytest.raises(IntegrityError, match="once"), transaction.atomic():
        OrganisationRelation.objects.create(
            organisation=body, kind="hosts", other=other, start_on="2017"
        )


def test_name_and_identifier_are_kept_once():
    body = OrganisationFactory()
    OrganisationName.objects.create(organisation=body, name="Former", kind="former")
    ExternalIdentifier.objects.create(organisation=body, scheme="ror", value="123")

    with pytest.raises(IntegrityError, match="once"), transaction.atomic():
        OrganisationName.objects.create(organisation=body, name="Former", kind="variant")
    with pytest.raises(IntegrityError, match="once"), transaction.atomic():
        ExternalIdentifier.objects.create(
            organisation=OrganisationFactory(), scheme="ror", value="123"
        )


def test_permanent_name_is_one_body_s():
    OrganisationFactory(public_id="a-body")

    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(public_id="a-body", name="Another", kind="other")


def test_title_is_read_in_the_reader_s_language():
    appointment = AppointmentFactory(title_en="Director", title_fr="Directrice")

    with translation.override("fr"):
        assert str(appointment).endswith(", Directrice")
    with translation.override("es"):
        assert str(appointment).endswith(", Director")


def test_a_body_that_has_ended_has_ended_by_today():
    body = OrganisationFactory()
    body.ended_on = "2999"

    with pytest.raises(ValidationError) as refused:
        body.full_clean()

    assert set(refused.value.message_dict) == {"ended_on"}

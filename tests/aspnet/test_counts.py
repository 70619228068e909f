"""The figures of the network: computed at intervals, each with its moment."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from aspnet import counts, tasks
from aspnet.enums import MembershipStatus, Standing
from aspnet.models import CountryCount, Institution, PlaceCount
from tests.factories.aspnet import InstitutionFactory, former_member, member
from unesco_portal.core.models import DatasetVersion


@pytest.mark.django_db
def test_before_the_first_count_there_is_no_figure_with_a_date():
    DatasetVersion.objects.filter(dataset=counts.VIEWS[0]).delete()
    member()

    figure = counts.members()

    assert (figure.value, figure.generated, figure.as_of) == (0, 0, None)


@pytest.mark.django_db
def test_candidates_applicants_and_former_members_are_never_counted_as_members():
    member()
    member(status=MembershipStatus.DORMANT, country_id="KE", is_generated=True)
    former_member(country_id="FR")
    for standing in (Standing.NONE, Standing.APPLICANT, Standing.CANDIDATE):
        InstitutionFactory(standing=standing, country_id="BR")
    counts.refresh(force=True)

    figure = counts.members()

    assert (figure.value, figure.generated) == (2, 1)
    assert counts.members(country="SN").value == 1
    assert counts.members(country="BR").value == 0
    assert counts.countries_with_members() == 2


@pytest.mark.django_db
def test_a_figure_tells_when_it_was_counted():
    before = timezone.now()
    counts.refresh(force=True)

    assert before <= counts.members().as_of <= timezone.now()
    assert counts.as_of() == counts.members().as_of


@pytest.mark.django_db
def test_institutions_of_a_country_by_standing():
    member()
    member(ownership="private")
    InstitutionFactory(standing=Standing.CANDIDATE)
    counts.refresh(force=True)

    assert counts.by_standing("SN") == {"member": 2, "candidate": 1}
    assert counts.by_standing("KE") == {}


@pytest.mark.django_db
def test_places_hold_members_with_a_point_only():
    point = {"latitude": 14.7, "longitude": -17.4}
    member(**point)
    member(**point, city="Dakar-Plateau")
    member(location_precision="hidden")
    former_member(**point)
    InstitutionFactory(standing=Standing.CANDIDATE, **point)
    counts.refresh(force=True)

    place = PlaceCount.objects.get()

    assert (place.city, place.count, place.country_id) == ("Dakar", 2, "SN")


@pytest.mark.django_db
def test_a_refresh_forgets_what_is_no_longer_there():
    institution = member()
    counts.refresh(force=True)
    Institution.objects.filter(pk=institution.pk).update(standing=Standing.FORMER)

    counts.refresh(force=True)

    assert dict(CountryCount.objects.values_list("standing", "count")) == {"former": 1}


def test_counting_again_needs_a_committed_change(committed_db):
    assert counts.refresh(force=True) is True
    long_ago = timezone.now() - datetime.timedelta(days=1)
    DatasetVersion.objects.filter(dataset=counts.VIEWS[0]).update(changed_at=long_ago)

    tasks.refresh_counts()
    assert counts.as_of() == long_ago

    member()
    tasks.refresh_counts()
    assert counts.as_of() > long_ago
    assert counts.members().value == 1
    assert counts.refresh() is False


@pytest.mark.django_db
def test_the_sum_of_the_counts_is_the_number_of_rows():
    for country in ("SN", "KE"):
        member(country_id=country)
        member(country_id=country, ownership="private")
        former_member(country_id=country, is_generated=True)
    counts.refresh(force=True)

    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(count) FROM aspnet_countrycount")
        (total,) = cursor.fetchone()

    assert total == Institution.objects.count()

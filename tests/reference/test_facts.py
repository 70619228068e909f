"""The reference lists say what their files and UNESCO say, and keep apart what disagrees."""

import collections

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count

from unesco_portal.core.loading import rows_of
from unesco_portal.reference.enums import GoalKind, MemberStatus, RegionScheme
from unesco_portal.reference.models import (
    Country,
    CountryAlias,
    InternationalDay,
    Language,
    Region,
    RegionMembership,
    SdgTarget,
    SourceDocument,
    Taxonomy,
    Theme,
)

pytestmark = pytest.mark.django_db
ELECTORAL = {"I": 26, "II": 25, "III": 33, "IV": 44, "Va": 47, "Vb": 19}


def totals(scheme: RegionScheme) -> dict[str, int]:
    """Member States in each region of a scheme, second regions left out."""
    rows = RegionMembership.objects.primary().filter(
        region__scheme=scheme, country__status=MemberStatus.MEMBER
    )
    return dict(rows.values_list("region__code").annotate(count=Count("pk")))


def test_194_members_12_associates_and_the_former_member_that_hosts_a_centre():
    found = dict(Country.objects.values_list("status").annotate(count=Count("pk")).order_by())

    assert found == {"member": 194, "associate": 12, "former": 1}
    assert Country.objects.states().count() == 194
    former = Country.objects.get(status="former")
    assert (former.code, former.ended_on, former.regions.count()) == ("IL", "2018-12-31", 0)


def test_every_country_is_kept_with_its_codes_and_six_names():
    for row in rows_of("countries.csv"):
        country = Country.objects.get(code=row["iso2"])

        assert (country.iso3, country.m49, country.capital) == (
            row["iso3"],
            row["m49"],
            row["capital"],
        )
        for language in ("en", "fr", "es", "ar", "ru", "zh"):
            assert getattr(country, f"name_{language}") == row[f"name_{language}"]
        assert (country.joined_on or "") == row["joined"]
        assert country.is_joined_verified == (row["joined_verified"] == "yes")
        assert country.languages == row["languages"].split()


def test_codes_keep_their_leading_zeros():
    assert Country.objects.get(code="AF").m49 == "004"


def test_electoral_groups_have_their_published_totals():
    assert totals(RegionScheme.ELECTORAL) == {
        f"group_{group.lower()}": count for group, count in ELECTORAL.items()
    }
    assert sum(ELECTORAL.values()) == 194


def test_unesco_regions_add_up_to_the_members():
    assert totals(RegionScheme.UNESCO) == {
        "europe_north_america": 51,
        "latin_america_caribbean": 33,
        "asia_pacific": 44,
        "africa": 47,
        "arab_states": 19,
    }


def test_a_country_has_one_region_in_each_scheme():
    rows = RegionMembership.objects.primary().values("country", "region__scheme")

    assert not rows.annotate(count=Count("pk")).order_by().filter(count__gt=1).exists()
    assert set(Region.objects.values_list("scheme").annotate(count=Count("pk")).order_by()) == {
        ("unesco", 5),
        ("electoral", 6),
    }


def test_associates_have_a_region_but_no_electoral_group():
    rows = RegionMembership.objects.filter(country__status=MemberStatus.ASSOCIATE)

    assert set(rows.values_list("region__scheme", flat=True)) == {"unesco"}
    assert rows.primary().values("country").distinct().count() == 12


def test_second_regions_do_not_count():
    second = RegionMembership.objects.filter(is_secondary=True)

    assert second.count() == 11
    for place in second:
        assert place.country.region_memberships.primary().exclude(region=place.region).exists()


def test_no_place_in_a_region_claims_to_be_verified():
    assert not RegionMembership.objects.filter(is_verified=True).exists()


def test_spellings_lead_to_countries_and_are_nobody_s_name():
    assert CountryAlias.objects.count() == 28
    aliases = set(CountryAlias.objects.values_list("name", flat=True))
    assert not aliases & set(Country.objects.values_list("name_en", flat=True))


def test_seventeen_goals_and_the_ten_targets_of_goal_4():
    goals = SdgTarget.objects.filter(kind=GoalKind.GOAL)
    targets = SdgTarget.objects.filter(kind=GoalKind.TARGET)

    assert list(goals.order_by("position").values_list("code", flat=True)) == [
        str(number) for number in range(1, 18)
    ]
    assert set(targets.values_list("code", flat=True)) == {
        *(f"4.{number}" for number in range(1, 8)),
        *(f"4.{letter}" for letter in "abc"),
    }
    assert set(targets.values_list("goal", flat=True)) == {4}
    assert not SdgTarget.objects.filter(title_fr="").exists()


def test_themes_stand_under_their_version():
    rows = collections.defaultdict(list)
    for code, version in Theme.objects.values_list("code", "taxonomy__code"):
        rows[version].append(code)

    assert {version: len(codes) for version, codes in rows.items()} == {
        "aspnet-2014": 3,
        "aspnet-2025": 3,
    }
    for version, codes in rows.items():
        assert all(code.startswith(f"{version}-") for code in codes)
    assert set(Taxonomy.objects.values_list("code", "valid_from", "valid_to")) == {
        ("aspnet-2014", "2014", "2021"),
        ("aspnet-2025", "2025", "2029"),
    }


def test_days_that_move_have_a_rule_and_no_date():
    moving = InternationalDay.objects.filter(day=None)

    assert set(moving.values_list("slug", "month", "date_rule")) == {
        ("international-girls-in-ict-day", 4, "fourth Thursday of April"),
        (
            "international-day-against-violence-and-bullying-at-school-including-cyberbullying",
            11,
            "first Thursday of November",
        ),
        ("world-philosophy-day", 11, "third Thursday of November"),
    }
    assert not InternationalDay.objects.exclude(day=None).exclude(date_rule="").exists()


def test_days_say_whether_a_source_was_read():
    found = InternationalDay.objects.values_list("verification").annotate(count=Count("pk"))

    assert dict(found.order_by()) == {"verified": 40, "unverified": 44}
    assert InternationalDay.objects.filter(is_unesco=True).count() == 51


@pytest.mark.parametrize(
    "fields",
    [{"month": 13}, {"month": 0}, {"day": 32}, {"day": None, "date_rule": ""}],
    ids=str,
)
def test_database_refuses_an_impossible_day(fields):
    given = {"slug": "x", "name_en": "X", "month": 1, "day": 1, "is_unesco": False}

    with pytest.raises(IntegrityError), transaction.atomic():
        InternationalDay.objects.create(**given | fields)


@pytest.mark.parametrize(
    "fields",
    [{"m49": "4"}, {"status": "former"}, {"ended_on": "2018"}, {"joined_on": "long ago"}],
    ids=str,
)
def test_database_refuses_an_impossible_country(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Country.objects.filter(code="SN").update(**fields)


def test_languages_have_a_code_and_three_names():
    assert Language.objects.count() == 197
    assert not Language.objects.filter(name_es="").exists()
    known = set(Language.objects.values_list("code", flat=True))
    spoken = {code for row in Country.objects.all() for code in row.languages}
    assert spoken - known == set()


def test_every_data_set_credits_its_licence():
    rows = list(rows_of("source_datasets.csv"))

    for row in rows:
        document = SourceDocument.objects.get(code=row["code"])
        assert (document.publisher, document.licence) == (row["publisher"], row["licence"])
    assert len(rows) == 9

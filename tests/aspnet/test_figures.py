"""The figures of the network: numbers against rows made by hand, and how long they are kept."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from aspnet import counts, freshness
from aspnet.enums import Standing
from aspnet.figures import FIGURES, WORLD, Scope, read
from aspnet.figures.drawing import MOST_BARS, WIDTH, drawing
from aspnet.models import Campaign, CampaignParticipation, DayCelebration, ResourceItem
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.pathways import IntakeWindowFactory, pathway
from tests.factories.people import coordinator
from tests.factories.reports import SchoolYearFactory, report_in
from tests.factories.rounds import RenewalRoundFactory, RoundEntryFactory
from tests.factories.twinnings import twinned
from unesco_portal.core.enums import Audience
from unesco_portal.reference.models import InternationalDay

pytestmark = pytest.mark.django_db
TODAY = "2026-03-01"


def numbers(name: str, scope: Scope = WORLD, audience: Audience = Audience.STAFF) -> dict:
    """The rows of a figure by code."""
    cache.clear()
    counts.refresh(force=True)
    freshness.refresh(force=True)
    found = read(FIGURES[name], scope, audience)
    return {row.code: row.values for row in found.rows}


def shown(name: str, scope: Scope = WORLD) -> dict:
    """The same, without rows of zeros."""
    return {code: values for code, values in numbers(name, scope).items() if any(values)}


# --- Members ---------------------------------------------------------------------------------


def test_members_by_country_and_region():
    for country in ("SN", "SN", "KE", "FR"):
        member(country_id=country)
    former_member(country_id="FR")

    assert numbers("members-by-country") == {"SN": (2,), "KE": (1,), "FR": (1,)}
    assert numbers("members-by-region") == {"africa": (3,), "europe_north_america": (1,)}


def test_members_by_level_count_a_school_once_a_level():
    member(levels=["primary", "lower_secondary"])
    member(levels=["primary"], country_id="KE")
    member()
    former_member(levels=["primary"])

    assert shown("members-by-level") == {"primary": (2,), "lower_secondary": (1,), "": (1,)}
    assert shown("members-by-level", Scope("KE")) == {"primary": (1,)}
    assert list(numbers("members-by-level"))[-1] == ""


def test_members_by_ownership():
    member(ownership="public")
    member(ownership="private", country_id="KE")
    member(country_id="KE")

    assert shown("members-by-ownership") == {"public": (1,), "private": (1,), "unknown": (1,)}
    assert shown("members-by-ownership", Scope("KE")) == {"private": (1,), "unknown": (1,)}


def test_members_by_theme():
    member(themes=["a", "b"])
    member(themes=["b"])
    member()

    assert numbers("members-by-theme") == {"b": (2,), "a": (1,), "": (1,)}


def test_members_by_year_of_admission_invent_no_year():
    member(member_since="1999")
    member(member_since="1999-05")
    member(member_since="2010-05-03")
    member()
    former_member(member_since="1960")

    assert list(numbers("members-by-year").items()) == [("1999", (2,)), ("2010", (1,)), ("", (1,))]


def test_movements_of_each_year():
    member(member_since="2010")
    former_member(member_since="2010-09")  # withdrawn in 2020
    member(status="terminated", member_since="2015", ended_on="2020-01")
    member(status="ended")
    member(country_id="KE", status="ended", member_since="2015", ended_on="2020")

    assert list(numbers("movements").items()) == [
        ("2010", (2, 0, 0, 0)),
        ("2015", (2, 0, 0, 0)),
        ("2020", (0, 1, 1, 1)),
        ("", (1, 0, 0, 1)),
    ]
    assert numbers("movements", Scope("KE")) == {"2015": (1, 0, 0, 0), "2020": (0, 0, 0, 1)}


def test_members_without_date_or_evidence():
    member(member_since="2010", evidence="certificate")
    member(evidence="certificate")
    member(member_since="2010")
    member()
    former_member()

    cache.clear()
    (row,) = read(FIGURES["evidence"], WORLD, Audience.PUBLIC).rows

    assert (row.code, row.values, row.share) == ("SN", (4, 1, 1, 1, 1), 75)


def test_freshness_tells_the_moment_it_was_computed():
    today = timezone.localdate()
    member(confirmed_on=today)
    member(confirmed_on=today - datetime.timedelta(days=200))
    member(confirmed_on=today - datetime.timedelta(days=900))
    member()
    freshness.refresh(force=True)

    found = read(FIGURES["freshness"], WORLD, Audience.PUBLIC)

    members, _this_year, *ages = found.rows[0].values
    assert (members, ages) == (4, [1, 1, 1, 1])
    assert found.as_of == freshness.of_world().as_of


def test_demonstration_records_are_told_apart():
    member()
    member(is_generated=True)
    counts.refresh(force=True)

    found = read(FIGURES["members-by-country"], WORLD, Audience.PUBLIC)

    assert [(row.values, row.generated) for row in found.rows] == [((2,), 1)]
    assert found.generated == 1


# --- Cases and networks ----------------------------------------------------------------------


def case(status: str, *, days: int, country: str = "SN"):
    standing = Standing.CANDIDATE if status == "recommended" else Standing.APPLICANT
    school = InstitutionFactory(standing=standing, country_id=country)
    since = timezone.now() - datetime.timedelta(days=days, minutes=1)
    return ApplicationFactory(status=status, institution=school, status_since=since)


def test_candidates_by_country_and_age():
    for days in (1, 29, 30, 91, 182, 900):
        case("recommended", days=days)
    case("recommended", days=40, country="KE")
    case("submitted", days=40)

    assert numbers("candidates") == {"SN": (6, 2, 1, 1, 2), "KE": (1, 0, 1, 0, 0)}
    assert numbers("candidates", Scope("KE")) == {"KE": (1, 0, 1, 0, 0)}


def test_applications_before_unesco_by_stage():
    case("submitted", days=1)
    case("in_review", days=100)
    case("returned", days=40, country="KE")
    case("recommended", days=1)
    case("draft", days=1)

    assert numbers("applicants") == {
        "submitted": (1, 1, 0, 0, 0),
        "in_review": (1, 0, 0, 1, 0),
        "returned": (1, 0, 1, 0, 0),
        "in_stage": (0, 0, 0, 0, 0),
    }


def test_networks_without_coordinator_pathway_or_window():
    for country in ("SN", "KE", "GH"):
        NetworkFactory(country_id=country)
    NetworkFactory(country_id="ML", status="dormant")
    coordinator("SN")
    coordinator("KE")
    IntakeWindowFactory(version=pathway(country_id="SN"))
    pathway(country_id="KE")
    closed = datetime.date(2001, 1, 1)
    version = pathway(country_id="GH")
    IntakeWindowFactory(version=version, closes_month=None, closes_day=None, closes_on=closed)

    assert numbers("readiness") == {"africa": (3, 1, 1, 0, 2)}


# --- Reports ---------------------------------------------------------------------------------


def test_plans_and_reports_on_time(clock):
    clock("2026-12-01")
    year = SchoolYearFactory()  # reports due on 30 June 2026
    early, late = datetime.date(2026, 6, 30), datetime.date(2026, 7, 1)
    for status, day in (("accepted", early), ("submitted", late), ("open", None)):
        report_in(status, school_year=year, submitted_on=day)
    report_in("missing", school_year=year)
    report_in("accepted", school_year=year, kind="plan", submitted_on=early)
    coming = SchoolYearFactory(first_year=2026)
    report_in("open", school_year=coming)

    assert numbers("reports-on-time") == {"2025": (4, 1, 1, 2)}
    assert numbers("plans-on-time") == {"2025": (1, 0, 1, 0)}
    found = read(FIGURES["reports-on-time"], Scope("SN"), Audience.COORDINATOR)
    assert found.rows[0].share == 25


def channel(day) -> str:
    """Through what an answer came."""
    return "round_link" if day else ""


def test_profiles_confirmed_on_time():
    today = timezone.localdate()
    closed = today - datetime.timedelta(days=3)
    over = RenewalRoundFactory(opened_on=closed, closes_on=closed, status="closed")
    for answer, day in (("confirmed", closed), ("withdrawal", today), ("no_answer", None)):
        RoundEntryFactory(round=over, answer=answer, answered_on=day, channel=channel(day))
    running = RenewalRoundFactory(network=NetworkFactory(country_id="KE"))
    RoundEntryFactory(round=running)

    assert numbers("confirmations-on-time") == {str(closed.year): (3, 1, 1, 1)}


def test_days_flagships_and_people_reached():
    year = SchoolYearFactory()
    first, second = InternationalDay.objects.order_by("pk")[:2]
    campaign = Campaign.objects.first()
    one = report_in("accepted", school_year=year, pupils_reached=100, teachers_reached=5)
    two = report_in("submitted", school_year=year, pupils_reached=20)
    report_in("draft", school_year=year, pupils_reached=9_000)
    for report, day in ((one, first), (one, second), (two, first)):
        DayCelebration.objects.create(report=report, day=day)
    CampaignParticipation.objects.create(report=one, campaign=campaign)
    CampaignParticipation.objects.create(report=one, other_name="Ours")
    CampaignParticipation.objects.create(report=one, other_name="Ours, too")

    assert numbers("participation") == {"2025": (2, 1, 1)}
    assert numbers("days") == {first.slug: (2,), second.slug: (1,)}
    assert numbers("flagships") == {campaign.public_id: (1,), "": (1,)}
    assert numbers("reached") == {"2025": (2, 120, 5)}


def test_few_reports_are_not_told_in_public():
    year = SchoolYearFactory()
    for number in range(5):
        assert numbers("reached", audience=Audience.PUBLIC) == {}, number
        report_in("accepted", school_year=year, pupils_reached=10)

    assert numbers("reached", audience=Audience.PUBLIC) == {"2025": (5, 50, 0)}


# --- Drawing ---------------------------------------------------------------------------------


def test_twinnings_by_pair_of_countries_count_each_pair_once():
    here, there = member(), member(country_id="KE")
    twinned(here, there, status="agreed")
    twinned(there, here, status="agreed", theme_id="aspnet-2025-esd")
    twinned(here, member(), status="agreed")
    twinned(member(country_id="KE"), member(country_id="JP"), status="agreed")
    for status in ("proposed", "ended", "declined", "withdrawn"):
        twinned(status=status)

    assert numbers("twinnings-by-pair") == {"KE-SN": (2,), "SN-SN": (1,), "JP-KE": (1,)}
    assert numbers("twinnings-by-pair", Scope("SN")) == {"KE-SN": (2,), "SN-SN": (1,)}
    found = read(FIGURES["twinnings-by-pair"], WORLD, Audience.PUBLIC)
    assert [row.label for row in found.rows] == [
        "Kenya – Senegal",
        "Japan – Kenya",
        "within Senegal",
    ]


def test_resources_by_language_with_their_share_of_all():
    ResourceItem.objects.exclude(title__startswith="Guide for").delete()
    one, other = ResourceItem.objects.order_by("pk")
    assert numbers("resources-by-language") == {"": (2, 2)}

    ResourceItem.objects.filter(pk=one.pk).update(languages=["en", "fr"])
    ResourceItem.objects.filter(pk=other.pk).update(languages=["en"])

    assert numbers("resources-by-language") == {"en": (2, 2), "fr": (1, 2)}
    found = read(FIGURES["resources-by-language"], WORLD, Audience.PUBLIC)
    assert [(row.label, row.share) for row in found.rows] == [("English", 100), ("French", 50)]


def test_a_drawing_stays_within_a_telephone():
    for country in ("SN", "KE", "GH", "ML", "FR", "DE", "ES", "IT", "PT", "NL", "BE"):
        member(country_id=country)
    for country in ("JP", "KR", "CN", "IN", "ID", "TH", "BR", "MX", "CO", "PE", "CL"):
        member(country_id=country)
    member(country_id="BO")
    counts.refresh(force=True)

    found = drawing(read(FIGURES["members-by-country"], WORLD, Audience.PUBLIC))

    assert len(found.bars) == MOST_BARS
    assert found.left_out == 3
    assert {bar.width for bar in found.bars} == {WIDTH}
    assert all(len(text.words) <= 44 for text in found.texts)


def test_an_empty_figure_draws_nothing_and_says_so():
    for name in ("members-by-year", "members-by-theme"):
        found = drawing(read(FIGURES[name], WORLD, Audience.PUBLIC))

        assert found.bars == ()
        assert found.description == "Nothing is counted yet."


def test_years_stand_at_their_place():
    for year in ("1999", "2001", "2001"):
        member(member_since=year)
    member()

    found = drawing(read(FIGURES["members-by-year"], WORLD, Audience.PUBLIC))

    assert [(bar.x, bar.width, bar.height) for bar in found.bars] == [(0, 112, 45), (227, 112, 90)]
    assert [text.words for text in found.texts] == ["Members", "2", "1999", "2000", "2001"]

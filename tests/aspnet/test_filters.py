"""Query parameters of the network, on page, map, download and API alike."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from aspnet.enums import ApplicationStatus, NetworkStatus, Standing
from aspnet.filters import (
    ApplicationFilterSet,
    CampaignFilterSet,
    CoordinatorFilterSet,
    InstitutionFilterSet,
    NationalNetworkFilterSet,
    ResourceItemFilterSet,
    WorkspaceInstitutionFilterSet,
)
from aspnet.models import Application, CountryCount, Institution, NationalNetwork
from tests.factories.aspnet import (
    InstitutionFactory,
    InstitutionNameFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.people import coordinator, user_with
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment

from .acts import application_in

pytestmark = pytest.mark.django_db


def found(query: str, filterset=InstitutionFilterSet) -> set[str]:
    values = filterset.cleaned(QueryDict(query))
    return set(filterset.apply(Institution.objects.all(), values).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("fields", "query"),
    [
        ({"country_id": "KE"}, "country=KE&country=TH"),
        ({"country_id": "KR"}, "region=asia_pacific"),
        ({"levels": ["primary", "tvet"]}, "level=tvet"),
        ({"levels": ["primary", "tvet"]}, "level=tvet&level=primary"),
        ({"ownership": "private"}, "ownership=private&ownership=mixed"),
        ({"languages": ["wo", "fr"]}, "language=wo"),
        ({"themes": ["aspnet-2025-esd"]}, "theme=aspnet-2025-esd"),
        ({"member_since": "2017-11"}, "member_since_from=2017&member_since_to=2017"),
        ({"member_since": "2017-11-23"}, "member_since_to=2017-11"),
        ({"member_since": "2017"}, "member_since_from=2010-05"),
        ({"is_generated": True}, "is_generated=true"),
        ({"city": "Ouagadougou"}, "q=Ouaga"),
    ],
)
def test_a_parameter_finds_what_it_asks_for_and_nothing_else(fields, query):
    member(name="Asked for", **fields)
    member(name="Other")

    assert found(query) == {"Asked for"}


def test_main_language_is_the_first():
    member(name="Second language only", languages=["fr", "wo"])

    assert found("language=wo") == set()


def test_members_only_unless_another_standing_is_asked_for():
    member(name="Member")
    former_member(name="Former")
    for standing in (Standing.NONE, Standing.APPLICANT, Standing.CANDIDATE):
        InstitutionFactory(name=standing, standing=standing)

    assert found("") == {"Member"}
    assert found("standing=former") == {"Former"}
    assert found("standing=former&standing=member") == {"Former", "Member"}


def test_the_workspace_finds_every_standing():
    member(name="member")
    former_member(name="former")
    for standing in (Standing.NONE, Standing.APPLICANT, Standing.CANDIDATE):
        InstitutionFactory(name=standing, standing=standing)

    assert found("", WorkspaceInstitutionFilterSet) == set(Standing.values)
    for standing in Standing:
        assert found(f"standing={standing}", WorkspaceInstitutionFilterSet) == {standing}


def test_dates_leave_out_what_is_not_known():
    member(member_since=None)

    assert found("member_since_from=1900") == set()
    assert found("member_since_to=2100") == set()


@pytest.mark.parametrize("text", ["lycee", "LYCÉE", "Sample", "lycee dakar", "lyc"])
def test_search_knows_every_name_without_accents(text):
    institution = member(name="Lycée Exemple", city="Dakar")
    InstitutionNameFactory(institution=institution, name="Sample secondary school")
    member(name="Other", city="Thiès")
    refresh_lexicon()

    assert found(f"q={text}") == {"Lycée Exemple"}


def test_typing_errors_are_mended():
    member(name="Quastenflosser")
    refresh_lexicon()

    assert found("q=Quastenfloser") == {"Quastenflosser"}


@pytest.mark.parametrize("text", ["", "…", "  "])
def test_search_without_a_word(text):
    member(name="Member")

    assert found(f"q={text}") == (set() if text == "…" else {"Member"})


@pytest.mark.parametrize(
    "query",
    [
        "country=XX",
        "country=sn",
        "region=atlantis",
        "level=higher_education",
        "ownership=church",
        "language=klingon",
        "theme=sports",
        "standing=candidate",
        "standing=applicant",
        "standing=none",
        "member_since_from=soon",
        "member_since_to=2017-13",
        "is_generated=maybe",
        "member_since_from=2017&member_since_from=2018",
        f"q={'x' * 201}",
        "q=a&q=b",
    ],
)
def test_a_wrong_value_is_named(query):
    with pytest.raises(ValidationError) as caught:
        InstitutionFilterSet.cleaned(QueryDict(query))

    assert list(caught.value.message_dict) == [query.partition("=")[0]]


def test_the_counts_are_narrowed_as_the_rows_are():
    query = QueryDict("country=SN&region=africa&ownership=public&is_generated=false")
    values = InstitutionFilterSet.cleaned(query)

    narrowed = InstitutionFilterSet.narrow(CountryCount.objects.all(), values, with_standing=True)
    former = InstitutionFilterSet.narrow(
        CountryCount.objects.all(), {"standing": ["former"]}, with_standing=True
    )

    for words in ("country_id", "ownership", "is_generated", "standing"):
        assert f'"{words}"' in str(narrowed.query).partition("WHERE")[2]
    assert "former" in str(former.query)


def test_applications_by_status_and_country():
    here = application_in(ApplicationStatus.SUBMITTED)
    there = application_in(ApplicationStatus.LAPSED, institution__country_id="KE")

    def ask(query: str) -> list:
        values = ApplicationFilterSet.cleaned(QueryDict(query))
        return list(ApplicationFilterSet.apply(Application.objects.order_by("pk"), values))

    assert ask("") == [here, there]
    assert ask("status=submitted&status=returned") == [here]
    assert ask("country=KE") == [there]
    for wrong in ("status=draft", "country=XX"):
        with pytest.raises(ValidationError):
            ask(wrong)


def test_networks_by_country_region_and_status():
    NetworkFactory(country_id="SN", is_generated=True)
    NetworkFactory(country_id="KR", status=NetworkStatus.DORMANT)

    def ask(query: str) -> set[str]:
        values = NationalNetworkFilterSet.cleaned(QueryDict(query))
        rows = NationalNetworkFilterSet.apply(NationalNetwork.objects.all(), values)
        return set(rows.values_list("country_id", flat=True))

    assert ask("country=SN") == ask("region=africa") == ask("status=active") == {"SN"}
    assert ask("is_generated=true") == {"SN"}
    assert ask("status=dormant") == {"KR"}


def test_coordinators_by_country_region_and_role():
    coordinator("SN")
    user_with(Role.DEPUTY_COORDINATOR, "KR")

    def ask(query: str) -> set[str]:
        values = CoordinatorFilterSet.cleaned(QueryDict(query))
        rows = CoordinatorFilterSet.apply(Appointment.objects.coordinators(), values)
        return set(rows.values_list("country_id", flat=True))

    assert ask("country=SN") == ask("region=africa") == ask("role=national_coordinator") == {"SN"}
    assert ask("role=deputy_coordinator") == {"KR"}
    with pytest.raises(ValidationError):
        ask("role=field_officer")


def test_small_lists_have_no_parameters():
    assert CampaignFilterSet.parameters() == ResourceItemFilterSet.parameters() == frozenset()

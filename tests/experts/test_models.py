import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from experts.enums import EndReason, PartyStanding, PersonalField, ProfileStatus, TermStatus
from experts.models import ExpertProfile, ExpertTerm, Party
from tests.factories.experts import (
    ExpertProfileFactory,
    ExpertTermFactory,
    PartyFactory,
    PhaseFactory,
    ProjectFactory,
)
from tests.factories.people import OrganisationFactory
from unesco_portal.core import dates
from unesco_portal.reference.models import Country

pytestmark = pytest.mark.django_db


def refused(make, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"country_id": None}, "experts_party_country_or_organisation"),
        ({"country_id": "US"}, "experts_party_code_of_country"),
        ({"in_force_on": datetime.date(2020, 1, 31)}, "experts_party_in_force_after_deposit"),
        ({"in_force_basis": ""}, "experts_party_in_force_has_basis"),
        ({"in_force_on": None}, "experts_party_in_force_has_basis"),
        (
            {"deposited_on": None, "is_deposit_verified": True},
            "experts_party_verified_deposit_has_date",
        ),
        ({"denounced_on": datetime.date(2019, 1, 1)}, "experts_party_denounced_after_deposit"),
    ],
)
def test_party_is_refused_by_the_database(fields, constraint):
    refused(lambda: PartyFactory(**fields), constraint)


def test_party_is_never_both_state_and_organisation():
    body = OrganisationFactory()

    refused(
        lambda: PartyFactory(organisation=body, country_id="JP"),
        "experts_party_country_or_organisation",
    )


def test_organisation_may_be_a_party_under_a_code_of_its_own():
    party = PartyFactory(public_id="XYZ", name="Union", organisation=OrganisationFactory())

    assert (party.country_id, str(party)) == (None, "Union")


@pytest.mark.parametrize(
    ("in_force", "denounced", "standing"),
    [
        (datetime.date(2020, 4, 30), None, PartyStanding.IN_FORCE),
        (datetime.date(2999, 1, 1), None, PartyStanding.DEPOSITED),
        (datetime.date(2020, 4, 30), datetime.date(2021, 1, 1), PartyStanding.ENDED),
    ],
)
def test_standing_of_a_party_is_the_same_in_python_and_in_the_answer(
    client, in_force, denounced, standing
):
    party = PartyFactory(in_force_on=in_force, denounced_on=denounced)

    answer = client.get("/api/v1/convention-parties/JP/").json()

    assert (party.standing, answer["standing"]) == (standing, standing)
    assert (party in Party.objects.current()) == (standing != PartyStanding.ENDED)


def test_denunciation_is_in_force_for_another_year(client):
    party = PartyFactory(denounced_on=timezone.now().date())

    assert party.standing == PartyStanding.DENOUNCED
    assert client.get("/api/v1/convention-parties/JP/").json()["standing"] == "denounced"
    assert party in Party.objects.current()


@pytest.mark.parametrize(
    "fields",
    [{"consents": []}, {"public_name": ""}, {"consented_on": None}],
)
def test_nothing_is_published_without_consent_to_the_name(fields):
    refused(
        lambda: ExpertProfileFactory(status=ProfileStatus.PUBLISHED, **fields),
        "experts_profile_published_with_consent",
    )


def test_editing_a_published_profile_says_in_words_what_is_missing():
    profile = ExpertProfileFactory(status=ProfileStatus.PUBLISHED)
    profile.consents = []

    with pytest.raises(ValidationError, match="without the expert's consent"):
        profile.full_clean(exclude=["status"])


@pytest.mark.parametrize(
    ("field", "constraint"),
    [
        ("expertise", "experts_profile_expertise_known"),
        ("modalities", "experts_profile_modalities_known"),
        ("consents", "experts_profile_consents_known"),
    ],
)
def test_codes_outside_the_lists_are_refused(field, constraint):
    refused(lambda: ExpertProfileFactory(**{field: ["nonsense"]}), constraint)


@pytest.mark.parametrize("field", ["nationalities", "residences", "languages"])
def test_reference_codes_are_checked(field):
    profile = ExpertProfileFactory()
    setattr(profile, field, ["zzz"])

    with pytest.raises(ValidationError) as told:
        profile.full_clean()

    assert field in told.value.message_dict


@pytest.mark.parametrize(
    ("consent", "field", "public"),
    [
        (PersonalField.NATIONALITY, "nationalities", "public_nationalities"),
        (PersonalField.RESIDENCE, "residences", "public_residences"),
    ],
)
def test_public_codes_exist_only_with_consent(consent, field, public):
    without = ExpertProfileFactory(**{field: ["SN"]})
    given = ExpertProfileFactory(**{field: ["SN"]}, consents=["name", consent.value])

    assert getattr(ExpertProfile.objects.get(pk=without.pk), public) == []
    assert getattr(ExpertProfile.objects.get(pk=given.pk), public) == ["SN"]


def test_terms_of_an_expert_never_overlap():
    term = ExpertTermFactory(start_on="2023", end_on="2026")

    refused(
        lambda: ExpertTermFactory(expert=term.expert, start_on="2026-12-31", end_on="2030"),
        "experts_term_no_overlap",
    )
    ExpertTermFactory(expert=term.expert, start_on="2027", end_on="2030")


def test_overlap_is_told_in_words_even_where_the_reason_is_not_edited():
    term = ExpertTermFactory(start_on="2023", end_on="2026")
    second = ExpertTerm(expert=term.expert, phase=term.phase, start_on="2024", end_on="2025")

    with pytest.raises(ValidationError, match="already has a term"):
        second.full_clean(exclude=["end_reason", "status", "public_id"])


def test_declined_invitation_does_not_block_a_later_one():
    declined = ExpertTermFactory(status=TermStatus.ENDED, end_reason=EndReason.DECLINED)

    assert ExpertTermFactory(expert=declined.expert).pk


def test_term_that_ends_before_it_begins_is_told():
    term = ExpertTermFactory.build(expert=None, phase=None, start_on="2026", end_on="2025")

    with pytest.raises(ValidationError, match="ends after it begins"):
        term.clean()


@pytest.mark.parametrize(
    "fields",
    [{"status": TermStatus.ENDED}, {"status": TermStatus.ACTIVE, "end_reason": EndReason.RESIGNED}],
)
def test_term_has_a_reason_if_and_only_if_it_ended(fields):
    refused(lambda: ExpertTermFactory(**fields), "experts_term_end_reason_iff_ended")


def test_phase_needs_the_year_of_its_beginning():
    refused(lambda: PhaseFactory(starts_on=None), "experts_facilityphase_start_known")


def test_project_has_one_donor():
    refused(
        lambda: ProjectFactory(
            donor_country=Country.objects.get(pk="KR"), donor_organisation=OrganisationFactory()
        ),
        "experts_project_one_donor",
    )


def test_texts_and_addresses():
    profile = ExpertProfileFactory(public_name="")
    term = ExpertTermFactory(expert=profile)

    assert str(profile) == profile.public_id
    assert str(term) == f"{profile.public_id}, 2023–2026"
    assert profile.public_id.startswith("EXP-")
    assert term.public_id.startswith("EXT-")
    assert term.get_workspace_url() == f"/workspace/experts/{profile.public_id}/"
    assert term.phase.get_absolute_url() == "/convention/#phase-2023-2026"
    assert ExpertTermFactory.build(expert=profile, phase=term.phase, end_on=None).last_day is None


@pytest.mark.parametrize(
    ("factory", "name"),
    [
        (ExpertProfileFactory, "consented_on"),
        (PartyFactory, "deposited_on"),
        (PartyFactory, "denounced_on"),
    ],
)
def test_facts_have_happened(factory, name):
    record = factory()
    setattr(record, name, dates.today() + datetime.timedelta(days=1))

    with pytest.raises(ValidationError) as refused:
        record.full_clean()

    assert "has not come yet" in str(refused.value.message_dict[name])

import pytest
import rules
from django.contrib.auth.models import AnonymousUser

from experts.enums import EndReason, ProfileStatus, TermStatus
from experts.models import ExpertProfile, ExpertTerm, FacilityPhase, Party, Project
from tests.factories.experts import (
    ExpertProfileFactory,
    ExpertTermFactory,
    account_of,
    convention_secretariat,
    former_expert,
    serving_expert,
)
from tests.factories.people import UserFactory, coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers():
    own = ExpertProfileFactory()
    ExpertTermFactory(expert=own, status=TermStatus.INVITED)
    serving = serving_expert()
    ExpertTermFactory(
        expert=serving,
        status=TermStatus.ENDED,
        end_reason=EndReason.DECLINED,
        start_on="2015",
        end_on="2016",
    )
    former_expert()
    paused = ExpertProfileFactory(status=ProfileStatus.PUBLISHED)
    ExpertTermFactory(expert=paused, status=TermStatus.UNAVAILABLE)
    future = ExpertProfileFactory(status=ProfileStatus.PUBLISHED)
    ExpertTermFactory(expert=future, start_on="2098")
    withheld = ExpertProfileFactory(status=ProfileStatus.WITHHELD)
    ExpertTermFactory(expert=withheld)
    return [
        AnonymousUser(),
        UserFactory(person=None),
        account_of(own),
        account_of(serving),
        coordinator(),
        convention_secretariat(),
    ]


def allowed(reader, permission, rows):
    return {row for row in rows if rules.has_perm(permission, reader, row)}


@pytest.mark.parametrize(
    ("model", "permission"),
    [
        (ExpertProfile, "experts.view_expertprofile"),
        (ExpertTerm, "experts.view_expertterm"),
        (Party, "experts.view_party"),
        (Project, "experts.view_project"),
        (FacilityPhase, "experts.view_facilityphase"),
    ],
)
def test_visible_to_agrees_with_view_permission(readers, model, permission):
    rows = model.objects.all()

    for reader in readers:
        assert set(rows.visible_to(reader)) == allowed(reader, permission, rows)


def test_public_are_the_published_who_serve_today(readers):
    assert ExpertProfile.objects.public().count() == 1


def test_formerly_public_are_published_but_not_serving(readers):
    assert ExpertProfile.objects.formerly_public().count() == 3


def test_due_terms_are_open_and_over():
    over = ExpertTermFactory(start_on="2019", end_on="2022")
    ExpertTermFactory(
        status=TermStatus.ENDED, end_reason=EndReason.RESIGNED, start_on="2019", end_on="2022"
    )
    ExpertTermFactory(end_on=None)

    assert list(ExpertTerm.objects.due()) == [over]


def test_party_is_found_by_any_name_of_its_country():
    assert [party.public_id for party in Party.objects.search("Suisse")] == ["CH"]
    assert [party.public_id for party in Party.objects.search("european union")] == ["EU"]
    assert not Party.objects.search("...").exists()


def test_project_concerns_its_countries_and_its_donor():
    project = Project.objects.get(public_id="convention-2005-asia-pacific")

    assert list(Project.objects.concerning(["MN"])) == [project]
    assert list(Project.objects.concerning(["MN", "KR", "JP"])) == [project]
    assert not Project.objects.concerning(["FR"]).exists()

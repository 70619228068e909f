from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from experts import demonstration
from experts.models import ExpertProfile, ExpertTerm, FacilityPhase, Project
from tests.factories.experts import serving_expert
from unesco_portal.people.models import Person

pytestmark = pytest.mark.django_db


def test_generated_experts_are_marked_and_repeatable():
    assert demonstration.generate_experts(count=16, seed=7) == 16
    first = list(ExpertProfile.objects.order_by("pk").values_list("public_name", "expertise"))
    assert demonstration.generate_experts(count=16, seed=7) == 0
    assert demonstration.remove_experts() == 16
    demonstration.generate_experts(count=16, seed=7)

    assert (
        list(ExpertProfile.objects.order_by("pk").values_list("public_name", "expertise")) == first
    )
    assert not ExpertProfile.objects.filter(is_generated=False).exists()
    assert not ExpertTerm.objects.filter(is_generated=False).exists()
    assert (
        Person.objects.filter(
            is_generated=True, source_key__startswith="demonstration-expert-"
        ).count()
        == 16
    )


def test_generated_experts_show_every_standing():
    demonstration.generate_experts(count=16)

    assert ExpertProfile.objects.public().count() == 10
    assert ExpertProfile.objects.formerly_public().count() == 4
    assert set(ExpertTerm.objects.values_list("status", flat=True)) == {
        "active",
        "unavailable",
        "invited",
        "ended",
    }
    for profile in ExpertProfile.objects.all():
        profile.full_clean()


def test_removing_leaves_real_experts_alone():
    real = serving_expert()
    demonstration.generate_experts(count=2)

    demonstration.remove_experts()

    assert list(ExpertProfile.objects.all()) == [real]


def test_demonstration_goes_on_after_the_last_phase():
    Project.objects.update(facility_phase=None)
    FacilityPhase.objects.exclude(public_id="2011").delete()
    FacilityPhase.objects.update(ends_on="2015")

    demonstration.generate_experts(count=1)

    assert ExpertProfile.objects.public().count() == 1


def test_command_says_what_it_did():
    out = StringIO()

    call_command("generate_experts", "--count", "3", stdout=out)
    call_command("generate_experts", "--if-missing", stdout=out)
    call_command("generate_experts", "--remove", stdout=out)

    assert out.getvalue().splitlines() == [
        "3 demonstration experts made",
        "generate_experts: there are some already",
        "3 demonstration experts removed",
    ]


def test_command_needs_the_phases():
    Project.objects.update(facility_phase=None)
    FacilityPhase.objects.all().delete()

    with pytest.raises(CommandError, match="load_convention"):
        call_command("generate_experts")

"""Generated meetings."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events import demonstration
from events.models import Meeting
from tests.factories.events import MeetingFactory
from unesco_portal.reference.models import Country

pytestmark = pytest.mark.django_db


def test_generated_meetings_lie_on_both_sides_of_today_and_are_marked():
    assert demonstration.generate_meetings(16, seed=1) == 16

    rows = Meeting.objects.all()
    assert set(rows.values_list("is_generated", flat=True)) == {True}
    assert rows.upcoming().count() > 2
    assert rows.past().count() > 2
    assert all("demonstration" in row.title for row in rows)


def test_the_same_seed_gives_the_same_meetings_once():
    demonstration.generate_meetings(8, seed=1)
    first = list(Meeting.objects.order_by("public_id").values_list("public_id", "title", "city"))

    assert demonstration.generate_meetings(8, seed=1) == 0
    demonstration.remove_meetings()
    demonstration.generate_meetings(8, seed=1)

    again = list(Meeting.objects.order_by("public_id").values_list("public_id", "title", "city"))
    assert again == first


def test_the_command_may_be_told_to_make_them_once_only():
    out = StringIO()

    call_command("generate_meetings", count=2, if_missing=True, stdout=out)
    call_command("generate_meetings", count=5, if_missing=True, stdout=out)

    assert Meeting.objects.generated().count() == 2
    assert out.getvalue().splitlines()[-1] == "generate_meetings: there are some already"


def test_countries_come_first():
    Country.objects.update(capital="")

    with pytest.raises(CommandError, match="Run load_reference first"):
        call_command("generate_meetings")


def test_removing_leaves_real_meetings():
    real = MeetingFactory()
    out = StringIO()

    call_command("generate_meetings", count=3, stdout=out)
    call_command("generate_meetings", remove=True, stdout=out)

    assert list(Meeting.objects.all()) == [real]
    assert out.getvalue().splitlines() == [
        "3 demonstration meetings made",
        "3 demonstration meetings removed",
    ]

"""A deadline tells hours only while hours matter; the instant itself is always there."""

import datetime

import pytest
from django.template import Context, Template
from django.utils import timezone


@pytest.mark.parametrize(("days", "tells_hours"), [(-30, False), (-1, True), (1, True), (5, False)])
def test_hours_are_told_of_near_deadlines_only(days, tells_hours):
    moment = timezone.now() + datetime.timedelta(days=days)

    html = Template("{% deadline when=moment %}").render(Context({"moment": moment}))

    assert ("Paris time" in html) == tells_hours
    assert f'<time datetime="{moment.isoformat()[:16]}' in html

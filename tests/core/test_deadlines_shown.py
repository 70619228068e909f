"""A deadline tells hours only while hours matter; the instant itself is always there."""

import datetime

import pytest
from django.template import Context, Template
from django.utils import timezone

from unesco_portal.core.templatetags.ui import PARIS


@pytest.mark.parametrize(("days", "tells_hours"), [(-30, False), (-1, True), (1, True), (5, False)])
def test_hours_are_told_of_near_deadlines_only(days, tells_hours):
    moment = timezone.now() + datetime.timedelta(days=days)

    html = Template("{% deadline when=moment %}").render(Context({"moment": moment}))

    assert ("Paris time" in html) == tells_hours
    assert f'<time datetime="{timezone.localtime(moment, PARIS).isoformat()[:16]}' in html

"""How long counted figures are kept, and who counts them anew."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from aspnet import tasks
from aspnet.figures import FIGURES, WORLD, Scope, read
from aspnet.figures import reading as figure_reading
from aspnet.views import figures as figure_views
from tests.factories.aspnet import ApplicationFactory, member
from unesco_portal.core.enums import Audience

FIGURE = FIGURES["members-by-level"]


def versions(number: int):
    """As if the tables of every figure stood at this version."""
    return lambda figures: {figure.name: number for figure in figures}


def test_a_country_is_counted_anew_after_a_change_the_world_after_a_while(committed_db):
    member(levels=["primary"])
    for scope in (WORLD, Scope("SN")):
        assert read(FIGURE, scope, Audience.PUBLIC).totals == (1,)

    member(levels=["primary"])

    assert read(FIGURE, Scope("SN"), Audience.PUBLIC).totals == (2,)
    assert read(FIGURE, WORLD, Audience.PUBLIC).totals == (1,)


@pytest.mark.django_db
def test_the_clock_counts_what_the_public_reads(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(figure_reading, "versions_of", versions(7))
    tasks.refresh_counts()

    with django_assert_num_queries(0):
        read(FIGURE, WORLD, Audience.PUBLIC)

    assert figure_reading.refresh() == 0
    monkeypatch.setattr(figure_reading, "versions_of", versions(8))
    assert figure_reading.refresh() == 0
    monkeypatch.setattr(figure_reading, "PATIENCE", datetime.timedelta(0))
    assert figure_reading.refresh() > 10


@pytest.mark.django_db
def test_while_one_reader_counts_others_read_what_was(monkeypatch):
    member(levels=["primary"])
    before = read(FIGURE, WORLD, Audience.PUBLIC)
    member(levels=["primary"])
    monkeypatch.setattr(figure_reading, "MOST_PATIENCE", datetime.timedelta(0))
    monkeypatch.setattr(figure_reading, "versions_of", versions(-1))
    name = figure_reading.cache_name(FIGURE, WORLD)
    cache.add(f"{name}:counting", 1, 60)

    assert read(FIGURE, WORLD, Audience.PUBLIC).as_of == before.as_of

    cache.delete(f"{name}:counting")
    assert read(FIGURE, WORLD, Audience.PUBLIC).totals == (2,)


@pytest.mark.django_db
def test_a_new_day_counts_ages_anew(clock):
    clock("2026-03-01")
    recommended = ApplicationFactory(status="recommended", status_since=timezone.now())
    scope = Scope(recommended.institution.country_id)
    candidates = FIGURES["candidates"]
    assert read(candidates, scope, Audience.COORDINATOR).rows[0].values == (1, 1, 0, 0, 0)

    clock("2026-04-15")

    assert read(candidates, scope, Audience.COORDINATOR).rows[0].values == (1, 0, 1, 0, 0)


@pytest.mark.django_db
def test_what_was_drawn_is_kept_and_never_of_something_else(client, monkeypatch):
    member(levels=["primary"])
    first = client.get("/schools/figures/").content.decode()
    monkeypatch.setattr(figure_views, "drawn_figure", lambda *_parts: "Drawn again")
    assert "Drawn again" not in client.get("/schools/figures/").content.decode()

    client.cookies["django_language"] = "fr"

    assert "Drawn again" not in first
    assert "Drawn again" in client.get("/schools/figures/").content.decode()

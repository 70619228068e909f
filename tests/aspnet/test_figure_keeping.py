"""How long counted figures are kept, and who counts them anew."""

import datetime

import pytest
from django.core.cache import cache

from aspnet import tasks
from aspnet.figures import FIGURES, WORLD, Scope, read
from aspnet.figures import reading as figure_reading
from tests.factories.aspnet import member
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
    monkeypatch.setattr(figure_reading, "PATIENCE", datetime.timedelta(0))
    monkeypatch.setattr(figure_reading, "versions_of", versions(-1))
    name = figure_reading.cache_name(FIGURE, WORLD)
    cache.add(f"{name}:counting", 1, 60)

    assert read(FIGURE, WORLD, Audience.PUBLIC).as_of == before.as_of

    cache.delete(f"{name}:counting")
    assert read(FIGURE, WORLD, Audience.PUBLIC).totals == (2,)

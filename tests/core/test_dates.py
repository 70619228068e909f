"""Dates of any precision: the same days in Python and in the database."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from hypothesis import given
from hypothesis import strategies as st

from tests import sql
from unesco_portal.core.dates import (
    PartialDateField,
    first_day,
    last_day,
    today,
    validate_happened,
    validate_partial_date,
)
from unesco_portal.people.models import Organisation

IMPOSSIBLE = [
    "",
    "17",
    "2017-1",
    "2017-13",
    "2017-00",
    "2017-02-30",
    "2017-11-31",
    "2017-11-23T00:00",
    "2017-11-",
    "2017/11/23",
    "0000",
    "12017",
    " 2017",
    "2017\n",
    "2017-11\x00",
    "٢٠١٧",
    "２０１７",
    "next year",
]


def partial(day: datetime.date, precision: int) -> str:
    """A day cut to a year (4), a month (7) or left whole (10)."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"[:precision]


partial_dates = st.builds(partial, st.dates(), st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2017-11-23", "2017-11-23", "2017-11-23"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_first_and_last_day(text, first, last):
    assert (first_day(text).isoformat(), last_day(text).isoformat()) == (first, last)


@pytest.mark.django_db
@given(st.lists(partial_dates, min_size=1, max_size=30))
def test_days_are_the_same_in_python_and_in_the_database(texts):
    found = sql.rows(
        "SELECT portal_first_day(t), portal_last_day(t) FROM unnest(%s::text[])"
        " WITH ORDINALITY AS given(t, place) ORDER BY place",
        texts,
    )

    assert found == [(first_day(text), last_day(text)) for text in texts]


@given(st.lists(partial_dates, max_size=20))
def test_partial_dates_sort_as_text_by_their_first_day(texts):
    assert [first_day(text) for text in sorted(texts)] == sorted(map(first_day, texts))


@pytest.mark.django_db
@given(partial_dates)
def test_what_python_accepts_the_column_check_accepts(text):
    validate_partial_date(text)

    assert sql.value("SELECT %s ~ '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'", text)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_date_is_refused_with_an_example(text):
    with pytest.raises(ValidationError, match="Write 2017, 2017-11 or 2017-11-23"):
        validate_partial_date(text)


@given(st.text(max_size=12))
def test_any_other_text_is_refused_and_never_breaks(text):
    try:
        validate_partial_date(text)
    except ValidationError:
        return

    assert first_day(text) <= last_day(text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["17", "2017-13", "2017-1", "2017-11-32", "x"])
def test_database_refuses_malformed_dates_from_sql(text):
    body = Organisation.objects.first()

    with pytest.raises(IntegrityError, match="people_organisation_ended_on_is_partial_date"):
        Organisation.objects.filter(pk=body.pk).update(ended_on=text)


@pytest.mark.django_db
def test_empty_answer_is_kept_as_unknown():
    body = Organisation.objects.first()
    body.ended_on = ""

    body.save()

    body.refresh_from_db()
    assert body.ended_on is None


def test_field_says_how_a_date_is_written():
    assert "2017, 2017-11 or 2017-11-23" in str(PartialDateField().formfield().help_text)


def test_migrations_repeat_nothing_that_is_always_so():
    _name, path, _args, kwargs = PartialDateField("founded").deconstruct()

    assert (path, kwargs) == (
        "unesco_portal.core.dates.PartialDateField",
        {"verbose_name": "founded"},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2017", "2018-02", "[2017-01-01,2018-03-01)"),
        (None, "2018", "(,2019-01-01)"),
        ("2017-05-03", None, "[2017-05-03,)"),
        (None, None, "(,)"),
    ],
)
def test_period_reaches_from_the_earliest_start_to_the_latest_end(start, end, expected):
    assert sql.value("SELECT portal_period(%s, %s)::text", start, end) == expected


@pytest.mark.django_db
def test_period_that_ends_before_it_begins_is_refused():
    with (
        pytest.raises(Exception, match="range lower bound must be less than or equal"),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT portal_period('2018', '2017')")


def test_a_date_has_come_once_its_first_day_is_here():
    now = today()
    come = [str(now.year), f"{now:%Y-%m}", now.isoformat(), "", "2025-13"]
    ahead = [str(now.year + 1), f"{now.year + 1}-01", (now + datetime.timedelta(1)).isoformat()]

    for text in come:
        validate_happened(text)

    for text in ahead:
        with pytest.raises(ValidationError, match="has not come yet"):
            validate_happened(text)

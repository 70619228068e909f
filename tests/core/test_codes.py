"""Permanent codes: made by the database, recognised by Python, safe to dictate."""

from itertools import pairwise

import pytest
from django.db import IntegrityError
from hypothesis import assume, given
from hypothesis import strategies as st

from tests import sql
from tests.factories.aspnet import InstitutionFactory
from tests.factories.people import PersonFactory
from unesco_portal.core.codes import (
    ALPHABET,
    LENGTH,
    PublicCodeField,
    check_character,
    is_valid,
    typed,
)

bodies = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def code_of(body: str) -> str:
    """A right code."""
    return f"ASP-{body}{check_character(body)}"


@pytest.mark.django_db
def test_ten_thousand_codes_are_right_and_all_different():
    codes = [row[0] for row in sql.rows("SELECT portal_code('TST') FROM generate_series(1, 10000)")]

    assert len(set(codes)) == 10_000
    assert all(is_valid(code) for code in codes)


@pytest.mark.django_db
def test_neighbouring_codes_do_not_look_alike():
    codes = [
        row[0][4:9] for row in sql.rows("SELECT portal_code('TST') FROM generate_series(1, 500)")
    ]

    alike = [
        (one, two)
        for one, two in pairwise(codes)
        if sum(a == b for a, b in zip(one, two, strict=True)) > 2
    ]
    assert alike == []


def test_alphabet_leaves_out_what_is_confused_on_the_telephone():
    assert set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") - set(ALPHABET) == set("ILOUZ")
    assert len(ALPHABET) == 31


@given(bodies, st.integers(0, LENGTH), st.sampled_from(ALPHABET))
def test_any_single_wrong_character_is_noticed(body, position, wrong):
    code = code_of(body)
    place = 4 + position
    assume(code[place] != wrong)

    assert not is_valid(code[:place] + wrong + code[place + 1 :])


@given(bodies, st.integers(0, LENGTH - 1))
def test_any_swap_of_neighbours_is_noticed(body, position):
    code = code_of(body)
    place = 4 + position
    assume(code[place] != code[place + 1])

    assert not is_valid(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ASP",
        "ASP-",
        "asp-000000",
        "ASP-00000",
        "ASP-0000000",
        "ASP-00000I",
        "ASP000000",
        "ASP-000000\n",
    ],
)
def test_wrong_shapes_are_no_codes(text):
    assert is_valid("ASP-000000")
    assert not is_valid(text)


@pytest.mark.parametrize("text", ["ASP-000000", "asp-000000", "asp 000000", " Asp000000\n"])
def test_a_code_is_known_as_people_type_it(text):
    assert typed(text) == "ASP-000000"


@pytest.mark.parametrize("text", ["", "ASP", "ASP-000001", "Lycée 12"])
def test_other_words_are_no_code(text):
    assert typed(text) == ""


@pytest.mark.django_db
def test_row_gets_its_code_from_the_database_and_knows_it_at_once():
    institution, person = InstitutionFactory(), PersonFactory()

    assert is_valid(institution.public_id)
    assert (institution.public_id[:4], person.public_id[:4]) == ("ASP-", "PER-")


@pytest.mark.django_db
def test_code_is_unique():
    first, second = InstitutionFactory(), InstitutionFactory()

    with pytest.raises(IntegrityError, match="public_id"):
        type(second).objects.filter(pk=second.pk).update(public_id=first.public_id)


def test_migrations_name_the_prefix_only():
    _name, _path, _args, kwargs = PublicCodeField(prefix="ASP").deconstruct()

    assert kwargs == {"prefix": "ASP", "unique": True, "verbose_name": "code"}

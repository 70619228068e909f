"""Cursors: only ours come back, and walking by them misses nothing and repeats nothing."""

import base64

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.people import OrganisationFactory
from unesco_portal.collections import COLLECTIONS
from unesco_portal.core.keyset import Cursor, in_order, plain

HERE = "organisations"
BODIES = "/api/v1/organisations/?kind=company&fields=id,name"
ORDERINGS = [
    (name, order) for name, view in COLLECTIONS.items() for order in view.resource.orderings
]
keys = st.lists(st.one_of(st.text(max_size=8), st.integers(-5, 5), st.none()), max_size=3)
cursors = st.builds(
    Cursor, st.sampled_from(["name", "-name", "id"]), st.booleans(), keys.map(tuple)
)


def answer(client, url: str) -> dict:
    """The JSON of an address."""
    response = client.get(url)
    assert response.status_code == 200, response.content
    return response.json()


def walk(client, url: str, step: str = "next") -> list[list[dict]]:
    """The pages from ``url`` on, in the order of reading."""
    pages = []
    while url:
        page = answer(client, url)
        pages.append(page["results"])
        url = page[step]
    return pages


def joined(pages: list[list[dict]]) -> list[str]:
    """The codes on some pages."""
    return [row["id"] for page in pages for row in page]


@given(cursors)
def test_cursor_comes_back_as_it_went(cursor):
    assert Cursor.decode(cursor.encode(HERE), HERE) == cursor


def decoded_or_blamed(text):
    """The cursor behind a text, or the parameters that the refusal names."""
    try:
        return Cursor.decode(text, HERE)
    except ValidationError as error:
        return list(error.message_dict)


@given(cursors, st.data())
def test_forged_cursor_is_refused(cursor, data):
    text = cursor.encode(HERE)
    place = data.draw(st.integers(0, len(text) - 1))
    forged = text[:place] + data.draw(st.sampled_from("AZaz09-_")) + text[place + 1 :]

    # The last character has bits that mean nothing: a change there forges nothing.
    assert decoded_or_blamed(forged) in (["cursor"], cursor)


@given(cursors, st.integers(1, 40))
def test_cut_cursor_is_refused(cursor, cut):
    text = cursor.encode(HERE)

    with pytest.raises(ValidationError):
        Cursor.decode(text[: max(0, len(text) - 1 - cut)], HERE)


@given(st.text(max_size=60))
def test_any_text_is_refused_and_never_breaks(text):
    with pytest.raises(ValidationError):
        Cursor.decode(text, HERE)


def test_cursor_made_with_another_secret_is_refused(settings):
    text = Cursor("name", backward=False, key=("a", "b")).encode(HERE)
    settings.SECRET_KEY = "another" * 10

    with pytest.raises(ValidationError):
        Cursor.decode(text, HERE)


def test_cursor_holds_no_more_than_order_and_key():
    text = Cursor("name", backward=False, key=("France", "FR")).encode(HERE)

    body = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))[9:]

    assert body == b'["name",false,["France","FR"]]'


@pytest.mark.django_db
@given(
    names=st.lists(
        st.sampled_from(["b", "a", "a", "ä", "A", "é", "é", "z z"]), min_size=1, max_size=9
    ),
    size=st.integers(1, 4),
    ordering=st.sampled_from(["name", "id"]),
)
def test_walk_both_ways_over_equal_names(names, size, ordering):
    from django.test import Client  # noqa: PLC0415 -- hypothesis gives no fixtures

    client = Client()
    with transaction.atomic():
        for number, name in enumerate(names):
            OrganisationFactory(public_id=f"walk-{number}", name=name, kind="company")
        whole = joined([answer(client, f"{BODIES}&page_size=200&ordering={ordering}")["results"]])

        forward = walk(client, f"{BODIES}&page_size={size}&ordering={ordering}")
        last = answer(client, f"{BODIES}&page_size={size}&ordering={ordering}")
        while last["next"]:
            last = answer(client, last["next"])
        backward = walk(client, last["previous"], "previous") if last["previous"] else []
        transaction.set_rollback(True)

    assert len(whole) == len(set(whole)) >= len(names)
    assert joined(forward) == whole
    assert [*reversed(backward), last["results"]] == forward
    assert all(len(page) == size for page in forward[:-1])


@pytest.mark.django_db
def test_walk_while_rows_are_added_misses_and_repeats_none(client):
    for name in "bdfhjlnp":
        OrganisationFactory(public_id=f"was-{name}", name=name, kind="company")
    before = joined([answer(client, f"{BODIES}&page_size=200")["results"]])
    url, seen = f"{BODIES}&page_size=2", []

    for name in "aceghikmoqrstuvwxyz":
        page = answer(client, url)
        seen += joined([page["results"]])
        OrganisationFactory(public_id=f"new-{name}", name=name, kind="company")
        url = page["next"]
        if url is None:
            break

    assert len(seen) == len(set(seen))
    assert [code for code in seen if not code.startswith("new-")] == before


@pytest.mark.usefixtures("filled_db")
@pytest.mark.parametrize(("name", "ordering"), ORDERINGS)
def test_walk_meets_every_row_of_every_collection_in_every_order(client, name, ordering):
    resource = COLLECTIONS[name].resource
    standing = "&standing=member&standing=former" if name == "institutions" else ""
    url = f"/api/v1/{name}/?ordering={ordering}&fields=id{standing}"
    rows = COLLECTIONS[name].filterset_class.apply(
        resource.visible_to(AnonymousUser()),
        {"standing": ["member", "former"]} if standing else {},
    )
    expected = list(
        in_order(rows, resource.orderings[ordering], cursor=None, size=10_000).values_list(
            resource.id_path, flat=True
        )
    )

    pages = walk(client, f"{url}&page_size={max(1, len(expected) // 4)}")

    assert joined(pages) == expected
    assert len(expected) == len(set(expected)) == rows.count() > 0


@pytest.mark.parametrize(("name", "ordering"), ORDERINGS)
def test_every_order_ends_in_a_unique_column_and_never_sorts_by_null(name, ordering):
    resource = COLLECTIONS[name].resource
    fields = [resource.model._meta.get_field(path) for path in plain(resource.orderings[ordering])]

    assert fields[-1].unique
    assert [field.name for field in fields if field.null and not forbidden(field)] == []


def forbidden(field) -> bool:
    """Whether a check constraint keeps NULL out of a column that may hold it by its type."""
    table = field.model._meta.db_table
    return f"{table}_{field.name}" in {
        "experts_facilityphase_starts_on",  # experts_facilityphase_start_known
        "people_appointment_country",  # people_appointment_national_role_has_country
    }


@pytest.mark.django_db
def test_order_and_cursor_must_agree(client):
    url = answer(client, "/api/v1/countries/?ordering=name&page_size=2")["next"]

    response = client.get(url.replace("ordering=name", "ordering=id"))

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {"field": "cursor", "message": "This cursor belongs to another order."}
    ]


@pytest.mark.django_db
def test_cursor_brings_its_order_along(client):
    url = answer(client, "/api/v1/countries/?ordering=id&page_size=3")["next"]

    page = answer(client, url.replace("ordering=id&", ""))

    assert [row["id"] for row in page["results"]] == ["AG", "AI", "AL"]


@pytest.mark.django_db
def test_page_after_the_last_row_is_empty_and_leads_back_nowhere(client):
    text = Cursor("id", backward=False, key=("ZZ",)).encode("countries")

    assert answer(client, f"/api/v1/countries/?cursor={text}") == {
        "next": None,
        "previous": None,
        "results": [],
    }


@pytest.mark.usefixtures("filled_db")
def test_cursor_of_one_collection_is_none_of_another(client):
    texts = set()
    for name, ordering in ORDERINGS:
        url = answer(client, f"/api/v1/{name}/?ordering={ordering}&page_size=1")["next"] or ""
        texts.add((name, url.partition("cursor=")[2]))

    statuses = {
        client.get(f"/api/v1/{name}/?cursor={text}").status_code
        for name in COLLECTIONS
        for source, text in texts
        if source != name and text
    }

    assert statuses == {400}

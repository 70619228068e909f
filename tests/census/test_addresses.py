"""Every address answers every reader as the table says; none fails; none is missing there.

The back office has the same test in ``test_admin_access``.
"""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.template.base import Template
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.census.addresses import ADDRESSES, API, COLLECTIONS, Visit
from tests.census.readers import READERS
from unesco_portal.collections import COLLECTIONS as OF_THE_API
from unesco_portal.core.resources import RESOURCES

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
THE_API_HAS_NO_COOKIES = {"anonymous", "national_coordinator", "administrator"}  # ADR 11
# A page that differs by reader differs between these; the others are asked, and nothing is drawn.
DRAWN_FOR = {
    "anonymous",
    "national_coordinator",
    "sub_national_coordinator",
    "aspnet_coordination",
}
HINT = "List the address in tests/census/addresses.py, with who gets what"


def patterns(found: list | None = None, route: str = "", space: str = "") -> Iterator[str]:
    """The name of every address outside the back office; its route where it has no name."""
    for pattern in get_resolver().url_patterns if found is None else found:
        path = f"{route}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else path
        elif path != "admin/":
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from patterns(pattern.url_patterns, path, inner)


def filled(rows: SimpleNamespace, word: str | int) -> Any:
    """What stands in an address: a row's permanent name, a link's token, or the word itself."""
    if isinstance(word, int):
        return word
    if word.startswith("first "):
        resource = RESOURCES[word.removeprefix("first ")]
        found = resource.visible_to(AnonymousUser()).order_by("pk")
        return found.values_list(resource.id_path, flat=True)[0]
    row = getattr(rows, word, word)
    return row if isinstance(row, str) else getattr(row, "public_id", row.pk)


def address_of(rows: SimpleNamespace, name: str, visit: Visit) -> str:
    return visit.path or reverse(name, args=[filled(rows, word) for word in visit.args])


def ask(client: Client, address: str, visit: Visit) -> int | str:
    """The status, or where the reader is led; what was changed is taken back."""
    with transaction.atomic():
        is_read = visit.data is None
        response = client.get(address) if is_read else client.post(address, visit.data)
        if response.streaming:
            response.getvalue()
        transaction.set_rollback(True)
    return response["Location"] if response.status_code in (301, 302) else response.status_code


def agrees(answer: int | str, wanted: int | str) -> bool:
    """Being led somewhere is compared by the beginning of the address, but for the first page."""
    if isinstance(answer, str) and isinstance(wanted, str):
        return answer == wanted if wanted == "/" else answer.startswith(wanted)
    return answer == wanted


def wanted_by(reader: str, visit: Visit) -> int | str:
    """The answer under the narrowest of the reader's names."""
    return next(visit.answers[name] for name in (*READERS[reader], "*") if name in visit.answers)


def visits_of(reader: str) -> Iterator[tuple[str, Visit]]:
    """What a reader asks: everything, but for what all get alike a third where nothing is drawn."""
    turn = list(READERS).index(reader)
    for number, (name, visits) in enumerate(ADDRESSES.items()):
        if name in API and reader not in THE_API_HAS_NO_COOKIES:
            continue
        is_asked = reader in DRAWN_FOR or (number + turn) % 3 == 0
        yield from ((name, visit) for visit in visits if is_asked or visit.answers.keys() != {"*"})


def test_every_address_is_in_the_table():
    assert sorted(set(patterns()) - ADDRESSES.keys()) == [], HINT
    assert sorted(ADDRESSES.keys() - set(patterns())) == [], "The table names what is gone"
    assert set(COLLECTIONS) == set(OF_THE_API), HINT


@pytest.mark.parametrize("reader", READERS)
def test_every_address_answers_as_the_table_says(rows, reader, monkeypatch):
    if reader not in DRAWN_FOR:
        monkeypatch.setattr(Template, "_render", lambda *_page: "")
    client = Client(raise_request_exception=False)
    if reader != "anonymous":
        user = rows.readers[reader]
        client.force_login(user, backend=BACKEND)
        # Read once, with what was granted, instead of by each of four hundred requests.
        monkeypatch.setattr(auth, "get_user", lambda _request: user)

    wrong = []
    for name, visit in visits_of(reader):
        address = address_of(rows, name, visit)
        answer, wanted = ask(client, address, visit), wanted_by(reader, visit)
        if not agrees(answer, wanted):
            wrong.append(f"{name} {address}: {answer}, the table says {wanted}")

    assert not wrong, "\n".join(wrong)

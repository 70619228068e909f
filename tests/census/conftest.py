"""The rows and readers of the census: made once for each module, taken back at its end."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import transaction

from tests.census.rows import make_rows
from unesco_portal.core.search import refresh_lexicon


@pytest.fixture(scope="module")
def rows(django_db_setup, django_db_blocker) -> Iterator[SimpleNamespace]:
    """Every test of the module runs within the transaction that holds them."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = make_rows()
        refresh_lexicon()
        yield found
        transaction.set_rollback(True)

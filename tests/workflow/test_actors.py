"""Those who act without an account, and the links that let them."""

import time

import pytest
from django.core import signing

from tests.factories.aspnet import ApplicationFactory
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder, System, sign, unsign

DAY = 86400


def test_link_opens_the_record_it_was_made_for():
    assert unsign("application", sign("application", "APP-1"), days=1) == "APP-1"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "APP-1",
        sign("another-purpose", "APP-1"),
        sign("application", "APP-1")[:-1],
        sign("application", "APP-1") + "x",
        signing.dumps("APP-1"),
    ],
    ids=["empty", "bare", "purpose", "cut", "longer", "salt"],
)
def test_wrong_link_is_refused_in_words(token):
    with pytest.raises(DomainError, match="not complete"):
        unsign("application", token, days=1)


def test_link_expires(monkeypatch):
    token, now = sign("application", "APP-1"), time.time()

    monkeypatch.setattr(time, "time", lambda: now + 30 * DAY - 5)
    assert unsign("application", token, days=30) == "APP-1"
    monkeypatch.setattr(time, "time", lambda: now + 30 * DAY + 5)

    with pytest.raises(DomainError, match="expired"):
        unsign("application", token, days=30)


@pytest.mark.django_db
def test_link_is_for_one_record_of_one_kind():
    application, other = ApplicationFactory(), ApplicationFactory()
    holder = LinkHolder.of(application, "Awa")

    assert holder.holds_link_to(application)
    assert not holder.holds_link_to(other)
    assert not LinkHolder(application.institution._meta.label, application.pk, "").holds_link_to(
        application
    )
    assert not holder.holds_link_to(None)
    assert (str(holder), str(System())) == ("Awa", "portal")

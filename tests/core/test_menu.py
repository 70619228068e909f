"""The menu of the back office: made once for readers alike, never another reader's."""

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.utils import translation

from tests.factories.people import administrator, headquarters, user_with
from unesco_portal.core import admin as back_office
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def none_kept() -> None:
    admin.site.menus.clear()


def menu(user) -> list[dict]:
    request = RequestFactory().get("/admin/")
    request.user = user
    return admin.site.get_app_list(request)


def may_add(found: list[dict]) -> set[str]:
    return {kind["object_name"] for app in found for kind in app["models"] if kind["perms"]["add"]}


def test_readers_alike_share_one():
    assert menu(headquarters()) is menu(headquarters())
    assert len(admin.site.menus) == 1


def test_each_set_of_rights_has_its_own():
    of_headquarters = may_add(menu(headquarters()))
    of_steward = may_add(menu(user_with(Role.DATA_STEWARD)))
    of_all = may_add(menu(administrator()))

    assert "Country" in of_steward - of_headquarters
    assert of_headquarters | of_steward < of_all


def test_each_language_has_its_own():
    user = headquarters()

    with translation.override("fr"):
        french = menu(user)

    assert [app["name"] for app in french] != [app["name"] for app in menu(user)]


def test_an_account_that_was_closed_sees_nothing():
    user = administrator()
    menu(user)
    user.is_active = False

    assert menu(user) == []


def test_only_so_many_are_kept(monkeypatch):
    monkeypatch.setattr(back_office, "MOST_MENUS", 2)
    user = headquarters()

    for language in ("en", "fr", "es"):
        with translation.override(language):
            menu(user)

    assert len(admin.site.menus) == 1

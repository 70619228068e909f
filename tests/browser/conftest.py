"""One portal and one Chromium for all journeys; a window of its own for each person in them."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from aspnet import services, transitions
from aspnet.models import Application, Institution
from tests.conftest import copy_template, on_server, using
from unesco_portal.local import system_tools
from unesco_portal.workflow.actors import LinkHolder

from . import steps
from .flags import FLAGS
from .people import People
from .server import Portal, running_portal

PATIENCE_MS = 30_000  # a busy machine is no fault of a page


def pytest_itemcollected(item: pytest.Item) -> None:
    """``-m 'not browser'`` leaves the journeys out."""
    item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """What the windows showed when a journey failed."""
    report = yield
    people = getattr(item, "funcargs", {}).get("people")
    if report.failed and people is not None:
        report.sections.append(("windows", "\n".join(people.portray())))
    return report


@pytest.fixture(scope="package")
def chromium() -> str:
    """Where Chromium is. Without it journeys are skipped; continuous integration never skips."""
    found = os.environ.get("PORTAL_BROWSER") or system_tools.browser()
    if found:
        return found
    sentence = "NOT TESTED: no browser. Install Chromium, or name one in PORTAL_BROWSER."
    return (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(sentence)


@pytest.fixture(scope="package")
def portal(
    chromium, django_db_setup, django_db_blocker, worker_id, tmp_path_factory
) -> Iterator[Portal]:
    """The portal as ``make run`` starts it, on a copy of the tests' database."""
    database = f"test_browser_{worker_id}_{os.getpid()}"
    log = tmp_path_factory.mktemp("portal") / "portal.log"
    with django_db_blocker.unblock():
        copy_template(database)
        try:
            with running_portal(database=database, log=log) as portal:
                yield portal
        finally:
            on_server(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


@pytest.fixture(scope="package")
def browser(portal, chromium) -> Iterator[Browser]:
    """Chromium with a fresh profile, to which no other host exists."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def people(browser, portal, tmp_path) -> Iterator[People]:
    """Opens windows, and tells at the end what their consoles and the server complained of."""
    people = People(browser, portal, tmp_path)
    yield people
    people.leave()
    found = people.complaints()
    assert not found, "\n".join(found)


@pytest.fixture
def visitor(people) -> Page:
    """The window of somebody without an account."""
    return people.visitor()


@pytest.fixture
def portal_db(portal, monkeypatch, django_db_blocker) -> Iterator[None]:
    """The database of the running portal, for what no page does: clocks, and rows of others."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright holds an event loop open
    monkeypatch.setattr(settings, "SITE_URL", portal.address)
    with django_db_blocker.unblock(), using(portal.database):
        yield


@pytest.fixture
def case(portal_db) -> Application:
    """An application of a school in Japan that waits for the National Coordinator."""
    school = steps.new_school()
    application = services.start_application(
        Institution(
            name=school["Name"], country_id="JP", city=school["Town"], levels=["lower_secondary"]
        ),
        Application(
            contact_name=school["Contact person"],
            contact_email=school["E-mail of the institution"],
            head_name=school["Head of the institution"],
            motivation=school["Why you want to join"],
            is_commitment_given=True,
        ),
    )
    return transitions.submit(application, by=LinkHolder.of(application, application.contact_name))

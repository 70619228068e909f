"""A form that is sent twice is carried out once, and both readers are led to its result."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from unesco_portal.core import once

SECONDS = 10.0


class Forms:
    """A view behind the middleware; each form is held until it is let go."""

    def __init__(self, *answers: HttpResponse) -> None:
        self.answers = list(answers)
        self.carried_out = 0
        self.begun, self.let_go = threading.Event(), threading.Event()
        self.middleware = once.OnceMiddleware(self.view)

    def view(self, request) -> HttpResponse:
        self.carried_out += 1
        self.begun.set()
        assert self.let_go.wait(SECONDS)
        return self.answers.pop(0)

    def send(self, **changed: str) -> HttpResponse:
        request = RequestFactory().post("/form/", {"once": "a-word", "name": "Escola"} | changed)
        request.user = AnonymousUser()
        return self.middleware(request)


@pytest.fixture
def pool():
    with ThreadPoolExecutor() as pool:
        yield pool


def send_two(forms: Forms, pool: ThreadPoolExecutor) -> tuple[HttpResponse, HttpResponse]:
    """The second while the first is under way."""
    first = pool.submit(forms.send)
    assert forms.begun.wait(SECONDS)
    second = pool.submit(forms.send)
    forms.let_go.set()
    return first.result(SECONDS), second.result(SECONDS)


def test_second_waits_and_is_led_where_the_first_led(pool):
    forms = Forms(redirect("/result/"))

    first, second = send_two(forms, pool)

    assert (first.url, second.url) == ("/result/", "/result/")
    assert forms.carried_out == 1


def test_second_is_carried_out_when_the_first_was_refused(pool):
    forms = Forms(HttpResponse(status=400), redirect("/result/"))

    first, second = send_two(forms, pool)

    assert (first.status_code, second.url) == (400, "/result/")


def test_second_is_told_when_the_first_takes_too_long(pool, monkeypatch):
    monkeypatch.setattr(once, "PATIENCE_SECONDS", 0.0)
    forms = Forms(redirect("/result/"))
    first = pool.submit(forms.send)
    assert forms.begun.wait(SECONDS)

    second = forms.send()
    forms.let_go.set()

    assert second.status_code == 409
    assert b"This form is being worked on" in second.content
    assert first.result(SECONDS).url == "/result/"


def test_changed_form_is_carried_out():
    forms = Forms(redirect("/result/"), redirect("/other/"))
    forms.let_go.set()

    assert [forms.send().url, forms.send(name="Colegio").url] == ["/result/", "/other/"]


def test_failed_form_may_be_sent_again():
    class Failed(Exception):
        pass

    def fail(request):
        raise Failed

    forms = Forms(redirect("/result/"))
    forms.let_go.set()
    forms.middleware.get_response = fail
    with pytest.raises(Failed):
        forms.send()
    forms.middleware.get_response = forms.view

    assert forms.send().url == "/result/"

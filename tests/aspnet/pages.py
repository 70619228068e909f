"""Reading pages in words, as the tests of this folder do."""

import html
import re


def text_of(response) -> str:
    """The words of a page, without markup."""
    content = re.sub(r"<[^>]+>", " ", response.content.decode())
    text = " ".join(html.unescape(content).split())
    assert "UNDEFINED(" not in text
    return text


def table_rows(response) -> list[str]:
    """The rows of the results table in words."""
    body = response.content.decode().partition("<tbody")[2].partition("</tbody>")[0]
    rows = body.split("<tr")[1:]
    words = (html.unescape(re.sub(r"<[^>]+>", " ", f"<tr{row}")) for row in rows)
    return [" ".join(row.split()) for row in words]


def told(response) -> list[str]:
    """The messages of a page that redirects."""
    from django.contrib.messages import get_messages  # noqa: PLC0415 -- app ready

    return [str(message) for message in get_messages(response.wsgi_request)]


def errors_of(response) -> dict[str, list[str]]:
    """The fields a page names as wrong, with what it says."""
    forms = [
        response.context[name]
        for name in ("institution_form", "application_form", "form")
        if name in response.context
    ]
    return {name: list(words) for form in forms for name, words in form.errors.items()}

"""Reading answers as a reader does: the words of a page, without its markup."""

import html
import re

from django.contrib.messages import get_messages


def text_of(response) -> str:
    """The words of a page; an undefined template variable is an error."""
    content = re.sub(r"<[^>]+>", " ", response.content.decode())
    text = " ".join(html.unescape(content).split())
    assert "UNDEFINED(" not in text
    return text


def told(response) -> list[str]:
    """The messages that the next page shows."""
    return [str(message) for message in get_messages(response.wsgi_request)]

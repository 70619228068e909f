"""WSGI entry point of the web process."""

import gc
import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from unesco_portal.core.room import with_room
from unesco_portal.core.statements import limit_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unesco_portal.settings.production")

answer = get_wsgi_application()

# These ask for settings and models, which are there only now.
from unesco_portal.core.conditional import held  # noqa: E402
from unesco_portal.core.middleware import API_PREFIX, conditional_on  # noqa: E402

answer_with_room = with_room(answer)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request: pages are drawn by deep calls, the API answers from shallow ones.

    That nothing has changed is said here, where it is sure: all of Django's way would cost twice
    as much, and partners ask nothing as often.
    """
    is_shallow = environ["PATH_INFO"].startswith(API_PREFIX)
    if is_shallow and (datasets := conditional_on(environ)) is not None:
        headers = held(environ, datasets)
        if headers is not None:
            start_response("304 Not Modified", headers)
            return ()
    return (answer if is_shallow else answer_with_room)(environ, start_response)


limit_statements(settings.WEB_STATEMENT_SECONDS)

# What was loaded until here stays for the life of the process: the garbage collector need not
# look at it again after every few hundred rows.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)

"""What a log never tells: links that open something for whoever holds them.

Also the front keeps these out of its log: ``deploy/Caddyfile`` has the same expression.
"""

import logging
import re

LINKS = (
    r"(/invitation/|/reset/key/|/confirm-email/|/mail/opt-out/|/calendar/|[?&]link="
    r"|/corrections/confirm/"
    r"|/schools/(?:review|reports|hearing|round|confirm)/"
    r"|/apply/(?:write|files|confirm|status|complete|withdraw)/)[^/?&]+"
)
SECRET = re.compile(LINKS)


def without_links(text: str) -> str:
    """An address as a log may hold it."""
    return SECRET.sub(r"\1-", text)


class LinkFilter(logging.Filter):
    """Django names the address of each request that it refuses: a form with a mistake is one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every line passes, without what stands in its links."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                without_links(part) if isinstance(part, str) else part for part in record.args
            )
        return True

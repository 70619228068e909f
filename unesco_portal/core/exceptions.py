"""The one error a domain act raises for "not now"."""

from django.utils.functional import Promise


class DomainError(Exception):
    """An act that may not happen now: shown as a message on a page, as 409 by the API."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

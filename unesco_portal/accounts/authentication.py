"""API keys: ``Authorization: Bearer unp_…``. The API knows no other way in."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from .models import ApiKey


class KeyHolder(AnonymousUser):
    """A partner: sees what the public sees, only faster."""

    def __init__(self, api_key: ApiKey) -> None:
        self.api_key = api_key

    @property
    def is_authenticated(self) -> bool:
        """A key was presented and is valid."""
        return True


class ApiKeyAuthentication(BaseAuthentication):
    """Recognises a partner by key; a wrong key is an error, not an anonymous visit."""

    def authenticate(self, request: Request) -> tuple[KeyHolder, ApiKey] | None:
        """The key holder, or ``None`` without the header."""
        header = get_authorization_header(request)
        if not header:
            return None
        kind, _space, key = header.partition(b" ")
        found = None
        if kind.lower() == b"bearer" and key.isascii():
            found = ApiKey.objects.valid().matching(key.decode()).first()
        if found is None:
            raise AuthenticationFailed(_("This key is unknown, expired or revoked."))
        ApiKey.objects.filter(pk=found.pk).note_use(timezone.now())
        return KeyHolder(found), found

    def authenticate_header(self, request: Request) -> str:
        """What a 401 asks for."""
        return "Bearer"

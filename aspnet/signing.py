"""Signatures on certificates: Ed25519, as compact JWS that anybody can verify without the portal.

The private key is a setting, 32 bytes in URL-safe base64. Public keys are kept for good, named by
their thumbprint (RFC 7638), so that what an older key signed still verifies.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import jwt
import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError

from .models import SigningKey

ALGORITHM = "EdDSA"
KEY_BYTES = 32
TYPE = "aspnet-certificate+jws"
COMPACT = re.compile(r"ey[\w-]+\.[\w-]+\.[\w-]{86}")
SIGNER = jwt.PyJWS(algorithms=[ALGORITHM])


class SignatureError(Exception):
    """A signed text that does not verify; the subclass says why."""


class UnreadableTextError(SignatureError):
    """Not the whole of a signed text."""


class UnknownKeyError(SignatureError):
    """Signed with a key that is not in the list."""


class AlteredTextError(SignatureError):
    """The signature does not fit the text."""


@dataclass(frozen=True)
class Signer:
    """The key in use, able to sign."""

    key: SigningKey
    private: Ed25519PrivateKey

    def sign(self, payload: dict[str, Any], *, type_: str = TYPE, key_id: str = "") -> str:
        """``payload`` as compact JWS; the same payload gives the same text."""
        body = orjson.dumps(payload)
        headers = {"typ": type_, "kid": key_id or self.key.key_id}
        return SIGNER.encode(body, self.private, algorithm=ALGORITHM, headers=headers)


def text_of(data: bytes) -> str:
    """URL-safe base64 without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    """The reverse; raises ``ValueError``."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@cache
def private_key(text: str) -> Ed25519PrivateKey:
    """The private key of the settings; raises ``DomainError`` for one that is none."""
    try:
        seed = bytes_of(text)
    except (ValueError, binascii.Error):
        seed = b""
    if len(seed) != KEY_BYTES:
        raise DomainError(_("The key that signs certificates is not set: ask the administrator."))
    return Ed25519PrivateKey.from_private_bytes(seed)


def is_configured() -> bool:
    """Whether certificates can be signed here."""
    try:
        private_key(settings.CERTIFICATE_SIGNING_KEY)
    except DomainError:
        return False
    return True


def thumbprint(public_key: str) -> str:
    """The name of a key (RFC 7638)."""
    canonical = f'{{"crv":"Ed25519","kty":"OKP","x":"{public_key}"}}'
    return text_of(sha256(canonical.encode()).digest())


@transaction.atomic
def current_signer() -> Signer:
    """The key in use; a new one is entered in the public list, and the one before is closed.

    Raises ``DomainError`` where no private key is set.
    """
    private = private_key(settings.CERTIFICATE_SIGNING_KEY)
    public = text_of(private.public_key().public_bytes_raw())
    key = SigningKey.objects.filter(public_key=public, ended_at=None).first()
    if key is None:
        key = change_key(public)
    return Signer(key, private)


def change_key(public: str) -> SigningKey:
    """Close the key before, open this one; also one that comes back."""
    now = timezone.now()
    list(SigningKey.objects.select_for_update().order_by("pk"))
    others = SigningKey.objects.filter(ended_at=None).exclude(public_key=public)
    others.update(ended_at=now, updated_at=now)
    key, _is_new = SigningKey.objects.update_or_create(
        public_key=public,
        defaults={"ended_at": None},
        create_defaults={"key_id": thumbprint(public)},
    )
    return key


def public_keys() -> dict[str, str]:
    """All keys there ever were, by their names."""
    return dict(SigningKey.objects.values_list("key_id", "public_key"))


def key_set() -> dict[str, Any]:
    """All keys as JWK Set (RFC 7517), the one in use first."""
    keys = SigningKey.objects.order_by("-started_at", "-pk")
    return {"keys": [as_jwk(key) for key in keys]}


def as_jwk(key: SigningKey) -> dict[str, Any]:
    """One public key, with the time in which it signed."""
    found = {
        "kty": "OKP",
        "crv": "Ed25519",
        "x": key.public_key,
        "kid": key.key_id,
        "alg": ALGORITHM,
        "use": "sig",
        "nbf": int(key.started_at.timestamp()),
    }
    return found if key.ended_at is None else found | {"exp": int(key.ended_at.timestamp())}


def verify(text: str, keys: dict[str, str]) -> dict[str, Any]:
    """The facts in a signed text; raises ``SignatureError``. Needs no database, only the keys."""
    match = COMPACT.fullmatch("".join(text.split()))
    if match is None:
        raise UnreadableTextError
    try:
        header = jwt.get_unverified_header(match[0])
    except jwt.InvalidTokenError as error:
        raise UnreadableTextError from error
    key = keys.get(str(header.get("kid", "")).rpartition("#")[2])
    if key is None:
        raise UnknownKeyError
    public = Ed25519PublicKey.from_public_bytes(bytes_of(key))
    try:
        body = SIGNER.decode(match[0], public, algorithms=[ALGORITHM])
        facts = orjson.loads(body)
    except (jwt.InvalidTokenError, ValueError) as error:
        raise AlteredTextError from error
    if not isinstance(facts, dict):
        raise UnreadableTextError
    return facts

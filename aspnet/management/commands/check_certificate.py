"""Check a certificate: its code, its signed text, or a file that holds either; also off line."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aspnet import services, signing
from aspnet.documents import signed_text_in


class Command(BaseCommand):
    """Ends with an error for everything but a certificate that holds."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to check, and against which keys."""
        parser.add_argument("text", metavar="FILE_OR_TEXT", help="code, signed text, or a file")
        parser.add_argument(
            "--keys", type=Path, help="a saved keys.json: checks the signature without the portal"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was found."""
        text = content_of(options["text"])
        if options["keys"]:
            self.tell(check_offline(text, options["keys"]))
            return
        found = services.check(text)
        if found.certificate is None:
            raise CommandError(str(found.verdict.label))
        certificate = found.certificate
        if found.is_signed:
            self.stdout.write("The signature is right.")
        facts = {
            "code": certificate.public_id,
            "name": certificate.name,
            "issued_on": certificate.issued_on,
            "valid_until": certificate.valid_until,
            "state": certificate.state.label,
        }
        if certificate.successor:
            facts["successor"] = certificate.successor.public_id
        self.tell(facts)
        if not found.is_good:
            raise CommandError(f"{certificate.public_id}: {certificate.state.label}")

    def tell(self, facts: dict[str, Any]) -> None:
        """One line a fact."""
        for name, value in facts.items():
            self.stdout.write(f"{name}: {value}")


def content_of(text: str) -> str:
    """The text itself, or what the file of that name holds."""
    path = Path(text)
    try:
        data = path.read_bytes() if path.is_file() else None
    except OSError:  # too long for the name of a file
        data = None
    if data is None:
        return text
    found = signed_text_in(data)
    return found or data[: services.MOST_CHARACTERS].decode("utf-8", "replace")


def check_offline(text: str, keys: Path) -> dict[str, Any]:
    """The facts in a signed text, by saved keys; whether it was revoked only the portal knows."""
    try:
        saved = json.loads(keys.read_text())["keys"]
        known = {key["kid"]: key["x"] for key in saved}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(
            f"{keys} holds no list of keys: save /certificates/keys.json."
        ) from error
    try:
        return signing.verify(text, known)
    except signing.SignatureError as error:
        raise CommandError(type(error).__doc__ or "") from error

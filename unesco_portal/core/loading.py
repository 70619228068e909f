"""Loading the project's own data files: once for each version of a file, idempotently."""

import csv
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from .models import DatasetVersion


def data_file(name: str) -> Path:
    """A file of the project's ``data/``."""
    return settings.DATA_DIR / name


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, as dictionaries."""
    with data_file(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def facts() -> dict[str, Any]:
    """The facts stated by the source documents."""
    return json.loads(data_file("source_facts.json").read_text(encoding="utf-8"))


def upsert(model: type[Model], rows: Iterable[Model], *, key: Iterable[str]) -> None:
    """Insert rows, or bring those with the same key up to date. Rows not given stay."""
    fields = [
        field.name
        for field in model._meta.concrete_fields
        if not (field.primary_key and field.name not in key)
        and field.name not in {*key, "created_at", "search"}
        and not field.generated
        and getattr(field, "prefix", None) is None
    ]
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=list(key), update_fields=fields
    )


class LoadingCommand(BaseCommand):
    """A command that loads ``files`` unless it has already loaded these very versions."""

    files: tuple[str, ...] = ()
    version = 1  # raise it when the loading itself changes

    def add_arguments(self, parser: CommandParser) -> None:
        """``--force`` loads again."""
        parser.add_argument("--force", action="store_true", help="load even if nothing changed")

    def load(self) -> str:
        """Load the files; returns what was loaded, in words."""
        raise NotImplementedError

    @property
    def mark(self) -> str:
        """The name under which the loaded version is remembered."""
        return f"file:{type(self).__module__.rpartition('.')[2]}"[:63]

    def fingerprint(self) -> int:
        """A number that changes with any of the files."""
        content = b"".join(data_file(name).read_bytes() for name in self.files)
        return zlib.crc32(content) * 1000 + self.version

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say that there is nothing new."""
        fingerprint = self.fingerprint()
        known = DatasetVersion.objects.filter(dataset=self.mark, version=fingerprint)
        if known.exists() and not options["force"]:
            self.stdout.write(f"{self.mark.removeprefix('file:')}: up to date")
            return
        with transaction.atomic():
            told = self.load()
            DatasetVersion.objects.update_or_create(
                dataset=self.mark,
                defaults={"version": fingerprint, "changed_at": timezone.now()},
            )
        self.stdout.write(f"{self.mark.removeprefix('file:')}: {told}")

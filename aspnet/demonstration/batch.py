"""The way of generated rows into their tables: COPY, with indexes and keys made afterwards.

The rows go their way on a thread of their own, while the next ones are thought up.
"""

import contextlib
import io
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pgtrigger
from django.db import connection

from ..models import Institution, InstitutionName, Membership, MembershipTerm
from .institutions import INSTITUTION_COLUMNS, MEMBERSHIP_COLUMNS, NAME_COLUMNS, TERM_COLUMNS

Table = tuple[str, tuple[str, ...], list[str]]  # its name, its columns, the lines for it
MODELS = (Institution, InstitutionName, Membership, MembershipTerm)
SEARCH_NAMES = "aspnet.InstitutionName:search_names"
SILENT = (
    SEARCH_NAMES,
    "aspnet.Institution:blurred_to_town",  # points of towns, written as it would
    *(f"{model._meta.label}:insert_insert" for model in MODELS),
)
# Checked in one pass over all rows, instead of once for each.
LATER = "contype = 'f' OR conname = 'aspnet_membershipterm_no_overlap'"


class Batch:
    """Lines on their way into four tables: names first, so that search words are whole at once."""

    def __init__(self, *, is_large: bool) -> None:
        self.is_large = is_large
        self.names: list[str] = []
        self.institutions: list[str] = []
        self.memberships: list[str] = []
        self.terms: list[str] = []
        self.indexes: list[str] = []
        self.constraints: list[tuple[str, str, str]] = []
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.sending: Future[None] | None = None
        self.ignoring = contextlib.ExitStack()

    def add(self, lines) -> None:
        """Take the lines of one institution."""
        self.institutions.append(lines.institution)
        if lines.membership:
            self.memberships.append(lines.membership)
            self.terms.append(lines.term)
        if lines.name:
            self.names.append(lines.name)

    def __enter__(self) -> "Batch":
        if self.is_large:
            self.drop_indexes()
            self.switch_triggers("DISABLE")
        else:
            self.ignoring.enter_context(pgtrigger.ignore(SEARCH_NAMES))
        return self

    def __exit__(self, *error) -> None:
        with self.thread:
            if error[0] is None:
                self.flush()
                self.wait()
        self.ignoring.close()
        if error[0] is None and self.is_large:
            self.switch_triggers("ENABLE")
            self.rebuild_indexes()

    def flush(self) -> None:
        """Send what has gathered, as soon as what was sent before is there."""
        self.wait()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")  # carries the ignored triggers into this transaction
        lines = (
            ("aspnet_institutionname", NAME_COLUMNS, self.names),
            ("aspnet_institution", INSTITUTION_COLUMNS, self.institutions),
            ("aspnet_membership", MEMBERSHIP_COLUMNS, self.memberships),
            ("aspnet_membershipterm", TERM_COLUMNS, self.terms),
        )
        self.names, self.institutions, self.memberships, self.terms = [], [], [], []
        self.sending = self.thread.submit(send, connection.connection, lines)

    def wait(self) -> None:
        """Until what was sent is there; raises what the database said of it."""
        if self.sending is not None:
            self.sending.result()
            self.sending = None

    def drop_indexes(self) -> None:
        """Remember and drop the plain indexes, and what looks at each row by itself."""
        tables = [model._meta.db_table for model in MODELS]
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no key goes while checks are due
            cursor.execute(
                "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
                " LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid"
                " WHERE i.indrelid = ANY(%s::regclass[]) AND c.oid IS NULL AND NOT i.indisunique",
                [tables],
            )
            found = cursor.fetchall()
            self.indexes = [definition for _name, definition in found]
            for name, _definition in found:
                cursor.execute(f"DROP INDEX {name}")
            cursor.execute(
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
                f" FROM pg_constraint WHERE conrelid = ANY(%s::regclass[]) AND ({LATER})",
                [tables],
            )
            self.constraints = cursor.fetchall()
            for table, name, _definition in self.constraints:
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")

    def switch_triggers(self, how: str) -> None:
        """``DISABLE`` or ``ENABLE`` what would run for each row: to be ignored takes time, too."""
        with connection.cursor() as cursor:
            for name in SILENT:
                ((model, trigger),) = pgtrigger.registered(name)
                cursor.execute(
                    f"ALTER TABLE {model._meta.db_table} {how} TRIGGER {trigger.get_pgid(model)}"
                )

    def rebuild_indexes(self) -> None:
        """Make them again, each in one pass."""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
            for definition in self.indexes:
                cursor.execute(definition)
            for table, name, definition in self.constraints:
                cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # as before, for who called


def send(psycopg_connection: Any, tables: tuple[Table, ...]) -> None:
    """Copy lines into their tables, over the connection of the transaction they belong to."""
    with psycopg_connection.cursor() as cursor:
        for table, columns, lines in tables:
            source = io.StringIO("\n".join(lines) + "\n" if lines else "")
            cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", source)

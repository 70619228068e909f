"""The way of generated rows into their tables: COPY, with indexes built afterwards."""

import io

import pgtrigger
from django.db import connection

from ..models import Institution, InstitutionName, Membership, MembershipTerm
from .institutions import INSTITUTION_COLUMNS, MEMBERSHIP_COLUMNS, NAME_COLUMNS, TERM_COLUMNS

NO_OVERLAP = "aspnet_membershipterm_no_overlap"  # built in one pass, too


class Batch:
    """Lines on their way into three tables: names first, so that search words are whole at once."""

    def __init__(self, *, is_large: bool) -> None:
        self.is_large = is_large
        self.names: list[str] = []
        self.institutions: list[str] = []
        self.memberships: list[str] = []
        self.terms: list[str] = []
        self.indexes: list[str] = []
        self.no_overlap = ""

    def add(self, lines) -> None:
        """Take the lines of one institution."""
        self.institutions.append(lines.institution)
        if lines.membership:
            self.memberships.append(lines.membership)
            self.terms.append(lines.term)
        if lines.name:
            self.names.append(lines.name)

    def __enter__(self) -> "Batch":
        ignored = ["aspnet.InstitutionName:search_names"]
        if self.is_large:
            ignored += [
                f"{model._meta.label}:insert_insert"
                for model in (Institution, InstitutionName, Membership, MembershipTerm)
            ]
            self.drop_indexes()
        self.ignoring = pgtrigger.ignore(*ignored)
        self.ignoring.__enter__()
        return self

    def __exit__(self, *error) -> None:
        if error[0] is None:
            self.flush()
        self.ignoring.__exit__(*error)
        if error[0] is None:
            self.rebuild_indexes()

    def flush(self) -> None:
        """Send what has gathered."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")  # carries the ignored triggers into this transaction
            for table, columns, lines in (
                ("aspnet_institutionname", NAME_COLUMNS, self.names),
                ("aspnet_institution", INSTITUTION_COLUMNS, self.institutions),
                ("aspnet_membership", MEMBERSHIP_COLUMNS, self.memberships),
                ("aspnet_membershipterm", TERM_COLUMNS, self.terms),
            ):
                source = io.StringIO("\n".join(lines) + "\n" if lines else "")
                cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", source)
                lines.clear()

    def drop_indexes(self) -> None:
        """Remember and drop the plain indexes of the institutions."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
                " LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid"
                " WHERE i.indrelid IN"
                " ('aspnet_institution'::regclass, 'aspnet_membership'::regclass,"
                " 'aspnet_membershipterm'::regclass)"
                " AND c.oid IS NULL AND NOT i.indisunique"
            )
            found = cursor.fetchall()
            self.indexes = [definition for _name, definition in found]
            for name, _definition in found:
                cursor.execute(f"DROP INDEX {name}")
            cursor.execute(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s",
                [NO_OVERLAP],
            )
            (self.no_overlap,) = cursor.fetchone()
            cursor.execute(f"ALTER TABLE aspnet_membershipterm DROP CONSTRAINT {NO_OVERLAP}")

    def rebuild_indexes(self) -> None:
        """Make them again, each in one pass."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # indexes wait for no deferred check
            cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
            for definition in self.indexes:
                cursor.execute(definition)
            if self.no_overlap:
                cursor.execute(
                    f"ALTER TABLE aspnet_membershipterm ADD CONSTRAINT {NO_OVERLAP}"
                    f" {self.no_overlap}"
                )
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # as before, for who called

"""A database in which tests may commit; each gives back what it changed.

A copy of the template for every such test took two seconds, most of it to make two thousand files.
"""

import io
import time

from django.db import connection, transaction

from tests import sql

PATIENCE = 15
OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
VIEWS = "SELECT matviewname FROM pg_matviews"
WRITTEN = "SELECT relid::regclass::text, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables"


class GivenBack:
    """Remembers all rows of the current database, and puts those of changed tables back."""

    def __init__(self) -> None:
        self.written = written()
        self.views = {view for (view,) in sql.rows(VIEWS)}
        tables = self.written.keys() - self.views
        self.rows = {table: rows for table in tables if (rows := copied(table))}

    def put_back(self) -> None:
        """After a test: whatever it, its threads and its processes committed is gone."""
        changed = {name for name, count in written().items() if count != self.written[name]}
        tables, views = changed - self.views, changed & self.views
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            for table in tables:
                cursor.execute(f"DELETE FROM {table}")
                if table in self.rows:
                    cursor.copy_expert(f"COPY {table} FROM STDIN", io.StringIO(self.rows[table]))
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            for view in views:
                cursor.execute(f"REFRESH MATERIALIZED VIEW {view}")
        self.written = written()


def written() -> dict[str, int]:
    """How often each table was written to: known for certain when who did has gone."""
    connection.close()
    end = time.monotonic() + PATIENCE
    while sql.value(f"SELECT count(pg_terminate_backend(pid)) {OTHERS}"):
        assert time.monotonic() < end, "A session does not end."
        time.sleep(0.01)
    return dict(sql.rows(WRITTEN))


def copied(table: str) -> str:
    """All rows of a table, as PostgreSQL writes them."""
    rows = io.StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} TO STDOUT", rows)
    return rows.getvalue()

"""How long one statement of a web request may run: a slow question must not hold all others up.

The limit belongs to the connections of the web process. Workers, commands and migrations have
none, and a download lifts it for its own statements.
"""

from django.db import OperationalError, connection, connections
from django.db.backends.utils import CursorWrapper

QUERY_CANCELED = "57014"  # SQLSTATE of PostgreSQL
SETTING = "statement_timeout"


def limit_statements(seconds: int) -> None:
    """From now on each connection of this process stops a statement after so long; 0 never."""
    if not seconds:
        return
    options = connections.settings["default"]["OPTIONS"]
    options["options"] = f"{options.get('options', '')} -c {SETTING}={seconds * 1000}".strip()


def lift_limit(cursor: CursorWrapper) -> None:
    """No limit until the end of this transaction; asks the database only where there is one."""
    if SETTING in connection.settings_dict["OPTIONS"].get("options", ""):
        cursor.execute(f"SET LOCAL {SETTING} = 0")


def is_stopped(error: BaseException) -> bool:
    """Whether the database stopped a statement because it took too long."""
    code = getattr(error.__cause__, "pgcode", None)
    return isinstance(error, OperationalError) and code == QUERY_CANCELED

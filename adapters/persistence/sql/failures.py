"""What PostgreSQL complains about, by the codes of its manual."""

from sqlalchemy.exc import DBAPIError

FOREIGN_KEY_VIOLATION = "23503"
UNIQUE_VIOLATION = "23505"
UNSTORABLE_VALUE = "22"
"""The class of codes for what a column cannot hold, as a NUL character in a text."""


def code_of(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")

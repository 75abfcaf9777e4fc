"""One SQLite file of a known schema, 0600. Another schema is never migrated, damage never mended: it begins anew."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path


class DamagedFile(OSError):
    """A file that was opened as a whole one is not: something in it cannot be read."""


@contextmanager
def transaction(
    path: Path,
    schema: int,
    tables: str,
    synchronous: str = "FULL",
    *,
    discarded: Callable[[], None] = lambda: None,
) -> Iterator[sqlite3.Connection]:
    """All that is done in it is kept, or nothing is. Raises OSError, of it DamagedFile.

    `tables` are the statements that leave the tables of `schema`, empty, in a file of any other. `discarded` is called
    where there was a file that is no database.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(_connected(path, schema, tables, synchronous, discarded)) as database, database:
            yield database
    except sqlite3.Error as error:
        if _is_damage(error):
            raise DamagedFile("SQLITE_CORRUPT") from None
        raise OSError(error.sqlite_errorname) from None


def _connected(
    path: Path, schema: int, tables: str, synchronous: str, discarded: Callable[[], None]
) -> sqlite3.Connection:
    if not path.exists():
        path.touch(mode=0o600)  # SQLite itself would leave it to the umask; its journal has the file's rights
    database = sqlite3.connect(path, timeout=2, isolation_level="IMMEDIATE")
    try:
        database.execute(f"PRAGMA synchronous = {synchronous}")
        database.execute("PRAGMA secure_delete = ON")  # what is removed is overwritten, not left in a free page
        if database.execute("PRAGMA user_version").fetchone()[0] != schema:
            database.executescript(f"BEGIN IMMEDIATE; {tables} PRAGMA user_version = {schema}; COMMIT")
    except sqlite3.DatabaseError as error:
        database.close()
        if not _is_damage(error):
            raise
        path.unlink()
        discarded()
        return _connected(path, schema, tables, synchronous, discarded)
    return database


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether it is about the file's content. Python's own error has no code: of a text that is not UTF-8."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)

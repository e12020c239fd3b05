"""An SQLite connection; and the door to sqlite-utils, which brings the schema up to date."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Database:
    """A connection whose transactions may lie within each other."""

    conn: sqlite3.Connection

    def __post_init__(self) -> None:
        self.conn.execute("PRAGMA recursive_triggers = ON")  # so that what REPLACE deletes is journaled too

    @contextmanager
    def nested(self) -> Iterator[None]:
        """Undo what is done in this block, and no more of the transaction, if it fails."""
        self.conn.execute("SAVEPOINT nested")
        try:
            yield
        except BaseException:
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK TO SAVEPOINT nested")
                self.conn.execute("RELEASE SAVEPOINT nested")
            raise
        self.conn.execute("RELEASE SAVEPOINT nested")

    def close(self) -> None:
        self.conn.close()


class Migrations:
    """The steps that make a schema, in their order; sqlite-utils takes those that are due, and is loaded for that."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._steps: dict[str, Callable[[Any], None]] = {}

    def __call__(self) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
        def add(step: Callable[[Any], None]) -> Callable[[Any], None]:
            self._steps[step.__name__] = step
            return step

        return add

    def unknown(self, db: Database) -> set[str]:
        """Steps that were taken and are not among these: a newer program took them."""
        return self._taken(db) - set(self._steps)

    def apply(self, db: Database) -> None:
        """Take the steps that are due, each in a transaction."""
        if self._taken(db) >= set(self._steps):
            return
        # sqlite-utils imports NumPy and pandas when it can, only to store their types.
        with _unseen("numpy", "pandas"):
            import sqlite_utils  # noqa: PLC0415 - 50 ms that no command pays once the schema is up to date

        migrations = sqlite_utils.Migrations(self._name)
        for step in self._steps.values():
            migrations()(step)
        migrations.apply(sqlite_utils.Database(db.conn, execute_plugins=False))

    def _taken(self, db: Database) -> set[str]:
        table = "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
        if not db.conn.execute(table).fetchone():
            return set()
        rows = db.conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [self._name])
        return {row[0] for row in rows}


@contextmanager
def _unseen(*names: str) -> Iterator[None]:
    """Modules that an `import` in this block shall not find unless they are loaded already."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        # The documented way to make an import fail.
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]

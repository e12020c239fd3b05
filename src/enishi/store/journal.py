"""What was done, and how to take it back.

Triggers write every changed row, before and after, beside the action that changed it; undoing an action puts the
rows back, newest change first, if they still are as the action left them. The idea of triggers that record is that of
https://sqlite.org/undoredo.html.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from enishi.errors import NothingToUndoError, StoreError, UndoConflictError
from enishi.language import _
from enishi.store.schema import JOURNALED
from enishi.store.sqlite import Database


@dataclass(frozen=True, slots=True)
class Deed:
    """One action of the user's, as the journal tells it."""

    id: int
    kind: str
    summary: str
    done_at: datetime


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """One transaction that takes the write lock at once, so that it cannot fail half-way for want of it."""
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    try:
        db.conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise StoreError(
            _("Another enishi is writing just now."), hint=_("Wait until it has finished, then do it again.")
        ) from error
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.rollback()
        raise


class Action:
    """Something the user does, in one or many transactions; in the journal once it has changed something."""

    def __init__(self, db: Database, kind: str, summary: str, now: datetime) -> None:
        self.id: int | None = None
        self._db = db
        self._row = (kind, summary, now.isoformat())

    @contextmanager
    def step(self) -> Iterator[None]:
        """One transaction of this action."""
        before = self.id
        try:
            with immediate(self._db):
                _record(self._db)
                if not self._stands():
                    insert = "INSERT INTO actions (kind, summary, done_at) VALUES (?, ?, ?)"
                    self.id = self._db.conn.execute(insert, self._row).lastrowid
                self._db.conn.execute("UPDATE temp.recording SET action_id = ?", [self.id])
                yield
                self._db.conn.execute("UPDATE temp.recording SET action_id = NULL")
                self._forget_if_idle()
        except BaseException:
            self.id = before
            raise

    def _stands(self) -> bool:
        """Whether it is in the journal and nobody has undone it between two steps."""
        standing = "SELECT EXISTS (SELECT 1 FROM actions WHERE id = ? AND undone_at IS NULL)"
        return bool(self._db.conn.execute(standing, [self.id]).fetchone()[0])

    def _forget_if_idle(self) -> None:
        changed = "SELECT EXISTS (SELECT 1 FROM changes WHERE action_id = ?)"
        if not self._db.conn.execute(changed, [self.id]).fetchone()[0]:
            self._db.conn.execute("DELETE FROM actions WHERE id = ?", [self.id])
            self.id = None


def last(db: Database) -> Deed:
    """The newest action that still stands. Raises NothingToUndoError."""
    row = db.conn.execute(
        "SELECT id, kind, summary, done_at FROM actions WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        raise NothingToUndoError(_("There is nothing to undo."))
    return Deed(row[0], row[1], row[2], datetime.fromisoformat(row[3]))


def undo(db: Database, deed: Deed, now: datetime) -> tuple[int, ...]:
    """Take an action back inside the caller's transaction; returns the ids of the contacts that it touched.

    Raises UndoConflictError when a row has been changed again since; foreign keys are checked when the transaction
    commits.
    """
    db.conn.execute("PRAGMA defer_foreign_keys = ON")
    changes = db.conn.execute(
        "SELECT table_name, row_id, before, after FROM changes WHERE action_id = ? ORDER BY id DESC", [deed.id]
    ).fetchall()
    for table, row_id, before, after in changes:
        if _row(db, table, row_id) != after:
            raise conflict(db, deed, table, row_id)
        _put_back(db, table, row_id, before)
    db.conn.execute("UPDATE actions SET undone_at = ? WHERE id = ?", [now.isoformat(), deed.id])
    return _contacts_touched(changes)


def _put_back(db: Database, table: str, row_id: int, before: str | None) -> None:
    if before is None:
        db.conn.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])
        return
    row = json.loads(before)
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    updates = ", ".join(f"{name} = excluded.{name}" for name in row)
    db.conn.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}",
        list(row.values()),
    )


def _row(db: Database, table: str, row_id: int) -> str | None:
    row = db.conn.execute(f"SELECT {_as_json(db, table)} FROM {table} WHERE id = ?", [row_id]).fetchone()
    return None if row is None else str(row[0])


def conflict(db: Database, deed: Deed, table: str = "", row_id: int = 0) -> UndoConflictError:
    later = db.conn.execute(
        "SELECT actions.summary FROM changes JOIN actions ON actions.id = action_id"
        " WHERE table_name = ? AND row_id = ? AND action_id > ? AND undone_at IS NULL ORDER BY action_id DESC",
        [table, row_id, deed.id],
    ).fetchone()
    return UndoConflictError(
        _("“{summary}” cannot be undone: it has been built upon since.").format(summary=deed.summary),
        hint=_("Undo first what came later: “{later}”.").format(later=later[0]) if later else "",
    )


def _contacts_touched(changes: list[tuple[str, int, str | None, str | None]]) -> tuple[int, ...]:
    touched = set()
    for table, row_id, *rows in changes:
        if table == "contacts":
            touched.add(row_id)
        elif table == "facts":
            touched |= {json.loads(row)["contact_id"] for row in rows if row}
    return tuple(sorted(touched))


def _record(db: Database) -> None:
    """Set the recording triggers up on this connection; they are temporary and follow the schema as it is."""
    try:
        db.conn.execute("SELECT action_id FROM temp.recording")
    except sqlite3.OperationalError:
        db.conn.execute("CREATE TEMP TABLE recording (action_id INTEGER)")
        db.conn.execute("INSERT INTO temp.recording VALUES (NULL)")
        for table in JOURNALED:
            for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
                before = "NULL" if event == "INSERT" else _as_json(db, table, "old.")
                after = "NULL" if event == "DELETE" else _as_json(db, table, "new.")
                db.conn.execute(
                    f"CREATE TEMP TRIGGER record_{event}_{table} AFTER {event} ON main.{table}"
                    f" WHEN (SELECT action_id FROM recording) IS NOT NULL AND {before} IS NOT {after} BEGIN"
                    " INSERT INTO changes (action_id, table_name, row_id, before, after)"
                    f" VALUES ((SELECT action_id FROM recording), '{table}', {row}.id, {before}, {after}); END"
                )


def _as_json(db: Database, table: str, prefix: str = "") -> str:
    names = [row[1] for row in db.conn.execute(f"PRAGMA table_info({table})")]
    return "json_object(" + ", ".join(f"'{name}', {prefix}{name}" for name in names) + ")"

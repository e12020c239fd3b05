"""What was done, and how to take it back.

Triggers write every changed row, before and after, beside the action that changed it; undoing an action puts the
rows back (`undoing.py`). The idea of triggers that record is that of https://sqlite.org/undoredo.html.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from enishi.errors import NotFoundError, NothingToUndoError, StoreError
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
    undone_at: datetime | None = None
    """When it was taken back; None if it stands."""


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """One transaction that takes the write lock at once, so that it cannot fail half-way for want of it."""
    if db.conn.in_transaction:
        with db.nested():
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
    row = db.conn.execute(f"SELECT {DEED} FROM actions WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        raise NothingToUndoError(_("There is nothing to undo."))
    return as_deed(row)


def last_of(db: Database, event_id: int, kinds: Sequence[str]) -> tuple[Deed, tuple[int, ...]] | None:
    """The newest deed of these kinds that stands and changed an event's encounters, or answered its questions.

    With it come the encounters that it changed, in that order.
    """
    marks = ", ".join("?" * len(kinds))
    row = db.conn.execute(
        f"SELECT {DEED} FROM actions WHERE undone_at IS NULL AND kind IN ({marks}) AND EXISTS ("
        " SELECT 1 FROM changes WHERE action_id = actions.id"
        " AND table_name IN ('encounters', 'questions') AND json_extract(coalesce(after, before), '$.event_id') = ?)"
        " ORDER BY id DESC LIMIT 1",
        [*kinds, event_id],
    ).fetchone()
    if row is None:
        return None
    changed = "SELECT row_id FROM changes WHERE action_id = ? AND table_name = 'encounters' ORDER BY id"
    return as_deed(row), tuple(each[0] for each in db.conn.execute(changed, [row[0]]))


def deeds(db: Database, limit: int) -> tuple[Deed, ...]:
    """What was done, undone or not, the newest first."""
    rows = db.conn.execute(f"SELECT {DEED} FROM actions ORDER BY id DESC LIMIT ?", [limit])
    return tuple(as_deed(row) for row in rows)


def numbered(db: Database, number: int) -> Deed:
    """The deed of that number. Raises NotFoundError."""
    row = db.conn.execute(f"SELECT {DEED} FROM actions WHERE id = ?", [number]).fetchone()
    if row is None:
        raise NotFoundError(_("There is no deed number {number}.").format(number=number), hint=_("See: enishi history"))
    return as_deed(row)


def close(db: Database, deed: Deed, now: datetime) -> None:
    """Remember that a deed was undone."""
    db.conn.execute("UPDATE actions SET undone_at = ? WHERE id = ?", [now.isoformat(), deed.id])


DEED = "actions.id, actions.kind, actions.summary, actions.done_at, actions.undone_at"


def as_deed(row: Sequence[Any]) -> Deed:
    number, kind, summary, done_at, undone_at = row
    undone = datetime.fromisoformat(undone_at) if undone_at else None
    return Deed(number, kind, summary, datetime.fromisoformat(done_at), undone)


def next_id(db: Database, table: str) -> int:
    """An id that no row of a journaled table has or had, so that undo can put a deleted row back."""
    (highest,) = db.conn.execute(
        f"SELECT max((SELECT coalesce(max(id), 0) FROM {table}),"
        " (SELECT coalesce(max(row_id), 0) FROM changes WHERE table_name = ?))",
        [table],
    ).fetchone()
    return int(highest) + 1


def _record(db: Database) -> None:
    """Set the recording triggers up on this connection; they are temporary and follow the schema as it is."""
    try:
        db.conn.execute("SELECT action_id FROM temp.recording")
    except sqlite3.OperationalError:
        db.conn.execute("CREATE TEMP TABLE recording (action_id INTEGER)")
        db.conn.execute("INSERT INTO temp.recording VALUES (NULL)")
        for table in JOURNALED:
            for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
                before = "NULL" if event == "INSERT" else as_json(db, table, "old.")
                after = "NULL" if event == "DELETE" else as_json(db, table, "new.")
                db.conn.execute(
                    f"CREATE TEMP TRIGGER record_{event}_{table} AFTER {event} ON main.{table}"
                    f" WHEN (SELECT action_id FROM recording) IS NOT NULL AND {before} IS NOT {after} BEGIN"
                    " INSERT INTO changes (action_id, table_name, row_id, before, after)"
                    f" VALUES ((SELECT action_id FROM recording), '{table}', {row}.id, {before}, {after}); END"
                )


def as_json(db: Database, table: str, prefix: str = "") -> str:
    """The expression that gives a row as the journal writes it."""
    names = [row[1] for row in db.conn.execute(f"PRAGMA table_info({table})")]
    return "json_object(" + ", ".join(f"'{name}', {prefix}{name}" for name in names) + ")"

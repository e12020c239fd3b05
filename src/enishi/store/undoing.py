"""A deed -> taken back, or what stands in its way.

Of the deeds that changed a row only the last one that stands can be taken back; so whatever is undone, in whatever
order, the rest can still be undone one after the other down to the first state.
"""

import json
from collections.abc import Iterable, Iterator

from enishi.errors import UndoConflictError
from enishi.language import _
from enishi.store.journal import DEED, Deed, as_deed, as_json, numbered
from enishi.store.schema import JOURNALED
from enishi.store.sqlite import Database

RowName = tuple[str, int]
"""(table, id)"""

Change = tuple[str, int, str | None, str | None]
"""(table, id, row before, row after); a row is JSON, None where there is none."""


def changes(db: Database, deed: Deed) -> Iterator[Change]:
    """What a deed changed, the newest first; there may be millions."""
    yield from db.conn.execute(
        "SELECT table_name, row_id, before, after FROM changes WHERE action_id = ? ORDER BY id DESC", [deed.id]
    )


def put_back(db: Database, deed: Deed) -> None:
    """Put the rows of a deed back, inside the caller's transaction; foreign keys are checked when that commits.

    Raises UndoConflictError when it is undone already, or when a row has been changed again since.
    """
    if numbered(db, deed.id).undone_at:
        raise UndoConflictError(
            _("“{summary}” has been undone already.").format(summary=deed.summary), hint=_("See: enishi history")
        )
    if later := _built_upon(db, deed) or _moved_away(db, deed):
        raise conflict(db, deed, later)
    db.conn.execute("PRAGMA defer_foreign_keys = ON")
    for table, row_id, before, after in changes(db, deed):
        if not is_as_left(db, table, row_id, after):
            raise conflict(db, deed)
        restore(db, table, row_id, before)


def restore(db: Database, table: str, row_id: int, before: str | None) -> None:
    """Make a row what it was; columns that the table got since keep what they have."""
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


def is_as_left(db: Database, table: str, row_id: int, after: str | None) -> bool:
    """Whether a row says what it said then; columns that the table got since are of no account."""
    found = db.conn.execute(f"SELECT {as_json(db, table)} FROM {table} WHERE id = ?", [row_id]).fetchone()
    if found is None or after is None:
        return found is None and after is None
    now = json.loads(found[0])
    return all(name in now and now[name] == value for name, value in json.loads(after).items())


def conflict(db: Database, deed: Deed, later: Deed | None = None) -> UndoConflictError:
    """What to say when a deed cannot be undone before a later one, or before whichever came after it."""
    later = later or _next(db, deed)
    return UndoConflictError(
        _("“{summary}” cannot be undone: it has been built upon since.").format(summary=deed.summary),
        hint=_("Undo first what came later: “{later}” (enishi undo {number}).").format(
            later=later.summary, number=later.id
        )
        if later
        else _("See: enishi history"),
    )


def depending(db: Database, deed: Deed) -> Deed | None:
    """The last later deed that made rows which point to rows that this deed made."""
    made = [(table, row_id) for table, row_id, before, _after in changes(db, deed) if before is None]
    return last_to_change(db, deed, _pointing_to(db, made))


def last_to_change(db: Database, deed: Deed, rows: Iterable[RowName]) -> Deed | None:
    """The last standing deed later than this one that changed one of these rows."""
    found = (
        db.conn.execute(
            f"SELECT {DEED} FROM changes JOIN actions ON actions.id = action_id"
            " WHERE table_name = ? AND row_id = ? AND action_id > ? AND undone_at IS NULL"
            " ORDER BY changes.id DESC LIMIT 1",
            [table, row_id, deed.id],
        ).fetchone()
        for table, row_id in rows
    )
    return max((as_deed(row) for row in found if row), key=lambda each: each.id, default=None)


def _built_upon(db: Database, deed: Deed) -> Deed | None:
    row = db.conn.execute(
        f"SELECT {DEED} FROM changes AS mine JOIN changes AS later"
        " ON later.table_name = mine.table_name AND later.row_id = mine.row_id AND later.id > mine.id"
        " JOIN actions ON actions.id = later.action_id"
        " WHERE mine.action_id = ? AND later.action_id <> mine.action_id AND undone_at IS NULL"
        " ORDER BY later.id DESC LIMIT 1",
        [deed.id],
    ).fetchone()
    return as_deed(row) if row else None


def _moved_away(db: Database, deed: Deed) -> Deed | None:
    """The last later deed by which whom the rows that a deed took out belonged to was merged, parted or moved.

    Even if that is by now as it was: put back now, the rows would stay behind when that deed is taken back in its turn.
    """
    gone = db.conn.execute(
        "SELECT DISTINCT json_extract(before, '$.contact_id'), json_extract(before, '$.encounter_id') FROM changes"
        " WHERE action_id = ? AND after IS NULL",
        [deed.id],
    ).fetchall()
    found = (
        db.conn.execute(
            f"SELECT {DEED} FROM changes JOIN actions ON actions.id = action_id"
            " WHERE table_name = :table AND row_id = :row AND action_id > :deed AND undone_at IS NULL"
            " AND json_extract(before, :place) IS NOT json_extract(after, :place) ORDER BY changes.id DESC LIMIT 1",
            {"table": table, "row": row_id, "deed": deed.id, "place": place},
        ).fetchone()
        for whose in gone
        for (table, place), row_id in zip(_PLACES, whose, strict=True)
    )
    return max((as_deed(row) for row in found if row), key=lambda each: each.id, default=None)


_PLACES = (("contacts", "$.merged_into"), ("encounters", "$.contact_id"))
"""Of what says where somebody or an encounter now belongs."""


def _pointing_to(db: Database, rows: Iterable[RowName]) -> Iterator[RowName]:
    pointers = [
        (child, pointer[3], pointer[2])
        for child in JOURNALED
        for pointer in db.conn.execute(f"PRAGMA foreign_key_list({child})").fetchall()
    ]
    for table, row_id in rows:
        for child, column, parent in pointers:
            if parent == table:
                found = db.conn.execute(f"SELECT id FROM {child} WHERE {column} = ?", [row_id])
                yield from ((child, row[0]) for row in found)


def _next(db: Database, deed: Deed) -> Deed | None:
    """The last deed that stands, if it is a later one."""
    row = db.conn.execute(
        f"SELECT {DEED} FROM actions WHERE undone_at IS NULL AND id > ? ORDER BY id DESC LIMIT 1", [deed.id]
    ).fetchone()
    return as_deed(row) if row else None

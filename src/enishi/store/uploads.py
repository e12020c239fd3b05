"""Pictures that wait to be read, or could not be, <-> their table; no deeds of the user's to be undone."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from enishi.errors import NotFoundError
from enishi.language import _
from enishi.model.card import Rejected
from enishi.model.upload import Upload
from enishi.store.journal import immediate
from enishi.store.sqlite import Database

LOCK = "reading.lock"
_UPLOAD = "id, event_id, source, digest, received_at, slug, message, hint"
_AS_RECEIVED = "ORDER BY received_at, rowid"


class UploadTables:
    def __init__(self, db: Database, home: Path) -> None:
        self._db = db
        self._home = home

    def add(self, upload: Upload) -> None:
        """Keep it; inside the caller's transaction."""
        row = [upload.id, upload.event_id, upload.source, upload.digest, upload.received_at.isoformat()]
        self._db.conn.execute("INSERT INTO uploads (id, event_id, source, digest, received_at) VALUES (?,?,?,?,?)", row)

    def found(self, upload_id: str) -> Upload | None:
        return next(self._where("id = ?", upload_id), None)

    def get(self, upload_id: str) -> Upload:
        """Raises NotFoundError."""
        if upload := self.found(upload_id):
            return upload
        raise NotFoundError(_("This picture waits no more: it was read or removed."))

    def waiting(self, event_id: int | None = None) -> tuple[Upload, ...]:
        """What is to be read, of one event or all, in the order in which it came."""
        if event_id is None:
            return tuple(self._where("slug = ''"))
        return tuple(self._where("slug = '' AND event_id = ?", event_id))

    def failed(self, event_id: int) -> tuple[Upload, ...]:
        return tuple(self._where("slug <> '' AND event_id = ?", event_id))

    def names(self, event_id: int) -> frozenset[str]:
        """What the pictures of an event are called, those that are in and those that wait."""
        named = "SELECT source FROM photos WHERE event_id = ? UNION SELECT source FROM uploads WHERE event_id = ?"
        return frozenset(row[0] for row in self._db.conn.execute(named, [event_id, event_id]))

    def fail(self, upload_ids: Sequence[str], why: Rejected) -> None:
        """Remember why these could not be read."""
        with immediate(self._db):
            self._db.conn.executemany(
                "UPDATE uploads SET slug = ?, message = ?, hint = ? WHERE id = ?",
                [(why.slug, why.message, why.hint, each) for each in upload_ids],
            )

    def retry(self, upload_id: str, now: datetime) -> None:
        """Let one that failed wait again, behind the others."""
        with immediate(self._db):
            self._db.conn.execute(
                "UPDATE uploads SET slug = '', message = '', hint = '', received_at = ? WHERE id = ? AND slug <> ''",
                [now.isoformat(), upload_id],
            )

    def remove(self, upload_ids: Sequence[str]) -> None:
        """Wait for these no longer; inside the caller's transaction if there is one."""
        with immediate(self._db):
            self._db.conn.executemany("DELETE FROM uploads WHERE id = ?", [(each,) for each in upload_ids])

    @property
    def are_homeless(self) -> bool:
        """Whether there are some whose event is gone."""
        gone = "SELECT EXISTS (SELECT 1 FROM uploads WHERE event_id NOT IN (SELECT id FROM events))"
        return bool(self._db.conn.execute(gone).fetchone()[0])

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Whether nobody else reads what waits; then nobody else does as long as this lasts.

        SQLite's own lock on a file of its own: it is let go whenever its process ends, on every system.
        """
        with closing(sqlite3.connect(self._home / LOCK, timeout=0)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                yield False
            else:
                yield True

    def _where(self, condition: str, *values: Any) -> Iterator[Upload]:
        rows = self._db.conn.execute(f"SELECT {_UPLOAD} FROM uploads WHERE {condition} {_AS_RECEIVED}", values)
        for upload_id, event_id, source, digest, received_at, *failure in rows.fetchall():
            yield Upload(upload_id, event_id, source, digest, datetime.fromisoformat(received_at), *failure)

"""The store: one SQLite file and a folder of pictures, opened, migrated, and changed one action at a time."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from enishi.errors import NewerStoreError, StoreError, UndoConflictError
from enishi.language import _
from enishi.store import journal, soundness, undoing
from enishi.store.cards import CardTables
from enishi.store.contacts import ContactTables
from enishi.store.devices import DeviceTables
from enishi.store.events import EventTables
from enishi.store.index import Index, Scheme
from enishi.store.journal import Action, Deed
from enishi.store.photos import PhotoTables
from enishi.store.pictures import PictureFolder
from enishi.store.previews import PreviewFolder
from enishi.store.questions import QuestionTables
from enishi.store.schema import migrations
from enishi.store.search import Search
from enishi.store.sqlite import Database
from enishi.store.ties import TieTables
from enishi.store.uploads import UploadTables

DATABASE = "enishi.sqlite3"
PICTURES = "pictures"
PREVIEWS = "previews"
BUSY_SECONDS = 10.0
"""How long to wait for another enishi that is writing."""

MAPPED_BYTES = 2**30
"""Of the file, read without copying: a store of a million contacts answers at once when it is opened."""


class Store:
    """Everything that enishi remembers, in one folder. Belongs to the thread that opened it."""

    def __init__(self, home: Path, scheme: Scheme) -> None:
        """Open the store in that folder and bring it up to date; make it if it is not there.

        `scheme` makes contacts comparable; what they are found by is kept up with every change.
        Raises StoreError when the folder or the file cannot be used, NewerStoreError when a newer enishi wrote it.
        """
        self.home = home
        self.db = _open(home)
        self._latest: Action | None = None
        self.previews = PreviewFolder(home / PREVIEWS)
        self.pictures = PictureFolder(home / PICTURES, self.previews)
        self.index = Index(self.db.conn, scheme)
        self.search = Search(self.db, scheme.findable)
        self.contacts = ContactTables(self.db, self.index, self.search)
        self.events = EventTables(self.db)
        self.cards = CardTables(self.db)
        self.photos = PhotoTables(self.db)
        self.questions = QuestionTables(self.db)
        self.ties = TieTables(self.db)
        self.devices = DeviceTables(self.db)
        self.uploads = UploadTables(self.db, home)
        if not self.index.is_current:
            with journal.immediate(self.db):
                self.index.renew(self.contacts.each())
                self.search.renew(self.contacts.each())

    def action(self, kind: str, summary: str, now: datetime) -> Action:
        """Something the user does, to be undone as one; every change is made within one of its steps."""
        self._latest = Action(self.db, kind, summary, now)
        return self._latest

    @property
    def own_deed(self) -> int:
        """The number of what was done last through this very store; 0 if that changed nothing."""
        return (self._latest.id or 0) if self._latest else 0

    @contextmanager
    def deed(self, kind: str, summary: str, now: datetime) -> Iterator[None]:
        """Do something that takes one transaction."""
        with self.action(kind, summary, now).step():
            yield

    def last_deed(self) -> Deed:
        """Return what `undo` would take back. Raises NothingToUndoError."""
        return journal.last(self.db)

    def last_deed_of(self, event_id: int, kinds: Sequence[str]) -> tuple[Deed, tuple[int, ...]] | None:
        """The newest of these kinds that stands, and the encounters of the event that it changed, in that order."""
        return journal.last_of(self.db, event_id, kinds)

    def deeds(self, limit: int) -> tuple[Deed, ...]:
        """What was done, undone or not, the newest first."""
        return journal.deeds(self.db, limit)

    def deed_numbered(self, number: int) -> Deed:
        """Raises NotFoundError."""
        return journal.numbered(self.db, number)

    def undo(self, deed: Deed, now: datetime) -> None:
        """Take it back. Raises UndoConflictError, with nothing changed, when later deeds build upon it."""
        before = self.cards.pictures()
        try:
            with journal.immediate(self.db):
                self._undo(deed, now)
        except sqlite3.IntegrityError as error:
            raise undoing.conflict(self.db, deed, undoing.depending(self.db, deed)) from error
        with journal.immediate(self.db):  # under the lock, for another enishi may be taking the same picture in
            self.pictures.remove(before - self.cards.pictures() - self.cards.restorable())

    def _undo(self, deed: Deed, now: datetime) -> None:
        touched = sorted(soundness.contacts_of(undoing.changes(self.db, deed)))
        events = soundness.events_of(undoing.changes(self.db, deed))
        surplus = soundness.surplus(self.db, events)
        undoing.put_back(self.db, deed)
        if self.uploads.are_homeless:
            raise UndoConflictError(
                _("“{summary}” cannot be undone: pictures wait to be read for this event.").format(
                    summary=deed.summary
                ),
                hint=_("Let them be read first, or remove them under Capture."),
            )
        if faults := soundness.faults(self.db, touched, surplus):
            raise undoing.conflict(self.db, deed, undoing.last_to_change(self.db, deed, faults))
        for contact_id in touched:
            self.contacts.rekey(contact_id)
        journal.close(self.db, deed, now)

    def copy_to(self, home: Path) -> None:
        """Write a copy of all that is remembered, without pictures, for a rehearsal."""
        target = _connect(home)
        try:
            self.db.conn.backup(target)
        finally:
            target.close()

    def close(self) -> None:
        self.db.close()


def _open(home: Path) -> Database:
    try:
        db = Database(_connect(home))
        db.conn.execute("PRAGMA journal_mode = WAL")
        db.conn.execute("PRAGMA foreign_keys = ON")
        db.conn.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        _check_not_newer(db)
        migrations.apply(db)
    except sqlite3.DatabaseError as error:
        raise StoreError(
            _("The store in {home} cannot be used: {error}").format(home=home, error=error),
            hint=_("Check the folder, or name another one with --home."),
        ) from error
    return db


def _connect(home: Path) -> sqlite3.Connection:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = home / DATABASE
        path.touch(mode=0o600, exist_ok=True)  # SQLite gives its side files the mode of this one
    except OSError as error:
        raise StoreError(
            _("The data folder {home} cannot be used: {error}").format(home=home, error=os.strerror(error.errno or 0)),
            hint=_("Name another folder with --home or ENISHI_HOME."),
        ) from error
    return sqlite3.connect(path, timeout=BUSY_SECONDS)


def _check_not_newer(db: Database) -> None:
    if migrations.unknown(db):
        raise NewerStoreError(
            _("This store was written by a newer enishi."),
            hint=_("Upgrade enishi: pip install --upgrade enishi"),
        )

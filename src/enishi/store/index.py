"""Who may be meant: contacts in comparable form, found under the keys that they share with somebody."""

import json
import sqlite3
import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Protocol

from enishi.model.contact import Contact
from enishi.model.search import Findable
from enishi.store.schema import INDEX

BLOCK_LIMIT = 300
"""A key that more contacts share (a switchboard, a common name) tells nothing and is passed over."""

FEW = 12
"""Of so many namesakes each may be meant; of more nobody is, unless something else tells."""

COUNTED = 1_000
"""Contacts up to which the sharers of a key are counted: beyond, common is common."""

_KEYS_A_QUESTION = 50
"""Keys looked up in one statement; SQLite joins 500 at most."""


class Scheme(Protocol):
    """How a contact is made comparable; a change of `version` makes a store do it anew."""

    version: str

    def form(self, contact: Contact) -> str:
        """All that is compared, as one line."""
        ...

    def keys(self, form: str) -> Iterable[int]:
        """The keys under which that form is found, 32 bits each, signed."""
        ...

    def findable(self, contact: Contact) -> Findable:
        """The text that a user may look for."""
        ...


@contextmanager
def passing(scheme: Scheme) -> Iterator["Index"]:
    """An empty index of its own, on disk as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder, closing(sqlite3.connect(f"{folder}/index")) as own:
        own.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {INDEX}")
        yield Index(own, scheme)


class Index:
    """The forms of all living contacts, and their keys; both follow from the facts and are never journaled."""

    def __init__(self, connection: sqlite3.Connection, scheme: Scheme) -> None:
        self._db = connection
        self._scheme = scheme

    @property
    def is_current(self) -> bool:
        """Whether all that it holds was made by this scheme."""
        row = self._db.execute("SELECT version FROM index_version").fetchone()
        return row is not None and row[0] == self._scheme.version

    def put(self, contact: Contact) -> None:
        """Make a contact be found as it now is."""
        self.drop(contact.id)
        form = self._scheme.form(contact)
        self._db.execute("INSERT INTO forms (contact_id, form) VALUES (?, ?)", [contact.id, form])
        self._db.executemany(
            "INSERT INTO contact_keys (key, contact_id) VALUES (?, ?)",
            [(key, contact.id) for key in sorted(set(self._scheme.keys(form)))],
        )

    def drop(self, contact_id: int) -> None:
        """Let a contact be found no longer."""
        row = self._db.execute("SELECT form FROM forms WHERE contact_id = ?", [contact_id]).fetchone()
        if row is not None:
            self._db.executemany(
                "DELETE FROM contact_keys WHERE key = ? AND contact_id = ?",
                [(key, contact_id) for key in set(self._scheme.keys(row[0]))],
            )
            self._db.execute("DELETE FROM forms WHERE contact_id = ?", [contact_id])

    def fill(self, rows: Iterable[tuple[int, str, Iterable[int]]]) -> None:
        """Add many at once, none of whom is there yet: (contact, form, its keys).

        Keys go in by their order, which is faster and denser.
        """
        self._db.execute("CREATE TEMP TABLE staged (key INTEGER, contact_id INTEGER)")
        for contact_id, form, keys in rows:
            self._db.execute("INSERT INTO forms (contact_id, form) VALUES (?, ?)", (contact_id, form))
            self._db.executemany("INSERT INTO staged VALUES (?, ?)", [(key, contact_id) for key in keys])
        self._db.execute(
            "INSERT INTO contact_keys SELECT DISTINCT key, contact_id FROM staged ORDER BY key, contact_id"
        )
        self._db.execute("DROP TABLE staged")

    def renew(self, contacts: Iterable[Contact]) -> None:
        """Make everything anew from the living contacts, under the present scheme."""
        for table in ("contact_keys", "forms", "index_version"):
            self._db.execute(f"DELETE FROM {table}")
        forms = ((each.id, self._scheme.form(each)) for each in contacts)
        self.fill((contact_id, form, self._scheme.keys(form)) for contact_id, form in forms)
        self._db.execute("INSERT INTO index_version VALUES (?)", [self._scheme.version])

    def sharing_any(self, keys: Iterable[int], weak: Container[int] = ()) -> tuple[int, ...]:
        """The contacts that share one of these keys; one that too many share is passed over.

        A weak key is passed over already when more than a few share it.
        """
        wanted = sorted(set(keys))
        found: set[int] = set()
        for start in range(0, len(wanted), _KEYS_A_QUESTION):
            for key, block in self._blocks(wanted[start : start + _KEYS_A_QUESTION]).items():
                if len(block) <= (FEW if key in weak else BLOCK_LIMIT):
                    found |= block
        return tuple(sorted(found))

    def _blocks(self, keys: Sequence[int]) -> dict[int, set[int]]:
        one = f"SELECT * FROM (SELECT key, contact_id FROM contact_keys WHERE key = ? LIMIT {BLOCK_LIMIT + 1})"
        blocks: dict[int, set[int]] = {}
        for key, contact_id in self._db.execute(" UNION ALL ".join([one] * len(keys)), keys):
            blocks.setdefault(key, set()).add(contact_id)
        return blocks

    def forms(self, contact_ids: Sequence[int]) -> list[tuple[int, str]]:
        """(contact, form) of these, by contact; of those that are there."""
        return self._db.execute(
            "SELECT contact_id, form FROM forms WHERE contact_id IN (SELECT value FROM json_each(?))",
            [json.dumps(contact_ids)],
        ).fetchall()

    def count(self, key: int) -> int:
        """How many contacts have a key, as far as is counted."""
        (number,) = self._db.execute(
            "SELECT count(*) FROM (SELECT 1 FROM contact_keys WHERE key = ? LIMIT ?)", [key, COUNTED]
        ).fetchone()
        return int(number)

    def size(self) -> int:
        """About how many contacts there are, without counting them: the highest number given."""
        (highest,) = self._db.execute("SELECT max(contact_id) FROM forms").fetchone()
        return int(highest or 0)

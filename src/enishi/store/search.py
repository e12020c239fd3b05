"""Findable <-> its index, and Query -> the contacts who are it, the best first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TypeAlias

from enishi.model.contact import Contact
from enishi.model.search import Findable, Needle, Query
from enishi.store import grams
from enishi.store.sqlite import Database

BREADTH = 4
"""How many times as many as are shown are ranked, where a great many are found."""
CHECKED = 1_000
"""At most so many are looked at in one place, for terms may meet in a text that has not the word itself."""
COMPARED = 300
"""At most so many are compared where something is misspelt; that takes longer."""
BATCH = 1_000
"""Contacts that are indexed at once where all are: many share a term, which is then written once."""
NEAR_WORDS = 40
"""Latin words that a misspelt one may stand for; more are no help."""

Rank: TypeAlias = tuple[int, ...]
"""How good a find it is, the least the best."""

_FIELD, _VALUE = "\x1f", "\x1e"


class Search:
    """The text of all living contacts and its terms; both follow from the facts and are never journaled."""

    def __init__(self, db: Database, findable: Callable[[Contact], Findable]) -> None:
        """`findable` tells what a contact is found by."""
        self._db = db
        self._findable = findable
        self._waiting: dict[int, Findable] | None = None

    def put(self, contact: Contact) -> None:
        """Make a contact be found as it now is."""
        self._keep(contact.id, self._findable(contact))

    def drop(self, contact_id: int) -> None:
        """Let a contact be found no longer."""
        self._keep(contact_id, Findable())

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Write what is put in this block at its end, inside the caller's transaction: faster for many."""
        self._waiting = {}
        try:
            yield
            self._write(self._waiting)
        finally:
            self._waiting = None

    def renew(self, contacts: Iterable[Contact]) -> None:
        """Make everything anew from the living contacts."""
        self._db.conn.execute("INSERT INTO search_terms (search_terms) VALUES ('delete-all')")
        for table in ("search_texts", "search_spellings"):
            self._db.conn.execute(f"DELETE FROM {table}")
        some = iter(contacts)
        while batch := list(islice(some, BATCH)):
            self._write({each.id: self._findable(each) for each in batch})

    def find(self, query: Query, limit: int) -> tuple[int, ...]:
        """The ids of whoever has all that is looked for, best first; of a great many, any of the best."""
        found, _all = self._ranked(query, grams.whole_name(query), limit * BREADTH)
        everything = grams.everything(query)
        if everything and len(found) < limit:
            found |= self._somewhere(query, everything, limit * BREADTH)
        return tuple(sorted(found, key=lambda each: (found[each], each))[:limit])

    def _somewhere(self, query: Query, everything: str, enough: int) -> dict[int, Rank]:
        """Whoever has it all; if there are too many to rank, those who have it in the best places."""
        if len(query.needles) > 1:
            found, are_all = self._ranked(query, everything, enough)
            if are_all:
                return found
        found = {}
        for expression in grams.tiers(query):
            more, _all = self._ranked(query, expression, enough)
            found |= more
            if len(found) * BREADTH >= enough:
                break
        return found

    def _ranked(self, query: Query, expression: str, enough: int) -> tuple[dict[int, Rank], bool]:
        """Contacts found by an expression that really have what is looked for, and whether they are all."""
        found: dict[int, Rank] = {}
        left = CHECKED
        for contact_id, text in self._matching(expression, CHECKED):
            left -= 1
            if query.may_be_in(text) and (rank := query.rank(_read(text))):
                found[contact_id] = rank
                if len(found) >= enough:
                    return found, False
        return found, left > 0

    def find_misspelt(self, query: Query, limit: int, likeness: Callable[[Query, Findable], float]) -> tuple[int, ...]:
        """The ids of whoever is almost what is looked for, the likest first; `likeness` is 0 for somebody else."""
        near = {needle: self._near(needle) for needle in query.needles}
        alike = {
            contact_id: likeness(query, _read(text))
            for contact_id, text in self._matching(grams.misspelt(query, near), COMPARED)
        }
        likest = sorted((each for each in alike if alike[each]), key=lambda each: (-alike[each], each))
        return tuple(likest[:limit])

    def purge(self) -> None:
        """Wipe what the index still has of contacts that are found no more; takes seconds for a million."""
        self._db.conn.execute("INSERT INTO search_terms (search_terms) VALUES ('optimize')")

    def _keep(self, contact_id: int, found: Findable) -> None:
        if self._waiting is None:
            self._write({contact_id: found})
        else:
            self._waiting[contact_id] = found

    def _matching(self, expression: str, limit: int) -> Iterable[tuple[int, str]]:
        if not expression:
            return ()
        return self._db.conn.execute(
            "SELECT contact_id, text FROM search_terms JOIN search_texts ON contact_id = search_terms.rowid"
            " WHERE search_terms MATCH ? LIMIT ?",
            [expression, limit],
        )

    def _near(self, needle: Needle) -> tuple[str, ...]:
        """Latin words one slip away from it, as far as it is one."""
        forms = {form for form in (needle.name, needle.sound) if form.isascii() and len(form) >= grams.SHORTEST_WORD}
        spellings = sorted({spelling for form in forms for spelling in grams.shortened(form)})
        rows = self._db.conn.execute(
            f"SELECT DISTINCT word FROM search_spellings WHERE spelling IN ({_marks(spellings)}) LIMIT ?",
            [*spellings, NEAR_WORDS],
        )
        return tuple(word for (word,) in rows)

    def _write(self, many: Mapping[int, Findable]) -> None:
        """Put the difference between what is kept and what these are into the index."""
        new = {contact_id: _write(found) for contact_id, found in many.items()}
        old = self._texts(many)
        changed = [each for each in new if new[each] != old.get(each, "")]
        gone = [(each, grams.terms(_read(old[each]))) for each in changed if each in old]
        come = [(each, grams.terms(many[each])) for each in changed if new[each]]
        self._db.conn.executemany("DELETE FROM search_texts WHERE contact_id = ?", [[each] for each, _terms in gone])
        self._db.conn.executemany(
            "INSERT INTO search_texts (contact_id, text) VALUES (?, ?)", [[each, new[each]] for each, _terms in come]
        )
        self._db.conn.executemany(
            "INSERT INTO search_terms (search_terms, rowid, terms) VALUES ('delete', ?, ?)", map(_row, gone)
        )
        self._db.conn.executemany("INSERT INTO search_terms (rowid, terms) VALUES (?, ?)", map(_row, come))
        self._learn(_words(come), _words(gone))

    def _learn(self, come: frozenset[str], gone: frozenset[str]) -> None:
        """Keep the Latin words that may be misspelt, as long as any contact has them."""
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO search_spellings (spelling, word) VALUES (?, ?)",
            [(spelling, word) for word in sorted(come) if not self._knows(word) for spelling in grams.shortened(word)],
        )
        unused = [word for word in sorted(gone - come) if not self._uses(word)]
        self._db.conn.executemany(
            "DELETE FROM search_spellings WHERE spelling = ? AND word = ?",
            [(spelling, word) for word in unused for spelling in grams.shortened(word)],
        )

    def _knows(self, word: str) -> bool:
        known = "SELECT EXISTS (SELECT 1 FROM search_spellings WHERE spelling = ? AND word = ?)"
        return bool(self._db.conn.execute(known, [word, word]).fetchone()[0])

    def _uses(self, word: str) -> bool:
        used = "SELECT EXISTS (SELECT 1 FROM search_terms WHERE search_terms MATCH ?)"
        return bool(self._db.conn.execute(used, [grams.word(word)]).fetchone()[0])

    def _texts(self, contact_ids: Iterable[int]) -> dict[int, str]:
        kept = "SELECT contact_id, text FROM search_texts WHERE contact_id = ?"
        rows = (self._db.conn.execute(kept, [each]).fetchone() for each in contact_ids)
        return {row[0]: row[1] for row in rows if row}


def _row(each: tuple[int, frozenset[str]]) -> tuple[int, str]:
    contact_id, terms = each
    return contact_id, " ".join(terms)


def _words(many: Iterable[tuple[int, frozenset[str]]]) -> frozenset[str]:
    return grams.latin_words(frozenset().union(*(terms for _id, terms in many)))


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _each in values)


def _write(found: Findable) -> str:
    fields = (found.names, found.sounds, found.companies, found.numbers, found.others)
    return _FIELD.join(map(_VALUE.join, fields)) if any(fields) else ""


def _read(text: str) -> Findable:
    return Findable(*(tuple(field.split(_VALUE)) if field else () for field in text.split(_FIELD)))

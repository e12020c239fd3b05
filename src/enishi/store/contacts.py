"""Contact and Fact <-> their tables; what a contact is found by is kept up with them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from enishi.errors import NotFoundError
from enishi.language import _
from enishi.model.card import PhoneKind, Property
from enishi.model.contact import Contact, Fact, Origin
from enishi.store.index import Index
from enishi.store.journal import next_id
from enishi.store.search import Search
from enishi.store.sqlite import Database

_FACT = "facts.id, contact_id, property, value, kind, origin, card_id, said_at"
# The user's word, then what people handed over themselves, then address books, of which nobody knows the age.
_HEADS_FIRST = "ORDER BY CASE origin WHEN 'edit' THEN 0 WHEN 'card' THEN 1 ELSE 2 END, said_at DESC, facts.id"
# One of whom any part asked for silence keeps it, whatever is merged or taken back.
_DO_NOT_CONTACT = (
    "(do_not_contact OR EXISTS"
    " (SELECT 1 FROM contacts AS part WHERE part.merged_into = contacts.id AND part.do_not_contact))"
)

TAKEN_AWAY, MISREAD = 1, 2
"""Why a fact rests: by the user's word, or because its card turned out to say something else."""


class ContactTables:
    def __init__(self, db: Database, index: Index, search: Search) -> None:
        self._db = db
        self._index = index
        self._search = search

    def add(self, facts: Sequence[Fact], uid: str = "") -> Contact:
        """Keep a new person; `uid` if another tool has given one already."""
        contact_id = next_id(self._db, "contacts")
        insert = "INSERT INTO contacts (id, uid) VALUES (?, ?)"
        self._db.conn.execute(insert, [contact_id, uid or f"urn:uuid:{uuid4()}"])
        return self.tell(contact_id, facts)

    def tell(self, contact_id: int, facts: Sequence[Fact]) -> Contact:
        """Add facts to a contact; what was known stays."""
        for number, each in enumerate(facts, next_id(self._db, "facts")):
            self._add(number, contact_id, each)
        return self.rekey(contact_id) or self.get(contact_id)

    def tell_anew(self, contact_id: int, card_id: int, facts: Sequence[Fact]) -> Contact:
        """Put what a card says in the place of what it said; what the user took away or wrote anew stays so."""
        old = self._db.conn.execute(
            "SELECT id, property, retired FROM facts WHERE card_id = ? AND contact_id = ? ORDER BY id",
            [card_id, contact_id],
        ).fetchall()
        resting = {what for _id, what, retired in old if retired == TAKEN_AWAY} | self._lists_by_hand(contact_id)
        places: dict[str, list[int]] = {}
        for number, what, _retired in old:
            places.setdefault(what, []).append(number)
        for each in facts:
            kept = places.get(each.property)
            number = kept.pop(0) if kept else self._add(next_id(self._db, "facts"), contact_id, each)
            self._db.conn.execute(
                "UPDATE facts SET value = ?, kind = ?, retired = ? WHERE id = ?",
                [each.value, each.kind, TAKEN_AWAY if each.property in resting else 0, number],
            )
        left = [(MISREAD, number) for numbers in places.values() for number in numbers]
        self._db.conn.executemany("UPDATE facts SET retired = ? WHERE id = ? AND NOT retired", left)
        return self.rekey(contact_id) or self.get(contact_id)

    def retire(self, contact_id: int, what: Property) -> None:
        """Let a property's facts rest: kept, but no longer said."""
        self._db.conn.execute(
            "UPDATE facts SET retired = ? WHERE contact_id = ? AND property = ? AND NOT retired",
            [TAKEN_AWAY, contact_id, what],
        )
        self.rekey(contact_id)

    def silence(self, contact_id: int, *, is_silent: bool) -> None:
        """Keep whether a contact, and whoever was merged into it, is not to be contacted."""
        self._db.conn.execute(
            "UPDATE contacts SET do_not_contact = ? WHERE id = ? OR merged_into = ?",
            [int(is_silent), contact_id, contact_id],
        )

    def absorb(self, survivor_id: int, contact_id: int) -> None:
        """Give all facts of one contact to another; the emptied one, and who was merged into it, point there."""
        self._db.conn.execute("UPDATE facts SET contact_id = ? WHERE contact_id = ?", [survivor_id, contact_id])
        self._db.conn.execute(
            "UPDATE contacts SET merged_into = ? WHERE id = ? OR merged_into = ?", [survivor_id, contact_id, contact_id]
        )
        self.rekey(contact_id)
        self.rekey(survivor_id)

    def get(self, contact_id: int) -> Contact:
        """The contact with that id, or the one it was merged into. Raises NotFoundError."""
        (found,) = self.get_all([contact_id])
        return found

    def get_all(self, contact_ids: Sequence[int]) -> tuple[Contact, ...]:
        """The contacts with these ids, in their order. Raises NotFoundError."""
        return tuple(self._get(each) for each in contact_ids)

    def with_uid(self, uid: str) -> Contact | None:
        row = self._db.conn.execute("SELECT id FROM contacts WHERE uid = ?", [uid]).fetchone()
        return self.get(row[0]) if row else None

    def each(self) -> Iterator[Contact]:
        """Every living contact, by id."""
        rows = self._db.conn.execute("SELECT id FROM contacts WHERE merged_into IS NULL ORDER BY id").fetchall()
        for (contact_id,) in rows:
            yield self._get(contact_id)

    def count(self) -> int:
        (number,) = self._db.conn.execute("SELECT count(*) FROM contacts WHERE merged_into IS NULL").fetchone()
        return int(number)

    def of_company(self, company: str, limit: int = 20) -> tuple[Contact, ...]:
        """Living contacts of whom some fact names exactly this company."""
        rows = self._db.conn.execute(
            "SELECT DISTINCT contact_id FROM facts JOIN contacts ON contacts.id = contact_id"
            " WHERE property = ? AND value = ? AND NOT retired AND merged_into IS NULL LIMIT ?",
            [Property.COMPANY, company, limit],
        ).fetchall()
        return self.get_all([row[0] for row in rows])

    def _add(self, number: int, contact_id: int, fact: Fact) -> int:
        self._db.conn.execute(
            "INSERT INTO facts (id, contact_id, property, value, kind, origin, card_id, said_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number,
                contact_id,
                fact.property,
                fact.value,
                fact.kind,
                fact.origin,
                fact.card_id,
                _utc(fact.said_at),
            ],
        )
        return number

    def _lists_by_hand(self, contact_id: int) -> set[str]:
        """Of what one has several, what the user has put together."""
        rows = self._db.conn.execute(
            "SELECT DISTINCT property FROM facts WHERE contact_id = ? AND origin = ? AND NOT retired",
            [contact_id, Origin.EDIT],
        )
        return {what for (what,) in rows if Property(what).is_list}

    def rekey(self, contact_id: int) -> Contact | None:
        """Bring what a contact is found by up to date; None if there is no such living contact."""
        living = "SELECT 1 FROM contacts WHERE id = ? AND merged_into IS NULL"
        if not self._db.conn.execute(living, [contact_id]).fetchone():
            self._index.drop(contact_id)
            self._search.drop(contact_id)
            return None
        contact = self._get(contact_id)
        self._index.put(contact)
        self._search.put(contact)
        return contact

    def _get(self, contact_id: int) -> Contact:
        row = self._db.conn.execute(
            f"SELECT id, uid, {_DO_NOT_CONTACT}, merged_into FROM contacts WHERE id = ?", [contact_id]
        ).fetchone()
        if row is None:
            raise NotFoundError(
                _("There is no contact number {id}.").format(id=contact_id), hint=_("See: enishi contacts list")
            )
        if row[3] is not None:
            return self._get(row[3])
        facts = self._db.conn.execute(
            f"SELECT {_FACT} FROM facts WHERE contact_id = ? AND NOT retired {_HEADS_FIRST}", [contact_id]
        )
        return Contact(row[0], row[1], tuple(_fact(each) for each in facts), bool(row[2]))


def _fact(row: Sequence[Any]) -> Fact:
    row_id, _contact, what, value, kind, origin, card_id, said_at = row
    return Fact(
        property=Property(what),
        value=value,
        origin=Origin(origin),
        said_at=datetime.fromisoformat(said_at),
        kind=PhoneKind(kind) if kind else None,
        card_id=card_id,
        id=row_id,
    )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()

"""What must hold of the store, whatever is undone in whatever order."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from enishi.model.event import Decision
from enishi.store.sqlite import Database
from enishi.store.ties import WHOSE
from enishi.store.undoing import Change, RowName

_WHOSE = {"contacts": ("id",), "facts": ("contact_id",), "encounters": ("contact_id",), **WHOSE}


def contacts_of(changes: Iterable[Change]) -> frozenset[int]:
    """Whose rows these are, of those who are in the changes by name."""
    named = (row[column] for table, row in _rows(changes, _WHOSE) for column in _WHOSE[table])
    return frozenset(contact_id for contact_id in named if contact_id is not None)


def events_of(changes: Iterable[Change]) -> frozenset[int]:
    """The events that were changed, or their encounters."""
    columns = {"encounters": "event_id", "events": "id"}
    return frozenset(row[columns[table]] for table, row in _rows(changes, columns))


def surplus(db: Database, event_ids: Iterable[int]) -> dict[int, int]:
    """How many are on the shortlist of each event beyond its cap."""
    return {each: _surplus(db, each) for each in event_ids}


def _surplus(db: Database, event_id: int) -> int:
    row = db.conn.execute(
        "SELECT (SELECT count(*) FROM encounters WHERE event_id = events.id AND decision = ?) - cap"
        " FROM events WHERE id = ?",
        [Decision.CONTACT, event_id],
    ).fetchone()
    return max(0, row[0]) if row else 0


def faults(db: Database, contact_ids: Iterable[int], surplus_before: Mapping[int, int]) -> tuple[RowName, ...]:
    """Rows that do not go together; whoever changed one of them last is to blame."""
    found: list[RowName] = []
    for contact_id in contact_ids:
        for check in (_lost_signposts, _left_behind, _cards_apart):
            found.extend(check(db, contact_id))
    for event_id, before in surplus_before.items():
        found.extend(_too_many_seats(db, event_id, before))
    return tuple(found)


def _rows(changes: Iterable[Change], tables: Container[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for table, _row_id, *states in changes:
        if table in tables:
            yield from ((table, json.loads(state)) for state in states if state)


def _lost_signposts(db: Database, contact_id: int) -> Iterator[RowName]:
    """Who was merged away leads straight to somebody who was not."""
    rows = db.conn.execute(
        "SELECT gone.id, kept.id FROM contacts AS gone JOIN contacts AS kept ON kept.id = gone.merged_into"
        " WHERE (gone.id = ? OR gone.merged_into = ?) AND kept.merged_into IS NOT NULL",
        [contact_id, contact_id],
    )
    for pair in rows:
        yield from (("contacts", each) for each in pair)


def _left_behind(db: Database, contact_id: int) -> Iterator[RowName]:
    """Who was merged away has nothing left."""
    has_something = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE {column} = contacts.id)"
        for table, columns in _WHOSE.items()
        for column in columns
        if table != "contacts"
    )
    rows = db.conn.execute(
        f"SELECT id FROM contacts WHERE id = ? AND merged_into IS NOT NULL AND ({has_something})", [contact_id]
    )
    yield from (("contacts", row[0]) for row in rows)


def _cards_apart(db: Database, contact_id: int) -> Iterator[RowName]:
    """What a card said is known of the one from whom it was got."""
    for whose in ("facts", "encounters"):
        rows = db.conn.execute(
            "SELECT facts.id, encounter_cards.id, encounters.id FROM facts"
            " JOIN encounter_cards ON encounter_cards.card_id = facts.card_id"
            " JOIN encounters ON encounters.id = encounter_id"
            f" WHERE {whose}.contact_id = ? AND facts.contact_id <> encounters.contact_id",
            [contact_id],
        )
        for row in rows:
            yield from zip(("facts", "encounter_cards", "encounters"), row, strict=True)


def _too_many_seats(db: Database, event_id: int, before: int) -> Iterator[RowName]:
    """No shortlist gets longer than its event's cap, nor a cap shorter than the list."""
    if _surplus(db, event_id) > before:
        chosen = db.conn.execute(
            "SELECT id FROM encounters WHERE event_id = ? AND decision = ?", [event_id, Decision.CONTACT]
        )
        yield from (("encounters", each[0]) for each in chosen)
        yield ("events", event_id)

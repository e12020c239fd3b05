"""Who was met or changed last, and where each was met last: read in bulk."""

import json
from collections.abc import Iterable

from enishi.store.sqlite import Database

FACTS_A_CONTACT = 12
"""As many facts as a contact has with few exceptions; so many rows are looked at for each that is wanted."""


def met_last(db: Database, limit: int) -> tuple[int, ...]:
    """The contacts of the newest evenings, the last to be met first, each once."""
    rows = db.conn.execute(
        "SELECT contact_id FROM encounters JOIN events ON events.id = event_id"
        " GROUP BY contact_id ORDER BY max(held_on) DESC, max(encounters.id) DESC LIMIT ?",
        [limit],
    )
    return tuple(row[0] for row in rows)


def told_last(db: Database, limit: int) -> tuple[int, ...]:
    """The living contacts of whom something was said last, each once; no more than `limit`, perhaps fewer."""
    rows = db.conn.execute(
        "SELECT DISTINCT contact_id FROM"
        " (SELECT contact_id FROM facts WHERE NOT retired ORDER BY id DESC LIMIT ?)"
        " JOIN contacts ON contacts.id = contact_id WHERE merged_into IS NULL LIMIT ?",
        [limit * FACTS_A_CONTACT, limit],
    )
    return tuple(row[0] for row in rows)


def last_event(db: Database, contact_ids: Iterable[int]) -> dict[int, int]:
    """At which event each of these was met last; who never was is left out."""
    rows = db.conn.execute(
        "SELECT contact_id, event_id FROM json_each(?) AS asked JOIN encounters ON contact_id = asked.value"
        " JOIN events ON events.id = event_id ORDER BY held_on, encounters.id",
        [json.dumps(list(contact_ids))],
    )
    return dict(rows.fetchall())  # the newest comes last, and stays


def newest_cards(db: Database, event_id: int, limit: int) -> tuple[tuple[int, str, int | None], ...]:
    """Of an event the cards that came in last, the newest first: number, its photo's digest, whose it is."""
    rows = db.conn.execute(
        "SELECT cards.id, digest, contact_id FROM cards JOIN photos ON photos.id = photo_id"
        " LEFT JOIN encounter_cards ON card_id = cards.id LEFT JOIN encounters ON encounters.id = encounter_id"
        " WHERE photos.event_id = ? ORDER BY cards.id DESC LIMIT ?",
        [event_id, limit],
    )
    return tuple(rows.fetchall())


def cards_on(db: Database, digest: str) -> tuple[int, ...]:
    """The cards that were found on a photo, in reading order."""
    rows = db.conn.execute(
        "SELECT cards.id FROM cards JOIN photos ON photos.id = photo_id WHERE digest = ? ORDER BY number", [digest]
    )
    return tuple(row[0] for row in rows)

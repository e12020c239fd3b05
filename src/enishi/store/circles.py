"""Who was where with whom, and when last: read in bulk, for questions about everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from enishi.model.card import Property
from enishi.model.event import Decision
from enishi.model.tie import Outcome, Progress
from enishi.store.sqlite import Database

# What reached nobody is no contact; an introduction is one when it has come about.
_TOUCHES = (
    "SELECT contact_id, ends_at AS at FROM encounters JOIN events ON events.id = event_id"
    f" UNION ALL SELECT contact_id, made_at FROM attempts WHERE outcome IS NOT '{Outcome.BOUNCED}'"
    " UNION ALL SELECT contact_id, heard_at FROM attempts WHERE heard_at IS NOT NULL"
    f" AND outcome NOT IN ('{Outcome.BOUNCED}', '{Outcome.NOTHING}')"
    " UNION ALL SELECT contact_id, done_on FROM favours"
    f" UNION ALL SELECT between_id, changed_at FROM introductions WHERE progress = '{Progress.MET}'"
    f" UNION ALL SELECT target_id, changed_at FROM introductions WHERE progress = '{Progress.MET}'"
    f" UNION ALL SELECT seeker_id, changed_at FROM introductions WHERE progress = '{Progress.MET}'"
)


def last_touched(db: Database, contact_ids: Iterable[int]) -> dict[int, datetime]:
    """When each of these was last met, written to, heard from or given something; who never was is left out."""
    wanted = ", ".join(str(int(each)) for each in contact_ids)
    rows = db.conn.execute(
        "SELECT contact_id, max(CAST(strftime('%s', at) AS INTEGER)) AS seconds"
        f" FROM ({_TOUCHES}) WHERE contact_id IN ({wanted}) GROUP BY contact_id HAVING seconds IS NOT NULL"
    )
    return {contact_id: datetime.fromtimestamp(seconds, UTC) for contact_id, seconds in rows}


def unwanted(db: Database) -> frozenset[int]:
    """Whom nobody is to contact: those who asked for silence, and those who only take."""
    rows = db.conn.execute(
        "SELECT coalesce(merged_into, id) FROM contacts WHERE do_not_contact"
        " UNION SELECT contact_id FROM encounters WHERE decision = ?",
        [Decision.TAKER],
    )
    return frozenset(row[0] for row in rows)


def companies(db: Database) -> dict[str, frozenset[int]]:
    """Who was ever with which company, as it is written."""
    return _grouped(
        db,
        "SELECT value, contact_id FROM facts WHERE property = ? AND NOT retired AND contact_id IN"
        " (SELECT id FROM contacts WHERE merged_into IS NULL)",
        [Property.COMPANY],
    )


def attendance(db: Database) -> dict[int, frozenset[int]]:
    """Who was met at which event."""
    return _grouped(db, "SELECT event_id, contact_id FROM encounters", [])


def said(db: Database, properties: Iterable[Property]) -> dict[int, list[str]]:
    """What stands in these properties of everybody, the newest first."""
    marks = [*properties]
    return _listed(
        db,
        "SELECT contact_id, value FROM facts JOIN contacts ON contacts.id = contact_id WHERE NOT retired"
        f" AND merged_into IS NULL AND property IN ({', '.join('?' * len(marks))}) ORDER BY said_at DESC",
        marks,
    )


def noted(db: Database) -> dict[int, list[str]]:
    """What the user noted of everybody: of the person, and of each meeting."""
    return _listed(
        db,
        "SELECT contact_id, value FROM facts JOIN contacts ON contacts.id = contact_id WHERE NOT retired"
        " AND merged_into IS NULL AND property = ?"
        " UNION ALL SELECT contact_id, note FROM encounters WHERE note <> ''"
        " UNION ALL SELECT contact_id, why FROM followups JOIN encounters ON encounters.id = encounter_id"
        " WHERE why <> '' AND why <> note",
        [Property.NOTE],
    )


@dataclass(frozen=True, slots=True)
class Dealings:
    """What the user has had to do with somebody."""

    meetings: int = 0
    answers: int = 0
    favours: int = 0
    last: datetime | None = None


def dealings(db: Database) -> dict[int, Dealings]:
    """Everybody with whom the user has really had to do: met, heard from, exchanged favours."""
    counts: dict[int, dict[str, int]] = {}
    for what, rows in _DEALT.items():
        for contact_id, number in db.conn.execute(f"SELECT contact_id, count(*) FROM ({rows}) GROUP BY contact_id"):
            counts.setdefault(contact_id, {})[what] = number
    last = last_touched(db, counts)
    return {each: Dealings(**numbers, last=last.get(each)) for each, numbers in counts.items()}


_DEALT = {
    "meetings": "SELECT contact_id FROM encounters",
    "answers": f"SELECT contact_id FROM attempts WHERE outcome IN ('{Outcome.REPLIED}', '{Outcome.MET}')"
    " UNION ALL SELECT target_id FROM introductions"
    f" WHERE seeker_id IS NULL AND progress = '{Progress.MET}'",
    "favours": "SELECT contact_id FROM favours",
}

Key = TypeVar("Key", int, str)


def _grouped(db: Database, query: str, values: Sequence[str]) -> dict[Key, frozenset[int]]:
    found: dict[Key, set[int]] = {}
    for key, contact_id in db.conn.execute(query, values):
        found.setdefault(key, set()).add(contact_id)
    return {key: frozenset(members) for key, members in found.items()}


def _listed(db: Database, query: str, values: Sequence[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for contact_id, text in db.conn.execute(query, values):
        found.setdefault(contact_id, []).append(text)
    return found

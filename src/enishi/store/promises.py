"""The promises that are still open, read in bulk."""

from enishi.model.followup import FollowUpStatus
from enishi.store.sqlite import Database

# What has to be done, or is under way: NEEDS-ACTION and IN-PROCESS in the words of RFC 5545.
_OPEN = (FollowUpStatus.NEEDS_ACTION, FollowUpStatus.IN_PROCESS)


def open_ones(db: Database) -> tuple[tuple[int, int, int], ...]:
    """Who was promised what, and not yet heard of or given up: (contact, event, follow-up), by id."""
    rows = db.conn.execute(
        "SELECT contact_id, event_id, followups.id FROM followups JOIN encounters ON encounters.id = encounter_id"
        " WHERE status IN (?, ?) ORDER BY followups.id",
        _OPEN,
    )
    return tuple((contact, event, followup) for contact, event, followup in rows)


def latest_of(db: Database, contact_id: int) -> tuple[int, ...]:
    """The promises ever made to somebody, those of the newest event first, by id."""
    rows = db.conn.execute(
        "SELECT followups.id FROM followups JOIN encounters ON encounters.id = encounter_id"
        " JOIN events ON events.id = event_id WHERE contact_id = ? ORDER BY held_on DESC, followups.id DESC",
        [contact_id],
    )
    return tuple(row[0] for row in rows)


def undecided(db: Database, event_ids: tuple[int, ...]) -> dict[int, int]:
    """How many people of each of these events wait for a decision; those with none are left out."""
    wanted = ", ".join(str(int(each)) for each in event_ids)
    rows = db.conn.execute(
        f"SELECT event_id, count(*) FROM encounters WHERE event_id IN ({wanted})"
        " AND (decision IS NULL OR decision = 'later') GROUP BY event_id"
    )
    return dict(rows.fetchall())

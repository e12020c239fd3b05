"""Who was where with whom, and when last: read in bulk, for questions about everybody."""

from collections.abc import Iterable
from datetime import UTC, datetime

from enishi.model.event import Decision
from enishi.model.tie import Care, Outcome, Progress
from enishi.store.sqlite import Database

# What reached nobody is no contact; an introduction is one when it has come about.
_TOUCHES = (
    "SELECT contact_id, ends_at AS at FROM encounters JOIN events ON events.id = event_id"
    f" UNION ALL SELECT contact_id, made_at FROM attempts WHERE outcome IS NOT '{Outcome.BOUNCED}'"
    " UNION ALL SELECT contact_id, heard_at FROM attempts WHERE heard_at IS NOT NULL"
    f" AND outcome IS NOT '{Outcome.BOUNCED}'"
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


def cared_for(db: Database) -> frozenset[int]:
    """Whose tie wants a word now and then."""
    return frozenset(row[0] for row in db.conn.execute("SELECT contact_id FROM upkeeps WHERE care = ?", [Care.RHYTHM]))

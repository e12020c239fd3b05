"""One contact -> two: a card leaves with what it said, and whoever it came with by a merge is there again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from enishi.model.event import Decision
from enishi.store import undoing
from enishi.store.events import EventTables
from enishi.store.journal import Deed, numbered
from enishi.store.sqlite import Database
from enishi.store.ties import WHOSE


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who brought a card along when they were merged away, and the last deed that did it."""

    contact_id: int
    deed: Deed


def provenance(db: Database, contact_id: int, card_id: int) -> Provenance | None:
    """The first owner of a card who is merged into its contact now; None if it never had another."""
    moves = db.conn.execute(
        "SELECT action_id, json_extract(before, '$.contact_id') AS owner FROM changes"
        " JOIN actions ON actions.id = action_id JOIN facts ON facts.id = row_id"
        " WHERE table_name = 'facts' AND card_id = ? AND contact_id = ? AND undone_at IS NULL"
        " AND owner IN (SELECT id FROM contacts WHERE merged_into = ?)"
        " AND owner <> json_extract(after, '$.contact_id') ORDER BY changes.id",
        [card_id, contact_id, contact_id],
    ).fetchall()
    if not moves:
        return None
    owner = moves[0][1]
    return Provenance(owner, numbered(db, max(deed for deed, who in moves if who == owner)))


def part(db: Database, contact_id: int, card_id: int, target_id: int) -> None:
    """Give a card, what it said and where it was got to another contact, inside the caller's transaction.

    If that is who brought it along, all else that they brought goes with it, once no other card of theirs stays: what
    was joined of their encounters is taken apart again, as far as nothing was changed since.
    """
    db.conn.execute("PRAGMA defer_foreign_keys = ON")  # rows that point to each other come back one by one
    origin = provenance(db, contact_id, card_id)
    if origin and origin.contact_id == target_id:
        _revive(db, contact_id, origin)
        brought = _brought(db, contact_id, origin)
        if all(card in (None, card_id) for card in brought.values()):
            _give_facts(db, brought, target_id)
            changes = list(undoing.changes(db, origin.deed))
            _give_ties_back(db, changes, origin)
            _give_encounters_back(db, changes, contact_id, origin)
            db.conn.execute(_FORGET_PROMISES_OF_OTHERS, [origin.contact_id])
    said = db.conn.execute("SELECT id FROM facts WHERE card_id = ? AND contact_id = ?", [card_id, contact_id])
    _give_facts(db, dict.fromkeys(row[0] for row in said.fetchall()), target_id)
    _give_card(db, contact_id, card_id, target_id)
    db.conn.execute(_FORGET_PROMISES_OF_OTHERS, [contact_id])


def silence(db: Database, contact_id: int) -> None:
    """Remember that somebody does not want to be written to."""
    db.conn.execute("UPDATE contacts SET do_not_contact = 1 WHERE id = ?", [contact_id])


def _revive(db: Database, contact_id: int, origin: Provenance) -> None:
    """Nobody knows which of the two asked for silence since they were merged: so both keep it."""
    db.conn.execute("UPDATE contacts SET merged_into = NULL WHERE id = ?", [origin.contact_id])
    since = db.conn.execute(
        "SELECT 1 FROM changes JOIN actions ON actions.id = action_id"
        " WHERE table_name = 'contacts' AND row_id = ? AND action_id > ? AND undone_at IS NULL"
        " AND json_extract(after, '$.do_not_contact') > json_extract(before, '$.do_not_contact')",
        [contact_id, origin.deed.id],
    )
    if since.fetchone():
        silence(db, origin.contact_id)


def _brought(db: Database, contact_id: int, origin: Provenance) -> dict[int, int | None]:
    """The facts that came along and are still here, with their cards."""
    return dict(
        db.conn.execute(
            "SELECT facts.id, card_id FROM changes JOIN facts ON facts.id = row_id"
            " WHERE action_id = ? AND table_name = 'facts' AND contact_id = ?"
            " AND json_extract(before, '$.contact_id') = ?",
            [origin.deed.id, contact_id, origin.contact_id],
        )
    )


def _give_facts(db: Database, fact_ids: dict[int, int | None], target_id: int) -> None:
    db.conn.executemany("UPDATE facts SET contact_id = ? WHERE id = ?", [(target_id, each) for each in fact_ids])


def _give_card(db: Database, contact_id: int, card_id: int, target_id: int) -> None:
    """The encounter goes along, unless it has cards of who stays: then another one at that event is made."""
    row = db.conn.execute(
        "SELECT encounters.id, event_id, (SELECT count(*) FROM encounter_cards WHERE encounter_id = encounters.id)"
        " FROM encounters JOIN encounter_cards ON encounter_id = encounters.id WHERE card_id = ? AND contact_id = ?",
        [card_id, contact_id],
    ).fetchone()
    if row is None:
        return
    encounter_id, event_id, cards = row
    if cards == 1:
        db.conn.execute("UPDATE encounters SET contact_id = ? WHERE id = ?", [target_id, encounter_id])
        return
    apart = EventTables(db).meet(event_id, target_id)
    db.conn.execute("UPDATE encounter_cards SET encounter_id = ? WHERE card_id = ?", [apart.id, card_id])


def _give_encounters_back(db: Database, changes: Sequence[undoing.Change], contact_id: int, origin: Provenance) -> None:
    for table, encounter_id, before, after in changes:
        row = json.loads(before) if table == "encounters" and before else {}
        if row.get("contact_id") != origin.contact_id:
            continue
        if after is None:
            _take_apart(db, changes, encounter_id, row)
        else:  # without cards; one with cards goes with them
            db.conn.execute(
                "UPDATE encounters SET contact_id = ? WHERE id = ? AND contact_id = ?"
                " AND NOT EXISTS (SELECT 1 FROM encounter_cards WHERE encounter_id = encounters.id)",
                [origin.contact_id, encounter_id, contact_id],
            )


def _take_apart(db: Database, changes: Sequence[undoing.Change], encounter_id: int, row: dict[str, Any]) -> None:
    """An encounter that was joined with another is there again, and both are what they were if nobody touched them."""
    alongside = ("encounter_cards", "recalls")
    along = [each for each in changes if each[0] in alongside and _encounter_of(each[2]) == encounter_id]
    joined = {_encounter_of(after) for _table, _id, _before, after in along}
    theirs = [
        (table, row_id, before, after)
        for table, row_id, before, after in changes
        if (table == "encounters" and row_id in joined)
        or (table == "followups" and {_encounter_of(before), _encounter_of(after)} & {encounter_id, *joined})
    ]
    is_untouched = all(undoing.is_as_left(db, table, row_id, after) for table, row_id, _before, after in theirs)
    if not is_untouched and row["decision"] == Decision.CONTACT:
        row = row | {"decision": Decision.LATER}  # the promise stays with the other one; this is to be decided anew
    undoing.restore(db, "encounters", encounter_id, json.dumps(row))
    for table, row_id, before, after in [*along, *(theirs if is_untouched else ())]:
        if undoing.is_as_left(db, table, row_id, after):
            undoing.restore(db, table, row_id, before)


def _give_ties_back(db: Database, changes: Sequence[undoing.Change], origin: Provenance) -> None:
    """What was done for and with somebody, unless it was changed since."""
    for table, row_id, before, after in changes:
        row = json.loads(before) if table in WHOSE and before else {}
        theirs = any(row.get(column) == origin.contact_id for column in WHOSE.get(table, ()))
        if theirs and undoing.is_as_left(db, table, row_id, after):
            undoing.restore(db, table, row_id, json.dumps(row))


_FORGET_PROMISES_OF_OTHERS = (
    "UPDATE attempts SET followup_id = NULL WHERE contact_id = ? AND followup_id NOT IN"
    " (SELECT followups.id FROM followups JOIN encounters ON encounters.id = encounter_id"
    " WHERE encounters.contact_id = attempts.contact_id)"
)


def _encounter_of(row: str | None) -> int | None:
    return json.loads(row)["encounter_id"] if row else None

"""A card -> gone, with all that is known from it alone; undo brings it back as any deed."""

from typing import Any

from enishi.store.sqlite import Database


def remove(db: Database, card_id: int) -> None:
    """Take a card out of the store, inside the caller's transaction; its pictures stay for who takes that back.

    Its encounter goes if nothing else came of it. Whose it was goes with all that was made of them, if nothing else is
    known of them: no other card or fact, no note, nothing done for or with them, no wish for silence.
    """
    db.conn.execute("PRAGMA defer_foreign_keys = ON")
    row = db.conn.execute(
        "SELECT encounters.id, contact_id FROM encounter_cards JOIN encounters ON encounters.id = encounter_id"
        " WHERE card_id = ?",
        [card_id],
    ).fetchone()
    for statement in _CARD:
        db.conn.execute(statement, [card_id])
    if row is None:
        return
    encounter_id, contact_id = row
    if not _holds(db, _IS_KNOWN, contact_id):
        _run(db, _PERSON, contact_id)
    elif not _holds(db, _CAME_TO_SOMETHING, encounter_id):
        _run(db, _ENCOUNTER, encounter_id)


def _holds(db: Database, condition: str, row_id: int) -> bool:
    return bool(db.conn.execute(f"SELECT {condition}", {"id": row_id}).fetchone()[0])


def _run(db: Database, statements: tuple[str, ...], row_id: int) -> None:
    parameters: dict[str, Any] = {"id": row_id}
    for statement in statements:
        db.conn.execute(statement, parameters)


_CARD = (
    "DELETE FROM facts WHERE card_id = ?",
    "DELETE FROM encounter_cards WHERE card_id = ?",
    "DELETE FROM sides WHERE card_id = ?",
    "DELETE FROM cards WHERE id = ?",
)
_SOMEBODY = "(SELECT id FROM contacts WHERE id = :id OR merged_into = :id)"
"""With whoever was merged into them."""
_MET = f"(SELECT id FROM encounters WHERE contact_id IN {_SOMEBODY})"

_IS_KNOWN = " OR ".join(
    (
        "EXISTS (SELECT 1 FROM facts WHERE contact_id = :id AND NOT retired)",
        f"EXISTS (SELECT 1 FROM encounters WHERE id IN {_MET} AND note <> '')",
        f"EXISTS (SELECT 1 FROM encounter_cards WHERE encounter_id IN {_MET})",
        "EXISTS (SELECT 1 FROM attempts WHERE contact_id = :id)",
        "EXISTS (SELECT 1 FROM favours WHERE contact_id = :id)",
        "EXISTS (SELECT 1 FROM upkeeps WHERE contact_id = :id)",
        "EXISTS (SELECT 1 FROM introductions WHERE :id IN (between_id, target_id, seeker_id))",
        f"EXISTS (SELECT 1 FROM contacts WHERE id IN {_SOMEBODY} AND do_not_contact)",
    )
)
_CAME_TO_SOMETHING = (
    "EXISTS (SELECT 1 FROM encounter_cards WHERE encounter_id = :id)"
    " OR EXISTS (SELECT 1 FROM encounters WHERE id = :id AND (note <> '' OR decision IS NOT NULL OR stars > 0))"
)
_ENCOUNTER = (
    "DELETE FROM recalls WHERE encounter_id = :id",
    "UPDATE attempts SET followup_id = NULL WHERE followup_id IN (SELECT id FROM followups WHERE encounter_id = :id)",
    "DELETE FROM followups WHERE encounter_id = :id",
    "DELETE FROM encounters WHERE id = :id",
)
_PERSON = (
    f"DELETE FROM recalls WHERE encounter_id IN {_MET}",
    f"DELETE FROM followups WHERE encounter_id IN {_MET}",
    f"DELETE FROM encounters WHERE contact_id IN {_SOMEBODY}",
    f"DELETE FROM questions WHERE contact_id IN {_SOMEBODY} OR candidate_id IN {_SOMEBODY}",
    f"DELETE FROM facts WHERE contact_id IN {_SOMEBODY}",
    "DELETE FROM contacts WHERE merged_into = :id",
    "DELETE FROM contacts WHERE id = :id",
)

"""Attempts, favours, upkeep, introductions, offers, series and recalls <-> their tables."""

from enishi.model.tie import Attempt, Favour, Introduction, Offer, Recall, Series, Upkeep
from enishi.store.sqlite import Database
from enishi.store.table import Table

WHOSE = {
    "attempts": ("contact_id",),
    "favours": ("contact_id",),
    "upkeeps": ("contact_id",),
    "introductions": ("between_id", "target_id", "seeker_id"),
}
"""The columns that say with whom something was done."""


class TieTables:
    def __init__(self, db: Database) -> None:
        self._db = db
        self.attempts = Table(db, "attempts", Attempt)
        self.favours = Table(db, "favours", Favour)
        self.upkeeps = Table(db, "upkeeps", Upkeep)
        self.introductions = Table(db, "introductions", Introduction)
        self.offers = Table(db, "offers", Offer)
        self.series = Table(db, "series", Series)
        self.recalls = Table(db, "recalls", Recall)

    def move(self, contact_id: int, survivor_id: int) -> None:
        """Give all that was done for and with one contact to another; of two decisions on upkeep the later holds."""
        for table, columns in WHOSE.items():
            for column in columns:
                self._db.conn.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [survivor_id, contact_id])

"""Photos that were taken in, and what was found on each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from enishi.errors import NotFoundError
from enishi.language import _
from enishi.model.card import Side
from enishi.store.cards import as_side
from enishi.store.sqlite import Database


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A photo in the store; its bytes are a picture of that digest."""

    id: int
    digest: str
    source: str
    event_id: int
    taken_in_at: datetime


@dataclass(frozen=True, slots=True)
class Spot:
    """A side of a card, where it lies on a photo."""

    card_id: int
    number: int
    """The card's, among those of its photo."""
    side: Side
    picture: str
    contact_id: int
    """Whose card it is."""


class PhotoTables:
    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, digest: str) -> KeptPhoto:
        """Raises NotFoundError."""
        row = self._db.conn.execute(f"SELECT {_PHOTO} FROM photos WHERE digest = ?", [digest]).fetchone()
        if row is None:
            raise NotFoundError(_("There is no such photo."))
        return _photo(row)

    def of_event(self, event_id: int) -> tuple[KeptPhoto, ...]:
        """In the order in which they were taken in."""
        rows = self._db.conn.execute(f"SELECT {_PHOTO} FROM photos WHERE event_id = ? ORDER BY id", [event_id])
        return tuple(map(_photo, rows))

    def showing(self, card_id: int, side: Side) -> KeptPhoto:
        """The photo on which a side of a card is. Raises NotFoundError."""
        row = self._db.conn.execute(
            f"SELECT {_PHOTO} FROM photos"
            " WHERE event_id = (SELECT event_id FROM cards JOIN photos ON photos.id = photo_id WHERE cards.id = :card)"
            " AND CASE :source WHEN '' THEN id = (SELECT photo_id FROM cards WHERE id = :card)"
            " ELSE source = :source END",
            {"card": card_id, "source": side.source},
        ).fetchone()
        if row is None:
            raise NotFoundError(_("There is no such photo."))
        return _photo(row)

    def source_of(self, digest: str) -> str:
        """Where a photo came from; "" of what is no photo."""
        row = self._db.conn.execute("SELECT source FROM photos WHERE digest = ?", [digest]).fetchone()
        return row[0] if row else ""

    def spots(self, photo: KeptPhoto) -> tuple[Spot, ...]:
        """The sides of cards that are on a photo, by the number of the card."""
        rows = self._db.conn.execute(
            f"SELECT sides.card_id, number, side, picture, contact_id FROM {_SIDES}"
            " JOIN encounter_cards ON encounter_cards.card_id = sides.card_id"
            " JOIN encounters ON encounters.id = encounter_id"
            f" WHERE photos.event_id = ? AND {_SHOWN_ON} = ? ORDER BY photo_id = ? DESC, number, position",
            [photo.event_id, photo.source, photo.id],
        )
        return tuple(Spot(card, number, as_side(side), *more) for card, number, side, *more in rows)

    def counts(self, event_id: int) -> Counter[str]:
        """How many cards are on each photo of an event, by where it came from."""
        rows = self._db.conn.execute(
            f"SELECT {_SHOWN_ON}, count(DISTINCT card_id) FROM {_SIDES} WHERE photos.event_id = ? GROUP BY 1",
            [event_id],
        )
        return Counter(dict(rows.fetchall()))


_PHOTO = "id, digest, source, event_id, taken_in_at"
_SIDES = "sides JOIN cards ON cards.id = sides.card_id JOIN photos ON photos.id = photo_id"
_SHOWN_ON = "coalesce(nullif(json_extract(side, '$.source'), ''), photos.source)"


def _photo(row: Sequence[Any]) -> KeptPhoto:
    photo_id, digest, source, event_id, taken_in_at = row
    return KeptPhoto(photo_id, digest, source, event_id, datetime.fromisoformat(taken_in_at))

"""Photo, Card, Side and what was refused <-> their tables."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from enishi.errors import NotFoundError
from enishi.language import _
from enishi.model.card import Card, Draft, Photo, Rejected, Side, Size
from enishi.store.journal import immediate
from enishi.store.sqlite import Database

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A card in the store, with the digests of its sides' pictures."""

    id: int
    card: Card
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """The picture of a card's front, for whose it is."""

    card_id: int
    digest: str
    size: Size
    """Of the picture itself."""


class CardTables:
    def __init__(self, db: Database) -> None:
        self._db = db

    def event_of(self, photo: Photo) -> int | None:
        """The event for which this very photo has been taken in already."""
        row = self._db.conn.execute("SELECT event_id FROM photos WHERE digest = ?", [photo.digest]).fetchone()
        return row[0] if row else None

    def add_photo(self, photo: Photo, event_id: int, now: datetime) -> int:
        insert = "INSERT INTO photos (digest, source, event_id, taken_in_at) VALUES (?, ?, ?, ?)"
        row = [photo.digest, photo.source, event_id, now.isoformat()]
        return self._db.conn.execute(insert, row).lastrowid or 0

    def add(self, photo_id: int, card: Card, pictures: Sequence[str]) -> int:
        """Keep a card; `pictures` are the digests of its sides', in order."""
        converter = _converter()
        card_id = (
            self._db.conn.execute(
                "INSERT INTO cards (photo_id, number, draft) VALUES (?, ?, ?)",
                [photo_id, card.number, converter.dumps(card.draft, ensure_ascii=False)],
            ).lastrowid
            or 0
        )
        for position, (side, picture) in enumerate(zip(card.sides, pictures, strict=True)):
            self._db.conn.execute(
                "INSERT INTO sides (card_id, position, side, picture) VALUES (?, ?, ?, ?)",
                [card_id, position, converter.dumps(side, ensure_ascii=False), picture],
            )
        return card_id

    def get(self, card_id: int) -> KeptCard:
        """Raises NotFoundError."""
        converter = _converter()
        found = self._db.conn.execute("SELECT number, draft FROM cards WHERE id = ?", [card_id]).fetchone()
        if found is None:
            raise NotFoundError(_("There is no card number {id}.").format(id=card_id))
        number, draft = found
        rows = self._db.conn.execute(
            "SELECT side, picture FROM sides WHERE card_id = ? ORDER BY position", [card_id]
        ).fetchall()
        sides = tuple(converter.loads(side, Side) for side, _picture in rows)
        card = Card(number, sides, converter.loads(draft, Draft))
        return KeptCard(card_id, card, tuple(picture for _side, picture in rows))

    def pictures_of(self, card_id: int) -> tuple[str, ...]:
        """The digests of its sides' pictures, the front first."""
        rows = self._db.conn.execute("SELECT picture FROM sides WHERE card_id = ? ORDER BY position", [card_id])
        return tuple(row[0] for row in rows)

    def portraits(self, contact_ids: Sequence[int]) -> dict[int, Portrait]:
        """The front of the newest card of each of these contacts who has one, by contact."""
        rows = self._db.conn.execute(
            f"SELECT contact_id, {_PORTRAIT} FROM json_each(?) AS asked"
            " JOIN encounters ON contact_id = asked.value JOIN events ON events.id = event_id"
            " JOIN encounter_cards ON encounter_id = encounters.id JOIN sides USING (card_id) WHERE position = 0"
            " ORDER BY held_on, card_id",
            [json.dumps(list(contact_ids))],
        )
        return {contact_id: _portrait(row) for contact_id, *row in rows}  # the newest comes last, and stays

    def fronts(self, card_ids: Sequence[int]) -> dict[int, Portrait]:
        """The front of each of these cards, by card."""
        rows = self._db.conn.execute(
            f"SELECT {_PORTRAIT} FROM json_each(?) AS asked JOIN sides ON card_id = asked.value WHERE position = 0",
            [json.dumps(list(card_ids))],
        )
        return {row[0]: _portrait(row) for row in rows}

    def count(self, event_id: int) -> int:
        (number,) = self._db.conn.execute(
            "SELECT count(*) FROM cards JOIN photos ON photos.id = photo_id WHERE event_id = ?", [event_id]
        ).fetchone()
        return int(number)

    def pictures(self) -> set[str]:
        """The digests of all pictures that the store refers to; those that wait to be read too."""
        rows = self._db.conn.execute(
            "SELECT digest FROM photos UNION SELECT picture FROM sides UNION SELECT digest FROM uploads"
        )
        return {row[0] for row in rows}

    def knows(self, digest: str) -> bool:
        """Whether a picture of that name is a photo, a card's, or waits to be read."""
        row = self._db.conn.execute(
            "SELECT EXISTS (SELECT 1 FROM photos WHERE digest = :digest)"
            " OR EXISTS (SELECT 1 FROM sides WHERE picture = :digest)"
            " OR EXISTS (SELECT 1 FROM uploads WHERE digest = :digest)",
            {"digest": digest},
        ).fetchone()
        return bool(row[0])

    def source_of(self, digest: str) -> str:
        """Where a photo came from; "" of what is no photo."""
        row = self._db.conn.execute("SELECT source FROM photos WHERE digest = ?", [digest]).fetchone()
        return row[0] if row else ""

    def reject(self, event_id: int, failures: Sequence[Rejected]) -> None:
        """Remember that pictures failed, in place of earlier failures of the same ones."""
        with immediate(self._db):
            self._db.conn.executemany(
                "INSERT OR REPLACE INTO rejections (event_id, source, slug, message, hint) VALUES (?, ?, ?, ?, ?)",
                [(event_id, each.source, each.slug, each.message, each.hint) for each in failures],
            )

    def accept(self, event_id: int, source: str) -> None:
        """Forget a failure: the picture has been read after all."""
        self._db.conn.execute("DELETE FROM rejections WHERE event_id = ? AND source = ?", [event_id, source])

    def rejections(self, event_id: int) -> tuple[Rejected, ...]:
        rows = self._db.conn.execute(
            "SELECT source, slug, message, hint FROM rejections WHERE event_id = ? ORDER BY id", [event_id]
        )
        return tuple(Rejected(*row) for row in rows)


_PORTRAIT = "card_id, picture, json_extract(side, '$.reading.size[0]'), json_extract(side, '$.reading.size[1]')"


def _portrait(row: Sequence[Any]) -> Portrait:
    card_id, digest, width, height = row
    return Portrait(card_id, digest, (width, height))


@cache
def _converter() -> "JsonConverter":
    from cattrs.preconf.json import make_converter  # noqa: PLC0415 - 50 ms that lists and shortlists need not pay

    return make_converter()

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
from enishi.store.journal import immediate, next_id
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
        photo_id = next_id(self._db, "photos")
        insert = "INSERT INTO photos (id, digest, source, event_id, taken_in_at) VALUES (?, ?, ?, ?, ?)"
        self._db.conn.execute(insert, [photo_id, photo.digest, photo.source, event_id, now.isoformat()])
        return photo_id

    def add(self, photo_id: int, card: Card, pictures: Sequence[str]) -> int:
        """Keep a card; `pictures` are the digests of its sides', in order."""
        card_id = next_id(self._db, "cards")
        self._db.conn.execute(
            "INSERT INTO cards (id, photo_id, number, draft) VALUES (?, ?, ?, ?)",
            [card_id, photo_id, card.number, as_text(card.draft)],
        )
        for position, (side, picture) in enumerate(zip(card.sides, pictures, strict=True)):
            self._db.conn.execute(
                "INSERT INTO sides (id, card_id, position, side, picture) VALUES (?, ?, ?, ?, ?)",
                [next_id(self._db, "sides"), card_id, position, as_text(side), picture],
            )
        return card_id

    def rewrite(self, card_id: int, card: Card, pictures: Sequence[str]) -> None:
        """Keep a card as it was read anew, with as many sides as it had."""
        self._db.conn.execute("UPDATE cards SET draft = ? WHERE id = ?", [as_text(card.draft), card_id])
        self._db.conn.executemany(
            "UPDATE sides SET side = ?, picture = ? WHERE card_id = ? AND position = ?",
            [
                (as_text(side), picture, card_id, position)
                for position, (side, picture) in enumerate(zip(card.sides, pictures, strict=True))
            ],
        )

    def next_number(self, photo_id: int) -> int:
        """A number that no card of a photo has, or had before it was removed."""
        row = self._db.conn.execute(
            "SELECT max((SELECT coalesce(max(number), 0) FROM cards WHERE photo_id = :photo),"
            " (SELECT coalesce(max(json_extract(before, '$.number')), 0) FROM changes WHERE table_name = 'cards'"
            " AND after IS NULL AND json_extract(before, '$.photo_id') = :photo))",
            {"photo": photo_id},
        ).fetchone()
        return int(row[0]) + 1

    def get(self, card_id: int) -> KeptCard:
        """Raises NotFoundError."""
        found = self._db.conn.execute("SELECT number, draft FROM cards WHERE id = ?", [card_id]).fetchone()
        if found is None:
            raise NotFoundError(_("There is no card number {id}.").format(id=card_id))
        number, draft = found
        rows = self._db.conn.execute(
            "SELECT side, picture FROM sides WHERE card_id = ? ORDER BY position", [card_id]
        ).fetchall()
        card = Card(number, tuple(as_side(side) for side, _picture in rows), _converter().loads(draft, Draft))
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

    def restorable(self) -> set[str]:
        """The digests of cards' pictures that some undo would bring back."""
        rows = self._db.conn.execute(
            "SELECT json_extract(before, '$.picture') FROM changes JOIN actions ON actions.id = action_id"
            " WHERE table_name = 'sides' AND before IS NOT NULL AND undone_at IS NULL"
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


def as_text(said: Side | Draft) -> str:
    return _converter().dumps(said, ensure_ascii=False)


def as_side(text: str) -> Side:
    return _converter().loads(text, Side)


@cache
def _converter() -> "JsonConverter":
    from cattrs.preconf.json import make_converter  # noqa: PLC0415 - 50 ms that lists and shortlists need not pay

    return make_converter()

"""Event, Encounter, FollowUp <-> their tables."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import reduce
from typing import Any

from enishi.errors import NotFoundError
from enishi.language import _
from enishi.model.event import Decision, Encounter, Event, EventKind
from enishi.model.followup import FollowUp
from enishi.store.journal import next_id
from enishi.store.sqlite import Database
from enishi.store.table import Table

_EVENT = "id, name, held_on, ends_at, place, kind, series, purpose, wanted, cap, cap_reason"
_ENCOUNTER = (
    "id, event_id, contact_id, note, decision, decided_at, stars,"
    " (SELECT group_concat(card_id) FROM encounter_cards WHERE encounter_id = encounters.id)"
)


class EventTables:
    def __init__(self, db: Database) -> None:
        self._db = db
        self.followups = Table(db, "followups", FollowUp)

    def add(self, event: Event) -> Event:
        kept = replace(event, id=next_id(self._db, "events"))
        self._db.conn.execute(
            "INSERT INTO events (name, held_on, ends_at, place, kind, series, purpose, wanted, cap, cap_reason, id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [*_event_row(kept), kept.id],
        )
        return kept

    def update(self, event: Event) -> None:
        self._db.conn.execute(
            "UPDATE events SET name = ?, held_on = ?, ends_at = ?, place = ?, kind = ?, series = ?, purpose = ?,"
            " wanted = ?, cap = ?, cap_reason = ? WHERE id = ?",
            [*_event_row(event), event.id],
        )

    def all(self) -> tuple[Event, ...]:
        """Every event, the newest first."""
        rows = self._db.conn.execute(f"SELECT {_EVENT} FROM events ORDER BY held_on DESC, id DESC")
        return tuple(_event(row) for row in rows)

    def get(self, event_id: int) -> Event:
        """Raises NotFoundError."""
        event = self.found(event_id)
        if event is None:
            raise NotFoundError(_("There is no event number {id}.").format(id=event_id))
        return event

    def found(self, event_id: int) -> Event | None:
        """The event of that number, if there is one."""
        row = self._db.conn.execute(f"SELECT {_EVENT} FROM events WHERE id = ?", [event_id]).fetchone()
        return _event(row) if row else None

    def named(self, name: str) -> tuple[Event, ...]:
        """The events of that name, the newest first."""
        return tuple(event for event in self.all() if event.name == name)

    def encounters(self, event_id: int) -> tuple[Encounter, ...]:
        return self._encounters("event_id = ?", event_id)

    def encounters_with(self, contact_id: int) -> tuple[Encounter, ...]:
        return self._encounters("contact_id = ?", contact_id)

    def encounter(self, encounter_id: int) -> Encounter:
        """Raises NotFoundError."""
        found = self._encounters("id = ?", encounter_id)
        if not found:
            raise NotFoundError(_("There is no number {id} any more.").format(id=encounter_id))
        return found[0]

    def encounter_of(self, card_id: int) -> Encounter:
        """Where a card was got. Raises NotFoundError."""
        row = self._db.conn.execute("SELECT encounter_id FROM encounter_cards WHERE card_id = ?", [card_id]).fetchone()
        if row is None:
            raise NotFoundError(_("There is no card number {id}.").format(id=card_id))
        return self.encounter(row[0])

    def meet(self, event_id: int, contact_id: int, card_ids: Sequence[int] = ()) -> Encounter:
        """The encounter of a contact at an event, made if it is new, with these cards added."""
        self._db.conn.execute(
            "INSERT INTO encounters (id, event_id, contact_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [next_id(self._db, "encounters"), event_id, contact_id],
        )
        (met,) = self._encounters("event_id = ? AND contact_id = ?", event_id, contact_id)
        for card_id in card_ids:
            self._db.conn.execute(
                "INSERT INTO encounter_cards (id, encounter_id, card_id) VALUES (?, ?, ?)",
                [next_id(self._db, "encounter_cards"), met.id, card_id],
            )
        return self.encounter(met.id)

    def decide(self, encounter_id: int, decision: Decision | None, now: datetime) -> None:
        self._db.conn.execute(
            "UPDATE encounters SET decision = ?, decided_at = ? WHERE id = ?", [decision, now.isoformat(), encounter_id]
        )

    def move_encounters(self, contact_id: int, survivor_id: int) -> None:
        """Give one contact's encounters to another; where both met the user at an event, the two become one."""
        for encounter in self.encounters_with(contact_id):
            kept = self._encounters("event_id = ? AND contact_id = ?", encounter.event_id, survivor_id)
            if not kept:
                self._db.conn.execute("UPDATE encounters SET contact_id = ? WHERE id = ?", [survivor_id, encounter.id])
            else:
                self._join(kept[0], encounter)

    def _join(self, kept: Encounter, gone: Encounter) -> None:
        promises = [promise for each in (kept, gone) if (promise := self.followup(each.id))]
        if promises:
            promise = self.promise(replace(reduce(FollowUp.joined, promises), encounter_id=kept.id))
            tried = "UPDATE attempts SET followup_id = ? WHERE followup_id = ?"
            self._db.conn.executemany(tried, [(promise.id, each.id) for each in promises if each.id != promise.id])
        self.drop_followup(gone.id)
        self._db.conn.execute(
            "UPDATE OR IGNORE recalls SET encounter_id = ? WHERE encounter_id = ?", [kept.id, gone.id]
        )
        self._db.conn.execute("UPDATE encounter_cards SET encounter_id = ? WHERE encounter_id = ?", [kept.id, gone.id])
        self.rewrite(kept.joined(gone))
        self._db.conn.execute("DELETE FROM encounters WHERE id = ?", [gone.id])

    def rewrite(self, encounter: Encounter) -> None:
        """Keep an encounter as it now is, save its cards."""
        decided_at = encounter.decided_at.isoformat() if encounter.decided_at else None
        self._db.conn.execute(
            "UPDATE encounters SET contact_id = ?, note = ?, decision = ?, decided_at = ?, stars = ? WHERE id = ?",
            [encounter.contact_id, encounter.note, encounter.decision, decided_at, encounter.stars, encounter.id],
        )

    def promise(self, followup: FollowUp) -> FollowUp:
        """Keep a follow-up, in place of the encounter's earlier one if there is one; returned with its id."""
        earlier = self.followup(followup.encounter_id)
        if earlier is None:
            return self.followups.add(followup)
        kept = replace(followup, id=earlier.id)
        self.followups.change(kept)
        return kept

    def followup(self, encounter_id: int) -> FollowUp | None:
        return next(iter(self.followups.where(encounter_id=encounter_id)), None)

    def drop_followup(self, encounter_id: int) -> None:
        self._db.conn.execute("DELETE FROM followups WHERE encounter_id = ?", [encounter_id])

    def _encounters(self, where: str, *parameters: Any) -> tuple[Encounter, ...]:
        rows = self._db.conn.execute(f"SELECT {_ENCOUNTER} FROM encounters WHERE {where} ORDER BY id", parameters)
        return tuple(_encounter(row) for row in rows)


def _event_row(event: Event) -> list[Any]:
    return [
        event.name,
        event.held_on.isoformat(),
        event.ends_at.isoformat(),
        event.place,
        event.kind,
        event.series,
        event.purpose,
        json.dumps(event.wanted, ensure_ascii=False),
        event.cap,
        event.cap_reason,
    ]


def _event(row: Sequence[Any]) -> Event:
    row_id, name, held_on, ends_at, place, kind, series, purpose, wanted, cap, cap_reason = row
    return Event(
        name=name,
        held_on=date.fromisoformat(held_on),
        ends_at=datetime.fromisoformat(ends_at),
        place=place,
        kind=EventKind(kind),
        series=series,
        purpose=purpose,
        wanted=tuple(json.loads(wanted)),
        cap=cap,
        cap_reason=cap_reason,
        id=row_id,
    )


def _encounter(row: Sequence[Any]) -> Encounter:
    row_id, event_id, contact_id, note, decision, decided_at, stars, cards = row
    return Encounter(
        event_id=event_id,
        contact_id=contact_id,
        id=row_id,
        card_ids=tuple(sorted(int(card) for card in (cards or "").split(",") if card)),
        note=note,
        decision=Decision(decision) if decision else None,
        decided_at=datetime.fromisoformat(decided_at) if decided_at else None,
        stars=stars,
    )

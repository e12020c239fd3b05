"""Small makers of things that tests are about; every default is harmless."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from enishi.model.card import Card, Draft, Field, Line, PhoneKind, Photo, Property, Quad, Reading, Side
from enishi.model.contact import Contact, Fact, Origin
from enishi.model.event import Event
from enishi.settings import Settings
from enishi.store.store import Store
from enishi.workflow.workspace import Scheme, Workspace

EVENING = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
DAY = EVENING.date()
UNIT: Quad = ((0.0, 0.0), (91.0, 0.0), (91.0, 55.0), (0.0, 55.0))


def a_store(home: Path) -> Store:
    return Store(home, Scheme())


def a_workspace(home: Path, now: datetime = EVENING) -> Workspace:
    return Workspace(Settings(home=home), lambda: now)


def an_event(name: str = "Harbour Mixer", held_on: date = DAY, **more: object) -> Event:
    ends_at = datetime.combine(held_on, EVENING.timetz())
    return Event(**{"name": name, "held_on": held_on, "ends_at": ends_at, **more})


def facts(origin: Origin = Origin.CARD, said_at: datetime = EVENING, **said: str) -> list[Fact]:
    """Facts from keyword arguments named like properties; `mobile` and `fax` are phones."""
    return [Fact(what, value, origin, said_at, kind) for what, value, kind in _claims(said)]


def a_draft(*, confidence: float = 0.99, **said: str) -> Draft:
    return Draft(tuple(Field(what, value, confidence, (0,), kind) for what, value, kind in _claims(said)))


def a_contact(contact_id: int = 1, **said: str) -> Contact:
    return Contact(contact_id, f"urn:uuid:{contact_id}", tuple(facts(**said)))


def a_photo(content: bytes = b"a picture", source: str = "table.jpg") -> Photo:
    return Photo(source, content)


def a_card(number: int = 1, **said: Any) -> Card:
    reading = Reading((Line("text", UNIT, 0.98),), (91, 55), "test")
    return Card(number, (Side(1, (91, 55), UNIT, reading),), a_draft(**said))


def later(**span: float) -> datetime:
    return EVENING + timedelta(**span)


def _claims(said: dict[str, str]) -> Iterator[tuple[Property, str, PhoneKind | None]]:
    for name, value in said.items():
        if name in {"mobile", "fax"}:
            yield Property.PHONE, value, PhoneKind(name)
        else:
            yield Property(name), value, PhoneKind.WORK if name == "phone" else None

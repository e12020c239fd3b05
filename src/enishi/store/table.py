"""A frozen dataclass <-> the rows of its table: one column a field, `id` the key."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, ClassVar, Generic, Protocol, TypeVar, get_args, get_origin, get_type_hints

from enishi.errors import NotFoundError
from enishi.language import _
from enishi.store.journal import next_id
from enishi.store.sqlite import Database


class Row(Protocol):
    """What can be kept in a table: a dataclass with an `id`, 0 before it is kept."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int: ...


Kept = TypeVar("Kept", bound=Row)


class Table(Generic[Kept]):
    """The rows of one table. Times are kept in ISO 8601, tuples as JSON, other values as they are."""

    def __init__(self, db: Database, name: str, kind: type[Kept]) -> None:
        self._db = db
        self._name = name
        self._kind = kind
        self._columns = tuple(each.name for each in fields(kind))
        self._from = {name: _decoder(hint) for name, hint in get_type_hints(kind).items() if name in self._columns}

    def add(self, value: Kept) -> Kept:
        """Keep a new one; returned with its id."""
        kept = replace(value, id=next_id(self._db, self._name))
        marks = ", ".join("?" * len(self._columns))
        self._db.conn.execute(
            f"INSERT INTO {self._name} ({', '.join(self._columns)}) VALUES ({marks})", self._row(kept)
        )
        return kept

    def change(self, value: Kept) -> None:
        """Keep it as it now is."""
        updates = ", ".join(f"{name} = ?" for name in self._columns)
        self._db.conn.execute(f"UPDATE {self._name} SET {updates} WHERE id = ?", [*self._row(value), value.id])

    def remove(self, value: Kept) -> None:
        self._db.conn.execute(f"DELETE FROM {self._name} WHERE id = ?", [value.id])

    def get(self, row_id: int) -> Kept:
        """Raises NotFoundError."""
        found = self.where(id=row_id)
        if not found:
            raise NotFoundError(_("There is no number {id} any more.").format(id=row_id))
        return found[0]

    def all(self) -> tuple[Kept, ...]:
        """Every row, in the order in which they came."""
        return self.where()

    def where(self, **equal: object) -> tuple[Kept, ...]:
        """The rows with these values, in the order in which they came."""
        tests = " AND ".join(f"{name} IS ?" for name in equal) or "TRUE"
        rows = self._db.conn.execute(
            f"SELECT {', '.join(self._columns)} FROM {self._name} WHERE {tests} ORDER BY id",
            [_plain(value) for value in equal.values()],
        )
        return tuple(self._value(row) for row in rows.fetchall())

    def _row(self, value: Kept) -> list[Any]:
        return [_plain(getattr(value, name)) for name in self._columns]

    def _value(self, row: Iterable[Any]) -> Kept:
        told: Mapping[str, Any] = {
            name: None if value is None else self._from[name](value)
            for name, value in zip(self._columns, row, strict=True)
        }
        return self._kind(**told)


def _plain(value: object) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value


def _decoder(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    if hint in (datetime, date):
        return hint.fromisoformat  # type: ignore[no-any-return]
    if get_origin(hint) is tuple:
        return lambda text: tuple(json.loads(text))
    return hint if hint is bool or (isinstance(hint, type) and issubclass(hint, StrEnum)) else lambda value: value

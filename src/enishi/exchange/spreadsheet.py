"""CSV <-> Entries: reads what Eight, Google, Outlook and people write, writes a form of our own."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from enishi.errors import ExchangeError
from enishi.exchange.cells import guarded, joined
from enishi.exchange.entry import Entry, Fault, Imported, entry, gathered
from enishi.exchange.headings import OWN, Column, Part, column
from enishi.exchange.rows import said, uid
from enishi.exchange.text import decoded
from enishi.language import _, current
from enishi.model.card import Property


class Encoding(StrEnum):
    UTF_8 = "utf-8-sig"
    """With a mark at the start, without which Excel garbles Japanese."""
    SHIFT_JIS = "cp932"


def read(data: bytes) -> Imported:
    """Every row below the headings, wherever they stand; a faulty row is told of and the others go on.

    Raises ExchangeError if there are no headings that we know.
    """
    text = decoded(data)
    for delimiter in _DELIMITERS:
        rows = list(_rows(text, delimiter))
        for place, row in enumerate(rows[:_PREAMBLE]):
            if columns := _columns(row.cells):
                return gathered(_entries(rows[place + 1 :], row.cells, columns))
    raise ExchangeError(
        _("The file has no headings that are known."),
        hint=_("One row is to name the columns, such as: {headings}").format(headings=", ".join(_headings()[:6])),
    )


def write(entries: Iterable[Entry], encoding: Encoding = Encoding.UTF_8) -> bytes:
    """Our own form, headed in the user's language; raises ExchangeError for what Shift_JIS has no characters for."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_headings())
    writer.writerows([_cell(each, meant) for _english, _japanese, meant in OWN] for each in entries)
    try:
        return text.getvalue().encode(encoding)
    except UnicodeEncodeError as error:
        raise ExchangeError(
            _("Shift_JIS has no character for {text}.").format(text=error.object[error.start : error.end]),
            hint=_("Write the file as UTF-8."),
        ) from error


_DELIMITERS = (",", "\t", ";")

_PREAMBLE = 50
"""Rows among which the headings are looked for: Eight puts five lines of notes before them."""


class _Row(NamedTuple):
    number: int
    """Of its first line in the file, from 1."""
    cells: Sequence[str] = ()
    error: str = ""


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield _Row(number, next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield _Row(number, error=str(error))


def _columns(cells: Sequence[str]) -> list[Column | None]:
    """What the columns hold if these are headings, else nothing."""
    known = [column(cell) for cell in cells]
    filled = sum(bool(cell.strip()) for cell in cells)
    if sum(meant is not None for meant in known) < min(2, max(filled, 1)):
        return []
    has_position = Column(Property.TITLE) in known
    return [None if has_position and meant and meant.part is Part.AMBIGUOUS else meant for meant in known]


def _entries(rows: Iterable[_Row], headings: Sequence[str], columns: list[Column | None]) -> Iterator[Entry | Fault]:
    for row in rows:
        where = _("row {number}").format(number=row.number)
        if row.error:
            yield Fault(where, _("It cannot be read: {reason}").format(reason=row.error))
        elif any(cell.strip() for cell in row.cells[len(columns) :]):
            yield Fault(where, _("It has more cells than there are headings."))
        elif any(cell.strip() for cell in row.cells) and row.cells != headings:  # some programs repeat them
            filled = [(meant, cell) for meant, cell in zip(columns, row.cells, strict=False) if meant and cell.strip()]
            yield entry(said(filled), uid(filled)) or Fault(where, _("It says nothing of a person."))


def _headings() -> list[str]:
    return [japanese if current() == "ja" else english for english, japanese, _meant in OWN]


def _cell(each: Entry, meant: Column) -> str:
    if meant.property is None:
        return guarded(each.uid)
    if meant.property is Property.PHONE:
        return joined(tuple(phone.value for phone in each.all(meant.property) if phone.kind is meant.kind))
    values = each.values(meant.property)
    return joined(values) if meant.property.is_list else guarded(each.value(meant.property))

"""What comes from outside as text: numbers and days, in addresses, forms and headers."""

from datetime import date

from starlette.convertors import IntegerConvertor, register_url_convertor

from enishi.errors import UsageError
from enishi.language import _

DIGITS = 18
"""Of the longest number that every table can be asked for (SQLite's integers have 64 bits)."""
YEARS = range(1970, 2200)
"""Of days that make sense, and that every clock can count."""


class _Number(IntegerConvertor):
    regex = f"[0-9]{{1,{DIGITS}}}"


register_url_convertor("int", _Number())


def number(text: str) -> int | None:
    """A number that a row may have; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else None


def day(text: str, today: date) -> date | None:
    """A day as a form says it; None for nothing. Raises UsageError."""
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if found.year not in YEARS:
        raise UsageError(_("“{text}” is not a day; write it like {forms}.").format(text=text, forms=today.isoformat()))
    return found

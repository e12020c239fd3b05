"""Bytes of a text file from anywhere -> text."""

import codecs

from enishi.errors import ExchangeError
from enishi.language import _


def decoded(data: bytes) -> str:
    """UTF-16 by its mark, UTF-8, else Japan's cp932; raises ExchangeError for what is none of them."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ExchangeError(
        _("The file's characters are neither UTF-8 nor Shift_JIS."),
        hint=_("Save it again as UTF-8 in the program that it came from."),
    )

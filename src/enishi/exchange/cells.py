"""Values <-> the cells of a spreadsheet, which must not run as formulas when it is opened."""

import re

SEVERAL = " ::: "
"""Between the values of one cell, as Google writes them."""

# OWASP, "CSV Injection": what Excel, LibreOffice and Sheets may take for a formula, in full width too.
_DANGEROUS = re.compile(r"'*[=+\-@＝＋－＠\x00-\x1f]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet could run it; `bare` takes it away again."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell[1:]) else cell


def joined(values: tuple[str, ...]) -> str:
    return guarded(SEVERAL.join(values))


def parted(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (value.strip() for value in bare(cell).split(SEVERAL))))

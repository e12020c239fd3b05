"""Page -> candidates for e-mail addresses, mended where the engine stumbled."""

import re
from collections.abc import Iterator

from email_validator import EmailNotValidError, validate_email

from enishi.extraction.at_signs import with_at
from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.domains import is_domain, mended
from enishi.extraction.lines import Page, Piece
from enishi.model.card import Property

_AT = re.compile(r"\s*(?:@|\(at\)|\[at\]|\{at\}|©|®|＠)\s*")
_LABEL = re.compile(
    r"(?:e[- ]?ma[il1]l|mail|e?-?メール(?:アドレス)?|電子メール|courriel|mél|mel|邮箱|電郵|邮件)\s*[:.・/|】\])]*\s*"
    r"|\b[em]\s*(?:[:|]\s*|[.,]\s+)",
    re.IGNORECASE,
)
_GLUED_LABEL = re.compile(r"(?:[Ee]-[Mm]ail|Email|Em\.|E-MAIL|E?MAIL|E?-?Mail|[xX][ー-]ル?)[.:]?\s?(?=[a-z0-9])")
"""メール is often read as xール or x-; no person's own part of an address is written so."""
_LETTER_LABEL = re.compile(r"^[tpofmcdw]\.?(?=\s?[+(\d]|\s?www|\s?http)|^[tpofmcdw][.:]$", re.IGNORECASE)
"""Of other lines: then an address may begin with its label e, too."""
_LETTER_OF_MAIL = re.compile(
    r"[eE][.,](?=[A-Za-z0-9]{2}.*@)|E(?=[a-z][a-z0-9._-]+@)|e(?=(?:info|contact|office|mail|hello)@)"
)
_LABELLED_WORDS = re.compile(r"(?:e[- ]?mail|mail|[em])[ :.]+(?!add)([a-z]+) ([a-z]{3,}\d*)$", re.IGNORECASE)
"""A label, and an address' own part that lost its stop."""
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.,-](?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.,-]|\s*[._,-]\s*)*$")
_HANDLES = frozenset(
    {"instagram", "insta", "ig", "x", "twitter", "facebook", "fb", "line", "tiktok", "youtube", "threads", "note"}
)
"""What stands before an @ that is no mail."""
_NEXT = re.compile(r"(?<=[a-z])(?:https?\s*:|www\.|(?<=jp|om)(?:Web|URL|Tel|TEL|Fax|FAX|Mobile))")
"""What an engine ran together with an address before it."""
_WORDS_ONLY = re.compile(r"[A-Za-z0-9-]+(?:[ .]+[A-Za-z0-9-]+){0,3}[ .]+(?:com|net|org|info|[ji]p|de|fr|cn|kr)$")
"""A domain whose stops may all be spaces."""
_LOST_STOP = re.compile(r"(?<=[a-z]) (?=(?:com|net|org|jp|(?:co|or|ne|ac|go)\.jp)$)")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\s*[.,、。・]\s*[A-Za-z0-9-]+)*")


def find(page: Page) -> Iterator[Candidate]:
    lettered = any(_LETTER_LABEL.match(piece.text) for piece in page.pieces)
    for piece in page.pieces:
        if (below := page.below(piece)) and _breaks(piece, below):
            yield from _across(piece, below)
        text = with_at(page, piece)
        for at in _AT.finditer(text):
            if found := _around(piece, text, at, lettered=lettered):
                yield found


def _breaks(piece: Piece, below: Piece) -> bool:
    """Whether the piece ends in the midst of an address."""
    tail = re.search(r"@([A-Za-z0-9.-]*)$", piece.text)
    return bool(tail and (not is_domain(tail.group(1)) or below.text.startswith("."))) or below.text.startswith("@")


def _across(piece: Piece, below: Piece) -> Iterator[Candidate]:
    """An address broken over two lines."""
    joined = piece.text + below.text
    for at in _AT.finditer(joined):
        found = _read(joined, at)
        if found and found[1] < len(piece.text) < found[2]:
            value, start, end = found
            spans = (Span(piece, start, len(piece.text)), Span(below, 0, end - len(piece.text)))
            yield Candidate(Property.EMAIL, value, spans, {"valid": 1.0, "broken": 1.0})


def _around(piece: Piece, text: str, at: re.Match[str], *, lettered: bool) -> Candidate | None:
    """`text` is the piece's; `lettered`: other lines of the card begin with labels of one letter."""
    found = _read(text, at)
    if found is None:
        return None
    value, start, end = found
    if lettered and start == 0 and (letter := _LETTER_OF_MAIL.match(text)):
        value, start = value[letter.end() :], letter.end()
    label = _label_before(piece.text, start)
    span = Span(piece, start, end)
    evidence = {"valid": float(_is_valid(value)), "labelled": float(label < start), "mended": float(value != span.text)}
    return Candidate(Property.EMAIL, value, (span,), evidence, also=(Span(piece, label, start),))


def _read(text: str, at: re.Match[str]) -> tuple[str, int, int] | None:
    """(address, start, end) around an at sign."""
    local, start = _local(text[: at.start()])
    domain, length = _domain(text[at.end() :])
    if local.casefold() in _HANDLES or not local or not re.search(r"\.[A-Za-z]{2,}$", domain):
        return None
    return f"{local}@{domain}", start, at.end() + length


def _local(text: str) -> tuple[str, int]:
    if words := _LABELLED_WORDS.match(text):
        return f"{words.group(1)}.{words.group(2)}", words.start(1)
    found = _LOCAL.search(text)
    if not found:
        return "", 0
    start = found.start()
    bracket = (
        re.compile(r"(?:E-?)?MA[Il1]L(?:[lI1|J]\.?|\.)", re.IGNORECASE).match(text, start)
        if text[:start].endswith(("[", "【"))
        else None
    )
    if glued := bracket or _GLUED_LABEL.match(text, start):
        start = glued.end()
    label = _LABEL.match(text, start)
    if label and label.end() < len(text) and (text[label.end() - 1] in ":.| /" or text[label.end()].isupper()):
        start = label.end()
    raw = text[start:]
    local = re.sub(r"\s+", "", raw).replace(",", ".")
    stripped = local.lstrip("./|&,-")
    return stripped.rstrip("."), start + (len(local) - len(stripped))


def _domain(text: str) -> tuple[str, int]:
    """The domain at the beginning of the text, and how many characters of the text it takes."""
    text = _NEXT.split(text, maxsplit=1)[0]
    if _WORDS_ONLY.fullmatch(text) and not any(map(is_domain, text.split(" ")[1:])):
        return mended(re.sub(r"[ .]+", ".", text)), len(text)
    text = _LOST_STOP.sub(".", text)
    found = _DOMAIN.match(text)
    if not found:
        return "", 0
    ends = [cut.start() for cut in re.finditer(r"\s", found.group())] + [found.end()]
    for end in ends:
        domain = mended(re.sub(r"\s+", "", text[:end]))
        rest = text[end:].lstrip()
        if is_domain(domain) and not rest.startswith((".", ",")) and not text[:end].endswith((".", ",")):
            return domain, end
    return mended(re.sub(r"\s+", "", found.group())), found.end()


def _label_before(text: str, start: int) -> int:
    labels = [label for label in _LABEL.finditer(text[:start]) if not text[label.end() : start].strip(" :.|/")]
    return labels[-1].start() if labels else start


def _is_valid(address: str) -> bool:
    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return is_domain(address.rpartition("@")[2])

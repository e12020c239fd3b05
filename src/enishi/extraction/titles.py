"""Page -> candidates for titles, departments and qualifications."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from enishi.extraction.addresses import likeness
from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import KANJI, KATAKANA, bare, has_japanese, unaccented
from enishi.extraction.lexicon import alternatives, folded, words
from enishi.extraction.lines import Page
from enishi.extraction.names import romaji_names
from enishi.extraction.spans import cells, chains
from enishi.model.card import Property

MOST_CELLS = 5
WEAK = 0.2
"""Of a few capitalised words: beside a title, they may be a department's name."""
_PLAIN_WORDS = re.compile(r"[A-Z][A-Za-z]+(?: (?:[A-Z][A-Za-z]+|&|and|of)){1,3}")
_JOINT = re.compile(r"^(?:兼務?|兼任|and|und|et|&)$")


def find(page: Page, free: Sequence[Span]) -> Iterator[Candidate]:
    parts = [part for span in free for cell in cells(span) for part in _split_post(cell)]
    for what, likeness_of in ((Property.TITLE, title_likeness), (Property.DEPARTMENT, department_likeness)):
        scores = {id(part): likeness_of(part.text) for part in parts}
        likely = [part for part in parts if scores[id(part)] > 0 or _JOINT.match(part.text)]
        said = any(has_japanese(part.text) and scores[id(part)] > WEAK for part in parts)
        for chain in chains(page, likely, MOST_CELLS):
            if len({has_japanese(part.text) for part in chain if not re.fullmatch("[A-Z]{2,5}", part.text)}) > 1:
                continue
            weak = len(chain) > 1 and any(0 < scores[id(part)] <= WEAK for part in chain)
            if weak or _JOINT.match(chain[0].text) or _JOINT.match(chain[-1].text):
                continue
            texts = [part.text for part in chain]
            yield Candidate(
                what,
                _joined(chain),
                chain,
                {
                    "parts": sum(scores[id(part)] for part in chain),
                    "count": len(chain) - 1,
                    "weak": float(any(scores[id(part)] <= WEAK for part in chain)),
                    "japanese": float(has_japanese(texts[0])),
                    "translation": float(said and not has_japanese(texts[0])),
                },
            )
    yield from _qualifications(free)


def _split_post(cell: Span) -> Iterator[Span]:
    """営業部部長 is a department and a post; 営業部長 is one post."""
    text = cell.text
    ends = [end.end() for end in _part().finditer(text)] if has_japanese(text) and text not in words("titles") else []
    listed = [end for end in ends if text[end:] in words("titles")]
    for end in (*listed, *reversed(ends)):
        if end > 1 and not text.startswith("長", end) and title_likeness(text[end:]) > WEAK:
            yield Span(cell.piece, cell.start, cell.start + end)
            yield Span(cell.piece, cell.start + end, cell.end)
            return
    if cut := _latin_cut(text):
        yield Span(cell.piece, cell.start, cell.start + cut)
        yield Span(cell.piece, cell.start + cut + 1, cell.end)
        return
    yield cell


def _latin_cut(text: str) -> int:
    """Where a department of some words ends and a post of some words begins: Supply Chain | Project Manager."""
    spaces = [space.start() for space in re.finditer(" ", text)] if not has_japanese(text) else []
    for cut in spaces[1:-1]:
        before, after = text[:cut], text[cut + 1 :]
        if re.search(_latin("departments") + "$", before, re.IGNORECASE) and title_likeness(after) > 2:
            return cut if title_likeness(before) <= WEAK else 0
    return 0


@cache
def _part() -> re.Pattern[str]:
    return re.compile(_japanese("departments"))


@cache
def _japanese(*names: str) -> str:
    entries = sorted({word for name in names for word in words(name) if has_japanese(word)}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(map(re.escape, entries)) + ")"


def title_likeness(text: str) -> float:
    """How much a cell looks like a post: 0 is not at all."""
    squeezed = bare(text)
    if has_japanese(text):
        if squeezed in words("titles"):
            return 3.0
        if len(squeezed) > 18 or likeness(text) >= 2:
            return 0.0
        if re.search(rf"(?:{_japanese('titles')}|代行|補佐|待遇|心得|候補)(?:\(.*\))?$", squeezed):
            return 2.2
        if re.search(r"(?:CEO|COO|CFO|CTO|CIO|CMO)$", squeezed):
            return 1.5
        return CALLING * (bool(_JAPANESE_CALLING.fullmatch(squeezed)) and not re.fullmatch(_qualification(), squeezed))
    return _latin_likeness(text, "titles") or CALLING * _is_latin_calling(text)


CALLING = 0.1
"""Likeness of what is no known post, but ends as callings do: believed where it stands alone at a name."""
_JAPANESE_CALLING = re.compile(
    rf"[{KANJI}{KATAKANA}・]{{1,9}}(?:[長主士師員者家人役頭]|担当|[ャナタサザダパマ]ー|スト|タント|ティブ|シェフ)"
)
_LATIN_CALLING = re.compile(
    r"(?:[A-Z][a-zé]+ ){0,3}(?:[A-Z][a-zé]+(?:er|or|ist|ant|ian|eur|euse|rice|leiter(?:in)?|direktor(?:in)?))"
)


def _is_latin_calling(text: str) -> bool:
    first = text.partition(" ")[0].casefold()
    return bool(_LATIN_CALLING.fullmatch(text)) and first not in folded("given_names") | romaji_names()


@cache
def _qualification() -> str:
    return alternatives("qualifications")


def department_likeness(text: str) -> float:
    """How much a cell looks like a part of an organisation: 0 is not at all."""
    squeezed = bare(text)
    if has_japanese(text):
        if len(squeezed) > 22 or likeness(text) >= 2 or re.search(alternatives("legal_forms"), squeezed):
            return 0.0
        found = re.search(rf"{_japanese('departments')}(?:\(.*\))?$", squeezed)
        return 0.0 if not found or title_likeness(text) >= 2.2 or len(squeezed) < 3 else 2.0
    if re.match(_latin("titles") + r" of\b", text, re.IGNORECASE):
        return 0.0
    return _latin_likeness(text, "departments") or WEAK * bool(_PLAIN_WORDS.fullmatch(text))


def _latin_likeness(text: str, lexicon: str) -> float:
    text = unaccented(text)
    count = len(text.split())
    if count > 8 or re.search(r"[@\d]", text) or not re.search("[A-Za-z]", text) or _SPOKEN.search(text):
        return 0.0
    found = [m for m in re.finditer(_latin(lexicon), text, re.IGNORECASE) if m.group()]
    if not found:
        return 0.0
    last = found[-1].end() == len(text) or found[0].start() == 0
    share = sum(len(bare(m.group())) for m in found) / len(bare(text))
    return 1.0 + 0.7 * last + share - 1.5 * bool(re.search(alternatives("legal_forms"), text))


_SPOKEN = re.compile(r"\b(?:you|your|our|we|us|is|are|every)\b", re.IGNORECASE)
"""In slogans, never in posts."""


@cache
def _latin(name: str) -> str:
    entries = sorted({unaccented(w) for w in words(name) if not has_japanese(w)}, key=lambda w: (-len(w), w))
    return r"(?<![A-Za-zÀ-ÿ])(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s?") for w in entries) + r")(?![A-Za-zÀ-ÿ])"


def _joined(chain: Sequence[Span]) -> str:
    return re.sub(r"\bAl\b", "AI", _run_on(chain))  # what engines make of "Cloud & AI"


def _run_on(chain: Sequence[Span]) -> str:
    value = _COMMA.sub(r"\1, ", chain[0].text)
    for before, span in pairwise(chain):
        if before.piece is span.piece:
            gap = before.piece.text[before.end : span.start]
            value += (gap if not gap.strip(" /|、,") and not has_japanese(value) else " " * bool(gap)) + span.text
        else:
            value += (" " if has_japanese(value) or _wants_more(value, span.text) else ", ") + span.text
    return value


_COMMA = re.compile(r"\b(VP|President|Director|Manager|Head|Officer)\. (?=[A-Z][a-z]{2})")
"""A comma read as a full stop, after posts that nobody shortens."""


def _wants_more(value: str, text: str) -> bool:
    """Whether a post goes on in the next line: after a comma, or as Chief Executive / Officer."""
    return value.endswith((",", "&")) or f"{value} {text}".casefold() in folded("titles")


def _qualifications(free: Sequence[Span]) -> Iterator[Candidate]:
    for span in free:
        for found in re.finditer(alternatives("qualifications"), span.text):
            exact = found.group() == span.text
            inner = Span(span.piece, span.start + found.start(), span.start + found.end())
            edge = _stands_alone(span.text, found)
            yield Candidate(
                Property.QUALIFICATION, found.group(), (inner,), {"whole": float(exact), "apart": float(edge)}
            )


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    return not re.search(r"[^\s/・,、|(]$", before) and not re.match(r"[^\s/・,、|)]", after)

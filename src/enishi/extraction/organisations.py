"""Page -> candidates for the company or institution."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log2

from enishi.extraction.addresses import likeness
from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import JAPANESE, bare, has_japanese
from enishi.extraction.kana import words_of
from enishi.extraction.lexicon import alternatives, words
from enishi.extraction.lines import Page
from enishi.extraction.names import family_and_given
from enishi.extraction.spans import before_firm, chains, ranges
from enishi.extraction.titles import department_likeness, title_likeness
from enishi.model.card import Property

LETTER_SPACED = 0.85
"""Advance of capitals, in their size, from which they are set apart; usual ones take about 0.65."""
NEAR, NEAR_FORM = 0.5, 2.5
"""Glyph sizes between two pieces of a row that may be one name; if one is its form."""
LOGO, ALIKE = 1.2, 1.2
"""Times the usual size of glyphs that a logo's lines are set at least; and that they may differ."""
LARGEST = 0.9
"""Share of the largest glyphs' size from which a line is among the largest."""
_LONG_WORDS = "|".join(sorted(word.upper() for word in words("organisations") if word.isascii() and len(word) > 5))
_SENTENCE = re.compile(r"[をにへ].|[、。！!?？…]|ます|です|ください|しよう")
_PHRASE = re.compile(
    r"\b(?:your|our|we|you|for|with|to|the|is|are|here|makes?|every|that|since|every|all)\b", re.IGNORECASE
)


def find(page: Page, free: Sequence[Span]) -> Iterator[Candidate]:
    spans = {(id(s.piece), s.start, s.end): s for span in free for s in (span, *ranges(span))}
    said = any(has_japanese(span.text) and _form().search(span.text) for span in free)
    for span in spans.values():
        if _possible(span.text):
            yield _candidate(page, (span,), said=said)
    for chain in chains(page, free, 3):
        if (
            len(chain) > 1
            and _one_block(chain)
            and all(_possible(span.text) or (at > 0 and _is_left_over(span)) for at, span in enumerate(chain))
        ):
            yield _candidate(page, chain, said=said)


_ADDRESSED = re.compile(
    r"^\W*(?:e-?mail|mail|tel|fax|url|web)\b.*[a-z]|\b(?:line id|instagram|facebook|twitter|youtube)\b|^e-?mail",
    re.IGNORECASE,
)
"""Lines that give an address of another kind."""


def _possible(text: str) -> bool:
    return (
        bool(re.search(rf"[A-Za-zÀ-ÿ{JAPANESE}가-힣○]", text))
        and 2 <= len(text) <= 60
        and "@" not in text
        and likeness(text) < 3
        and not _ADDRESSED.search(text)
    )


def _is_left_over(span: Span) -> bool:
    """Whether it may be the last character of a name that had no room on its line."""
    return len(span.text) == 1 and span.text == span.piece.text and has_japanese(span.text)


def _one_block(chain: Sequence[Span]) -> bool:
    """Whether lines are set as one: each begins in the script in which the one before ends, close to it."""
    return all(_goes_on(one, other) for one, other in pairwise(chain))


def _goes_on(one: Span, other: Span) -> bool:
    form = any(re.fullmatch(alternatives("legal_forms"), span.text) for span in (one, other))
    if one.piece.shares_row(other.piece) and other.piece.start - one.piece.end > (NEAR_FORM if form else NEAR):
        return False
    return form or has_japanese(one.text[-1]) == has_japanese(other.text[0])


def _candidate(page: Page, chain: tuple[Span, ...], *, said: bool) -> Candidate:
    """`said`: the card gives the firm in Japanese, with its form; then its English name is a translation."""
    ends = [_LINK_AFTER[link] if (link := _link(span)) else " " for span in chain[:-1]]
    value = _whole_form("".join(_respaced(span) + end for span, end in zip(chain, [*ends, ""], strict=True)))
    evidence = _evidence(page, value, chain) | _as_set(page, chain)
    evidence["translation"] = float(said and not has_japanese(value))
    return Candidate(Property.COMPANY, value, chain, evidence)


def _link(span: Span) -> str:
    """What at the end of a line wants the next one: the dot of アイ・ティー・ / ブリッジ, an &."""
    if span.text.endswith("&"):
        return "&"
    return rest if (rest := span.piece.text[span.end :].strip()) == "・" else ""


_LINK_AFTER = {"・": "・", "&": " "}
"""What goes between such a line and the next."""


def _as_set(page: Page, chain: Sequence[Span]) -> dict[str, float]:
    """Whether lines go on in each other: by a link, or set alike and large as a logo; or a name begins or ends amid."""
    sizes = [span.piece.size for span in chain]
    above = page.above(chain[0].piece) if chain[0].start == 0 else None
    return {
        "continued": float(sum(bool(_link(span)) for span in chain[:-1])),
        "broken_off": float(bool(_link(chain[-1]))) + float(bool(above and above.text.endswith(tuple(_LINK_AFTER)))),
        "logo": float(len(chain) > 1 and min(sizes) > LOGO and max(sizes) < ALIKE * min(sizes)),
    }


def _whole_form(value: str) -> str:
    """With what engines lose of a form: the brackets of (株), the stroke of 一般."""
    value = re.sub(r"^[lI|] (?=[A-Z])", "", value)
    value = re.sub(r"\bCo\s?[.,]{2,}\s?(?=Ltd)", "Co., ", value)
    value = re.sub(r"^[ー-]?般(?=[社財]団)", "一般", value)
    value = re.sub(r"^株(?![式本木)])|^有(?=[ァ-ヺA-Z])", lambda form: f"({form.group()})", value)
    value = re.sub(r"(?<=[, ])[IlJ1]n[ce](?=\.?$)", "Inc", re.sub(r"(?<=Co\., )[Ll][it]d(?=\.?$)", "Ltd", value))
    value = re.sub(r"^(?=[株有合社財医]\))", "(", re.sub(r"(?<=\([株有合社財医])$", ")", value))
    return re.sub(r"^(\([株有合社財医]\)) +", r"\1", value)


def _respaced(span: Span) -> str:
    """Letter-spaced capitals with the space that engines lose before a word like DESIGN."""
    spaced = span.piece.advance > LETTER_SPACED and " " not in span.text and span.text.isupper()
    found = re.fullmatch(rf"([A-Z]{{3,}})({_LONG_WORDS})", span.text) if spaced else None
    return f"{found.group(1)} {found.group(2)}" if found else span.text


def _evidence(page: Page, value: str, chain: tuple[Span, ...]) -> dict[str, float]:
    squeezed = bare(value)
    form = _form().search(value)
    japanese = has_japanese(value)
    bare_form = bool(form and len(squeezed) <= len(bare(form.group())))
    return {
        "form": float(bool(form) and not bare_form),
        "form_alone": float(bare_form),
        "form_at_edge": float(bool(form and not bare_form and (form.start() == 0 or form.end() >= len(value) - 1))),
        "organisation": float(bool(_organisation(japanese).search(value))),
        "size": _prominence(chain),
        "largest": float(max(span.piece.size for span in chain) >= LARGEST * page.largest),
        "top": float(chain[0].piece is page.pieces[0]),
        "japanese": float(japanese),
        "department": float(japanese and department_likeness(value) > 0)
        + 0.5 * (not japanese and department_likeness(value) > 1.5),
        "title": float(title_likeness(value) >= 2.2 or (not japanese and bool(before_firm(value)))),
        "address": max(likeness(value), 0.0),
        "person": float(family_and_given(value)),
        "organisation_inside": float(japanese and bool(re.search(alternatives("organisations"), value))),
        "sentence": float(bool((_SENTENCE if japanese else _PHRASE).search(value)) and not form),
        "spoken": float(japanese and not form and _is_spoken(value)),
        "label": float(squeezed in words("not_names")),
        "digits": sum(c.isdigit() for c in value) / len(value),
        "length": max(0, len(squeezed) - (20 if japanese else 36)) / 10,
        "joined": float(len(chain) - 1),
        "uneven": max(abs(log2(a.piece.size / b.piece.size)) for a in chain for b in chain),
        "part": sum(len(span.piece.text) - len(span.text) > 1 for span in chain) / len(chain),
    }


def _is_spoken(value: str) -> bool:
    """Whether it has verbs, or the particles of sentences: a slogan, a notice."""
    return any(word.kind in _OF_SENTENCES or (word.kind, word.text) in _PARTICLES for word in words_of(value))


_OF_SENTENCES = {"動詞", "助動詞", "形容詞", "副詞"}
_PARTICLES = {("助詞", particle) for particle in "をにへではがも"}


def _prominence(chain: Sequence[Span]) -> float:
    """How large it is set; each large line of a logo counts."""
    sizes = [log2(span.piece.size) for span in chain]
    return sum(size for size in sizes if size > 0) if max(sizes) > 0 else max(sizes)


@cache
def _form() -> re.Pattern[str]:
    return re.compile(alternatives("legal_forms"))


@cache
def _organisation(japanese: bool) -> re.Pattern[str]:  # noqa: FBT001 - the key of a cache
    words = alternatives("organisations")
    return re.compile(rf"^{words}|{words}$") if japanese else re.compile(words, re.IGNORECASE)

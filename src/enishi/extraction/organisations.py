"""Page -> candidates for the company or institution."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import log2

from enishi.extraction.addresses import likeness
from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import JAPANESE, bare, has_japanese
from enishi.extraction.lexicon import alternatives
from enishi.extraction.lines import Page
from enishi.extraction.names import family_and_given
from enishi.extraction.spans import chains, ranges
from enishi.extraction.titles import department_likeness, title_likeness
from enishi.model.card import Property

_SENTENCE = re.compile(rf"[をはがにへと][^{JAPANESE}]*[{JAPANESE}]{{2,}}|[。！!?？…]|ます|です|ください|します|しよう")
_PHRASE = re.compile(
    r"\b(?:your|our|we|you|for|with|to|the|is|are|here|makes?|every|that|since|every|all)\b", re.IGNORECASE
)


def find(page: Page, free: Sequence[Span]) -> Iterator[Candidate]:
    spans = {(id(s.piece), s.start, s.end): s for span in free for s in (span, *ranges(span))}
    for span in spans.values():
        if _possible(span.text):
            yield _candidate(page, (span,))
    for chain in chains(page, free, 3):
        if len(chain) > 1 and _one_block(chain) and all(_possible(span.text) for span in chain):
            yield _candidate(page, chain)


def _possible(text: str) -> bool:
    return bool(re.search(rf"[A-Za-zÀ-ÿ{JAPANESE}가-힣○]", text)) and 2 <= len(text) <= 60 and likeness(text) < 3


def _one_block(chain: Sequence[Span]) -> bool:
    """Whether lines are set as one: of one script, close to each other."""
    scripts = {has_japanese(span.text) for span in chain}
    return len(scripts) == 1 or bool(re.fullmatch(alternatives("legal_forms"), chain[0].text))


def _candidate(page: Page, chain: tuple[Span, ...]) -> Candidate:
    value = " ".join(span.text for span in chain)
    return Candidate(Property.COMPANY, value, chain, _evidence(page, value, chain))


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
        "top": float(chain[0].piece is page.pieces[0]),
        "japanese": float(japanese),
        "department": float(japanese and department_likeness(value) > 0)
        + 0.5 * (not japanese and department_likeness(value) > 1.5),
        "title": float(title_likeness(value) >= 2.2),
        "address": max(likeness(value), 0.0),
        "person": float(family_and_given(value)),
        "sentence": float(bool((_SENTENCE if japanese else _PHRASE).search(value))),
        "digits": sum(c.isdigit() for c in value) / len(value),
        "length": max(0, len(squeezed) - (20 if japanese else 36)) / 10,
        "joined": float(len(chain) - 1),
        "uneven": max(abs(log2(a.piece.size / b.piece.size)) for a in chain for b in chain),
        "part": sum(len(span.piece.text) - len(span.text) > 1 for span in chain) / len(chain),
    }


def _prominence(chain: Sequence[Span]) -> float:
    """How large it is set; each large line of a logo counts."""
    sizes = [log2(span.piece.size) for span in chain]
    return sum(size for size in sizes if size > 0) if max(sizes) > 0 else max(sizes)


@cache
def _form() -> re.Pattern[str]:
    return re.compile(alternatives("legal_forms"))


@cache
def _organisation(japanese: bool) -> re.Pattern[str]:  # noqa: FBT001 - the key of a cache
    return re.compile(alternatives("organisations") + (r"$" if japanese else ""), 0 if japanese else re.IGNORECASE)

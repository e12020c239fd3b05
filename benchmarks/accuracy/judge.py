"""Pages and Predictions -> Verdicts: what was said of each card that is there, and of those that are not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from benchmarks.accuracy.labels import Page, TrueCard, join
from benchmarks.accuracy.pair import pair
from benchmarks.accuracy.predictions import Prediction

Fields: TypeAlias = Mapping[str, Any]
Key: TypeAlias = tuple[str, int]
"""A page by its file and number."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one page."""

    page: Page
    cards: tuple[tuple[TrueCard, Fields], ...]
    """Each with what was said of it; with nothing, if it was overlooked."""
    phantoms: tuple[Fields, ...]
    """What was said of cards that are not there."""
    paired: int
    detected: int
    outlined: int


def judge(pages: Sequence[Page], predictions: Iterable[Prediction], files: Mapping[str, str]) -> Iterator[Verdict]:
    """Page by page; `files` gives a source's labelled file, and what is of none does not count."""
    known = {(page.file, page.number): page for page in pages}
    said: dict[Key, list[Prediction]] = defaultdict(list)
    for each in predictions:
        if file := files.get(each.source):
            said[file, each.pages[0] if (file, each.pages[0]) in known else 1].append(each)
    others = {key: [_other_sides(key[0], each, files) for each in group] for key, group in said.items()}
    behind = {key for sides in others.values() for keys in sides for key in keys}
    for key, page in known.items():
        if key not in behind:
            joined = next(filter(None, others.get(key, ())), [])
            yield _judge_page(page, _cards(page, joined, known), said[key])


def _other_sides(file: str, prediction: Prediction, files: Mapping[str, str]) -> list[Key]:
    elsewhere = [(files[source], 1) for source in prediction.behind if source in files]
    return [*((file, number) for number in prediction.pages[1:]), *elsewhere]


def _cards(page: Page, joined: Sequence[Key], known: Mapping[Key, Page]) -> Sequence[TrueCard]:
    """The cards of a page; its first one together with its other sides, if they were read together."""
    cards = page.cards
    if not cards:
        return cards
    for key in joined:
        if (other := known.get(key)) and other.cards:
            cards = (join(cards[0], other.cards[0]),)
    return cards


def _judge_page(page: Page, cards: Sequence[TrueCard], said: Sequence[Prediction]) -> Verdict:
    pairing = pair(cards, said, page)
    meant = {i: said[j].fields for i, j in pairing.pairs}
    used = {j for _, j in pairing.pairs}
    return Verdict(
        page=page,
        cards=tuple((card, meant.get(i, {})) for i, card in enumerate(cards)),
        phantoms=tuple(each.fields for j, each in enumerate(said) if j not in used),
        paired=len(pairing.pairs),
        detected=pairing.detected,
        outlined=pairing.outlined,
    )

"""`python -m benchmarks.sides`: pictures in a row that are rightly and wrongly taken for front and back."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.scenes.__main__ import FACES
from benchmarks.scenes.halves import Half
from benchmarks.scenes.sheets import Card, Drawer
from benchmarks.sides.stacks import TwoSided, stack
from enishi.extraction.draft import draft
from enishi.extraction.sides import follow_each_other
from enishi.model.card import Draft
from enishi.ocr.registry import open_engine

PRINTED_AT = 2
"""Half of the 384 dpi in which faces are printed."""


def main() -> None:
    wish = _arguments()
    drawer = Drawer(wish.faces)
    cards = stack(wish.half, wish.seed, wish.firms, drawer)
    told = tally(cards, _reader(drawer, wish.engine))
    print(f"{len(cards)} cards of {wish.firms} firms, {wish.half}, read by {wish.engine}\n")
    print("| in a row | pairs | joined |\n| --- | --- | --- |")
    for kind, (pairs, joined) in sorted(told.items()):
        print(f"| {kind} | {pairs} | {joined} |")


def tally(cards: Sequence[TwoSided], read: Callable[[Card], Draft]) -> dict[str, tuple[int, int]]:
    """How many pairs of each kind there are, and how many of them are taken for one card's sides."""
    pairs: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    for kind, one, other in _pairs([(card, read(card.front), read(card.back)) for card in cards]):
        pairs[kind] += 1
        joined[kind] += follow_each_other(one, other)
    return {kind: (count, joined[kind]) for kind, count in pairs.items()}


def _pairs(cards: Sequence[tuple[TwoSided, Draft, Draft]]) -> Iterator[tuple[str, Draft, Draft]]:
    """Each front and back with what may follow it; a firm's own back, which names nobody, is told apart."""
    for (card, front, back), (after, next_front, next_back) in zip(cards, [*cards[1:], cards[0]], strict=True):
        whose = "a colleague's" if card.firm == after.firm else "a stranger's"
        yield f"a front and its {_kind(card)}", front, back
        yield f"a front and {whose} front", front, next_front
        yield f"a {_kind(card)} and {whose} front", back, next_front
        yield f"a front and {whose} {_kind(after)}", front, next_back


def _kind(card: TwoSided) -> str:
    return "back" if card.back[0].name else "back without a name"


def _reader(drawer: Drawer, engine: str) -> Callable[[Card], Draft]:
    reader = open_engine(engine)
    return lambda card: draft([reader.read(drawer.face(card, PRINTED_AT).pixels)])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sides", description=__doc__)
    parser.add_argument("--half", type=Half, choices=list(Half), default=Half.JUDGING)
    parser.add_argument("--firms", type=int, default=20, help="of three people each (default: 20)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", default="auto", help="as for enishi read (default: auto)")
    parser.add_argument("--faces", type=Path, default=FACES, help="where printed cards are kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()

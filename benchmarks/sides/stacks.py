"""A seed -> stacks of cards as a firm's people hand them out: front, back, front, back ..."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from benchmarks.scenes.cards import Design
from benchmarks.scenes.design import back_of, draw
from benchmarks.scenes.halves import Half, stock
from benchmarks.scenes.japanese import japanese
from benchmarks.scenes.people import Person
from benchmarks.scenes.sheets import Card, Drawer, printable
from benchmarks.scenes.wording import rows

PEOPLE = 3
"""Of each firm."""


@dataclass(frozen=True, slots=True)
class TwoSided:
    """A card of the firm with that number."""

    firm: int
    front: Card
    back: Card


def stack(half: Half, seed: int, firms: int, drawer: Drawer) -> list[TwoSided]:
    """The cards of so many firms, colleagues after each other, printed."""
    units = printable(_firms(half, Random(f"sides/{half}/{seed}")), drawer, firms)
    pairs = ((firm, zip(unit[::2], unit[1::2], strict=True)) for firm, unit in enumerate(units))
    return [TwoSided(firm, front, back) for firm, cards in pairs for front, back in cards]


def _firms(half: Half, random: Random) -> Iterator[tuple[Card, ...]]:
    while True:
        first = draw(half, random, random.choice(("ja", "ja", "column", "thin")))
        people = [first, *(_colleague(half, random, first) for _ in range(PEOPLE - 1))]
        yield tuple(side for each in people for side in back_of(half, random, each))


def _colleague(half: Half, random: Random, card: tuple[Person, Design]) -> tuple[Person, Design]:
    """Another person of the firm: its house style, place, numbers, domain and shared mailbox, all else their own."""
    one, design = card
    other = japanese(random, stock(half))
    boxes = [mail.partition("@") for mail in one.emails]
    own = other.emails[0].partition("@")[0] if other.emails else other.name
    mails = tuple(f"{own if box.isascii() and box != 'info' else box}@{domain}" for box, _at, domain in boxes)
    mobiles = tuple(phone for phone in other.phones if phone.kind == "mobile")
    somebody = replace(
        one,
        name=other.name,
        name_kana=other.name_kana if one.name_kana else "",
        name_romaji=other.name_romaji if one.name_romaji else "",
        title=other.title,
        department=other.department,
        emails=mails if own.isascii() else (),
        phones=(*(phone for phone in one.phones if phone.kind != "mobile"), *mobiles),
    )
    return somebody, replace(design, rows=rows(somebody, replace(design, rows=()), stock(half).looks, random))

from itertools import islice
from random import Random

from benchmarks.scenes.halves import Half
from benchmarks.sides.__main__ import tally
from benchmarks.sides.stacks import PEOPLE, TwoSided, _firms
from enishi.extraction.draft import draft
from tests.extraction.texts import rows


def cards(firms: int) -> list[TwoSided]:
    units = islice(_firms(Half.TUNING, Random(1)), firms)  # noqa: S311 - draws cards, guards nothing
    return [
        TwoSided(firm, *unit[place : place + 2]) for firm, unit in enumerate(units) for place in range(0, len(unit), 2)
    ]


def test_colleagues_share_what_a_firm_shares():
    for firm in range(4):
        several = [card for card in cards(4) if card.firm == firm]
        assert len(several) == PEOPLE
        people = [card.front[0] for card in several]
        assert len({person.company for person in people}) == len({person.address for person in people}) == 1
        assert len({person.name for person in people}) > 1
        assert all(card.back[0].name or not card.back[0].emails for card in several)


def test_a_reader_of_everything_joins_each_front_with_its_back_and_with_nobody_else():
    def read(card):
        person = card[0]
        numbers = [f"{phone.kind} {phone.number}" for phone in person.phones]
        return draft([rows(person.company, person.title, person.name, *numbers, *person.emails, *person.urls)])

    told = tally(cards(6), read)
    assert sum(pairs for pairs, _joined in told.values()) == 4 * 6 * PEOPLE
    assert all(
        joined == 0 for kind, (_pairs, joined) in told.items() if kind.endswith("front") and "without" not in kind
    )
    pairs, joined = told["a front and its back"]
    assert joined > 0.8 * pairs

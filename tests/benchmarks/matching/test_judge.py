"""What counts as right, wrong, asked and missed."""

import pytest

from benchmarks.matching.answers import Answer, Guess, Truth
from benchmarks.matching.judge import best_bound, by_kind, fate_of, score
from enishi.model.match import Verdict


def answer(contact: str, guessed: str = "", verdict: Verdict = Verdict.LINK, found: str = "") -> Answer:
    guesses = (Guess(guessed, 0.9, verdict, ()),) if guessed else ()
    return Answer(Truth("card", contact, "kind"), guesses, found=frozenset(found))


ANSWERS = (
    answer("a", "a", found="ab"),
    answer("a", "b", found="ab"),
    answer("a", "a", Verdict.POSSIBLE_LINK, found="a"),
    answer("a"),
    answer("", "b", found="b"),
    answer("", "b", Verdict.NON_LINK, found="bc"),
    answer(""),
    answer("", "b", Verdict.POSSIBLE_LINK, found="b"),
)


def test_shares():
    it = score(ANSWERS)
    assert (it.cards, it.known, it.wrong) == (8, 4, 2)
    assert it.precision == pytest.approx(1 / 3)
    assert (it.recall, it.asked, it.missed) == (0.25, 0.25, 0.25)
    assert (it.blocking, it.candidates) == (0.75, 9 / 8)


def test_fates():
    assert [fate_of(each) for each in ANSWERS] == ["linked", "wrongly", "asked", "missed", "wrongly", "", "", "asked"]


def test_the_table_counts_fates_and_leaves_zeros_out():
    table = by_kind([*ANSWERS, Answer(Truth("card", "", "stranger"), ())])
    assert table.splitlines()[1].split() == ["kind", "8", "1", "2", "2", "1"]
    assert table.splitlines()[2].split() == ["stranger", "1"]


def test_nobody_is_nothing_to_be_wrong_about():
    it = score([])
    assert (it.precision, it.recall, it.blocking, it.missed) == (1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("claims", "true", "expected"),
    [
        ([], 3, (0.0, 1.0, 0.0)),
        ([(0.9, True), (0.8, True)], 2, (1.0, 1.0, 1.0)),
        ([(0.9, True), (0.8, False), (0.7, True)], 2, (0.8, 2 / 3, 1.0)),
        ([(0.5, True), (0.5, False)], 1, (2 / 3, 0.5, 1.0)),
        ([(0.2, False)], 1, (0.0, 1.0, 0.0)),
    ],
)
def test_the_best_bound_takes_equal_probabilities_together(claims, true, expected):
    assert best_bound(claims, true) == pytest.approx(expected)

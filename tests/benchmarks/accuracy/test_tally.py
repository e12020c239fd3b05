import pytest

from benchmarks.accuracy.judge import Verdict
from benchmarks.accuracy.labels import Page, TrueCard
from benchmarks.accuracy.tally import Mistake, mistakes, tally

CARD = TrueCard({"id": "set/a.jpg#0", "name": "佐藤 葵", "emails": ["aoi@example.jp", "info@example.jp"]})


def verdict(fields: dict[str, object], *phantoms: dict[str, object], file: str = "set/a.jpg") -> Verdict:
    return Verdict(
        Page(file, 1, None, (CARD,)), ((CARD, fields),), phantoms, paired=1, detected=1, outlined=1 + len(phantoms)
    )


def test_counts_follow_the_values():
    half = verdict({"name": "佐藤葵", "emails": ["aoi@example.jp", "x@example.jp"]}, {"name": "Receipt"})
    counted = tally([half])["all"]
    assert (counted.exact["name"].recall, counted.exact["name"].precision) == (1.0, 0.5)
    assert (counted.exact["emails"].recall, counted.exact["emails"].precision) == (0.5, 0.5)
    assert counted.exact["name"].f1 == pytest.approx(2 / 3)
    assert (counted.detection.recall, counted.detection.precision) == (1.0, 0.5)
    assert (counted.predicted, counted.paired, counted.wholly_right) == (2, 1, 0.0)


def test_nothing_said_scores_nothing():
    counted = tally([verdict({})])["all"]
    assert (counted.exact["name"].recall, counted.exact["name"].precision, counted.exact["name"].f1) == (0, 0, 0)


def test_each_set_is_counted_for_itself_too():
    right = {"name": "佐藤 葵", "emails": ["info@example.jp", "aoi@example.jp"]}
    tallies = tally([verdict(right), verdict({}, file="other/b.jpg")])
    assert {name: (each.cards, each.wholly_right) for name, each in tallies.items()} == {
        "all": (2, 0.5),
        "set": (1, 1.0),
        "other": (1, 0.0),
    }


def test_mistakes_are_shown_folded_with_their_place():
    wrong = verdict({"name": "佐藤 茜"}, {"name": "Receipt"})
    assert list(mistakes([wrong], "name")) == [
        Mistake("set/a.jpg#0", ("佐藤葵",), ("佐藤茜",)),
        Mistake("set/a.jpg (no card)", (), ("receipt",)),
    ]
    assert list(mistakes([verdict({"name": "佐藤 葵"})], "name")) == []

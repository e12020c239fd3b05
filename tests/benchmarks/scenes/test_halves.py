"""What is tuned on one half says nothing about the other only if they share nothing."""

from collections.abc import Iterable
from itertools import chain

import pytest

from benchmarks.scenes.halves import HERE, Half, stock

TUNING, JUDGING = stock(Half.TUNING), stock(Half.JUDGING)
WESTERN = ("en", "de", "fr", "cn", "kr")


def first(entries: Iterable[list[str] | str]) -> set[str]:
    """Of names with their readings, of towns with their codes: the name, the code."""
    return {entry if isinstance(entry, str) else entry[0] for entry in entries}


@pytest.mark.parametrize(
    "pool", ["families", "givens", "firms", "places", "buildings", "offices", "services", "slogans"]
)
def test_no_japanese_word_is_in_both(pool: str):
    tuning, judging = (first(each.words["ja"][pool]) for each in (TUNING, JUDGING))
    assert min(len(tuning), len(judging)) >= 6
    assert not tuning & judging


@pytest.mark.parametrize("language", WESTERN)
@pytest.mark.parametrize("pool", ["families", "givens", "firms", "cities", "streets", "us", "gb"])
def test_no_western_word_is_in_both(language: str, pool: str):
    tuning, judging = (first(each.words[language].get(pool, [])) for each in (TUNING, JUDGING))
    assert not tuning & judging


def test_the_hosts_of_firms_differ():
    tuning, judging = (
        {firm[-1] for language in ("ja", *WESTERN) for firm in each.words[language]["firms"]}
        for each in (TUNING, JUDGING)
    )
    assert not tuning & judging


def test_no_font_is_in_both():
    pools = ("sans", "serif", "brush", "latin_sans", "latin_serif", "display")
    tuning, judging = (set(chain.from_iterable(each.looks[pool] for pool in pools)) for each in (TUNING, JUDGING))
    assert min(len(tuning), len(judging)) >= 30
    assert not tuning & judging


def test_no_palette_emblem_mark_or_way_of_labelling_is_in_both():
    for pool in ("light", "coloured", "dark", "emblems", "marks", "handles"):
        assert not {str(each) for each in TUNING.looks[pool]} & {str(each) for each in JUDGING.looks[pool]}
    for language in ("ja", "en", "de", "fr"):
        tuning, judging = (set(map(tuple, each.looks["labels"][language])) for each in (TUNING, JUDGING))
        assert not tuning & judging


def test_both_have_a_layout_for_every_purpose_and_none_in_common():
    assert set(TUNING.layouts) == set(JUDGING.layouts)
    tuning, judging = (set(chain.from_iterable(each.layouts.values())) for each in (TUNING, JUDGING))
    assert not tuning & judging


def test_both_have_their_own_newspapers_and_receipts():
    for half in Half:
        there = {path.stem for path in (HERE / half / "papers").glob("*.html")}
        assert there == set(stock(half).looks["papers"])
    assert not set(TUNING.looks["papers"]) & set(JUDGING.looks["papers"])
    for kind in ("japanese", "english", "headlines"):
        assert not set(TUNING.words["prose"][kind]) & set(JUDGING.words["prose"][kind]) - {"{slogan}"}
    assert not set(TUNING.words["wares"]) & set(JUDGING.words["wares"])

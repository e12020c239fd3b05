from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon
from shapely.ops import unary_union

from benchmarks.scenes.arrange import COVERED, in_rows, printed, strewn
from tests.benchmarks.scenes.faces import face


def table(count: int) -> list:
    return [face() if number % 4 else face((55.0, 91.0)) for number in range(count)]


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - lays cards, guards nothing


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 12), st.integers())
def test_cards_in_rows_lie_apart(count: int, seed: int):
    shapes = [Polygon(paper.quad) for paper in in_rows(table(count), seeded(seed))]
    assert min(one.distance(other) for i, one in enumerate(shapes) for other in shapes[:i]) > 0.3


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 7), st.integers())
def test_strewn_cards_lie_a_millimetre_apart(count: int, seed: int):
    shapes = [Polygon(paper.quad) for paper in strewn(table(count), seeded(seed))]
    assert min(one.distance(other) for i, one in enumerate(shapes) for other in shapes[:i]) >= 1.0


@pytest.mark.parametrize("seed", range(4))
def test_overlapping_cards_hide_no_text_and_little_else(seed: int):
    faces = table(6)
    papers = strewn(faces, seeded(seed), overlapping=True)
    for number, (below, paper) in enumerate(zip(faces, papers, strict=True)):
        above = unary_union([Polygon(other.quad) for other in papers[number + 1 :]])
        assert not above.intersects(printed(below, paper))
        assert above.intersection(Polygon(paper.quad)).area <= COVERED * 91 * 55 + 1e-6


def test_some_cards_do_overlap():
    overlaps = 0
    for seed in range(6):
        shapes = [Polygon(paper.quad) for paper in strewn(table(6), seeded(seed), overlapping=True)]
        overlaps += sum(one.intersects(other) for i, one in enumerate(shapes) for other in shapes[:i])
    assert overlaps > 0


def test_the_same_seed_is_the_same_table():
    faces = table(5)
    assert [paper.at for paper in strewn(faces, seeded(2))] == [paper.at for paper in strewn(faces, seeded(2))]

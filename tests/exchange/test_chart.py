"""A picture of counts."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from enishi.errors import ExchangeError, UsageError
from enishi.exchange.chart import HEIGHT, USUAL, WIDTH, draw, picture

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("panels", "columns", "rows"), [(1, 1, 1), (2, 2, 1), (3, 2, 2), (5, 3, 2)])
def test_every_title_has_its_bars(tmp_path, panels, columns, rows):
    file = tmp_path / "ties.svg"
    draw({f"交流会 {each}": {"人": 10, "縁": each, "薄れた": 0} for each in range(panels)}, "薄れた", file)
    picture = ET.parse(file).getroot()  # noqa: S314 - our own file
    texts = [each.text for each in picture.iter(f"{SVG}text")]
    assert {f"交流会 {each}" for each in range(panels)} <= set(texts)
    assert texts.count("縁") == panels
    assert (float(picture.get("width")), float(picture.get("height"))) == (WIDTH * columns, HEIGHT * rows)
    bars = [each for each in picture.iter(f"{SVG}rect") if each.get("fill") not in ("#f9f9f9", None)]
    assert len(bars) == 3 * panels
    assert len({each.get("fill") for each in bars}) == 2


def test_nothing_at_all_is_still_a_picture(tmp_path):
    draw({"mixer": {"people": 0}}, "faded", tmp_path / "x.SVG")
    assert (tmp_path / "x.SVG").stat().st_size


def test_only_svg_is_drawn_and_only_where_one_can_write(tmp_path):
    with pytest.raises(UsageError, match=r"ties\.png"):
        draw({"mixer": {"people": 1}}, "faded", tmp_path / "ties.png")
    with pytest.raises(ExchangeError, match="No such file"):
        draw({"mixer": {"people": 1}}, "faded", tmp_path / "nowhere" / "ties.svg")


def test_long_japanese_labels_have_room():
    """The library leaves room by the number of characters, and kanji are twice as wide."""
    drawn = ET.fromstring(picture({"交流会": {"間に合ったもの": 1, "in time": 2}}, "", USUAL, 2))  # noqa: S314 - our own
    assert drawn.get("width") == str(WIDTH)  # no column stays empty
    labels = [each.text for each in drawn.iter(f"{SVG}text") if each.get("text-anchor") == "end"]
    assert sorted(labels) == ["in time", "間に合ったもの"]
    moved = [each.get("transform") for each in drawn.iter(f"{SVG}g") if each.get("transform")]
    shift = max(float(each.removeprefix("translate(").split()[0]) for each in moved)
    assert shift >= 7 * 14  # of seven kanji in 14 pixels


def test_each_palette_has_its_own_colours():
    night = replace(USUAL, paper="#111111", bar="#77cc99")
    drawn = picture({"mixer": {"people": 3}}, "", night, 1)
    assert 'fill="#111111"' in drawn
    assert 'fill="#77cc99"' in drawn
    assert USUAL.paper not in drawn

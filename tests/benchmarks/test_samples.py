"""The pictures that the README and the demo speak of are there, and their truth is true."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import vobject
from PIL import Image, ImageOps
from shapely.geometry import Polygon

SAMPLES = Path(__file__).parents[2] / "samples"
LABELS = [json.loads(line) for line in (SAMPLES / "truth.jsonl").read_text("utf-8").splitlines()]
CARDS: list[dict[str, Any]] = [card for page in LABELS for card in page["cards"]]


def contacts() -> Iterator[Any]:
    return vobject.readComponents((SAMPLES / "address-book.vcf").read_text("utf-8"))


def test_every_picture_is_labelled_and_small_enough_to_clone():
    pictures = [path for path in SAMPLES.rglob("*") if path.suffix in {".jpg", ".pdf"}]
    assert {str(path.relative_to(SAMPLES)) for path in pictures} == {page["file"] for page in LABELS}
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 8_000_000


@pytest.mark.parametrize("page", LABELS, ids=lambda page: f"{page['file']}-{page['page']}")
def test_corners_lie_clockwise_on_a_picture_of_the_size_told(page: dict[str, Any]):
    path = SAMPLES / page["file"]
    if path.suffix == ".pdf":
        leaf = pypdfium2.PdfDocument(path)[page["page"] - 1]
        size = [round(side * 300 / 72) for side in leaf.get_size()]
    else:
        size = list(ImageOps.exif_transpose(Image.open(path)).size)
    assert size == pytest.approx(page["size"], abs=1)
    frame = Polygon([(0, 0), (size[0], 0), tuple(size), (0, size[1])])
    for card in page["cards"]:
        outline = Polygon(card["corners"])
        assert frame.contains(outline)
        assert outline.exterior.is_ccw  # y points down, so clockwise to the eye


def test_the_address_book_knows_four_of_them_each_in_another_way():
    known = {contact.fn.value: contact for contact in contacts()}
    on_cards = {card["name"] for card in CARDS}
    assert len(known) == 12
    assert on_cards & set(known) == {"佐藤 葵", "小鳥遊 結衣", "田中 健一"}
    assert "髙橋 美咲" in on_cards
    assert "高橋 美咲" in known
    mobiles = {card["name"]: phone["number"] for card in CARDS for phone in card["phones"] if phone["type"] == "mobile"}
    numbers = {name: [line.value for line in contact.tel_list] for name, contact in known.items()}
    assert mobiles["小鳥遊 結衣"] in numbers["小鳥遊 結衣"]
    assert mobiles["田中 健一"] not in numbers["田中 健一"]
    strangers = [name for name in known if name not in {*on_cards, "高橋 美咲"}]
    assert not {phone["number"] for card in CARDS for phone in card["phones"]} & {
        n for name in strangers for n in numbers[name]
    }

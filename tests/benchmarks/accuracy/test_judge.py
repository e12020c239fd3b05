import json
from typing import Any

from benchmarks.accuracy.judge import judge
from benchmarks.accuracy.labels import Page, TrueCard
from benchmarks.accuracy.predictions import Prediction, parse

CORNERS = [[0, 0], [10, 0], [10, 10], [0, 10]]
FILES = {"in/a.pdf": "a.pdf"}


def page(number: int, **fields: Any) -> Page:
    return Page("a.pdf", number, (10, 10), (TrueCard({"corners": CORNERS, **fields}),))


def said(*pages: int, source: str = "in/a.pdf", **fields: Any) -> Prediction:
    return Prediction(source, pages, CORNERS, None, fields)


def test_overlooked_and_imagined_cards():
    (verdict,) = judge([page(1)], [said(1, name="one"), said(1, name="two")], FILES)
    assert [fields for _, fields in verdict.cards] == [{"name": "two"}]
    assert verdict.phantoms == ({"name": "one"},)
    (verdict,) = judge([page(1)], [], FILES)
    assert ([fields for _, fields in verdict.cards], verdict.phantoms) == ([{}], ())


def test_a_source_without_a_label_does_not_count():
    (verdict,) = judge([page(1)], [said(1, source="elsewhere.pdf")], FILES)
    assert (verdict.phantoms, verdict.paired) == ((), 0)


def test_an_unknown_page_counts_as_the_first():
    (verdict,) = judge([page(1)], [said(7)], FILES)
    assert verdict.paired == 1


def test_sides_read_together_are_judged_together():
    front = page(1, name="伊集院 薫", emails=["k@example.jp"])
    back = page(2, name="Kaoru Ijuin", emails=["k@example.jp", "info@example.jp"], title="Manager", department="Office")
    (verdict,) = judge([front, back], [said(1, 2, name="Kaoru Ijuin")], FILES)
    ((card, fields),) = verdict.cards
    assert card.label["accept"] == {"name": ["Kaoru Ijuin"]}
    assert card.label["emails"] == ["k@example.jp", "info@example.jp"]
    assert card.label["title"] == "Manager"
    assert "department" not in card.label
    assert fields == {"name": "Kaoru Ijuin"}


def test_sides_read_apart_are_judged_apart():
    assert len(list(judge([page(1), page(2)], [said(1), said(2)], FILES))) == 2
    assert len(list(judge([page(1)], [said(1, 2)], FILES))) == 1


def test_a_page_without_cards_has_only_phantoms():
    (verdict,) = judge([Page("a.pdf", 1, None, ())], [said(1, 2, name="receipt")], FILES)
    assert (verdict.cards, verdict.phantoms) == ((), ({"name": "receipt"},))


def test_two_pictures_read_together_are_judged_together():
    front, back = (Page(file, 1, (10, 10), page(1, **said).cards) for file, said in _TWO_PICTURES.items())
    files = {"in/a.jpg": "a.jpg", "in/b.jpg": "b.jpg"}
    line = {"source": "in/a.jpg", "sources": ["in/a.jpg", "in/b.jpg"], "pages": [1, 1], "corners": CORNERS}
    (both,), _refusals = parse([json.dumps({**line, "image_size": [10, 10], "fields": {"name": "伊集院 薫"}})])
    assert (both.pages, both.behind) == ((1,), ("in/b.jpg",))
    (verdict,) = judge([front, back], [both], files)
    ((card, _fields),) = verdict.cards
    assert card.label["accept"] == {"name": ["Kaoru Ijuin"]}
    assert card.label["emails"] == ["k@example.jp"]


_TWO_PICTURES = {"a.jpg": {"name": "伊集院 薫"}, "b.jpg": {"name": "Kaoru Ijuin", "emails": ["k@example.jp"]}}

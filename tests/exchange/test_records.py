import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.exchange.entry import Imported, Said, entry, gathered
from enishi.exchange.records import card_record, stream, write
from enishi.model.card import Advice, Card, Draft, Face, Field, Line, PhoneKind, Property, Reading, Side
from tests.exchange.entries import ENTRIES

CORNERS = ((10.04, 20.0), (110.0, 20.0), (110.0, 80.0), (10.0, 80.0))
BOX = ((1.0, 1.0), (9.0, 1.0), (9.0, 3.0), (1.0, 3.0))


def side(face, *texts):
    codes = ("tel:03-1234-5678",) if face is Face.FRONT else ()
    reading = Reading(tuple(Line(text, BOX, 0.987654) for text in texts), (91, 55), "rapidocr", codes)
    return Side(2, (1200, 900), CORNERS, reading, face)


CARD = Card(
    3,
    (side(Face.FRONT, "佐藤 花子", "TEL 03-1234-5678"), side(Face.BACK, "090-1234-5678")),
    Draft(
        (
            Field(Property.NAME, "佐藤 花子", 0.99, (0,)),
            Field(Property.PHONE, "+81312345678", 0.95, (1,), PhoneKind.WORK),
            Field(Property.PHONE, "+819012345678", 0.9, (2,), PhoneKind.MOBILE),
        )
    ),
)


def test_a_card_in_the_form_of_read_json():
    assert card_record(CARD, "table.jpg", 1.23456) == {
        "source": "table.jpg",
        "page": 2,
        "pages": [2, 2],
        "card": 3,
        "image_size": [1200, 900],
        "corners": [[10.0, 20.0], [110.0, 20.0], [110.0, 80.0], [10.0, 80.0]],
        "side": "front",
        "fields": {
            "name": "佐藤 花子",
            "phones": [{"type": "work", "number": "+81312345678"}, {"type": "mobile", "number": "+819012345678"}],
        },
        "confidence": {"name": 0.99, "phones": 0.9},
        "evidence": {"name": [0], "phones": [1, 2]},
        "lines": [
            {"text": text, "box": [list(point) for point in BOX], "confidence": 0.9877, "side": side}
            for text, side in (("佐藤 花子", "front"), ("TEL 03-1234-5678", "front"), ("090-1234-5678", "back"))
        ],
        "advice": [],
        "codes": ["tel:03-1234-5678"],
        "engine": "rapidocr",
        "seconds": 1.235,
    }


def read(text: str) -> Imported:
    return gathered(stream(text.split("\n")))


def test_a_card_is_json():
    record = card_record(CARD, "table.jpg", 1)
    assert json.loads(json.dumps(record)) == record


def test_a_card_that_was_read_is_a_record_of_a_contact():
    line = json.dumps(card_record(CARD, "table.jpg", 1), ensure_ascii=False)
    (only,) = read(line).entries
    assert only == entry(Said(claim.property, claim.value, claim.kind) for claim in CARD.draft.fields)


@given(st.lists(ENTRIES, min_size=1, max_size=3))
def test_what_is_written_is_read_again(several):
    imported = read("".join(write(several)))
    assert imported.entries == tuple(several)
    assert not imported.faults


def test_forms_that_scripts_write():
    lines = (
        '{"id": 7, "name": ["Hanako Sato", "Hanako Tanaka"], "emails": "h@x.example", "phones": ["+81312345678"]}',
        "",
        '{"fields": {"postal_code": 1000001, "phones": {"type": "CELL", "number": 9012345678}}, "note": "not here"}',
        '{"name": null, "company": "Port", "unknown": {"deep": 1}}',
    )
    assert list(stream(lines)) == [
        entry(
            [
                Said(Property.NAME, "Hanako Sato"),
                Said(Property.NAME, "Hanako Tanaka"),
                Said(Property.PHONE, "+81312345678", PhoneKind.OTHER),
                Said(Property.EMAIL, "h@x.example"),
            ],
            "7",
        ),
        entry([Said(Property.POSTAL_CODE, "1000001"), Said(Property.PHONE, "9012345678", PhoneKind.OTHER)]),
        entry([Said(Property.COMPANY, "Port")]),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no JSON object"),
        ("{}", "nothing of a person"),
        ('{"name": {"family": "Sato"}}', "name"),
        ('{"name": true}', "name"),
        ('{"phones": [{"number": [1]}]}', "phones"),
        ('{"phones": [{"type": "work"}]}', "nothing of a person"),
    ],
)
def test_a_faulty_line_is_told_of_and_the_others_go_on(line, reason):
    good = '{"name": "Hanako Sato"}'
    imported = read(f"{good}\n{line}\n{good}")
    assert len(imported.entries) == 2
    (fault,) = imported.faults
    assert fault.where == "line 2"
    assert reason in fault.message


def test_sides_on_two_pictures_and_advice():
    front, back = (replace(each, source=source) for each, source in zip(CARD.sides, ("a.jpg", "b.jpg"), strict=True))
    advice = Advice("blurred", "It is blurred.", "Hold still.")
    record = card_record(replace(CARD, sides=(front, back)), "b.jpg", 1, [advice])
    assert (record["source"], record["sources"], record["pages"]) == ("a.jpg", ["a.jpg", "b.jpg"], [2, 2])
    assert record["advice"] == [{"slug": "blurred", "message": "It is blurred.", "hint": "Hold still."}]


def test_halves_of_characters_are_replaced():
    (only,) = read(r'{"name": "\ud83d\ude42 \u5c71\ud800\u7530"}').entries
    assert only.value(Property.NAME) == "🙂 山\ufffd田"

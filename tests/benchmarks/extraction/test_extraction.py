import tomllib
from pathlib import Path

import pytest

from benchmarks.accuracy.labels import TrueCard
from benchmarks.extraction.__main__ import ablation, reliability
from benchmarks.extraction.calibrate import learned
from benchmarks.extraction.examples import Example, as_json, load
from benchmarks.extraction.toml import as_toml
from benchmarks.extraction.truth import is_read_right, is_right, rightness
from enishi.extraction.confidence import probability
from enishi.model.card import Field, PhoneKind, Property
from tests.extraction.texts import rows

CARD = Example(
    "one.jpg#0",
    (rows("株式会社みなと物流", "高橋 恵理子", "TEL 045-555-0121"),),
    TrueCard(
        {"name": "高橋 恵理子", "company": "株式会社みなと物流", "phones": [{"type": "work", "number": "045-555-0121"}]}
    ),
)


def test_examples_are_kept_and_read_again(tmp_path: Path):
    kept = tmp_path / "readings.jsonl"
    kept.write_text(as_json(CARD) + "\n", "utf-8")
    assert load([kept, kept]) == [CARD, CARD]


@pytest.mark.parametrize(
    ("field", "right"),
    [
        (Field(Property.NAME, "高橋恵理子", 1.0), True),
        (Field(Property.NAME, "髙橋 恵理子", 1.0), False),
        (Field(Property.PHONE, "+81455550121", 1.0, kind=PhoneKind.WORK), True),
        (Field(Property.PHONE, "+81455550121", 1.0, kind=PhoneKind.FAX), False),
        (Field(Property.TITLE, "部長", 1.0), False),
    ],
)
def test_a_field_is_right_or_wrong(field, right):
    assert is_right(CARD.truth, field) is right


def test_the_forms_of_a_names_characters_are_another_networks():
    assert is_read_right(CARD.truth, Field(Property.NAME, "髙橋 恵理子", 1.0))
    assert not is_read_right(CARD.truth, Field(Property.NAME, "高原 恵理子", 1.0))
    assert is_read_right(CARD.truth, Field(Property.COMPANY, "株式会社みなと物流", 1.0))


def test_nearly_right_is_told_apart_from_wrong():
    assert 0.5 < rightness(CARD.truth, Property.NAME, "高橋 恵里子") < 1
    assert rightness(CARD.truth, Property.NAME, "山田 太郎") < 0.5


WORTH_LEARNING = 600


def test_what_tells_right_from_wrong_is_learned_and_what_does_not_is_not():
    known = [
        (Property.NAME, {"bias": 1.0, "telling": float(n % 2), "idle": float(n % 3)}, n % 2 == 0)
        for n in range(WORTH_LEARNING)
    ]
    weights = learned(known)["name"]
    assert weights["telling"] < -2
    assert abs(weights["idle"]) < -weights["telling"] / 5
    assert probability({"bias": 1.0, "telling": 1.0}, weights) < 0.2
    assert probability({"bias": 1.0}, weights) > 0.8


def test_every_property_is_learned_and_written():
    table = tomllib.loads(as_toml(learned([(Property.NAME, {"bias": 1.0}, True)]), "# head\n"))
    assert set(table) == {"name", "any"}


def test_the_tables_tell_of_every_way_and_of_what_is_flagged():
    table = ablation([CARD])
    ways = [way.strip() for way in table.splitlines()[0].split("  ") if way.strip()]
    assert ways == ["whole", "no joint decision", "no cross-checks", "neither"]
    assert table.splitlines()[-1].split()[-4:] == ["1.000"] * 4
    assert "3 fields, 0.000 wrong" in reliability([CARD], 0.5)

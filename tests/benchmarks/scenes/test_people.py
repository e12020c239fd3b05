from random import Random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scenes.people import Phone, invent, kanji_digits, person

RESERVED = (".example", "example.com", "example.jp", "example.co.jp")
LANGUAGES = ("ja", "en")


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - invents people, guards nothing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_is_the_same_person(language: str):
    assert invent(seeded(7), language) == invent(seeded(7), language)
    assert len({invent(seeded(seed), language).name for seed in range(20)}) > 10


@given(st.integers(), st.sampled_from(LANGUAGES))
def test_nobody_can_be_reached(seed: int, language: str):
    somebody = invent(seeded(seed), language)
    assert all(email.endswith(RESERVED) for email in somebody.emails)
    for phone in somebody.phones:
        number = phonenumbers.parse(phone.number, somebody.region)
        assert phonenumbers.is_valid_number(number)
        local = phonenumbers.national_significant_number(number)
        assert "55501" in local or "155" in local or phone.kind == "mobile"


def test_written_down_by_hand():
    somebody = person(
        {"name": "加藤 翔", "company": "蒼海", "phones": {"fax": "092-155-0181"}, "emails": ["sho@example.com"]}
    )
    assert (somebody.phones, somebody.emails, somebody.urls) == (
        (Phone("fax", "092-155-0181"),),
        ("sho@example.com",),
        (),
    )


def test_columns_write_digits_in_kanji():
    assert kanji_digits("本町2-8-30") == "本町二－八－三〇"

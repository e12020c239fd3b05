"""What a phone dials, what a browser opens, and what stands beside a name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.wording.person import about, dialled, headline, web_address
from tests.builders import a_contact


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("+819055500123", "tel:+819055500123"),
        ("03-5550-0123", "tel:0355500123"),
        ("代表 (03) 5550-0123 内線 12", "tel:0355500123"),
        ("110", "tel:110"),
        ("12", ""),
        ("ask at the desk", ""),
    ],
)
def test_numbers_are_dialled_as_they_are_kept(number, address):
    assert dialled(number) == address


@given(st.text())
def test_whatever_is_kept_as_a_number_dials_digits_or_nothing(number):
    assert re.fullmatch(r"(tel:\+?[0-9]{3,})?", dialled(number))


@given(st.text())
def test_only_the_web_is_opened(written):
    assert web_address(written).lower().startswith(("http://", "https://"))


def test_a_company_that_is_the_name_is_not_said_twice():
    assert headline(a_contact(company="みなと物流")) == "みなと物流"
    assert about(a_contact(name="佐藤 葵", company="みなと物流", title="部長")) == "みなと物流 · 部長"

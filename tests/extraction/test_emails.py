from dataclasses import replace

import pytest

from enishi.extraction.draft import draft
from enishi.extraction.emails import find
from enishi.extraction.lines import layout
from enishi.model.card import Property, Reading
from tests.extraction.texts import rows


def found(*texts):
    return [each.value for each in find(layout([rows(*texts)]))]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("taro@example.co.jp", "taro@example.co.jp"),
        ("E-mail:taro@example.co.jp", "taro@example.co.jp"),
        ("Email taro@example.co.jp", "taro@example.co.jp"),
        ("メール：taro@example.co.jp", "taro@example.co.jp"),
        ("E taro@example.co.jp", "taro@example.co.jp"),
        ("e: m.hara@example.com", "m.hara@example.com"),
        ("m.hara@example.com", "m.hara@example.com"),
        ("mail@example.com", "mail@example.com"),
        ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "taro@example.com"),
        ("taro. yamada @ example. co. jp", "taro.yamada@example.co.jp"),
        ("taro@example,co,jp", "taro@example.co.jp"),
        ("taro@examplecojp", "taro@example.co.jp"),
        ("taro@example.cojp", "taro@example.co.jp"),
        ("taro@minatocom", "taro@minato.com"),
        ("taro@minato.c0.jp", "taro@minato.co.jp"),
        ("taro(at)example.com", "taro@example.com"),
        ("T 03-1234-5678 | taro@example.com", "taro@example.com"),
        ("taro@example.com www.example.com", "taro@example.com"),
        ("taro@minato.example.jp 携帯:090-1234-5678", "taro@minato.example.jp"),
        ("E-mailinfo@example.co.jp", "info@example.co.jp"),
        ("E-mall.c.hara@example.co.jp", "c.hara@example.co.jp"),
        ("e. hannah@example.com", "hannah@example.com"),
        ("e.hannah@example.com", "e.hannah@example.com"),
        ("taro@example.co.ip", "taro@example.co.jp"),
        ("taro@minato.example.jphttps://www.minato.example.jp", "taro@minato.example.jp"),
        ("taro@example.co.jpWeb", "taro@example.co.jp"),
        ("【MAILlinfo@example.com", "info@example.com"),
        ("x-ルinfo@example.com", "info@example.com"),
        ("****@example.co.jp", "****@example.co.jp"),
        ("Taro_Y-1+cards@Sub.Example.COM", "Taro_Y-1+cards@Sub.Example.COM"),
    ],
)
def test_ways_to_print_and_misread_an_address(text, address):
    assert found(text) == [address]


def test_a_label_of_one_letter_among_others_is_no_initial():
    assert found("t.03-5728-1234", "e.hannah@example.com") == ["hannah@example.com"]


def test_an_address_over_two_lines():
    assert found("taro.yamada@", "example.co.jp") == ["taro.yamada@example.co.jp"]
    assert found("taro.yamada", "@example.co.jp") == ["taro.yamada@example.co.jp"]


def test_a_whole_address_does_not_take_the_next_line():
    assert found("taro@example.com", "www.example.com") == ["taro@example.com"]


@pytest.mark.parametrize(
    "text", ["Instagram @taro_y", "Instagram @taro.ig", "@", "taro@", "taro@localhost", "meet @ 9.30"]
)
def test_what_is_no_address(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("texts", "address"),
    [
        (["T 045-555-0121", "Eemma@example.com"], "emma@example.com"),
        (["[MAlLlemma@example.com"], "emma@example.com"),
        (["Emailemma@example.com"], "emma@example.com"),
        (["emma@example com"], "emma@example.com"),
        (["Maria McAllister", "mmcallister@example.com"], "mmcallister@example.com"),
    ],
)
def test_labels_and_stops_that_engines_lose(texts, address):
    assert draft([rows(*texts)]).value(Property.EMAIL) == address


def seen(text, **others):
    """A page with a line some of whose characters may be others: `g="@"`."""
    rivals = tuple(((others[each], 0.3),) if each in others else () for each in text)
    sure = tuple(0.6 if each in others else 0.99 for each in text)
    return replace(rows(text).lines[0], certainties=sure, rivals=rivals)


def of_lines(*lines):
    return [each.value for each in find(layout([Reading(lines, (900, 500), "test")]))]


def test_an_at_sign_that_the_engine_thought_of():
    assert of_lines(seen("mail infoqminato.example.jp", q="@")) == ["info@minato.example.jp"]
    assert of_lines(seen("www.qminato.example.jp", q="@")) == []
    assert of_lines(seen("Minato Quay", Q="@")) == []


@pytest.mark.parametrize(
    ("texts", "address"),
    [
        (["mail taroQminato.example.jp", "https://www.minato.example.jp"], "taro@minato.example.jp"),
        (["MINATO DESIGN", "E-Mail taro6minato.example.jp"], "taro@minato.example.jp"),
        (["mail taro yamada@minato.example.jp"], "taro.yamada@minato.example.jp"),
        (["mail taro@minato example co jp"], "taro@minato.example.co.jp"),
        (["[MAILJinfo@minato.example.jp"], "info@minato.example.jp"),
    ],
)
def test_addresses_with_lost_signs(texts, address):
    assert found(*texts) == [address]


@pytest.mark.parametrize("texts", [["MINATO", "https://cafe.aminato.example.jp"], ["DESIGN", "blogdesign.example.jp"]])
def test_sites_are_no_addresses(texts):
    assert found(*texts) == []


@pytest.mark.parametrize(
    ("name", "read", "printed"),
    [
        ("Zoe Singh", "z0e.singh@minato.example.jp", "zoe.singh@minato.example.jp"),
        ("東海林 翔太", "sshoji@minato.example.jp", "sshoji@minato.example.jp"),
        ("西 真理子", "nishi6o@minato.example.jp", "nishi60@minato.example.jp"),
    ],
)
def test_the_own_part_is_as_the_name_has_it(name, read, printed):
    assert draft([rows(name, read)]).value(Property.EMAIL) == printed


def test_a_doubtful_letter_is_as_the_name_has_it():
    reading = Reading((rows("石井 一郎").lines[0], seen("ishxi83@minato.example.jp", x="i")), (900, 500), "test")
    assert draft([reading]).value(Property.EMAIL) == "ishii83@minato.example.jp"

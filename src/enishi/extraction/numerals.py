"""Kanji digits and misread separators of a number -> Arabic digits, each character in its place."""

import re
from collections.abc import Iterator
from itertools import combinations

import phonenumbers

FEWEST = 6
"""Kanji digits in a run that make it a number; fewer may be a word."""
_KANJI = "〇○零一二三四五六七八九"
_SEPARATORS = r"()・ー\-|丨 "
_RUN = re.compile(rf"[{_KANJI}(](?:[{_KANJI}{_SEPARATORS}]|[1Il](?=[{_KANJI}])){{{FEWEST},}}")
_DIGITS = str.maketrans(_KANJI, "000123456789")


def arabic(text: str) -> str:
    """A text of the same length in which long kanji numbers, and O or · within numbers, are what they stand for."""
    text = re.sub(r"(?<=\d)[・•·](?=\d)(?!\d{5} [A-Z])", ".", text)
    text = re.sub(r"(?<=[\d-])[Oo](?=[\d-])", "0", text)
    return _RUN.sub(lambda run: _converted(run.group()), text)


def parted(text: str) -> str:
    """A column's text in which kanji numbers have their dashes back, where engines read these as 一."""
    return _PARTS.sub(lambda run: _with_dashes(run.group()), text)


_PARTS = re.compile(rf"(?<![{_KANJI}()ー-])[{_KANJI}][{_KANJI}1Iil丨|ー\-()]{{3,}}")
_PHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{4}|0[5-9]0-\d{4}-\d{4}")
_BLOCK = re.compile(r"\d{1,2}(?:-\d{1,2}){1,3}")


def _with_dashes(run: str) -> str:
    plain = re.sub("[1Iil丨|ー]", "-", run)
    is_phone = plain[0] in "〇○零"
    wanted = _is_phone if is_phone else _is_block
    if "(" in plain and not is_phone:
        return run
    ways = (way for each in _with_ones(plain, is_phone=is_phone) for way in _dashed(each))
    found = next((way for way in ways if wanted(way)), run)
    return found.replace("-", "ー")


def _with_ones(plain: str, *, is_phone: bool) -> Iterator[str]:
    """As it is, and with the 一一 of a phone number that engines read as 二."""
    yield plain
    if is_phone:
        yield from (plain[: two.start()] + "一一" + plain[two.end() :] for two in re.finditer("二", plain))


def _dashed(plain: str) -> Iterator[str]:
    """As it is, and with each choice of 一 that may be a dash."""
    places = [place for place, character in enumerate(plain) if character == "一" and 0 < place < len(plain) - 1]
    for count in range(len(places) + 1 if len(places) <= MOST_PLACES else 1):
        for chosen in combinations(places, count):
            yield "".join("-" if place in chosen else character for place, character in enumerate(plain))


MOST_PLACES = 8
"""Of 一 in one number; the ways to read them double with each."""


def _is_block(number: str) -> bool:
    return bool(_BLOCK.fullmatch(number.translate(_DIGITS)))


def _is_phone(number: str) -> bool:
    """Whether it is a Japanese number, parted where such numbers are."""
    digits = re.sub(r"[()]", "-", number.translate(_DIGITS)).strip("-")
    return bool(_PHONE.fullmatch(digits)) and _grouped(digits) == digits


def _grouped(digits: str) -> str:
    parsed = phonenumbers.parse(digits, "JP")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _converted(run: str) -> str:
    if sum(character in _KANJI for character in run) < FEWEST:
        return run
    return re.sub(r"[ー|丨1Il]", "-", run).replace("・", ".").translate(_DIGITS)

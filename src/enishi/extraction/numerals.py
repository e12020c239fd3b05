"""Kanji digits and misread separators of a number -> Arabic digits, each character in its place."""

import re
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


_PARTS = re.compile(rf"[{_KANJI}][{_KANJI}1Iil丨|ー\-]{{3,}}")
_PHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{4}|0[5-9]0-\d{4}-\d{4}")
_BLOCK = re.compile(r"\d{1,2}(?:-\d{1,2}){1,3}")


def _with_dashes(run: str) -> str:
    plain = re.sub("[1Iil丨|ー]", "-", run)
    places = [place for place, character in enumerate(plain) if character == "一" and 0 < place < len(plain) - 1]
    wanted = _is_phone if plain[0] in "〇○零" else _is_block
    if len(places) > MOST_PLACES or wanted(plain):
        return run
    for count in range(1, len(places) + 1):
        for chosen in combinations(places, count):
            better = "".join("-" if place in chosen else character for place, character in enumerate(plain))
            if wanted(better):
                return better.replace("-", "ー")
    return run


MOST_PLACES = 8
"""Of 一 in one number; the ways to read them double with each."""


def _is_block(number: str) -> bool:
    return bool(_BLOCK.fullmatch(number.translate(_DIGITS)))


def _is_phone(number: str) -> bool:
    """Whether it is a Japanese number, parted where such numbers are."""
    digits = number.translate(_DIGITS)
    return bool(_PHONE.fullmatch(digits)) and _grouped(digits) == digits


def _grouped(digits: str) -> str:
    parsed = phonenumbers.parse(digits, "JP")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _converted(run: str) -> str:
    if sum(character in _KANJI for character in run) < FEWEST:
        return run
    return re.sub(r"[ー|丨1Il]", "-", run).replace("・", ".").translate(_DIGITS)

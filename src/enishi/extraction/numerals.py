"""Kanji digits and misread separators of a number -> what they stand for."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations

import phonenumbers

FEWEST = 6
"""Kanji digits in a run that make it a number; fewer may be a word."""
_KANJI = "〇○零一二三四五六七八九"
_SEPARATORS = r"()・.ー\-|丨 "
_RUN = re.compile(rf"[{_KANJI}(](?:[{_KANJI}{_SEPARATORS}]|[1Il](?=[{_KANJI}])){{{FEWEST},}}")
_DIGITS = str.maketrans(_KANJI, "000123456789")


def arabic(text: str) -> str:
    """A text of the same length in which long kanji numbers, and O or · within numbers, are what they stand for."""
    text = re.sub(r"(?<=\d)[・•·](?=\d)(?!\d{5} [A-Z])", ".", text)
    text = re.sub(r"(?<=[\d-])[Oo](?=[\d-])", "0", text)
    text = re.sub(r"(?<=[\d -]\d)[Il](?=[\d-])|(?<=\d-)[Il](?=\d)", "1", text)
    text = re.sub(r"(?<=TEL|FAX)O(?=\d)", "0", text)
    text = re.sub(r"[(\[{](\d{2,5})[)\]}]", r"(\1)", text)
    return _RUN.sub(lambda run: _converted(run.group()), text)


def _converted(run: str) -> str:
    if sum(character in _KANJI for character in run) < FEWEST:
        return run
    return re.sub(r"[ー|丨1Il]", "-", run).replace("・", ".").translate(_DIGITS)


def parted(text: str) -> str:
    """A text in which kanji numbers have their dashes, their ones and their zeros, which engines confuse."""
    text = re.sub(rf"(?<=[{_KANJI}])[Oo](?=[{_KANJI}ー-])", "〇", text)
    text = re.sub("ニ+(?=階)", lambda run: "二" * len(run.group()), text)
    if code := _CODE_LINE.fullmatch(text):
        return code.group(1) + _settled(code.group(2), _is_code)
    text = _PHONES.sub(lambda run: _settled(run.group(), is_phone), text)
    text = _BLOCKS.sub(lambda run: _settled(run.group(), _is_block), text)
    return re.sub(rf"(?<=[{_KANJI}])[ー丨|](?=[{_KANJI}])", "-", text)


_EITHER = "一ー1Iil丨|-"
"""A one, or a dash."""
_ANY = rf"{_KANJI}{_EITHER}ニハ".replace("-", r"\-")
_CODE_LINE = re.compile(rf"([^{_KANJI}\d]{{0,3}})([{_ANY}]{{7,8}})")
_PHONES = re.compile(rf"(?<![{_KANJI}\-])(?:\+ ?[八ハ][{_EITHER}]|[〇○零(])[{_ANY}()]{{7,}}(?![ァ-ヺ])")
_BLOCKS = re.compile(rf"(?<![{_KANJI}ァ-ヺ館棟号室().ー-])[{_KANJI}ニ][{_ANY}]{{3,}}(?![ァ-ヺ()])")
_PHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{4}|0[5-9]0-\d{4}-\d{4}|0[18]\d0-\d{3}-\d{3}")
_BLOCK = re.compile(r"\d{1,2}(?:-\d{1,2}){1,3}")
_CODE = re.compile(r"\d{3}-\d{4}")


def _settled(run: str, wanted: Callable[[str], bool]) -> str:
    """The way to read the run, nearest to how it was read, that is such a number; as it was if none is."""
    plain = run.replace("ニ", "二").replace("ハ", "八")
    ways = (way for each in _with_ones(plain) for way in _ways(each))
    found = next((way for way in ways if wanted(way)), None)
    return run if found is None else found


def _with_ones(plain: str) -> Iterator[str]:
    """As it is, and with the 一一 of a phone number's area that engines read as 二."""
    yield plain
    if plain.startswith(("〇二", "○二")):
        yield plain[0] + "一一" + plain[2:]


def _ways(plain: str) -> Iterator[str]:
    """With 一 as a one and all else as a dash; then with each few of them the other way."""
    base = re.sub("[1Iil丨|ー]", "-", plain)
    places = [at for at, character in enumerate(base) if character in "一-" and 0 < at < len(base) - 1]
    places.sort(key=lambda at: plain[at] == "-")  # of all, a plain hyphen is the least likely to be something else
    for count in range(MOST_WRONG + 1):
        for chosen in combinations(places, count):
            yield "".join(_OTHER[character] if at in chosen else character for at, character in enumerate(base))


MOST_WRONG = 3
"""Ones and dashes of one number that may be each other."""
_OTHER = {"一": "-", "-": "一"}


def _is_block(number: str) -> bool:
    return bool(_BLOCK.fullmatch(number.translate(_DIGITS)))


def _is_code(number: str) -> bool:
    return bool(_CODE.fullmatch(number.translate(_DIGITS)))


def is_phone(number: str) -> bool:
    """Whether it is a Japanese number, parted where such numbers are."""
    digits = re.sub(r"[()]+-?", "-", number.translate(_DIGITS)).strip("-")
    digits = re.sub(r"^\+ ?81-?", "0", digits)
    area_is_said = number.startswith("(")
    return bool(_PHONE.fullmatch(digits)) and (area_is_said or _is_grouped(digits))


@cache
def _is_grouped(digits: str) -> bool:
    """Whether digits are parted as some numbers of their area are, whether or not the exchange is in use."""
    area, _, rest = digits.partition("-")
    everywhere = rest[0] if re.match("0[5-9]0|0[18].0", area) or rest[0] not in "01" else "23456789"
    usual = (f"{area}-{exchange}{rest[1:]}" for exchange in everywhere)
    return any(_national(each) == each for each in usual)


def _national(number: str) -> str:
    return phonenumbers.format_number(phonenumbers.parse(number, "JP"), phonenumbers.PhoneNumberFormat.NATIONAL)

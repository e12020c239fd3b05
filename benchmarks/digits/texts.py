"""Dice -> a line of a card with a number in kanji."""

import re
from random import Random

DIGITS = "〇一二三四五六七八九"
SIGNS = DIGITS + "十-()./+"
"""What the network tells apart."""
_AROUND = (
    "東京都大阪府県市区町村丁目番地号階室中央北南西東新本上下山川田原野島橋駅前通町台谷森木井戸崎浜港松竹梅桜青葉緑丘城池千"
    "百万神宮電話直通携帯代表工場支店営業所本社住所郵便〒館ビルタワープラザハイツメゾンパークスクエアフロントさくらひかり"
    "みどりけやきのがケヶアイウエオカキクコサシスセソTELFAXabcdefMobileDir:・、、"
)
"""What stands around numbers on cards."""
_PHONES = ("0{}-{}-{}", "0{}-{}-{}", "0{}-{}-{}", "0{}({}){}", "(0{}){}-{}", "0{}.{}.{}", "+81-{}-{}-{}")
_AREAS = (("3", 4), ("6", 4), ("", 3), ("", 2), ("90", 4), ("80", 4), ("70", 4), ("120", 3))
"""What follows the 0 ("" for any), and digits of the exchange."""


def line(random: Random) -> str:
    """A number with what stands around it; now and then none."""
    kind = random.random()
    if kind < 0.3:
        text = random.choice(["", "", _words(random, 1, 5), "TEL", "電話", "FAX"]) + _gap(random) + _phone(random)
    elif kind < 0.45:
        mark, place = random.choice(["", "〒", "〒", _words(random, 0, 2)]), " " + _words(random, 3, 9)
        code = f"{random.randrange(1000):03}-{random.randrange(10000):04}"
        text = mark + _gap(random) + code + (place if random.random() < 0.4 else "")
    elif kind < 0.9:
        text = _address(random)
    else:
        text = _words(random, 2, 8)
    text = text.translate(str.maketrans("0123456789", DIGITS))
    return _with_tens(text) if random.random() < 0.12 else text


def _phone(random: Random) -> str:
    area, exchange = random.choice(_AREAS)
    return random.choice(_PHONES).format(
        area or _digits(random, 5 - exchange), _digits(random, exchange), _digits(random, 4)
    )


def _address(random: Random) -> str:
    parts = [str(random.randint(1, 39)) for _ in range(random.choice([1, 2, 2, 3, 3]))]
    form = random.random()
    if form < 0.6:
        block = "-".join(parts)
    elif form < 0.8:
        block = f"{parts[0]}丁目{'-'.join([*parts[1:], str(random.randint(1, 30))])}"
    else:
        block = f"{parts[0]}丁目{random.randint(1, 30)}番{random.randint(1, 30)}号"
    building = _gap(random) + _words(random, 3, 8) if random.random() < 0.6 else ""
    floor = f"{_gap(random)}{random.randint(1, 2300)}{random.choice(['階', 'F', '号室', ''])}"
    return _words(random, 2, 9) + block + building + (floor if random.random() < 0.5 else "")


def _words(random: Random, fewest: int, most: int) -> str:
    return "".join(random.choice(_AROUND) for _ in range(random.randint(fewest, most)))


def _digits(random: Random, count: int) -> str:
    return "".join(random.choice("0123456789") for _ in range(count))


def _gap(random: Random) -> str:
    return random.choice(["", " "])


def _with_tens(text: str) -> str:
    """二十三番 for 二三番."""
    return re.sub(
        "([一二三四])([〇一二三四五六七八九])(?=[丁番号階])",
        lambda found: found[1].replace("一", "") + "十" + found[2].replace("〇", ""),
        text,
    )

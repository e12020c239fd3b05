"""Kanji digits and misread separators of a number -> Arabic digits, each character in its place."""

import re

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


def _converted(run: str) -> str:
    if sum(character in _KANJI for character in run) < FEWEST:
        return run
    return re.sub(r"[ー|丨1Il]", "-", run).replace("・", ".").translate(_DIGITS)

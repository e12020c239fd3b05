"""Draft and pictures -> Draft with the name in the forms of its characters that the card prints.

Readers give 髙橋 as 高橋 and are sure of it: their alphabets lack 髙, 﨑, 濵, 𠮷. So each character of a name that has
other forms is looked at again by a network that knows nothing else (see benchmarks/variants).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

import cv2
import numpy as np

from enishi.model.card import Draft, Field, Line, Pixels, Property, Quad, Reading
from enishi.ocr import strips
from enishi.ocr.cells import cells
from enishi.ocr.forms import OTHER, Box, Grey, Picture, families, likelihoods, picture

CLEARLY = 4
"""How many times likelier than the form that was read another must be to overrule the reader."""
WEIGHT_OF_SHARES = 0.5
"""Exponent of how common a form is among bearers: the shares are rough, and the cost of a slight is high."""
UNSEEN = 0.9
"""Confidence at least in a character whose form could not be looked at, more where other forms are rarer."""
FAINTEST = 1e-6
"""Likelihood below which one view of a glyph does not count more against a form."""
LOST = 0.5
"""Likelihood of no form at all, above which the glyph was not found where it was looked for."""
RIM = 0.1
"""Of the thickness of a line, seen around its box."""
NUDGES = tuple((x, y, growth) for x, y in ((0, 0), (0.05, 0), (-0.05, 0), (0, 0.05), (0, -0.05)) for growth in (0, 0.1))
"""Each glyph is shown so many times, its box moved and grown by these shares of its longer side."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A line with the picture of its side."""

    line: Line
    pixels: Pixels


def settle(draft: Draft, sides: Sequence[tuple[Pixels, Reading]]) -> Draft:
    """The draft with its names in the forms that are printed, and with the confidence that these deserve.

    `sides` are those that the draft was read from, in order. The readings keep what the reader said.
    """
    lines = [Seen(line, pixels) for pixels, reading in sides for line in reading.lines]
    return Draft(tuple(_settled(field, lines) if _is_doubtful(field) else field for field in draft.fields))


def _is_doubtful(field: Field) -> bool:
    return field.property is Property.NAME and any(character in families() for character in field.value)


def _settled(field: Field, lines: Sequence[Seen]) -> Field:
    shown = _shown(field.value, [lines[index] for index in field.lines if index < len(lines)])
    value, confidence = "", field.confidence
    for place, character in enumerate(field.value):
        form, sure = _told(character, shown.get(place, ())) if character in families() else (character, 1.0)
        value += form
        confidence *= sure
    return replace(field, value=value, confidence=round(confidence, 4))


def _told(read: str, shown: Sequence[Picture]) -> tuple[str, float]:
    """The form of a character and the probability that it is this one."""
    shares = families()[read].shares
    seen = likelihoods(shown)
    likely = _together(seen) if seen else {OTHER: 1.0}
    if read in shares and likely[OTHER] > LOST:
        return read, max(shares[read], UNSEEN)
    weights = {form: share**WEIGHT_OF_SHARES * likely.get(form, 0.0) for form, share in shares.items()}
    if read not in shares:
        weights[read] = likely[OTHER]
    best = max(weights, key=lambda form: weights[form])
    chosen = best if weights[best] >= CLEARLY * weights[read] else read
    return chosen, weights[chosen] / sum(weights.values())


def _together(views: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The geometric mean of what is seen in several views of one glyph."""
    return {form: exp(sum(log(view[form] + FAINTEST) for view in views) / len(views)) for form in views[0]}


def _shown(value: str, lines: Sequence[Seen]) -> Mapping[int, list[Picture]]:
    """Pictures of those characters of a name that have other forms, under their places in it."""
    found: dict[int, list[Picture]] = {}
    for seen, places in _lines_of(value, lines):
        if not any(value[place] in families() for place in places.values()):
            continue
        strip, text, is_column = _strip(seen), _bare(seen.line.text), strips.is_column(seen.line.box)
        boxes = cells(strip, text)
        for index, place in places.items():
            if value[place] in families() and index < len(boxes):
                found[place] = _pictures(strip, boxes[index], is_column=is_column)
    return found


def _lines_of(value: str, lines: Sequence[Seen]) -> Iterator[tuple[Seen, dict[int, int]]]:
    """Each line with its share of a name: the place in its text without spaces -> the place in the name."""
    left = [(place, character) for place, character in enumerate(value) if not character.isspace()]
    unused = list(lines)
    while left and unused:
        name = "".join(character for _place, character in left)
        seen, start, length = max(
            ((seen, *_beginning(name, _bare(seen.line.text))) for seen in unused), key=lambda each: each[2]
        )
        if length:
            yield seen, {start + index: place for index, (place, _character) in enumerate(left[:length])}
            unused.remove(seen)
        left = left[length or 1 :]


def _beginning(name: str, text: str) -> tuple[int, int]:
    """(where in the text, how long) for the longest beginning of a name that a text has."""
    length = next((n for n in range(len(name), 0, -1) if name[:n] in text), 0)
    return text.find(name[:length]), length


def _bare(text: str) -> str:
    return "".join(text.split())


def _strip(seen: Seen) -> Grey:
    """The line laid flat with some rim, dark on light."""
    grey = cv2.cvtColor(strips.cut(seen.pixels, _with_rim(seen.line.box)), cv2.COLOR_RGB2GRAY)
    darkest, lightest = np.percentile(grey, (5, 95))
    if np.median(grey) < (darkest + lightest) / 2:
        grey = cv2.bitwise_not(grey)
    return np.asarray(grey, np.uint8)


def _with_rim(box: Quad) -> Quad:
    corners = np.array(box, np.float64)
    along, across = (corners[1] - corners[0]), (corners[3] - corners[0])
    rim = RIM * float(np.hypot(*across))
    x, y = (rim * way / max(float(np.hypot(*way)), 1e-6) for way in (along, across))
    return strips.quad(corners + np.array([-x - y, x - y, x + y, -x + y]))


def _pictures(strip: Grey, box: Box, *, is_column: bool) -> list[Picture]:
    """What the network is shown of a glyph; those of a column lie on their left sides in its strip."""
    left, top, right, bottom = box
    if is_column:
        strip, height = np.rot90(strip, -1), strip.shape[0]
        left, top, right, bottom = height - bottom, left, height - top, right
    longer = max(right - left, bottom - top)
    moved = ((x * longer, y * longer, growth * longer / 2) for x, y, growth in NUDGES)
    around = ((left + x - g, top + y - g, right + x + g, bottom + y + g) for x, y, g in moved)
    return [picture(np.ascontiguousarray(strip), each) for each in around]

"""Flat side -> the QR codes on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import zxingcpp

from enishi.model.card import Pixels, Quad

_FORMATS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says, and where it lies."""

    text: str
    corners: Quad


def find(pixels: Pixels) -> tuple[Code, ...]:
    """Every QR code that is legible, in the decoder's order; corners clockwise, in pixels of what was given."""
    seen = zxingcpp.read_barcodes(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), formats=_FORMATS)
    return tuple(Code(text, _corners(each)) for each in seen if (text := _text(each).strip()))


def without(boxes: Sequence[Quad], codes: Sequence[Code]) -> tuple[Quad, ...]:
    """Those boxes whose middle lies in no code: a code's dots are taken for writing."""
    return tuple(box for box in boxes if not any(_lies_in(box, code.corners) for code in codes))


def _text(seen: Any) -> str:
    """As the decoder guesses, unless it cannot: its Shift_JIS has no 髙 or 﨑, which phones wrote all the same."""
    if UNREADABLE not in seen.text and seen.content_type is not zxingcpp.ContentType.Binary:
        return str(seen.text)
    for encoding in ("utf-8", "cp932"):
        try:
            return bytes(seen.bytes).decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _corners(seen: Any) -> Quad:
    place = seen.position
    a, b, c, d = (
        (float(point.x), float(point.y))
        for point in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    )
    return a, b, c, d


def _lies_in(box: Quad, corners: Quad) -> bool:
    x, y = np.mean(box, axis=0)
    return cv2.pointPolygonTest(np.array(corners, np.float32), (float(x), float(y)), measureDist=False) > 0

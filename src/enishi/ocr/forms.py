"""Pictures of single glyphs -> how probably each is which form of its character."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Grey: TypeAlias = npt.NDArray[np.uint8]
"""A picture of writing, dark on light: shape (height, width)."""
Picture: TypeAlias = npt.NDArray[np.float32]
"""One glyph as the network takes it: shape (SIDE, SIDE), 0 ink to 1 paper."""
Box: TypeAlias = tuple[float, float, float, float]
"""(left, top, right, bottom) of a glyph's ink in pixels."""

SIDE = 48
ROOM = 1.2
"""Side of the square that is looked at, of the longer side of the ink."""
EXTREMES = (2, 98)
"""Percentiles of a glyph's greys that are taken for its ink and its paper."""
OTHER = ""
"""The form of what is no glyph of any family, or not the whole of one."""


@dataclass(frozen=True)
class Family:
    """Characters that are one in sound and not one to their bearer."""

    shares: Mapping[str, float]
    """Each form -> the share of the character's bearers who write it so."""
    taken_for: str = ""
    """Characters of other meaning that a reader takes one of the forms for."""


@cache
def families() -> Mapping[str, Family]:
    """Every character that may have been printed in another form -> its family."""
    lines = (files(__package__) / "families.txt").read_text("utf-8").splitlines()
    everything = (_family(line) for line in lines if line and not line.startswith("#"))
    return {character: family for family in everything for character in (*family.taken_for, *family.shares)}


def _family(line: str) -> Family:
    forms, _, taken_for = line.partition("<")
    counts = {form: int(count) for form, count in re.findall(r"(\D)(\d+)", forms.replace(" ", ""))}
    return Family({form: count / sum(counts.values()) for form, count in counts.items()}, taken_for.strip())


def picture(grey: Grey, box: Box) -> Picture:
    """What the network is shown of a glyph: the square around its ink, contrast drawn out."""
    left, top, right, bottom = box
    side = ROOM * max(right - left, bottom - top, 1.0)
    scale = SIDE / side
    corner = (left + right - side) / 2, (top + bottom - side) / 2
    # Pixel centres lie at half coordinates.
    move = np.array([[scale, 0, (0.5 - corner[0]) * scale - 0.5], [0, scale, (0.5 - corner[1]) * scale - 0.5]])
    if scale < 1:
        grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.4 / scale), np.uint8)
    seen = cv2.warpAffine(grey, move, (SIDE, SIDE), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    ink, paper = np.percentile(seen, EXTREMES)
    return np.asarray(np.clip((seen - ink) / max(paper - ink, 1.0), 0, 1), np.float32)


def likelihoods(pictures: Sequence[Picture]) -> list[dict[str, float]]:
    """Of each glyph how well each form explains it (they sum to 1 as if all forms were equally common)."""
    if not pictures:
        return []
    network, forms = _network()
    logits = network.run(None, {"glyphs": np.stack(pictures)[:, None]})[0]
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return [dict(zip(forms, map(float, row), strict=True)) for row in shares]


@cache
def _network() -> tuple[Any, tuple[str, ...]]:
    """The network and the forms it tells apart, in the order of its answers; the last is OTHER."""
    import onnxruntime  # noqa: PLC0415 - most cards bear no name with variants

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    model = (files(__package__) / "forms.onnx").read_bytes()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return session, (*session.get_modelmeta().custom_metadata_map["forms"], OTHER)

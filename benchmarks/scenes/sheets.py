"""Many people and designs -> printed faces, a dozen on a sheet, kept on disk by what they show."""

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import cv2
import numpy as np
import zxingcpp
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Page

from benchmarks.scenes.cards import Design, Face, Item, Line
from benchmarks.scenes.halves import HERE, stock
from benchmarks.scenes.papers import PX_PER_MM, VARIANTS, Prints
from benchmarks.scenes.people import Person
from benchmarks.scenes.press import MM, open_page
from benchmarks.scenes.prose import Prose

Card: TypeAlias = tuple[Person, Design]

SHARPNESS = 4
"""Printed pixels in a CSS pixel: 384 dpi."""
COLUMNS, ROWS = 3, 4
"""Of cards on a sheet; a browser's picture may have no more than 16384 pixels a side."""
JPEG = [cv2.IMWRITE_JPEG_QUALITY, 96, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
REDUCED = {
    1: cv2.IMREAD_COLOR,
    2: cv2.IMREAD_REDUCED_COLOR_2,
    4: cv2.IMREAD_REDUCED_COLOR_4,
    8: cv2.IMREAD_REDUCED_COLOR_8,
}


class Drawer:
    """Where faces are kept, printed when they are not there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def fill(self, cards: Sequence[Card]) -> None:
        """Print what is missing."""
        keyed = dict(_typeset(*card) for card in cards)
        missing = [(key, html) for key, html in keyed.items() if not self._note(key).exists()]
        if not missing:
            return
        with open_page(SHARPNESS) as page:
            for start in range(0, len(missing), COLUMNS * ROWS):
                self._print(page, dict(missing[start : start + COLUMNS * ROWS]))

    def fits(self, card: Card) -> bool:
        """Whether all its lines have room; a card that has not is to be drawn again."""
        return bool(self._read(_typeset(*card)[0])["fit"])

    def face(self, card: Card, reduced: int = 1) -> Face:
        """The face, printed before; its pixels reduced 1, 2, 4 or 8 times."""
        key, _ = _typeset(*card)
        pixels = cv2.cvtColor(cv2.imread(str(self.folder / f"{key}.jpg"), REDUCED[reduced]), cv2.COLOR_BGR2RGB)
        lines = tuple(
            Line(line["text"], tuple(side / MM for side in line["box"]), tuple(line["fields"]), line["upright"])
            for line in self._read(key)["lines"]
        )
        return Face(pixels, card[1].size, *card, lines)

    def _note(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _read(self, key: str) -> dict[str, Any]:
        note: dict[str, Any] = json.loads(self._note(key).read_text("utf-8"))
        return note

    def _print(self, page: Page, cards: dict[str, str]) -> None:
        sections = "\n".join(html.replace("CARD", f"c{key}") for key, html in cards.items())
        side = round(91 * MM) + 2
        page.set_viewport_size({"width": side * COLUMNS, "height": side * ROWS})
        page.set_content(_environment().get_template("layouts/sheet.html").render(cards=sections))
        page.evaluate("document.fonts.ready")
        notes = page.evaluate((HERE / "lines.js").read_text("utf-8"))
        boxes = page.evaluate("[...document.querySelectorAll('.card')].map((c) => c.getBoundingClientRect().toJSON())")
        sheet = _photographed(page)
        for key, note, box in zip(cards, notes, boxes, strict=True):
            left, top, right, bottom = (round(box[side] * SHARPNESS) for side in ("left", "top", "right", "bottom"))
            cv2.imwrite(str(self.folder / f"{key}.jpg"), sheet[top:bottom, left:right], JPEG)
            self._note(key).write_text(json.dumps(note, ensure_ascii=False), "utf-8")


def printable(units: Iterator[tuple[Card, ...]], drawer: Drawer, count: int) -> list[tuple[Card, ...]]:
    """The first `count` units of which all cards have room for their lines; printed."""
    good: list[tuple[Card, ...]] = []
    while len(good) < count:
        some = [next(units) for _ in range(count - len(good))]
        drawer.fill([card for unit in some for card in unit])
        good += [unit for unit in some if all(map(drawer.fits, unit))]
    return good


def print_papers(prints: Prints) -> None:
    """All printed matter of a half that is not on disk yet."""
    wanted = [(name, variant) for name in prints.names() for variant in range(VARIANTS)]
    missing = [each for each in wanted if not prints.path(*each).exists()]
    for use in {name.split("-")[0] for name, _ in missing}:
        with open_page(PX_PER_MM[use] / MM) as page:
            for name, variant in (each for each in missing if each[0].startswith(use)):
                prose = Prose(Random(f"{prints.half}/{name}/{variant}"), stock(prints.half))
                template = _environment().get_template(f"{prints.half}/papers/{name}.html")
                width, height = prints.size(name)
                page.set_viewport_size({"width": round(width * MM), "height": round(height * MM)})
                page.set_content(template.render(prose=prose, size=(width, height)))
                prints.path(name, variant).parent.mkdir(parents=True, exist_ok=True)
                cv2.imwrite(str(prints.path(name, variant)), _photographed(page), JPEG)


def _photographed(page: Page) -> np.ndarray[Any, Any]:
    """In OpenCV's order of colours."""
    return cv2.imdecode(np.frombuffer(page.screenshot(), np.uint8), cv2.IMREAD_COLOR)


def _typeset(person: Person, design: Design) -> tuple[str, str]:
    """What names the face, and its HTML."""
    template = _environment().get_template(f"{design.half}/layouts/{design.layout}.html")
    html = template.render(c=person, d=design, s=design.style)
    return hashlib.sha256((html + _setting()).encode()).hexdigest()[:24], html


@cache
def _setting() -> str:
    """What else decides how a face looks."""
    return (
        (HERE / "layouts" / "sheet.html").read_text("utf-8") + (HERE / "lines.js").read_text("utf-8") + f"{SHARPNESS}"
    )


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=True)
    environment.filters |= {"across": _across, "qr": _qr}
    return environment


def _across(rows: Sequence[Sequence[Item]], across: bool) -> list[list[Item]]:  # noqa: FBT001 - a filter in a template
    """Of the rows of a card in columns, those that are written across, or the others."""
    kept = ([item for item in row if (item.field in {"email", "url"}) == across] for row in rows)
    return [row for row in kept if row]


def _qr(text: str) -> str:
    pixels = np.asarray(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=6))
    encoded = cv2.imencode(".png", pixels)[1].tobytes()
    return "data:image/png;base64," + base64.b64encode(encoded).decode()

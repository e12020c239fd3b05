"""A person and a design -> the printed face of a card."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Page, sync_playwright

from benchmarks.scenes.cards import Design, Face
from benchmarks.scenes.people import Person, kanji_digits

MM = 96 / 25.4
"""CSS pixels in a millimetre."""
SHARPNESS = 6
"""Printed pixels in a CSS pixel: 576 dpi, so that a 300 dpi scan is made by shrinking."""


class Press:
    """Prints cards with a browser; made by `open_press`."""

    def __init__(self, page: Page) -> None:
        self._page = page
        templates = FileSystemLoader(Path(__file__).parent / "layouts")
        self._layouts = Environment(loader=templates, undefined=StrictUndefined, autoescape=True)
        self._layouts.filters["kanji_digits"] = kanji_digits

    def print(self, person: Person, design: Design) -> Face:
        """The flat, upright face; the same on every run with the same browser and fonts."""
        width, height = (round(side * MM) for side in design.size)
        html = self._layouts.get_template(f"{design.layout}.html").render(person=person, design=design)
        self._page.set_viewport_size({"width": width, "height": height})
        self._page.set_content(html)
        self._page.evaluate("document.fonts.ready")
        encoded = np.frombuffer(self._page.screenshot(), np.uint8)
        pixels = cv2.cvtColor(cv2.imdecode(encoded, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
        return Face(pixels, (width / MM, height / MM), person, design)


@contextmanager
def open_press() -> Iterator[Press]:
    """A press while the browser runs."""
    with open_page(SHARPNESS) as page:
        yield Press(page)


@contextmanager
def open_page(sharpness: float) -> Iterator[Page]:
    """A page of the system's Chromium, for its own fonts and no download, with so many pixels in a CSS pixel."""
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser_path is None:
        raise SystemExit("Printing cards needs Chromium: sudo apt-get install chromium")
    arguments = ["--no-sandbox", "--disable-background-networking", "--font-render-hinting=none", "--disable-lcd-text"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments)
        yield browser.new_page(device_scale_factor=sharpness)
        browser.close()

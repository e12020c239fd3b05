"""Draws docs/phone-en.png and docs/phone-ja.png: an evening on the phone, from the cards to the letter.

    python docs/phone.py

Runs the real program and photographs it in Chromium; needs a Japanese font and the development dependencies.
"""

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
PHONE = {"width": 390, "height": 844}
GAP, PAPER = 24, "#d9d2c3"
LOCALES = {"en": "en-GB", "ja": "ja-JP"}


def main() -> None:
    """Draw both pictures."""
    for language in LOCALES:
        with tempfile.TemporaryDirectory() as home, _served(Path(home), language) as told:
            screens = list(_evening(told, language))
        _beside(screens).save(HERE / f"phone-{language}.png", optimize=True)


@contextmanager
def _served(home: Path, language: str) -> Iterator[dict[str, str]]:
    environment = {**os.environ, "ENISHI_HOME": str(home), "ENISHI_CONFIG": str(home / "config.toml")}
    environment |= {"LANGUAGE": language, "ENISHI_EVENTS__CAP": "3", "ENISHI_ME__NAME": "山田 太郎"}
    program = [sys.executable, "-m", "enishi"]
    subprocess.run([*program, "contacts", "import", SAMPLES / "address-book.vcf"], env=environment, check=True)
    event = ["--date", "yesterday", "--purpose", "Partners for a showroom", "--want", "設計", "--want", "design"]
    subprocess.run([*program, "events", "add", "Harbour Mixer", *event], env=environment, check=True)
    command = [*program, "serve", "--json", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout  # noqa: S101 - asked for above
        try:
            yield json.loads(server.stdout.readline())
        finally:
            server.send_signal(signal.SIGINT)


def _evening(told: dict[str, str], language: str) -> Iterator[bytes]:
    """Each screen as it is reached."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        options = {"viewport": PHONE, "locale": LOCALES[language], "has_touch": True, "device_scale_factor": 1.5}
        page = browser.new_context(base_url=told["address"], **options).new_page()
        page.goto(told["pair"])
        page.locator("form button.primary").click()
        page.goto("/capture")
        page.locator("#files").set_input_files(SAMPLES / "table.jpg")
        page.locator("#cards > li").nth(7).wait_for(timeout=120_000)
        yield _shot(page)
        page.locator("#next a").click()
        yield _shot(page)
        page.locator("[data-key=s]").click()
        page.wait_for_url("**/choose")
        yield _shot(page)
        for _seat in range(3):
            chosen = page.locator(".turn:visible").get_attribute("data-met")
            page.locator("[data-key=c]").click()
            page.locator(f'.turn:visible:not([data-met="{chosen}"])').wait_for()
        page.locator("#rest").click()
        page.locator("#dialog form button").first.click()
        page.locator(".end a.primary").click()
        page.goto("/")
        yield _shot(page)
        page.locator("main li a[href$='/write']").first.click()
        yield _shot(page)
        browser.close()


def _shot(page: Page) -> bytes:
    page.wait_for_load_state("networkidle") if "capture" not in page.url else page.wait_for_timeout(2000)
    page.evaluate("document.getElementById('notices').replaceChildren()")
    return page.screenshot()


def _beside(screens: list[bytes]) -> Image.Image:
    shots = [Image.open(io.BytesIO(screen)).convert("RGB") for screen in screens]
    width, height = shots[0].size
    sheet = Image.new("RGB", ((width + GAP) * len(shots) + GAP, height + 2 * GAP), PAPER)
    for number, shot in enumerate(shots):
        sheet.paste(shot, (GAP + number * (width + GAP), GAP))
    return sheet.quantize(256, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()

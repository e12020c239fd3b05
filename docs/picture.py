"""Draws docs/evening.png: the sample table with the cards that were found, beside what `enishi import` says of them.

    python docs/picture.py

Runs the real program; needs Chromium and the `bench` dependencies.
"""

import base64
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
TABLE = SAMPLES / "table.jpg"
COLUMNS = 112
THEME = TerminalTheme(
    (24, 24, 27),
    (228, 228, 231),
    [
        (24, 24, 27),
        (248, 113, 113),
        (134, 208, 140),
        (250, 204, 90),
        (125, 170, 250),
        (216, 150, 240),
        (110, 200, 210),
        (228, 228, 231),
    ],
)
PAGE = """
<style>
  body { margin: 0; background: #f4f1ea; width: 1500px; font-family: 'Noto Sans Mono CJK JP', monospace; }
  main { display: flex; align-items: center; gap: 28px; padding: 28px; }
  img { width: 600px; border-radius: 10px; box-shadow: 0 6px 24px #0003; }
  pre { margin: 0; flex: 1; padding: 20px 24px; border-radius: 10px; background: #18181b; color: #e4e4e7;
        font: 13px/1.55 'Noto Sans Mono CJK JP', monospace; box-shadow: 0 6px 24px #0003; }
</style>
<main><img src="data:image/jpeg;base64,PHOTO"><pre>TERMINAL</pre></main>
"""


def main() -> None:
    """Draw the picture."""
    page = PAGE.replace("PHOTO", _photo()).replace("TERMINAL", _terminal())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1500, "height": 600})
        tab.set_content(page)
        tab.locator("main").screenshot(path=HERE / "evening.png")
        browser.close()


def _photo() -> str:
    """The table with the cards outlined as they were found, their own top edge strongest; base64 of a JPEG."""
    with Image.open(TABLE) as photo:
        picture = photo.convert("RGB")
    draw = ImageDraw.Draw(picture)
    for line in _enishi("read", "--json", str(TABLE)).splitlines():
        corners = [tuple(point) for point in json.loads(line)["corners"]]
        draw.line([*corners, corners[0]], fill=(46, 204, 113), width=16, joint="curve")
        draw.line(corners[:2], fill=(255, 140, 0), width=24)
    picture.thumbnail((1280, 1280))
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=88)
    return base64.b64encode(data.getvalue()).decode()


def _terminal() -> str:
    """What the program prints, as HTML."""
    with tempfile.TemporaryDirectory() as home:
        _enishi("--home", home, "contacts", "import", str(SAMPLES / "address-book.vcf"))
        command = ("import", "samples/table.jpg", "--event", "Harbour Mixer")
        said = _enishi("--home", home, *command)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text('$ enishi import samples/table.jpg --event "Harbour Mixer"', style="bold"))
    console.print(Text.from_ansi(said))
    return console.export_html(theme=THEME, inline_styles=True, code_format="{code}")


def _enishi(*words: str) -> str:
    environment = {**os.environ, "FORCE_COLOR": "1", "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    program = [sys.executable, "-m", "enishi", *words]
    return subprocess.run(
        program,
        cwd=HERE.parent,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ).stdout


if __name__ == "__main__":
    main()

"""Cast and seeds -> the pictures, the truth and the address book of this folder: `python -m samples.make`."""

import json
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.scenes.cards import Design, Face, Pixels
from benchmarks.scenes.people import person
from benchmarks.scenes.press import open_press
from benchmarks.scenes.scene import Camera, Light, Lying, Scene, photograph
from benchmarks.scenes.truth import label
from samples.address_book import write_address_book

HERE = Path(__file__).parent
SCAN_DPI = 300
ORIENTATION = 0x0112  # EXIF

SHEET_FED = Light(level=1.0, warmth=0.0, falloff=0.0, shadow=0.25)
WINDOW = Light(level=1.1, comes_from=215, falloff=0.3, shadow=0.5)


def main() -> None:
    """Make everything again; the same pictures as long as Chromium and the fonts are the same."""
    (HERE / "scans").mkdir(exist_ok=True)
    faces = _print_cast()
    labels = [_table(faces), *_scans(faces), *_two_sided(faces)]
    lines = [json.dumps(line, ensure_ascii=False) for line in labels]
    (HERE / "truth.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    write_address_book(HERE / "address-book.vcf", {name: face.person for name, face in faces.items()})


def _print_cast() -> dict[str, Face]:
    cast = tomllib.loads((HERE / "cast.toml").read_text("utf-8"))
    faces = {}
    with open_press() as press:
        for name, entry in cast.items():
            design = entry.pop("design")
            faces[name] = press.print(person(entry), Design(**{**design, "size": tuple(design.get("size", (91, 55)))}))
    return faces


def _table(faces: dict[str, Face]) -> dict[str, Any]:
    """Eight cards on an oak desk, taken at a slant by the light of a window."""
    places = {
        "takahashi": (-132, -90, -7),
        "obrien": (-22, -96, 11),
        "sasaki": (92, -88, -3),
        "watanabe": (-142, -6, 4),
        "takanashi": (-32, -14, 172),
        "mueller": (142, 6, 97),
        "nguyen": (58, 54, -18),
        "tanaka": (-78, 74, -28),
    }
    cards = tuple(Lying(faces[name], (x, y), turn) for name, (x, y, turn) in places.items())
    camera = Camera(width=420, tilt=-14, pan=4, roll=2, noise=2.2)
    light = Light(level=1.12, comes_from=215, falloff=0.3, shade=0.25, shadow=0.55)
    return _take("table.jpg", Scene(cards, "wood", camera, light))


def _scans(faces: dict[str, Face]) -> list[dict[str, Any]]:
    """Six single cards: five from a scanner, badly put in, and one from a phone held upright."""
    phone = Camera(size=(1512, 2016), width=116, tilt=-18, pan=-8, roll=-4, focal=1.0, blur=0.8, noise=3)
    return [
        _scan("scans/01.jpg", faces["sato"]),
        _scan("scans/02-skewed.jpg", faces["ishikawa"], turn=6.5),
        _scan("scans/03-bilingual.jpg", faces["kato"], turn=-0.7),
        _scan("scans/04-upside-down.jpg", faces["yamazaki"], turn=180.8),
        _scan("scans/05-upright.jpg", faces["igarashi"], turn=0.6),
        _take("scans/06-phone.jpg", Scene((Lying(faces["raman"], (2, -6), 9),), "cloth", phone, WINDOW), orientation=6),
    ]


def _scan(file: str, face: Face, turn: float = 0.0) -> dict[str, Any]:
    return _take(file, _scanned(face, turn))


def _scanned(face: Face, turn: float, margin: float = 4.0) -> Scene:
    """Straight down on a card and a little of the bed around it."""
    cos, sin = abs(np.cos(np.radians(turn))), abs(np.sin(np.radians(turn)))
    width, height = face.size
    seen = width * cos + height * sin + 2 * margin, width * sin + height * cos + 2 * margin
    size = round(seen[0] / 25.4 * SCAN_DPI), round(seen[1] / 25.4 * SCAN_DPI)
    camera = Camera(size=size, width=seen[0], blur=0.5, noise=1.2)
    return Scene((Lying(face, turn=turn),), "bed", camera, SHEET_FED)


def _two_sided(faces: dict[str, Face]) -> list[dict[str, Any]]:
    """Front and back of one card, as a duplex scanner makes a PDF of them."""
    pages, labels = [], []
    for number, (name, turn) in enumerate((("ijuin", 0.5), ("ijuin-back", -0.4)), start=1):
        face = faces[name]
        shot = photograph(_scanned(face, turn), _random(name))
        pages.append(Image.fromarray(shot.pixels))
        size = (shot.pixels.shape[1], shot.pixels.shape[0])
        labels.append(label("two-sided.pdf", size, [(face, shot.corners[0])], page=number))
    # A fixed date: the same file on every run.
    dates = {"creationDate": time.gmtime(0), "modDate": time.gmtime(0)}
    pages[0].save(
        HERE / "two-sided.pdf", resolution=SCAN_DPI, save_all=True, append_images=pages[1:], quality=88, **dates
    )
    return labels


def _take(file: str, scene: Scene, *, orientation: int = 1) -> dict[str, Any]:
    """Photograph, keep as JPEG, label."""
    shot = photograph(scene, _random(file))
    _keep(HERE / file, shot.pixels, orientation)
    lying = zip((card.face for card in scene.cards), shot.corners, strict=True)
    return label(file, scene.camera.size, list(lying))


def _keep(path: Path, pixels: Pixels, orientation: int) -> None:
    """Orientation 6, a phone held upright: the file holds the picture turned to the left and says so in its EXIF."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    stored = np.rot90(pixels) if orientation == 6 else pixels
    Image.fromarray(np.ascontiguousarray(stored)).save(path, quality=86, exif=exif, dpi=(SCAN_DPI, SCAN_DPI))


def _random(name: str) -> np.random.Generator:
    """A seed of its own for each picture: changing one leaves the others as they are."""
    return np.random.default_rng(list(name.encode()))


if __name__ == "__main__":
    main()

"""Pixels -> a file as a scanner, a phone or a page of the web leaves it."""

import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

from benchmarks.scenes.cards import Pixels

ORIENTATION = 0x0112  # EXIF
TURNS = {1: 0, 6: 1, 3: 2, 8: 3}
"""EXIF's orientation -> quarter turns to the left by which the file holds the picture."""
SCAN_DPI = 300


def keep(pages: Sequence[Pixels], path: Path, random: Random) -> None:
    """As the suffix says; a JPEG now and then lies on its side and says so in its EXIF."""
    path.parent.mkdir(parents=True, exist_ok=True)
    quality = random.choice((95, 92, 88, 80, 62))
    images = [Image.fromarray(page) for page in pages]
    if path.suffix == ".pdf":
        dates = {"creationDate": time.gmtime(0), "modDate": time.gmtime(0)}  # the same file on every run
        images[0].save(path, save_all=True, append_images=images[1:], resolution=SCAN_DPI, quality=quality, **dates)
    elif path.suffix == ".heic":
        _heic(images[0], path, quality)
    else:
        orientation = random.choice((1, 1, 1, 6, 3, 8))
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        stored = np.ascontiguousarray(np.rot90(pages[0], TURNS[orientation]))
        Image.fromarray(stored).save(path, quality=quality, exif=exif)


def _heic(image: Image.Image, path: Path, quality: int) -> None:
    """By libheif's own encoder; Pillow's plug-in here only reads."""
    encoder = shutil.which("heif-enc")
    if encoder is None:
        raise SystemExit("Writing HEIC needs heif-enc: sudo apt-get install libheif-examples")
    whole = path.with_suffix(".png")
    image.save(whole, compress_level=1)
    subprocess.run([encoder, "-q", str(quality // 2), "-o", path, whole], check=True, capture_output=True)
    whole.unlink()

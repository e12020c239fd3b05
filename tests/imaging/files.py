"""Small files of every kind, good and bad."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

HEIC = Path(__file__).with_name("red_and_blue.heic").read_bytes()
"""64 x 40, red on the left, blue on the right."""

# The standard security handler with a user password that is not empty (PDF 1.7 reference, section 3.5.2).
LOCKED_PDF = b"""%%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 258 156]>> endobj
4 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b>>> endobj
trailer <</Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>]>>
%%%%EOF
""" % (b"61" * 32, b"62" * 32)


def poster_pdf(points: int) -> bytes:
    """One empty square page of that many points a side."""
    return b"""%%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d]>> endobj
trailer <</Root 1 0 R>>
%%%%EOF
""" % (points, points)


NO_PAGES_PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


def red_and_blue(width: int = 64, height: int = 40) -> Image.Image:
    """Red on the left, blue on the right."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, : width // 2, 0] = 230
    pixels[:, width // 2 :, 2] = 230
    return Image.fromarray(pixels)


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **how)
    return file.getvalue()


def noise(width: int = 120, height: int = 80) -> Image.Image:
    """What no codec can shorten, so that a cut file lacks something that can be seen."""
    return Image.fromarray(np.random.default_rng(7).integers(0, 255, (height, width, 3), np.uint8))

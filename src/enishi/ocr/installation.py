"""What the readers need of this machine: found without loading any of it."""

import platform
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from enishi.language import _

PACKAGES = ("rapidocr", "onnxruntime")
LANGUAGES = ("eng", "jpn", "jpn_vert")
"""Tesseract's names of what cards here are written in; jpn_vert is for columns."""
WAIT = 10.0
"""Seconds in which a sound Tesseract has told its languages many times over."""


@dataclass(frozen=True, slots=True)
class Part:
    """A reader, and whether it can work here."""

    name: str
    is_usable: bool
    detail: str
    fix: str = ""
    """The command that installs what is missing."""


def rapidocr() -> Part:
    try:
        found = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    except PackageNotFoundError as error:
        fix = "pip install rapidocr==3.9.2 onnxruntime"
        return Part("rapidocr", is_usable=False, detail=_("{name} is not installed").format(name=error.name), fix=fix)
    return Part("rapidocr", is_usable=True, detail=found)


def tesseract() -> Part:
    program = shutil.which("tesseract")
    if program is None:
        return Part("tesseract", is_usable=False, detail=_("the program is not installed"), fix=install_line())
    missing = [language for language in LANGUAGES if language not in languages(program)]
    if missing:
        detail = _("it lacks the languages {names}").format(names=", ".join(missing))
        return Part("tesseract", is_usable=False, detail=detail, fix=install_line())
    return Part("tesseract", is_usable=True, detail=f"{program} ({', '.join(LANGUAGES)})")


@cache
def languages(program: str) -> frozenset[str]:
    try:
        listed = subprocess.run(  # noqa: S603 - the user's own tesseract, no shell
            [program, "--list-langs"], capture_output=True, text=True, timeout=WAIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(listed.stdout.split("\n")[1:])


def install_line() -> str:
    """The command that installs Tesseract with its languages on this kind of machine."""
    if platform.system() == "Darwin":
        return "brew install tesseract tesseract-lang"
    return "sudo apt-get install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert"

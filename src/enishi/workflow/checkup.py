"""What this installation has and lacks, for `enishi doctor`."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from enishi.errors import EnishiError
from enishi.language import _
from enishi.ocr.registry import survey
from enishi.workflow.workspace import Workspace


class Health(StrEnum):
    SOUND = "sound"
    LACKING = "lacking"
    """Works, but something would be better."""
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    health: Health
    detail: str
    fix: str = ""
    """The command that mends it."""


def checkup(workspace: Workspace) -> tuple[Finding, ...]:
    """Every part that enishi stands on, whether it is well, and how to mend it."""
    return (*_python(), *_readers(), *_fonts(), *_folders(workspace))


def _python() -> Iterator[Finding]:
    yield Finding("Python", Health.SOUND, ".".join(map(str, sys.version_info[:3])))


def _readers() -> Iterator[Finding]:
    for each in survey():
        yield Finding(each.name, Health.SOUND if each.is_usable else Health.BROKEN, each.detail, each.fix)


def _fonts() -> Iterator[Finding]:
    """Reading needs no fonts; eyes do, for Japanese on a screen of this machine."""
    what = _("Japanese fonts")
    if platform.system() == "Darwin":
        yield Finding(what, Health.SOUND, _("part of the system"))
    elif (lister := shutil.which("fc-list")) and (found := _families(lister)):
        yield Finding(what, Health.SOUND, ", ".join(found[:3]))
    else:
        detail = _("none was found; they matter only for showing Japanese on this machine")
        yield Finding(what, Health.LACKING, detail, "sudo apt-get install fonts-noto-cjk")


def _families(lister: str) -> list[str]:
    listed = subprocess.run(  # noqa: S603 - fontconfig's own program, no shell
        [lister, ":lang=ja", "family"], capture_output=True, text=True, timeout=30, check=False
    )
    return sorted({line.split(",")[0] for line in listed.stdout.splitlines()})


def _folders(workspace: Workspace) -> Iterator[Finding]:
    home = workspace.settings.home
    what = _("data folder")
    if not home.exists():
        yield Finding(what, Health.SOUND, _("{home} (made at the first import)").format(home=home))
        return
    if home.stat().st_mode & 0o077:
        fix = f"chmod 700 '{home}'"
        yield Finding(what, Health.BROKEN, _("{home} can be read by others").format(home=home), fix)
    elif not os.access(home, os.W_OK):
        yield Finding(what, Health.BROKEN, _("{home} cannot be written").format(home=home))
    else:
        yield Finding(what, Health.SOUND, str(home))
    yield _store(workspace)


def _store(workspace: Workspace) -> Finding:
    try:
        count = workspace.store.contacts.count()
    except EnishiError as error:
        return Finding(_("store"), Health.BROKEN, error.message, error.hint)
    return Finding(_("store"), Health.SOUND, _("{n} contacts").format(n=count))

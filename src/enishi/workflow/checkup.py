"""What this installation has and lacks, for `enishi doctor`."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from enishi.errors import EnishiError
from enishi.language import _
from enishi.ocr.registry import survey
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    is_well: bool
    detail: str
    fix: str = ""
    """The command that mends it."""


def checkup(workspace: Workspace) -> tuple[Finding, ...]:
    """Every part that enishi stands on, whether it is well, and how to mend it."""
    return (*_python(), *_readers(), *_folders(workspace))


def _python() -> Iterator[Finding]:
    yield Finding("Python", is_well=True, detail=".".join(map(str, sys.version_info[:3])))


def _readers() -> Iterator[Finding]:
    for each in survey():
        yield Finding(each.name, each.is_usable, each.detail, each.fix)


def _folders(workspace: Workspace) -> Iterator[Finding]:
    home = workspace.settings.home
    what = _("data folder")
    if not home.exists():
        yield Finding(what, is_well=True, detail=_("{home} (made at the first import)").format(home=home))
        return
    mode = home.stat().st_mode & 0o777
    if mode & 0o077:
        fix = f"chmod 700 '{home}'"
        yield Finding(what, is_well=False, detail=_("{home} can be read by others").format(home=home), fix=fix)
    elif not os.access(home, os.W_OK):
        yield Finding(what, is_well=False, detail=_("{home} cannot be written").format(home=home))
    else:
        yield Finding(what, is_well=True, detail=str(home))
    yield _store(workspace)


def _store(workspace: Workspace) -> Finding:
    try:
        count = workspace.store.contacts.count()
    except EnishiError as error:
        return Finding(_("store"), is_well=False, detail=error.message, fix=error.hint)
    return Finding(_("store"), is_well=True, detail=_("{n} contacts").format(n=count))

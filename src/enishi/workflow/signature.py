"""How the user signs: what he said last, by the command line or on the page, else what the settings say."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, replace

from enishi.settings import Me
from enishi.workflow.workspace import Workspace

LONGEST = 200
"""Characters of a line of a signature."""
_KEPT = "me"
PARTS = tuple(each.name for each in fields(Me))
"""What a signature is made of, in the order of a card."""


def me(workspace: Workspace) -> Me:
    """Who the user is."""
    return replace(workspace.settings.me, **_said(workspace))


def sign(said: Mapping[str, str], workspace: Workspace) -> Me:
    """Keep these parts; one that is left empty is again what the settings say."""
    kept = {**_said(workspace), **{part: " ".join(said[part].split())[:LONGEST] for part in PARTS if part in said}}
    kept = {part: words for part, words in kept.items() if words}
    workspace.store.devices.remember(_KEPT, json.dumps(kept, ensure_ascii=False))
    return me(workspace)


def lines(signature: Me) -> dict[str, str]:
    """The parts that are said, by name."""
    return {part: words for part, words in asdict(signature).items() if words}


def _said(workspace: Workspace) -> dict[str, str]:
    kept = json.loads(workspace.store.devices.remembered(_KEPT) or "{}")
    return {part: kept[part] for part in PARTS if part in kept}

"""The commands by name, each loaded when it is called: what a command does not need, it does not pay for."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

COMMANDS = {
    "read": "reading:read",
    "import": "intake:import_",
    "review": "review:review",
    "decide": "decide:decide",
    "recall": "recall:recall",
    "today": "today:today",
    "shortlist": "shortlist:shortlist",
    "calendar": "calendar:calendar",
    "contacts": "contacts:app",
    "events": "events:app",
    "write": "write:write",
    "contacted": "tries:contacted",
    "heard": "tries:heard",
    "must": "tries:must",
    "persist": "tries:persist",
    "drop": "tries:drop",
    "do-not-contact": "tries:do_not_contact",
    "offers": "offers:app",
    "templates": "templates:app",
    "me": "me:me",
    "gave": "ties:gave",
    "took": "ties:took",
    "upkeep": "ties:upkeep",
    "introduce": "introduce:app",
    "look-back": "look_back:look_back",
    "duplicates": "duplicates:duplicates",
    "merge": "merging:merge",
    "split": "merging:split",
    "history": "upkeep:history",
    "undo": "upkeep:undo",
    "serve": "serve:serve",
    "devices": "devices:app",
    "match": "match:match",
    "doctor": "upkeep:doctor",
}
"""In the order of the help: the module in `enishi.cli`, and its function, or its Typer of several commands."""


class Commands(TyperGroup):
    """The group of all commands; it has them loaded one by one, or all for `--help`."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = cast("MutableMapping[str, Any]", _Loaded())  # nothing is ever added


class _Loaded(Mapping[str, Any]):
    def __getitem__(self, name: str) -> Any:
        module, attribute = COMMANDS[name].split(":")
        found = getattr(import_module(f"enishi.cli.{module}"), attribute)
        if isinstance(found, typer.Typer):
            found.info.name = name
            return get_group(found)
        alone = typer.Typer(add_completion=False)
        alone.command(name)(found)
        return get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

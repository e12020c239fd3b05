"""`enishi match`: records of a file against contacts; nothing is changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from enishi.cli.reading import JsonOption
from enishi.cli.screen import errors, progress, say, say_json
from enishi.language import _
from enishi.workflow.workspace import Workspace

if TYPE_CHECKING:
    from rich.progress import Progress

    from enishi.workflow.linkage import Contacts, Linked

Records = Annotated[
    Path,
    typer.Argument(metavar="RECORDS", help=_("JSON Lines with an id and the fields of `enishi read --json`.")),
]
Against = Annotated[
    Path | None, typer.Option("--against", metavar="CONTACTS", help=_("Such a file instead of your own contacts."))
]


def match(context: typer.Context, records: Records, against: Against = None, *, as_json: JsonOption = False) -> None:
    from enishi.exchange.entry import Fault
    from enishi.exchange.text import lines_of
    from enishi.workflow.linkage import link

    workspace: Workspace = context.obj
    with lines_of(records) as lines, _contacts(against, workspace) as contacts:
        for each in link(lines, contacts, workspace.settings.matching):
            if isinstance(each, Fault):
                errors.print(f"✗ {each.where}: {each.message}", style="red")
            elif as_json:
                say_json(_record(each))
            else:
                say(_in_words(each))


match.__doc__ = _("Tell who is whom: records of a file against your contacts or another file. Nothing is changed.")


@contextmanager
def _contacts(against: Path | None, workspace: Workspace) -> "Iterator[Contacts]":
    from enishi.exchange.text import count, lines_of
    from enishi.workflow.linkage import Contacts, contacts_of

    if against is None:
        yield Contacts(workspace.store.index, int)
        return
    total, doing = count(against), _("taking in contacts")
    with lines_of(against) as lines, progress(total, doing) as bar, contacts_of(_counted(lines, bar)) as contacts:
        bar.stop()
        yield contacts


def _counted(lines: "Iterator[str]", bar: "Progress") -> "Iterator[str]":
    """The lines, and at every thousandth a step of the bar."""
    for number, line in enumerate(lines, 1):
        if number % _STEP == 0:
            bar.advance(bar.task_ids[0], _STEP)
        yield line


_STEP = 1_000


def _record(linked: "Linked") -> dict[str, Any]:
    best = linked.matches[0] if linked.matches else None
    meant = linked.contact
    return {
        "id": linked.id,
        "verdict": linked.verdict,
        "contact": meant,
        "probability": round(best[1].probability, 6) if best else 0.0,
        "reasons": list(best[1].reasons) if best else [],
        "candidates": [
            {"contact": contact, "probability": round(match.probability, 6)} for contact, match in linked.matches
        ],
    }


def _in_words(linked: "Linked") -> str:
    if linked.contact is None:
        return f"{linked.id}  {linked.verdict}"
    match = linked.matches[0][1]
    return f"{linked.id}  {linked.verdict}  {linked.contact}  {match.probability:.3f}  {', '.join(match.reasons)}"

"""`enishi duplicates`: who in the store may be the same person, the likeliest first."""

from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import TYPE_CHECKING, Annotated

import typer

from enishi.cli.doubts import ask_same, show_both, tell_answer
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, is_conversation, progress, say, say_json
from enishi.language import _, ngettext
from enishi.workflow import directory
from enishi.workflow.workspace import Workspace

if TYPE_CHECKING:
    from enishi.workflow.duplicates import Likeness

Limit = Annotated[int, typer.Option(min=1, help=_("How many at most."))]
List = Annotated[bool, typer.Option("--list", help=_("Only show them, and ask nothing."))]


def duplicates(
    context: typer.Context, limit: Limit = 100, *, only_list: List = False, as_json: JsonOption = False
) -> None:
    workspace: Workspace = context.obj
    likeliest = nlargest(limit + 1, _compared(workspace), key=lambda each: (each.match.probability, each.match.weight))
    shown = likeliest[:limit]
    if as_json:
        for each in shown:
            _show_json(each, workspace)
        return
    if only_list or not is_conversation():
        _list(shown, workspace)
    else:
        _ask(shown, workspace)
    if not shown:
        dim(_("Nobody here seems to be there twice."))
    if len(likeliest) > limit:
        dim(_("There are more, less likely ones; --limit shows more."))


duplicates.__doc__ = _("Who in the store may be the same person, the likeliest first; one key answers each.")


def _compared(workspace: Workspace) -> "Iterator[Likeness]":
    from enishi.workflow.duplicates import duplicates

    with progress(workspace.store.contacts.count(), _("comparing")) as bar:
        for likely in duplicates(workspace):
            bar.advance(bar.task_ids[0])
            yield from likely


def _list(shown: "Sequence[Likeness]", workspace: Workspace) -> None:
    from enishi.workflow.duplicates import both

    for each in shown:
        if people := both(each, workspace):
            known, newcomer = people
            probability = f"{min(each.match.probability, 0.999):.1%}"
            words = _("{one} and {other}: the same person? ({probability})")
            say(words.format(one=known.name, other=newcomer.name, probability=probability), style="bold")
            _show(each, workspace)
            dim(f"  enishi merge {known.id} {newcomer.id}")
            say()


def _ask(shown: "Sequence[Likeness]", workspace: Workspace) -> None:
    """One pair after the other; what an answer settles of the others is passed over."""
    from enishi.workflow.duplicates import answer, both

    try:
        for number, each in enumerate(shown):
            if people := both(each, workspace):
                left = len(shown) - number
                say()
                asked = ngettext("The same person? ({n} pair)", "The same person? ({n} pairs)", left)
                say(asked.format(n=left), style="bold")
                _show(each, workspace)
                if same := ask_same():
                    answer(*people, same, workspace)
                    tell_answer(same)
    except (KeyboardInterrupt, EOFError):
        say()
        dim(_("Everything you answered is kept. Go on with: enishi duplicates"))


def _show(likeness: "Likeness", workspace: Workspace) -> None:
    people = workspace.store.contacts.get_all([likeness.known_id, likeness.newcomer_id])
    left, right = ((_("number {id}").format(id=each.id), each) for each in people)
    show_both(left, right, likeness.match.comparisons, workspace)


def _show_json(likeness: "Likeness", workspace: Workspace) -> None:
    match = likeness.match
    people = workspace.store.contacts.get_all([likeness.known_id, likeness.newcomer_id])
    judged = {"probability": match.probability, "weight": match.weight, "reasons": list(match.reasons)}
    say_json({"contacts": [directory.record(each) for each in people], **judged})

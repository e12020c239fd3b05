"""The questions "the same person?", both sides next to each other."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from enishi.cli.keys import choose
from enishi.cli.screen import dim, results, say
from enishi.language import _, ngettext
from enishi.model.contact import Contact
from enishi.model.event import Event
from enishi.model.match import Comparison, Degree
from enishi.store.questions import Answer
from enishi.wording.doubt import lines
from enishi.workflow import triage
from enishi.workflow.workspace import Workspace

NARROW = 24
"""Cells of a column below which the two sides stand under each other."""

Side = tuple[str, Contact]
"""What a side is called, and who stands there."""


def ask_doubts(event: Event, workspace: Workspace) -> None:
    """Ask each open question of an event once; what is put off is asked again next time."""
    left = triage.count_doubts(event, workspace)
    for doubt in triage.doubts(event, workspace):
        say()
        asked = ngettext("The same person? ({n} question)", "The same person? ({n} questions)", left)
        say(asked.format(n=left), "bold")
        left = max(1, left - 1)
        sides = (_("on the new card"), doubt.newcomer), (_("known before"), doubt.known)
        show_both(*sides, doubt.question.match.comparisons, workspace)
        if same := ask_same():
            triage.answer(doubt, same, workspace)
            tell_answer(same)


def ask_same() -> Answer | None:
    """One key: the same person, different ones, or None for later. Raises EOFError to quit."""
    key = choose({"s": _("same person"), "d": _("different"), "l": _("later"), "q": _("quit")})
    if key == "q":
        raise EOFError
    return {"s": Answer.SAME, "d": Answer.DIFFERENT}.get(key)


def tell_answer(same: Answer) -> None:
    kept = _("kept as one person") if same is Answer.SAME else _("kept as two people")
    dim(kept + "  " + _("(enishi undo takes it back)"))


def show_both(left: Side, right: Side, comparisons: Sequence[Comparison], workspace: Workspace) -> None:
    """Two people side by side, and what speaks for and against their being one."""
    half = (results.width - 18) // 2
    _row("", left[0], right[0], half)
    for line in lines(left[1], right[1], workspace.settings.reading.phone_region):
        _row(line.name, line.one, line.other, half, differ=line.degree is Degree.DIFFERENT)
    say()
    for each in sorted(comparisons, key=lambda each: -each.weight):
        results.print(f"  {each}", style="green" if each.weight > 0 else "red")
    say()


def _row(name: str, left: str, right: str, width: int, *, differ: bool = False) -> None:
    style = "yellow" if differ else None
    head = set_cell_size(name, max(14, cell_len(name)))
    if width >= NARROW:
        say(f"  {head} {set_cell_size(left, width)} {right}", style=style)
        return
    say(f"  {head} {left}", style=style)
    say(f"  {' ' * cell_len(head)} {right}", style=style)

"""The questions "the same person?", both sides next to each other."""

from rich.cells import cell_len, set_cell_size

from enishi.cli.keys import choose
from enishi.cli.person import label, named
from enishi.cli.screen import dim, results, say
from enishi.language import _, ngettext
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.event import Event
from enishi.store.questions import Answer
from enishi.workflow import triage
from enishi.workflow.triage import Doubt
from enishi.workflow.workspace import Workspace

NARROW = 24
"""Cells of a column below which the two sides stand under each other."""


def ask_doubts(event: Event, workspace: Workspace) -> None:
    """Ask each open question of an event once; what is put off is asked again next time."""
    put_off: set[int] = set()
    while doubts := [each for each in triage.doubts(event, workspace) if each.question.id not in put_off]:
        doubt = doubts[0]
        _show(doubt, len(doubts), workspace.settings.reading.phone_region)
        key = choose({"s": _("same person"), "d": _("different"), "l": _("later"), "q": _("quit")})
        if key == "q":
            raise EOFError
        if key == "l":
            put_off.add(doubt.question.id)
            continue
        same = Answer.SAME if key == "s" else Answer.DIFFERENT
        triage.answer(doubt, same, workspace)
        kept = _("kept as one person") if same is Answer.SAME else _("kept as two people")
        dim(kept + "  " + _("(enishi undo takes it back)"))


def _show(doubt: Doubt, left: int, region: str) -> None:
    say()
    say(ngettext("The same person? ({n} question)", "The same person? ({n} questions)", left).format(n=left), "bold")
    half = (results.width - 18) // 2
    _row("", _("on the new card"), _("known before"), half)
    for what in Property:
        new, known = _cell(doubt.newcomer, what, region), _cell(doubt.known, what, region)
        if new or known:
            _row(label(what), new, known, half, differ=bool(new and known) and _bare(new) != _bare(known))
    say()
    for each in sorted(doubt.question.match.comparisons, key=lambda each: -each.weight):
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


def _bare(text: str) -> str:
    return "".join(text.split())


def _cell(contact: Contact, what: Property, region: str) -> str:
    facts = contact.all(what)
    values = dict.fromkeys(named(fact, region)[1] for fact in (facts if what.is_list else facts[:1]))
    return _(", ").join(values)

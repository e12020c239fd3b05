"""`enishi recall`: a quiz of two minutes over the people whom one wants to know again."""

from collections.abc import Sequence

import typer

from enishi.cli.person import row
from enishi.cli.reading import JsonOption
from enishi.cli.screen import ask, dim, is_conversation, say, say_json
from enishi.cli.shortlist import EventOption
from enishi.errors import UsageError
from enishi.language import _
from enishi.model.card import Property
from enishi.workflow import agenda, quiz
from enishi.workflow.quiz import Question
from enishi.workflow.workspace import Workspace


def recall(context: typer.Context, event: EventOption = None, *, as_json: JsonOption = False) -> None:
    workspace = context.obj
    asked = quiz.questions(agenda.named(event, workspace) if event else None, workspace)
    if as_json:
        for question in asked:
            say_json(_record(question, workspace))
        return
    if not asked:
        dim(_("Nobody is to be asked about now: you know them, or nothing is known that could be shown."))
        return
    if not is_conversation():
        raise UsageError(
            _("A quiz is a conversation and needs a terminal."), hint=_("What would be asked: enishi recall --json")
        )
    try:
        _run(asked, workspace)
    except (KeyboardInterrupt, EOFError):
        say()
        dim(_("Everything you answered is kept. Go on with: enishi recall"))


recall.__doc__ = _("Two minutes of quiz: who was it? Being asked is what makes names stay.")


def _run(asked: Sequence[Question], workspace: Workspace) -> None:
    """Ask about everybody, then once more about those who were not known."""
    wrong = [each for number, each in enumerate(asked, 1) if not _ask(each, f"{number}/{len(asked)}", workspace)]
    known = len(asked) - len(wrong)
    for each in wrong:
        _ask(each, _("once more"), workspace)
    say()
    say(_("{known} of {all} known at once").format(known=known, all=len(asked)), style="bold")


def _ask(question: Question, place: str, workspace: Workspace) -> bool:
    contact, event = question.contact, question.event
    say()
    say(f"{place} · {event.name}, {event.held_on}", style="dim")
    for name, value in (
        (_("company"), contact.company),
        (_("title"), contact.value(Property.TITLE)),
        (_("note"), question.encounter.note),
    ):
        if value:
            say("  " + row(name, value))
    right = quiz.answer(question, ask(_("Who was it? (Enter: no idea)")), workspace)
    others = (contact.value(Property.NAME_KANA), contact.value(Property.NAME_ROMAJI))
    name = " · ".join(dict.fromkeys((contact.name, *filter(None, others))))
    say(f"  {'✓' if right else '✗'} {name}", style="green" if right else "yellow")
    if path := quiz.picture(question, workspace):
        dim(f"    {path}")
    return right


def _record(question: Question, workspace: Workspace) -> dict[str, object]:
    path, known = quiz.picture(question, workspace), question.recall
    return {
        "contact": question.contact.id,
        "name": question.contact.name,
        "company": question.contact.company,
        "title": question.contact.value(Property.TITLE),
        "note": question.encounter.note,
        "event": question.event.name,
        "date": question.event.held_on.isoformat(),
        "picture": str(path) if path else "",
        "level": known.level if known else 0,
        "asked_at": known.asked_at.isoformat() if known else None,
    }

"""Who is the same person: both sides next to each other, and one answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.errors import AnsweredError, UsageError
from enishi.language import _
from enishi.model.event import Event
from enishi.store.journal import Deed
from enishi.store.questions import Answer
from enishi.web.deck import number
from enishi.web.visit import Visit, screen
from enishi.wording.doubt import degree_words, lines
from enishi.workflow import triage
from enishi.workflow.portraits import portraits
from enishi.workflow.triage import Doubt

_KEPT = 200
"""Steps of a sitting that can be taken back one by one; more would make its address too long."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was done at one go: a question put off as its number, an answer as "a" and its deed's."""

    steps: tuple[str, ...] = ()

    @classmethod
    def parsed(cls, text: str) -> "Sitting":
        found = (each for each in text.split(",") if number(each.removeprefix("a")))
        return cls(tuple(found)[-_KEPT:])

    @property
    def put_off(self) -> frozenset[int]:
        return frozenset(int(each) for each in self.steps if each.isdecimal())

    def after(self, step: str) -> "Sitting":
        return replace(self, steps=(*self.steps, step))

    def __str__(self) -> str:
        return ",".join(self.steps)


def choose(visit: Visit) -> Response:
    """Where choosing goes on: the open questions of the evening that one is busy with, then its people."""
    event = visit.current
    if event is None:
        return visit.page("choose_nobody.html")
    doubts = triage.count_doubts(event, visit.workspace)
    return visit.see(_address(event, Sitting()) if doubts else f"/events/{event.id}/choose")


def questions(visit: Visit) -> Response:
    return _show(visit, Sitting.parsed(visit.asked("sitting")))


def answer(visit: Visit) -> Response:
    """One answer, or later; then the next question."""
    event, sitting = visit.event, Sitting.parsed(visit.said("sitting"))
    asked = number(visit.said("question"))
    same = {"same": Answer.SAME, "different": Answer.DIFFERENT, "later": None}
    if visit.said("answer") not in same:
        raise UsageError(_("Same, different or later?"))
    chosen = same[visit.said("answer")]
    if chosen is None:
        return _go_on(visit, sitting.after(str(asked)) if asked else sitting)
    doubt = next((each for each in triage.doubts(event, visit.workspace) if each.question.id == asked), None)
    if doubt is None:
        return _go_on(visit, sitting, _("This question has been answered elsewhere in the meantime."))
    try:
        triage.answer(doubt, chosen, visit.workspace)
    except AnsweredError as error:
        return _go_on(visit, sitting, error.message)
    words = _("kept as one person") if chosen is Answer.SAME else _("kept as two people")
    return _go_on(visit, sitting.after(f"a{visit.workspace.store.own_deed}"), words)


def undo(visit: Visit) -> Response:
    """One step back: what was put off is shown again, an answer taken back."""
    event, sitting = visit.event, Sitting.parsed(visit.said("sitting"))
    *before, last = sitting.steps or ("",)
    earlier = Sitting(tuple(before))
    if last.isdecimal():
        return _go_on(visit, earlier, first=int(last))
    deed = _answer_of(last, event, visit)
    if deed is None or deed.undone_at:
        return _go_on(visit, earlier, _("Nothing more of this evening to undo.") if not last else "")
    open_before = {each.id for each in visit.workspace.store.questions.open(event.id)}
    visit.workspace.store.undo(deed, visit.workspace.now())
    again = (each.id for each in visit.workspace.store.questions.open(event.id) if each.id not in open_before)
    return _go_on(visit, earlier, _("undone: {summary}").format(summary=deed.summary), next(again, 0))


def _answer_of(step: str, event: Event, visit: Visit) -> Deed | None:
    """The deed that a step was, or the last answer of the evening where the sitting has none; never another deed."""
    store = visit.workspace.store
    if step:
        deed = store.deed_numbered(number(step[1:]))
        return deed if deed.kind == triage.ANSWER else None
    found = store.last_deed_of(event.id, (triage.ANSWER,))
    return found[0] if found else None


def _go_on(visit: Visit, sitting: Sitting, words: str = "", first: int = 0) -> Response:
    """To the next question: as a part of the page, or by its address."""
    if visit.is_partial:
        return _show(visit, sitting, words, first)
    if words:
        visit.tell(words)
    return visit.see(_address(visit.event, sitting, first))


def _show(visit: Visit, sitting: Sitting, words: str = "", first: int = 0) -> Response:
    """The next question that was not put off in this sitting; after the last one, on to the people."""
    event, first = visit.event, first or number(visit.asked("first"))
    doubts = [each for each in triage.doubts(event, visit.workspace) if each.question.id not in sitting.put_off]
    doubt = next((each for each in doubts if each.question.id == first), next(iter(doubts), None))
    if doubt is None:
        if words and visit.is_partial:
            visit.tell(words)
        return visit.see(f"/events/{event.id}/choose")
    region = visit.workspace.settings.reading.phone_region
    response = visit.page(
        "_question.html" if visit.is_partial else "questions.html",
        event=event,
        doubt=doubt,
        left=len(doubts),
        lines=tuple(lines(doubt.newcomer, doubt.known, region)),
        degree_words=degree_words,
        pictures=portraits((doubt.newcomer.id, doubt.known.id), visit.workspace),
        reasons=_reasons(doubt),
        sitting=sitting,
        said=words,
    )
    response.headers["HX-Replace-Url"] = _address(event, sitting, first)
    return response


def _reasons(doubt: Doubt) -> Sequence[tuple[str, Sequence[object]]]:
    """What speaks for their being one, and what against, the weightiest first."""
    told = sorted(doubt.question.match.comparisons, key=lambda each: -abs(each.weight))
    return (
        ("for", [each for each in told if each.weight > 0]),
        ("against", [each for each in told if each.weight <= 0]),
    )


def _address(event: Event, sitting: Sitting, first: int = 0) -> str:
    asked = [f"sitting={sitting}"] if sitting.steps else []
    asked += [f"first={first}"] if first else []
    return f"/events/{event.id}/questions" + ("?" + "&".join(asked) if asked else "")


routes: list[BaseRoute] = [
    Route("/choose", screen(choose)),
    Route("/events/{event:int}/questions", screen(questions)),
    Route("/events/{event:int}/questions", screen(answer), methods=["POST"]),
    Route("/events/{event:int}/questions/undo", screen(undo), methods=["POST"]),
]

"""Triage: one card a screen, seats that fill, and every word of it taken back step by step."""

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from enishi.errors import EnishiError, ShortlistFullError, StoreError, UndoConflictError, UsageError
from enishi.followup.rank import STARS, Ranked
from enishi.language import _
from enishi.model.event import Decision, Encounter
from enishi.web import deck
from enishi.web.deck import Sitting
from enishi.web.pages import fragment
from enishi.web.visit import Visit, screen
from enishi.workflow import offers, triage
from enishi.workflow.triage import Judgement

MUST = "must"
"""What is pressed for “This one!”; all else that is pressed is a decision."""


def choose(visit: Visit) -> Response:
    """The next card, and one more that waits behind it."""
    event, sitting = visit.event, Sitting.parsed(visit.asked("seen"))
    waiting = deck.waiting(event, sitting, visit.workspace, first=deck.number(visit.asked("first")))
    return visit.page(
        "choose.html",
        order=[each.person.encounter.id for each in waiting],
        turns=deck.turns(waiting[:2], visit.workspace),
        open=deck.state(event, visit.workspace)["open"],
        sitting=sitting,
        end=None if waiting else deck.end(event, sitting, visit.workspace),
        **deck.surroundings(event, visit.workspace),
    )


def turn(visit: Visit) -> Response:
    """One card, to be ready when its turn comes; nothing for somebody who has been decided on."""
    met = _met(visit)
    if not visit.is_partial:
        return visit.see(_address(visit, Sitting.parsed(visit.asked("seen")), met.id))
    ranked = _ranked(met, visit)
    if ranked is None:
        return Response(status_code=204)
    (shown,) = deck.turns([ranked], visit.workspace)
    return visit.page("_turn.html", turn=shown, sitting=Sitting(), **deck.surroundings(visit.event, visit.workspace))


def end(visit: Visit) -> Response:
    """What came of the evening so far."""
    event, sitting = visit.event, Sitting.parsed(visit.asked("seen"))
    if not visit.is_partial:
        return visit.see(_address(visit, sitting))
    return visit.page("_choose_end.html", event=event, sitting=sitting, end=deck.end(event, sitting, visit.workspace))


def judge(visit: Visit) -> Response:
    """A decision, a note, stars, what one can give: whatever was said of one person."""
    met, sitting = _met(visit), Sitting.parsed(visit.said("seen"))
    try:
        said = _judgement(met, visit)
        if not _is_said_already(met, said):
            triage.judge(met, said, visit.workspace)
    except ShortlistFullError as error:
        return _refused(met, error, visit) if _is_script(visit) else _asked_for_room(met, visit)
    except EnishiError as error:
        if _is_script(visit):
            return _refused(met, error, visit)
        raise
    if _is_script(visit):
        return JSONResponse(deck.state(visit.event, visit.workspace))
    if said.decision is Decision.LATER:
        sitting = sitting.after(met.id)
    return visit.see(_address(visit, sitting, 0 if said.decision else met.id))


def room(visit: Visit) -> Response:
    """Whose seat is given up, or why there is one more."""
    return _asked_for_room(_met(visit), visit)


def rest(visit: Visit) -> Response:
    """How many would be passed, before they are."""
    event, sitting = visit.event, Sitting.parsed(visit.asked("seen"))
    left = triage.rest(event, visit.workspace, sitting.seen)
    template = "_rest.html" if visit.is_partial else "choose_rest.html"
    return visit.page(template, event=event, left=[each.id for each in left], sitting=sitting)


def pass_rest(visit: Visit) -> Response:
    """Pass those of whom it was asked, as one deed; who was decided on meanwhile stays so."""
    event, sitting = visit.event, Sitting.parsed(visit.said("seen"))
    asked = Sitting.parsed(visit.said("left")).seen
    left = [each for each in triage.rest(event, visit.workspace) if each.id in asked]
    triage.pass_all(left, event, visit.workspace)
    if _is_script(visit):
        return JSONResponse(deck.state(event, visit.workspace))
    return visit.see(_address(visit, sitting))


def undo(visit: Visit) -> Response:
    """One step back through the evening, to whom it was about."""
    event, sitting = visit.event, Sitting.parsed(visit.said("seen"))
    try:
        undone = triage.undo(event, visit.workspace)
    except UndoConflictError as error:
        if _is_script(visit):
            return JSONResponse({"words": error.message, "hint": error.hint, "refused": error.slug})
        raise
    back, turn_ = (undone.encounters, undone.turn) if undone else ((), None)
    words = _("undone: {summary}").format(summary=undone.deed.summary) if undone else ""
    words = words or _("Nothing more of this evening to undo.")
    asks_again = undone is not None and undone.deed.kind == triage.ANSWER
    if asks_again or not _is_script(visit):
        visit.tell(words)
        path = f"/events/{event.id}/questions" if asks_again else _address(visit, sitting.without(back), turn_ or 0)
        return JSONResponse({"location": path}) if _is_script(visit) else visit.see(path)
    waiting = deck.waiting(event, sitting.without(back), visit.workspace, first=turn_ or 0)
    told = {"words": words, "undone": back, "turn": turn_, "order": [each.person.encounter.id for each in waiting]}
    card = _card(next((each for each in waiting if each.person.encounter.id == turn_), None), visit)
    return JSONResponse({**told, "card": card, **deck.state(event, visit.workspace)})


def _met(visit: Visit) -> Encounter:
    """The encounter in the path, which must be one of the event's."""
    met = visit.workspace.store.events.encounter(visit.number("met"))
    if met.event_id != visit.event.id:
        raise HTTPException(404)
    return met


def _judgement(met: Encounter, visit: Visit) -> Judgement:
    """What a form says; what it leaves as it was is not said. Raises UsageError, NotFoundError."""
    decision = _decision(visit.said("decision"))
    note = visit.said("note").replace("\r\n", "\n") if "note" in visit.form else None
    give = visit.said("give") or visit.said("offer")
    why = visit.said("why")
    if decision is Decision.CONTACT and not why:
        ranked = _ranked(met, visit)
        why = note or (ranked.why if ranked else "")
    out = visit.said("out")
    return Judgement(
        decision,
        None if note == met.note else note,
        _stars(visit.said("stars")),
        why,
        offers.meant(give, visit.workspace),
        True if visit.said("decision") == MUST else None,
        visit.workspace.store.events.encounter(deck.number(out)) if out else None,
        visit.said("lift"),
        deck.as_shown(met, visit.said("shown")) if decision and "shown" in visit.form else None,
    )


def _decision(said: str) -> Decision | None:
    if said == MUST:
        return Decision.CONTACT
    if said and said not in list(Decision):
        raise UsageError(_("Contact, later, pass or taker?"))
    return Decision(said) if said else None


def _stars(said: str) -> int | None:
    if said and said not in map(str, range(STARS + 1)):
        raise UsageError(_("An impression has 0 to {most} stars.").format(most=STARS))
    return int(said) if said else None


def _is_said_already(met: Encounter, said: Judgement) -> bool:
    """Whether this very decision has arrived before, and only the word of it was lost on the way back."""
    is_old = said.shown is not None and said.shown.decided_at != met.decided_at
    return is_old and met.decision is said.decision and said.note is None


def _ranked(met: Encounter, visit: Visit) -> Ranked | None:
    stack = triage.stack(visit.event, visit.workspace)
    return next((each for each in stack if each.person.encounter.id == met.id), None)


def _refused(met: Encounter, error: EnishiError, visit: Visit) -> Response:
    """Why it was not kept, with the card that comes back for it; what is only busy is to be asked again."""
    told = {"words": error.message, "hint": error.hint, "refused": error.slug, "busy": type(error) is StoreError}
    card = _card(_ranked(met, visit), visit)
    return JSONResponse({**told, "card": card, **deck.state(visit.event, visit.workspace)})


def _card(ranked: Ranked | None, visit: Visit) -> str:
    if ranked is None:
        return ""
    (shown,) = deck.turns([ranked], visit.workspace)
    return fragment("_turn.html", turn=shown, sitting=Sitting(), **deck.surroundings(visit.event, visit.workspace))


def _asked_for_room(met: Encounter, visit: Visit) -> Response:
    """The question whose seat it is to be; a form without scripts keeps in it what was said."""
    event = visit.event
    template = "_room.html" if visit.is_partial else "choose_room.html"
    kept = {name: visit.said(name) for name in ("decision", "note", "give", "offer", "why", "seen", "shown", "stars")}
    newcomer = visit.workspace.store.contacts.get(met.contact_id)
    seats = deck.seats(event, visit.workspace)
    said = {name: value for name, value in kept.items() if value or (name == "note" and "note" in visit.form)}
    return visit.page(template, event=event, met=met, newcomer=newcomer, seats=seats, said=said)


def _is_script(visit: Visit) -> bool:
    """Whether a script of ours waits for the answer, not a browser for a page."""
    return "application/json" in visit.request.headers.get("accept", "")


def _address(visit: Visit, sitting: Sitting, first: int = 0) -> str:
    asked = "&".join(filter(None, (f"seen={sitting}" if sitting.seen else "", f"first={first}" if first else "")))
    return f"/events/{visit.event.id}/choose" + (f"?{asked}" if asked else "")


_EVENING = "/events/{event:int}/choose"
routes: list[BaseRoute] = [
    Route(_EVENING, screen(choose)),
    Route(f"{_EVENING}/end", screen(end)),
    Route(f"{_EVENING}/rest", screen(rest)),
    Route(f"{_EVENING}/rest", screen(pass_rest), methods=["POST"]),
    Route(f"{_EVENING}/undo", screen(undo), methods=["POST"]),
    Route(f"{_EVENING}/{{met:int}}", screen(turn)),
    Route(f"{_EVENING}/{{met:int}}", screen(judge), methods=["POST"]),
    Route(f"{_EVENING}/{{met:int}}/room", screen(room)),
]

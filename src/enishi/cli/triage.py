"""The triage: one person at a time, one key a decision, and never more than the cap."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.cli.candidate import seats_words, show, who
from enishi.cli.correction import correct
from enishi.cli.doubts import ask_doubts
from enishi.cli.keys import await_key, choose, legend, plain
from enishi.cli.offers import ask_what_to_give
from enishi.cli.screen import ask, dim, say, tell
from enishi.errors import EnishiError
from enishi.followup.rank import Ranked, starred
from enishi.language import _, ngettext
from enishi.model.event import Decision, Encounter, Event
from enishi.store.journal import Deed
from enishi.workflow import triage
from enishi.workflow.triage import Judgement
from enishi.workflow.workspace import Workspace


class Triage:
    """A sitting over one event; every answer is kept at once, so leaving loses nothing."""

    def __init__(self, event: Event, workspace: Workspace, *, asks_first: bool = True) -> None:
        """Of whom nothing is noted it asks first what was talked about, for that fades first; or only on a key."""
        self.event_id = event.id
        self.workspace = workspace
        self.asks_first = asks_first
        self.seen: set[int] = set()
        """Encounters answered in this sitting: what was put off comes back at the next."""
        self.asked: set[int] = set()
        """Encounters of which was asked what was talked about."""
        self.edits: list[Deed] = []
        """Made in this sitting, the last one last."""
        self.current: int | None = None
        """An encounter to show next, out of turn."""
        self.shown: int | None = None
        """The encounter that stands on the screen as it is."""

    @property
    def event(self) -> Event:
        return self.workspace.store.events.get(self.event_id)

    def run(self) -> None:
        """Show one person after the other until nobody is left, and nothing to be taken back, or the user quits."""
        key = ""
        while key != "q":
            waiting = self._waiting()
            ranked = next((each for each in waiting if each.person.encounter.id == self.current), None)
            ranked = ranked or next(iter(waiting), None)
            key = self._ask(ranked, len(waiting)) if ranked else self._ask_at_the_end()
            try:
                self._do(key, ranked)
            except (KeyboardInterrupt, EOFError):  # leaves the question, not the sitting
                dim("\n" + _("taken back"))
            except EnishiError as error:
                tell(error)
        self._finish()

    def _waiting(self) -> list[Ranked]:
        stack = triage.stack(self.event, self.workspace)
        return [each for each in stack if each.person.encounter.id not in self.seen]

    def _ask(self, ranked: Ranked, left: int) -> str:
        """The key pressed. Who knows types it alone in answer to the first question, and loses nothing but an Enter."""
        met, keys = ranked.person.encounter, _keys()
        self.current = met.id
        if self.shown != met.id:
            show(ranked, left, self.event, self.workspace)
        self.shown = met.id
        legend(keys)
        if self.asks_first and not met.note and met.id not in self.asked:
            self.asked.add(met.id)
            said = ask(_("What did you talk about? (Enter: nothing; a key alone decides at once)"))
            if len(said) == 1 and plain(said) in keys:
                return plain(said)
            if said:
                triage.note(met, said, self.workspace)
        return await_key(keys)

    def _ask_at_the_end(self) -> str:
        if not self.workspace.store.last_deed_of(self.event_id, triage.SAID):
            return "q"
        self.shown = None
        say()
        say(_("Nobody is left to decide on."))
        return choose({"u": _("undo"), "q": _("done")})

    def _do(self, key: str, ranked: Ranked | None) -> None:
        if key == "u":
            self._undo()
        elif key == "r":
            self._pass_the_rest()
        elif ranked:
            self._answer(key, ranked)

    def _answer(self, key: str, ranked: Ranked) -> None:
        met = ranked.person.encounter
        match key:
            case "c" | "m":
                self._choose(met, ranked, is_must=key == "m")
            case "l" | "p" | "t":
                decision = {"l": Decision.LATER, "p": Decision.PASS, "t": Decision.TAKER}[key]
                self._judge(met, Judgement(decision))
            case "0" | "1" | "2" | "3":
                self._judge(met, Judgement(stars=int(key)))
                say(f"  {starred(int(key))}", style="green")
            case "n":
                said = ask(_("What did you talk about?"), self.workspace.store.events.encounter(met.id).note)
                self._judge(met, Judgement(note=said))
            case "e":
                if correct(ranked.person.contact, self.workspace):
                    self.edits.append(self.workspace.store.last_deed())
                self.shown = None

    def _judge(self, met: Encounter, said: Judgement) -> None:
        triage.judge(met, said, self.workspace)
        if said.decision:
            self.seen.add(met.id)
            self.current = None

    def _choose(self, met: Encounter, ranked: Ranked, *, is_must: bool) -> None:
        room = _room(self.event, self.workspace)
        if room is None:
            return
        note = self.workspace.store.events.encounter(met.id).note
        give = ask_what_to_give(self.workspace)
        why = ask(_("Why?"), note or ranked.why)
        must = True if is_must else None
        self._judge(met, Judgement(Decision.CONTACT, None, None, why, give, must, room.out, room.lift))

    def _pass_the_rest(self) -> None:
        rest = triage.rest(self.event, self.workspace, self.seen)
        words = ngettext("Write to nobody else: pass {n} person?", "Write to nobody else: pass {n} people?", len(rest))
        say(words.format(n=len(rest)), style="yellow")
        if choose({"y": _("yes, pass them"), "k": _("keep them")}) == "y":
            triage.pass_all(rest, self.event, self.workspace)
            self.seen |= {each.id for each in rest}

    def _undo(self) -> None:
        undone = triage.undo(self.event, self.workspace, self.edits)
        if undone is None:
            dim(_("Nothing more of this evening to undo."))
            return
        dim(_("undone: {summary}").format(summary=undone.deed.summary))
        self.seen -= set(undone.encounters)
        self.shown = None
        if undone.turn:
            self.current = undone.turn
        if undone.deed.kind == triage.ANSWER:
            ask_doubts(self.event, self.workspace)

    def _finish(self) -> None:
        say()
        say(seats_words(self.event, self.workspace), style="bold")
        if left := len(triage.stack(self.event, self.workspace)):
            dim(ngettext("{n} person is still undecided.", "{n} people are still undecided.", left).format(n=left))
        dim(_("Next: enishi shortlist"))


@dataclass(frozen=True, slots=True)
class _Room:
    """How somebody gets a seat: there is one, somebody gives theirs up, or the cap is lifted for a reason."""

    out: Encounter | None = None
    lift: str = ""


def _room(event: Event, workspace: Workspace) -> _Room | None:
    taken = triage.seats(event, workspace)
    if len(taken) < event.cap:
        return _Room()
    words = ngettext(
        "The only seat is taken. Who gives theirs up?",
        "All {n} seats are taken. Who gives theirs up?",
        event.cap,
    )
    say(words.format(n=event.cap), style="yellow")
    key = _whom(taken, workspace)
    if key == "+":
        reason = ask(_("Why one more?"))
        return _Room(lift=reason) if reason else None
    return _Room(taken[int(key) - 1]) if key.isdecimal() and 0 < int(key) <= len(taken) else None


def _whom(taken: Sequence[Encounter], workspace: Workspace) -> str:
    """A number of one of them, + or k."""
    names = {str(number): who(each, workspace) for number, each in enumerate(taken, 1)}
    for number, name in names.items():
        say(f"  {number}  {name}")
    if len(taken) < 10:
        return choose({**dict.fromkeys(names, ""), "+": _("one seat more"), "k": _("keep them")})
    return ask(_("Number (+ for one seat more, Enter keeps them)"))


def take_top(event: Event, workspace: Workspace) -> None:
    """Choose the top of the ranking for the free seats, without asking, and say so."""
    free = event.cap - len(triage.seats(event, workspace))
    chosen = triage.stack(event, workspace)[: max(0, free)]
    for ranked in chosen:
        why = ranked.reasons[0].words if ranked.reasons else ""
        triage.decide(ranked.person.encounter, Decision.CONTACT, workspace, why=why)
    words = ngettext(
        "The ranking chose {n} person for you; change it with: enishi review",
        "The ranking chose {n} people for you; change it with: enishi review",
        len(chosen),
    )
    say(words.format(n=len(chosen)))


def _keys() -> dict[str, str]:
    return {
        "c": _("contact"),
        "m": _("this one!"),
        "l": _("later"),
        "p": _("pass"),
        "t": _("taker"),
        "0": "",
        "1": "★",
        "2": "★★",
        "3": "★★★",
        "n": _("note"),
        "e": _("edit"),
        "r": _("pass the rest"),
        "u": _("undo"),
        "q": _("quit"),
    }

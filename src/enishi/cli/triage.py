"""The triage: one person at a time, one key a decision, and never more than the cap."""

from collections.abc import Sequence

from enishi.cli.correction import correct
from enishi.cli.keys import choose
from enishi.cli.person import FADE_STYLE, fade_words, label, named, row
from enishi.cli.screen import ask, dim, results, say, tell
from enishi.errors import EnishiError
from enishi.followup.fade import fade, fades_in
from enishi.followup.rank import Ranked
from enishi.language import _, ngettext
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.event import Decision, Encounter, Event
from enishi.store.journal import Deed
from enishi.workflow import triage
from enishi.workflow.workspace import Workspace

_SHOWN = (Property.TITLE, Property.DEPARTMENT, Property.COMPANY, Property.PHONE, Property.EMAIL, Property.URL)


class Triage:
    """A sitting over one event; every answer is kept at once, so leaving loses nothing."""

    def __init__(self, event: Event, workspace: Workspace) -> None:
        self.event = event
        self.workspace = workspace
        self.seen: set[int] = set()
        """Encounters answered in this sitting: what was put off comes back at the next."""
        self.deeds: list[tuple[Deed, int]] = []
        """What can be undone in this sitting: (deed, encounter), the last one last."""
        self.current: int | None = None
        """An encounter to show next, out of turn."""

    def run(self) -> None:
        """Show one person after the other until nobody is left or the user quits."""
        while waiting := self._waiting():
            ranked = next((each for each in waiting if each.person.encounter.id == self.current), waiting[0])
            self.current = ranked.person.encounter.id
            self._show(ranked, len(waiting))
            key = choose(_keys())
            if key == "q":
                break
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

    def _do(self, key: str, ranked: Ranked) -> None:
        encounter = ranked.person.encounter
        match key:
            case "c":
                self._choose(ranked)
            case "l":
                self._decide(encounter, Decision.LATER)
            case "p":
                self._decide(encounter, Decision.PASS)
            case "t":
                self._decide(encounter, Decision.TAKER)
            case "n":
                triage.note(encounter, ask(_("What did you talk about?"), encounter.note), self.workspace)
                self._did(encounter)
            case "e":
                if correct(ranked.person.contact, self.workspace):
                    self._did(encounter)
            case "u":
                self._undo()

    def _choose(self, ranked: Ranked) -> None:
        encounter = ranked.person.encounter
        taken = triage.seats(self.event, self.workspace)
        out = None
        if len(taken) >= self.event.cap:
            out = self._whom_to_let_go(taken)
            if out is None:
                return
        why = ask(_("Why?"), encounter.note or next((reason.words for reason in ranked.reasons), ""))
        give = ask(_("What can you give?"))
        if out:
            triage.swap(out, encounter, self.workspace, why=why, give=give)
        else:
            triage.decide(encounter, Decision.CONTACT, self.workspace, why=why, give=give)
        self._did(encounter, leave=True)

    def _whom_to_let_go(self, taken: Sequence[Encounter]) -> Encounter | None:
        words = ngettext(
            "The only seat is taken. Who gives theirs up?",
            "All {n} seats are taken. Who gives theirs up?",
            self.event.cap,
        )
        say(words.format(n=self.event.cap), style="yellow")
        names = {str(number): self._name(each) for number, each in enumerate(taken, 1)}
        key = choose({**names, "k": _("keep them")}) if len(taken) < 10 else ask(_("Number"))
        return taken[int(key) - 1] if key in names else None

    def _decide(self, encounter: Encounter, decision: Decision) -> None:
        triage.decide(encounter, decision, self.workspace)
        self._did(encounter, leave=True)

    def _did(self, encounter: Encounter, *, leave: bool = False) -> None:
        self.deeds.append((self.workspace.store.last_deed(), encounter.id))
        if leave:
            self.seen.add(encounter.id)
            self.current = None

    def _undo(self) -> None:
        if not self.deeds:
            dim(_("Nothing more of this sitting to undo."))
            return
        deed, encounter_id = self.deeds[-1]
        self.workspace.store.undo(deed, self.workspace.now())
        self.deeds.pop()
        self.seen.discard(encounter_id)
        self.current = encounter_id

    def _show(self, ranked: Ranked, left: int) -> None:
        contact, event = ranked.person.contact, self.event
        now, limits = self.workspace.now(), self.workspace.settings.fading
        state = fade(event.ends_at, now, limits)
        say()
        results.rule(style="dim")
        remaining = ngettext("{n} person left", "{n} people left", left).format(n=left)
        say(f"{event.name} · {remaining} · {self._seats()}", style="dim")
        say(fade_words(state, fades_in(event.ends_at, now, limits)), style=FADE_STYLE[state])
        say()
        say(f"  {_spoken(contact)}", style="bold")
        for what in _SHOWN:
            facts = {fact.value: fact for fact in reversed(contact.all(what))}  # each value once, as last said
            for value in contact.values(what) if what.is_list else contact.values(what)[:1]:
                say("  " + row(*named(facts[value], self.workspace.settings.reading.phone_region)))
        say()
        for reason in ranked.reasons:
            say(f"  + {reason.words}", style="green")
        self._show_doubtful(ranked.person.encounter)
        say()

    def _show_doubtful(self, encounter: Encounter) -> None:
        for field in triage.doubtful(encounter, self.workspace):
            words = _("  ? {what} read as “{value}”, surety {percent} %: e mends it")
            percent = round(field.confidence * 100)
            say(words.format(what=label(field.property), value=field.value, percent=percent), style="yellow")

    def _seats(self) -> str:
        taken = len(triage.seats(self.event, self.workspace))
        circles = "●" * taken + "○" * max(0, self.event.cap - taken)
        return _("{circles} {taken} of {cap} seats").format(circles=circles, taken=taken, cap=self.event.cap)

    def _name(self, encounter: Encounter) -> str:
        return self.workspace.store.contacts.get(encounter.contact_id).name

    def _finish(self) -> None:
        say()
        say(self._seats(), style="bold")
        if left := len(triage.stack(self.event, self.workspace)):
            dim(ngettext("{n} person is still undecided.", "{n} people are still undecided.", left).format(n=left))
        dim(_("Next: enishi shortlist"))


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
        "l": _("later"),
        "p": _("pass"),
        "t": _("taker"),
        "n": _("note"),
        "e": _("edit"),
        "u": _("undo"),
        "q": _("quit"),
    }


def _spoken(contact: Contact) -> str:
    others = (contact.value(Property.NAME_KANA), contact.value(Property.NAME_ROMAJI))
    spoken = _(", ").join(each for each in others if each and each != contact.name)
    return f"{contact.name}  ({spoken})" if spoken else contact.name

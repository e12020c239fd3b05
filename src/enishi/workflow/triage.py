"""The evening's decisions: who is the same person, and who are the few to contact."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from enishi.errors import AnsweredError, DoNotContactError, ShortlistFullError, UsageError
from enishi.followup.plan import due, promise
from enishi.followup.rank import Ranked, rank
from enishi.followup.workdays import days_off
from enishi.language import _
from enishi.model.card import Field
from enishi.model.contact import Contact, Origin
from enishi.model.event import Decision, Encounter, Event
from enishi.model.followup import FollowUpStatus
from enishi.store.journal import Deed
from enishi.store.questions import Answer, Question
from enishi.workflow.acquaintance import acquaintances
from enishi.workflow.merging import settle
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question, with both sides."""

    question: Question
    newcomer: Contact
    known: Contact


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the user says of an encounter in one go; what is None stays as it is."""

    decision: Decision | None = None
    note: str | None = None
    stars: int | None = None
    why: str = ""
    give: str = ""
    is_must: bool | None = None
    """“This one!”"""
    out: Encounter | None = None
    """Who gives up their seat."""
    lift: str = ""
    """Why there is a seat more, if there is none left."""
    shown: Encounter | None = None
    """As the user saw it when they decided; whoever was decided on meanwhile is not decided on again."""


@dataclass(frozen=True, slots=True)
class Undone:
    deed: Deed
    encounters: tuple[int, ...]
    """Of whom it was said."""

    @property
    def turn(self) -> int | None:
        """Whose turn it is again; None if it was said of many at once, or of nobody."""
        return self.encounters[-1] if self.encounters and self.deed.kind in (DECISION, NOTE) else None


DECISION, NOTE, REST, ANSWER = SAID = ("decision", "note", "rest", "answer")
"""The kinds of deeds that an evening is made of."""

Said = TypeVar("Said")


def doubts(event: Event | None, workspace: Workspace) -> Iterator[Doubt]:
    """The open questions "the same person?", of one event or all, the likeliest pairs first.

    What an answer to one settles of the others is passed over when its turn comes.
    """
    store = workspace.store
    for question in tuple(store.questions.open(event.id if event else None)):
        if store.questions.is_open(question):
            newcomer, known = store.contacts.get_all([question.contact_id, question.match.contact_id])
            yield Doubt(question, newcomer, known)


def count_doubts(event: Event | None, workspace: Workspace) -> int:
    return sum(1 for _question in workspace.store.questions.open(event.id if event else None))


def answer(doubt: Doubt, same: Answer, workspace: Workspace) -> None:
    """Keep the user's answer; if they are the same, the newcomer's facts and encounters go to the one known before."""
    store, now = workspace.store, workspace.now()
    names = {"new": doubt.newcomer.name, "known": doubt.known.name}
    summary = _("{new} is the same person as {known}") if same is Answer.SAME else _("{new} is not {known}")
    with store.deed(ANSWER, summary.format(**names), now):
        if not store.questions.is_open(doubt.question):
            raise AnsweredError(_("This question has been answered elsewhere in the meantime."))
        store.questions.answer(doubt.question.id, same, now)
        settle(doubt.known, doubt.newcomer, same, workspace)


def stack(event: Event, workspace: Workspace) -> tuple[Ranked, ...]:
    """Who is still to be decided: the ranking of those not yet asked, then those put off until later."""
    undecided = [
        person
        for person in acquaintances(event, workspace)
        if not person.encounter.decision or not person.encounter.decision.is_final
    ]
    ranked = rank(undecided, event, workspace.settings.ranking)
    return tuple(sorted(ranked, key=lambda each: each.person.encounter.decision is Decision.LATER))


def judge(encounter: Encounter, said: Judgement, workspace: Workspace) -> Encounter:
    """Keep what the user says of an encounter, as one deed; CONTACT makes the promise to write.

    Raises ShortlistFullError at the event's cap, unless somebody goes or the cap is lifted; DoNotContactError;
    AnsweredError if they were decided on elsewhere since they were shown.
    """
    store, now = workspace.store, workspace.now()
    kind, summary = _told(encounter, said, workspace)
    with store.deed(kind, summary, now):
        met = store.events.encounter(encounter.id)
        if said.decision and said.shown and said.shown.decided_at != met.decided_at:
            name = store.contacts.get(met.contact_id).name
            raise AnsweredError(_("{name} was decided on elsewhere in the meantime.").format(name=name))
        if said.decision is Decision.CONTACT:
            _make_room(met, said, workspace)
        met = replace(met, note=_either(said.note, met.note), stars=_either(said.stars, met.stars))
        if said.decision:
            met = replace(met, decision=said.decision, decided_at=now)
        store.events.rewrite(met)
        if met.decision is Decision.CONTACT:
            _promise(met, said, workspace)
        else:
            store.events.drop_followup(met.id)
        return met


def decide(encounter: Encounter, decision: Decision, workspace: Workspace, *, why: str = "", give: str = "") -> None:
    """Keep a decision. Raises ShortlistFullError at the event's cap."""
    judge(encounter, Judgement(decision, why=why, give=give), workspace)


def note(encounter: Encounter, text: str, workspace: Workspace) -> None:
    """Keep what was talked about."""
    judge(encounter, Judgement(note=text), workspace)


def rest(event: Event, workspace: Workspace, but: Container[int] = ()) -> tuple[Encounter, ...]:
    """Whom nobody has decided upon, or only put off, save the encounters of these numbers; also who is not ranked."""
    met = workspace.store.events.encounters(event.id)
    return tuple(each for each in met if not (each.decision and each.decision.is_final) and each.id not in but)


def pass_all(encounters: Sequence[Encounter], event: Event, workspace: Workspace) -> None:
    """End an evening honestly: nobody of these will be written to. One deed, one undo."""
    with workspace.store.deed(REST, _("{event}: pass the rest").format(event=event.name), workspace.now()):
        for each in encounters:
            workspace.store.events.decide(each.id, Decision.PASS, workspace.now())


def undo(event: Event, workspace: Workspace, sitting: Sequence[Deed] = ()) -> Undone | None:
    """Take back the last that was said of an event's people, in this sitting or before; None if nothing is left.

    `sitting` are edits made meanwhile, the last one last. Raises UndoConflictError.
    """
    store = workspace.store
    found = store.last_deed_of(event.id, SAID)
    edits = [each for each in sitting if not store.deed_numbered(each.id).undone_at]
    if edits and (found is None or edits[-1].id > found[0].id):
        found = edits[-1], ()
    if found is None:
        return None
    deed, encounters = found
    store.undo(deed, workspace.now())
    return Undone(deed, encounters)


def doubtful(encounter: Encounter, workspace: Workspace) -> Iterator[Field]:
    """What the cards of an encounter may have been misread on, and nobody has put right yet; the least sure first."""
    contact = workspace.store.contacts.get(encounter.contact_id)
    mended = {fact.property for fact in contact.facts if fact.origin is Origin.EDIT}
    fields = [field for card in encounter.card_ids for field in workspace.store.cards.get(card).card.draft.fields]
    for field in sorted(fields, key=lambda field: field.confidence):
        if field.confidence < workspace.settings.reading.doubtful_below and field.property not in mended:
            yield field


def seats(event: Event, workspace: Workspace) -> tuple[Encounter, ...]:
    """The encounters on the shortlist."""
    return tuple(each for each in workspace.store.events.encounters(event.id) if each.decision is Decision.CONTACT)


def _told(encounter: Encounter, said: Judgement, workspace: Workspace) -> tuple[str, str]:
    """What a judgement is called in the history: its kind and its words."""
    contacts = workspace.store.contacts
    name = contacts.get(encounter.contact_id).name
    if said.out:
        other = contacts.get(said.out.contact_id).name
        return DECISION, _("{name} takes the place of {other}").format(name=name, other=other)
    if said.decision:
        return DECISION, _("{name}: {decision}").format(name=name, decision=said.decision.value)
    if said.note is None and said.stars is not None:
        return NOTE, _("impression of {name}").format(name=name)
    return NOTE, _("note on {name}").format(name=name)


def _make_room(met: Encounter, said: Judgement, workspace: Workspace) -> None:
    store = workspace.store
    contact, event = store.contacts.get(met.contact_id), store.events.get(met.event_id)
    if contact.do_not_contact:
        raise DoNotContactError(_("{name} does not want to be contacted.").format(name=contact.name))
    taken = [each for each in seats(event, workspace) if each.id != met.id]
    if said.out:
        _let_go(said.out, taken, workspace)
    elif len(taken) >= event.cap:
        if not said.lift:
            raise ShortlistFullError(
                _("The shortlist of {event} is full: {cap} people.").format(event=event.name, cap=event.cap),
                hint=_("Choose whom to let go for this one."),
            )
        reasons = "; ".join(filter(None, (event.cap_reason, said.lift)))
        store.events.update(replace(event, cap=len(taken) + 1, cap_reason=reasons))


def _let_go(out: Encounter, taken: Sequence[Encounter], workspace: Workspace) -> None:
    if out.id not in [each.id for each in taken]:
        name = workspace.store.contacts.get(out.contact_id).name
        raise UsageError(_("{name} has no seat to give up.").format(name=name), hint=_("See: enishi shortlist"))
    workspace.store.events.decide(out.id, Decision.LATER, workspace.now())
    workspace.store.events.drop_followup(out.id)


def _promise(met: Encounter, said: Judgement, workspace: Workspace) -> None:
    """The promise to somebody chosen; of one that was made before, what is said anew changes."""
    store = workspace.store
    kept = store.events.followup(met.id)
    if kept is None or (said.decision and kept.status is FollowUpStatus.CANCELLED):  # chosen anew
        kept = promise(
            met, store.contacts.get(met.contact_id), why=said.why, give=said.give, due_at=_due(met, workspace)
        )
    changed = replace(
        kept, why=said.why or kept.why, give=said.give or kept.give, is_must=_either(said.is_must, kept.is_must)
    )
    store.events.promise(changed)


def _due(met: Encounter, workspace: Workspace) -> datetime:
    event, within = workspace.store.events.get(met.event_id), workspace.settings.events.write_within_hours
    return due(event, workspace.now(), timedelta(hours=within), days_off(workspace.settings.outreach.holidays))


def _either(said: Said | None, kept: Said) -> Said:
    return kept if said is None else said

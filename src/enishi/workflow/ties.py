"""Ties over time: who wants a word, what was given and taken, how each tie is to be kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from enishi.errors import UsageError
from enishi.followup import upkeep as rhythms
from enishi.followup.balance import Balance, balance
from enishi.followup.upkeep import Standing, State, urgency
from enishi.language import _, ngettext
from enishi.model.contact import Contact
from enishi.model.tie import Care, Favour, Introduction, Progress, Upkeep, Way
from enishi.store import circles
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UpkeepDue:
    """Somebody who should hear from the user again."""

    contact: Contact
    since: datetime
    """When it fell due."""
    why: str


@dataclass(frozen=True, slots=True)
class IntroductionWaiting:
    """An introduction that waits for the user."""

    contact: Contact
    """Whom to write to: the go-between who has not answered, or who is to be met."""
    introduction: Introduction
    since: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """How somebody's tie is kept, and how it stands."""

    contact: Contact
    upkeep: Upkeep
    state: State


def upkeep_due(workspace: Workspace) -> tuple[UpkeepDue, ...]:
    """Whose tie wants a word now: the longest silence by its own rhythm first, no more than one takes on at a time."""
    shunned, some = circles.unwanted(workspace.store.db), workspace.settings.ties.upkeep_at_a_time
    due = [
        (upkeep, state)
        for upkeep, state in _standings(workspace)
        if state.standing is Standing.DUE and upkeep.contact_id not in shunned
    ]
    return tuple(
        UpkeepDue(
            contact=workspace.store.contacts.get(upkeep.contact_id),
            since=state.due_at or state.last,
            why=_silence(upkeep, state, workspace.now()),
        )
        for upkeep, state in due[:some]
    )


def introductions_waiting(workspace: Workspace) -> tuple[IntroductionWaiting, ...]:
    """Introductions that were agreed and want to come about, then those asked for long ago; the oldest first."""
    shunned = circles.unwanted(workspace.store.db)
    patience = timedelta(days=workspace.settings.ties.answer_within_days)
    found = []
    for each in workspace.store.ties.introductions.all():
        is_late = each.progress is Progress.ASKED and workspace.now() - each.changed_at >= patience
        if (each.progress is Progress.AGREED or is_late) and not shunned & _people(each):
            found.append(_waiting(each, workspace))
    found.sort(key=lambda each: (each.introduction.progress is not Progress.AGREED, each.since))
    return tuple(found)


def upkeeps(workspace: Workspace) -> tuple[Kept, ...]:
    """Everybody of whom the user has decided how the tie is kept; the longest silence by its own rhythm first."""
    contacts = workspace.store.contacts
    return tuple(Kept(contacts.get(upkeep.contact_id), upkeep, state) for upkeep, state in _standings(workspace))


def upkeep_of(contact: Contact, workspace: Workspace) -> Kept | None:
    """How somebody's tie is kept; None if the user has not decided on it."""
    found = (each for each in _standings(workspace) if each[0].contact_id == contact.id)
    return next((Kept(contact, upkeep, state) for upkeep, state in found), None)


def keep_up(contact: Contact, care: Care, days: int, workspace: Workspace) -> Kept:
    """Keep how a tie is to be kept, in place of what was decided before; `days` are those of a rhythm, else 0."""
    store, now = workspace.store, workspace.now()
    summary = _("upkeep of {name}: {care}").format(name=contact.name, care=day_words(days) if days else care.value)
    with store.deed("upkeep", summary, now):
        for earlier in store.ties.upkeeps.where(contact_id=contact.id):
            store.ties.upkeeps.remove(earlier)
        upkeep = store.ties.upkeeps.add(Upkeep(contact.id, care, now, days))
    last = circles.last_touched(store.db, [contact.id]).get(contact.id)
    return Kept(contact, upkeep, rhythms.state(upkeep, last, now, workspace.settings.ties.quiet_after_rhythms))


def care_of(said: str) -> tuple[Care, int]:
    """How a tie is to be kept, as one says it: `lasts`, `let-go`, or how often, with the days. Raises UsageError."""
    if said in (Care.LASTS, Care.LET_GO):
        return Care(said), 0
    if days := rhythms.days(said):
        return Care.RHYTHM, days
    raise UsageError(
        _("“{rhythm}” is no way to keep a tie.").format(rhythm=said),
        hint=_("Say lasts, let-go, or how often: 3w, 2m, 6m, 1y, or your own, such as 45d."),
    )


def note_favour(contact: Contact, way: Way, what: str, done_on: date | None, workspace: Workspace) -> Favour:
    """Keep something given or taken, on that day or today. Raises UsageError for a day still to come."""
    now = workspace.now()
    today = now.astimezone().date()
    if done_on and done_on > today:
        raise UsageError(
            _("{day} is still to come.").format(day=done_on), hint=_("Say what was given or taken once it has been.")
        )
    summary = _("gave {name}: {what}") if way is Way.GAVE else _("took from {name}: {what}")
    with workspace.store.deed("favour", summary.format(name=contact.name, what=what), now):
        return workspace.store.ties.favours.add(Favour(contact.id, way, what, done_on or today))


def balance_with(contact: Contact, workspace: Workspace) -> Balance:
    """What went either way between the user and somebody."""
    return balance(workspace.store.ties.favours.where(contact_id=contact.id))


def reproach(contact: Contact, workspace: Workspace) -> str:
    """What to tell the user before he asks somebody for something from whom he has only taken; else ""."""
    told = balance_with(contact, workspace)
    if not told.is_one_sided:
        return ""
    last = told.taken[0]
    return _("You have only taken from {name} so far: {what}, {day}. Give something first.").format(
        name=contact.name, what=last.what, day=last.done_on
    )


def _standings(workspace: Workspace) -> list[tuple[Upkeep, State]]:
    """Each decision with how the tie stands, the longest silence by its own rhythm first."""
    store, now = workspace.store, workspace.now()
    decided: dict[int, Upkeep] = {}
    for each in sorted(store.ties.upkeeps.all(), key=lambda each: (each.since, each.id)):
        decided[each.contact_id] = each  # of two people who became one, the later decision holds
    last = circles.last_touched(store.db, decided)
    quiet_after = workspace.settings.ties.quiet_after_rhythms
    told = [(each, rhythms.state(each, last.get(each.contact_id), now, quiet_after)) for each in decided.values()]
    return sorted(told, key=lambda each: (each[1].due_at is None, -urgency(each[0], each[1], now)))


def _silence(upkeep: Upkeep, state: State, now: datetime) -> str:
    return _("silent for {silent}; you want a word every {rhythm}").format(
        silent=day_words((now - state.last).days), rhythm=day_words(upkeep.days)
    )


def day_words(number: int) -> str:
    return ngettext("{n} day", "{n} days", number).format(n=number)


def _waiting(introduction: Introduction, workspace: Workspace) -> IntroductionWaiting:
    contacts = workspace.store.contacts
    target = contacts.get(introduction.target_id)
    between = contacts.get(introduction.between_id) if introduction.between_id else None
    seeker = contacts.get(introduction.seeker_id) if introduction.seeker_id else None
    if introduction.progress is Progress.ASKED:
        whom, why = between or seeker or target, _("was asked to introduce {target}; no answer yet")
    elif seeker:
        whom, why = seeker, _("the introduction to {target} is agreed; bring them together")
    else:
        whom, why = target, _("{between} has agreed to introduce you; write to {target}")
    words = why.format(target=target.name, between=between.name if between else "")
    return IntroductionWaiting(whom, introduction, introduction.changed_at, words)


def _people(introduction: Introduction) -> set[int]:
    ids = (introduction.between_id, introduction.target_id, introduction.seeker_id)
    return {each for each in ids if each is not None}

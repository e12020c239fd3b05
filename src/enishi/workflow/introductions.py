"""Introductions: who fits a wish, who can bring the user there, and how far each has come."""

from dataclasses import dataclass, replace
from itertools import pairwise

from enishi.errors import UsageError
from enishi.followup.compose import Bringing
from enishi.followup.fit import Fit, fits, joined
from enishi.followup.introduce import Way, chained
from enishi.followup.needs import without_needs
from enishi.followup.wants import wants
from enishi.language import _
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.tie import Introduction, Progress
from enishi.store import circles
from enishi.workflow import letters, ties, tries
from enishi.workflow.circles import Surroundings, acquaintance, dealings_words, surroundings
from enishi.workflow.letters import Draft, Matter
from enishi.workflow.story import Linked, linked
from enishi.workflow.workspace import Workspace

SEARCHED = (Property.TITLE, Property.DEPARTMENT, Property.COMPANY, Property.QUALIFICATION)
WAYS = 3
"""So many ways to one person are a choice; more are a list."""
_LOOKED_AT = 40
"""Of those who fit, so many of the best are asked for their ways."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """One way to somebody."""

    between: tuple[Contact, ...]
    strength: float
    why: str
    reproach: str
    """What to tell the user before he asks; "" if nothing."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who fits, and how to come to them."""

    target: Contact
    why: str
    ways: tuple[Bridge, ...]
    """The strongest first; the first is without anybody between if the user knows them himself; () if there is none."""

    @property
    def is_known(self) -> bool:
        return bool(self.ways) and not self.ways[0].between


def suggest(wish: str, workspace: Workspace, limit: int) -> tuple[Suggestion, ...]:
    """Who fits a wish: those whom the user knows himself first, then those to whom the way is the shortest.

    Raises UsageError if the wish says nothing of whom is looked for.
    """
    looked_for = wants((), wish)
    if not looked_for:
        raise UsageError(
            _("“{wish}” does not say whom you look for.").format(wish=wish),
            hint=_('Say it in words that stand on cards or in notes: --want "cold-chain logistics"'),
        )
    store, around = workspace.store, surroundings(workspace)
    notes = {each: map(without_needs, said) for each, said in circles.noted(store.db).items()}
    found = fits(looked_for, joined(circles.said(store.db, SEARCHED), notes))
    candidates = [each for each in found.items() if each[0] not in around.shunned][:_LOOKED_AT]
    ranked = [(contact_id, fit, around.web.ways(contact_id, WAYS)) for contact_id, fit in candidates]
    ranked.sort(key=lambda each: _order(each[1], each[2]))
    return tuple(_suggestion(*each, around, workspace) for each in ranked[:limit])


def ask(target: Contact, brings: "Brings", about: "About", workspace: Workspace) -> "Asked":
    """Keep that somebody is asked to bring two together, and draft the letter.

    Raises DoNotContactError, or UsageError where two of them are one.
    """
    _check([each for each in (target, brings.between, brings.seeker) if each], workspace)
    now = workspace.now()
    introduction = Introduction(
        wish=about.wish,
        between_id=brings.between.id if brings.between else None,
        target_id=target.id,
        seeker_id=brings.seeker.id if brings.seeker else None,
        topic=about.topic,
        progress=Progress.ASKED,
        asked_at=now,
        changed_at=now,
    )
    letter = _letter(target, brings, about.topic, workspace)
    with workspace.store.deed("introduction", _("introduction to {name}").format(name=target.name), now):
        introduction = workspace.store.ties.introductions.add(introduction)
    reproach = ties.reproach(brings.between, workspace) if brings.between else ""
    return Asked(linked(introduction, workspace), letter, reproach)


@dataclass(frozen=True, slots=True)
class Brings:
    """Who brings whom: a go-between the user, or the user somebody who seeks."""

    between: Contact | None = None
    seeker: Contact | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What an introduction is about."""

    topic: str
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    linked: Linked
    letter: Draft
    reproach: str


def go_on(number: int, progress: Progress, workspace: Workspace) -> Linked:
    """Keep how far an introduction has come. Raises NotFoundError."""
    store, now = workspace.store, workspace.now()
    introduction = replace(store.ties.introductions.get(number), progress=progress, changed_at=now)
    name = store.contacts.get(introduction.target_id).name
    summary = _("introduction to {name}: {progress}").format(name=name, progress=progress.value)
    with store.deed("introduction", summary, now):
        store.ties.introductions.change(introduction)
    return linked(introduction, workspace)


def everything(workspace: Workspace) -> tuple[Linked, ...]:
    """Every introduction, those under way first, then by the last news of it."""
    over = (Progress.MET, Progress.DECLINED)
    found = sorted(workspace.store.ties.introductions.all(), key=lambda each: each.changed_at, reverse=True)
    found.sort(key=lambda each: each.progress in over)
    return tuple(linked(each, workspace) for each in found)


def _order(fit: Fit, ways: tuple[Way, ...]) -> tuple[bool, bool, float]:
    if not ways:
        return True, True, -fit.weight
    return bool(ways[0].between), False, -fit.weight * ways[0].strength


def _suggestion(
    contact_id: int, fit: Fit, ways: tuple[Way, ...], around: Surroundings, workspace: Workspace
) -> Suggestion:
    why = _("; ").join(
        word if word == text else _("{word}: {text}").format(word=word, text=text) for word, text in fit.found
    )
    return Suggestion(
        workspace.store.contacts.get(contact_id), why, tuple(_bridge(each, around, workspace) for each in ways)
    )


def _bridge(way: Way, around: Surroundings, workspace: Workspace) -> Bridge:
    contacts = workspace.store.contacts
    between = contacts.get_all(way.between)
    first = (way.between or (way.target,))[0]
    own = _("you know them yourself: {how}") if not between else _("you: {how}")
    words = [own.format(how=dealings_words(around.dealings[first]))]
    for one, other in pairwise((*way.between, way.target)):
        words.append(f"{contacts.get(one).name} – {contacts.get(other).name}: {acquaintance(one, other, around.web)}")
    reproach = ties.reproach(between[0], workspace) if between else ""
    return Bridge(between, way.strength, _("; ").join(words), reproach)


def _check(people: list[Contact], workspace: Workspace) -> None:
    if len({each.id for each in people}) < len(people) or len(people) < 2:
        raise UsageError(
            _("An introduction is between different people."),
            hint=_('Say who brings you together: enishi introduce ask 12 --via 34 --topic "cold chain"'),
        )
    for each in people:
        tries.refuse(each, workspace)


def _letter(target: Contact, brings: Brings, topic: str, workspace: Workspace) -> Draft:
    if brings.seeker:
        return letters.bringing(Bringing.PROPOSAL, target, Matter(brings.seeker, topic), workspace)
    between = brings.between or target

    def shared() -> str:
        return acquaintance(between.id, target.id, surroundings(workspace).web)

    return letters.bringing(Bringing.REQUEST, between, Matter(target, topic, shared), workspace)


def about(contact: Contact, workspace: Workspace) -> tuple[Linked, ...]:
    """The introductions in which somebody has a part, in whichever."""
    return tuple(each for each in everything(workspace) if contact in (each.target, each.between, each.seeker))


def chains(contact: Contact, workspace: Workspace) -> tuple[tuple[Contact, ...], ...]:
    """Through whom the user came to somebody and whom they led to, from the first go-between to the last met."""
    came_about = [
        (each.between_id, each.target_id)
        for each in workspace.store.ties.introductions.where(seeker_id=None, progress=Progress.MET)
        if each.between_id is not None
    ]
    return tuple(workspace.store.contacts.get_all(chain) for chain in chained(came_about) if contact.id in chain)

"""Who of the people one knows should know each other."""

from collections import defaultdict
from dataclasses import dataclass

from enishi.followup.pairs import Pair, Somebody
from enishi.followup.pairs import pairs as matched
from enishi.language import _
from enishi.model.contact import Contact
from enishi.store import circles
from enishi.workflow.circles import employers
from enishi.workflow.introductions import SEARCHED
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Match:
    """Two who should know each other."""

    seeker: Contact
    target: Contact
    topic: str
    why: str
    weight: float


def pairs(workspace: Workspace, limit: int) -> tuple[Match, ...]:
    """Who should know each other, of those whom the user has really met, the most telling first."""
    store = workspace.store
    shunned = circles.unwanted(store.db)
    known = [each for each in circles.dealings(store.db) if each not in shunned]
    does, notes = circles.said(store.db, SEARCHED), circles.noted(store.db)
    rounds = _rounds(workspace)
    people = [
        Somebody(each, tuple(does.get(each, ())), tuple(notes.get(each, ())), frozenset(rounds[each]))
        for each in sorted(known)
    ]
    return tuple(_match(each, workspace) for each in matched(people)[:limit])


def _rounds(workspace: Workspace) -> dict[int, set[str]]:
    """What makes two know each other already: a company, or an introduction, whatever came of it."""
    found: dict[int, set[str]] = defaultdict(set)
    for name, members in employers(workspace).items():
        for each in members:
            found[each].add(name)
    for introduction in workspace.store.ties.introductions.all():
        for person in (introduction.between_id, introduction.target_id, introduction.seeker_id):
            if person is not None:
                found[person].add(f"#{introduction.id}")
    return found


def _match(pair: Pair, workspace: Workspace) -> Match:
    seeker, target = workspace.store.contacts.get_all([pair.seeker, pair.target])
    if pair.wanted:
        why = _("{seeker} looks for: {wanted}; {target} has {topic}: {found}")
    else:
        why = _("both have to do with {topic}: {found}")
    said = {"seeker": seeker.name, "target": target.name, "wanted": pair.wanted}
    return Match(seeker, target, pair.topic, why.format(topic=pair.topic, found=pair.found, **said), pair.weight)

"""The store -> the web of who knows whom, and the words for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from enishi.followup import introduce
from enishi.followup.introduce import Circle, CircleKind, Web, closeness
from enishi.language import _, ngettext
from enishi.model.event import EventKind
from enishi.model.tie import Introduction, Progress
from enishi.store import circles
from enishi.store.circles import Dealings
from enishi.workflow.workspace import Workspace

_CLOSE = (EventKind.STUDY_GROUP, EventKind.INTRODUCTION)
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who knows whom, and what the user has had to do with each; those who are not to be contacted are in no way."""

    web: Web
    dealings: Mapping[int, Dealings]
    shunned: frozenset[int]


def surroundings(workspace: Workspace) -> Surroundings:
    store = workspace.store
    introductions = store.ties.introductions.all()
    rounds = [*_companies(workspace), *_events(workspace), *_introductions(introductions)]
    refused = {
        (each.between_id, each.target_id)
        for each in introductions
        if each.progress is Progress.DECLINED and each.between_id is not None
    }
    known, shunned = circles.dealings(store.db), circles.unwanted(store.db)
    own = {contact_id: _closeness(each, workspace) for contact_id, each in known.items()}
    return Surroundings(Web(rounds, own, shunned, refused), known, shunned)


def employers(workspace: Workspace) -> Mapping[str, frozenset[int]]:
    """Who was ever with which company, however its name is written."""
    from enishi.matching.normalise import company  # noqa: PLC0415 - it reads its word lists

    found: dict[str, frozenset[int]] = defaultdict(frozenset)
    for name, members in circles.companies(workspace.store.db).items():
        found[company(name)] |= members
    return found


def acquaintance(one: int, other: int, people: Web) -> str:
    """From where two know each other, in words; "" if nobody knows."""
    shared = people.shared(one, other)
    words = [_link(each) for each in shared if each.kind is not CircleKind.EVENT]
    met = Counter(each.name for each in shared if each.kind is CircleKind.EVENT)
    if met:
        where = _(", ").join(list(met)[:2])
        count = sum(met.values())
        words.append(
            ngettext("both at {where}", "together at {n} events ({where})", count).format(n=count, where=where)
        )
    return _("; ").join(dict.fromkeys(words))


def dealings_words(known: Dealings) -> str:
    """What the user has had to do with somebody, in words."""
    words = []
    if known.meetings:
        words.append(ngettext("met once", "met {n} times", known.meetings).format(n=known.meetings))
    if known.answers:
        words.append(ngettext("answered once", "answered {n} times", known.answers).format(n=known.answers))
    if known.favours:
        words.append(ngettext("one favour", "{n} favours", known.favours).format(n=known.favours))
    if known.last:
        words.append(_("last {day}").format(day=known.last.astimezone().date()))
    return _(", ").join(words)


def _closeness(known: Dealings, workspace: Workspace) -> float:
    silence = (workspace.now() - known.last).days / _YEAR if known.last else 0.0
    return closeness(known.meetings, known.answers, known.favours, silence)


def _companies(workspace: Workspace) -> Iterable[Circle]:
    names = {}
    for name, members in circles.companies(workspace.store.db).items():
        for each in members:
            names[each] = name
    for core, members in employers(workspace).items():
        if len(members) > 1:
            yield introduce.company(names.get(min(members), core), members)


def _events(workspace: Workspace) -> Iterable[Circle]:
    present = circles.attendance(workspace.store.db)
    for event in workspace.store.events.all():
        if len(members := present.get(event.id, frozenset())) > 1:
            is_close = bool(event.series) or event.kind in _CLOSE
            yield introduce.event(event.series or event.name, members, is_close=is_close)


def _introductions(all_: Iterable[Introduction]) -> Iterable[Circle]:
    """Who has agreed to bring whom together, and so knows them; that the user asked proves nothing."""
    for each in all_:
        people = {each.between_id, each.target_id, each.seeker_id} - {None}
        members = {member for member in people if member is not None}
        if len(members) > 1 and each.progress in (Progress.AGREED, Progress.MET):
            yield introduce.introduction(each.topic, members, came_about=each.progress is Progress.MET)


def _link(circle: Circle) -> str:
    if circle.kind is CircleKind.COMPANY:
        return _("both of {company}").format(company=circle.name)
    return _("introduced before: {topic}").format(topic=circle.name)

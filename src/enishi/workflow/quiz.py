"""The quiz: who was it? Being asked is what makes names stay."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from enishi.followup.recall import answered, is_due
from enishi.language import _
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.event import Decision, Encounter, Event
from enishi.model.tie import Recall
from enishi.workflow import agenda
from enishi.workflow.workspace import Workspace

QUIZ = 12
"""Questions that take two minutes. Recall more than doubled when people were asked after every dozen whom they met
(doi 10.3758/s13423-011-0085-x)."""


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody whom the user should know again."""

    event: Event
    encounter: Encounter
    contact: Contact
    recall: Recall | None
    """How well they were remembered; None if it was never asked."""


def questions(event: Event | None, workspace: Workspace, limit: int = QUIZ) -> tuple[Question, ...]:
    """Whom to ask about, of one event or all that were held: those chosen first, then by stars; nobody twice, nobody
    passed, nobody whose turn has not come, nobody of whom nothing could be shown.
    """  # noqa: D205 - one sentence
    events = [event] if event else agenda.held(workspace)
    asked = [pair for each in events for pair in _met(each, workspace)]
    asked.sort(key=lambda pair: (pair[1].decision is not Decision.CONTACT, -pair[1].stars))  # the newest stay ahead
    recalls = {each.encounter_id: each for each in workspace.store.ties.recalls.all()}
    found: dict[int, Question] = {}
    for where, met in asked:
        recall = recalls.get(met.id)
        if met.contact_id not in found and is_due(recall, workspace.now()):
            question = Question(where, met, workspace.store.contacts.get(met.contact_id), recall)
            if _has_cue(question):
                found[met.contact_id] = question
        if len(found) == limit:
            break
    return tuple(found.values())


def _met(event: Event, workspace: Workspace) -> Iterator[tuple[Event, Encounter]]:
    for met in workspace.store.events.encounters(event.id):
        if met.decision not in (Decision.PASS, Decision.TAKER):
            yield event, met


def _has_cue(question: Question) -> bool:
    """Whether there is something to be shown besides the name."""
    contact = question.contact
    named = contact.value(Property.NAME) or contact.value(Property.NAME_ROMAJI) or contact.value(Property.NAME_KANA)
    return bool(named and (contact.company or contact.value(Property.TITLE) or question.encounter.note))


def picture(question: Question, workspace: Workspace) -> Path | None:
    """The front of their card, newest first; None if there was none."""
    store = workspace.store
    digests = [each for card_id in reversed(question.encounter.card_ids) for each in store.cards.pictures_of(card_id)]
    return store.pictures.path(digests[0]) if digests else None


def answer(question: Question, said: str, workspace: Workspace) -> bool:
    """Whether it was them; kept, so that they are asked about again in time."""
    from enishi.matching.answer import names  # noqa: PLC0415 - only a quiz pays for it

    store, now = workspace.store, workspace.now()
    right = names(said, question.contact)
    with store.deed("recall", _("quiz on {name}").format(name=question.contact.name), now):
        before = next(iter(store.ties.recalls.where(encounter_id=question.encounter.id)), None)
        recall = answered(question.encounter.id, before, now, right=right)
        store.ties.recalls.change(recall) if before else store.ties.recalls.add(recall)
    return right

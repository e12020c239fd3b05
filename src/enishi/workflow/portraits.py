"""People -> the pictures of their cards, many at once."""

from collections.abc import Iterable

from enishi.model.event import Encounter
from enishi.store.cards import Portrait
from enishi.workflow.workspace import Workspace


def portraits(contact_ids: Iterable[int], workspace: Workspace) -> dict[int, Portrait]:
    """The front of the newest card of each of these contacts, by contact; who gave none is left out."""
    return workspace.store.cards.portraits(tuple(contact_ids))


def handed_over(encounters: Iterable[Encounter], workspace: Workspace) -> dict[int, Portrait]:
    """The front of the last card got at each of these encounters, by encounter; where none was got is left out."""
    last = {each.id: each.card_ids[-1] for each in encounters if each.card_ids}
    fronts = workspace.store.cards.fronts(tuple(last.values()))
    return {encounter_id: fronts[card_id] for encounter_id, card_id in last.items() if card_id in fronts}

"""Two contacts who are one: suggested, or found by search, and made one after both were seen side by side."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.errors import UsageError
from enishi.language import _
from enishi.model.contact import Contact
from enishi.store.questions import Answer
from enishi.web.facts import Shown, current
from enishi.web.people import found_by
from enishi.web.typed import number
from enishi.web.visit import Visit, screen
from enishi.workflow import duplicates, merging


def choose(visit: Visit) -> Response:
    """Who may be the same: those alike, or whoever is looked for; with one of them named, both side by side."""
    who, workspace = visit.contact, visit.workspace
    if visit.asked("with"):
        return _side_by_side(who, _other(visit.asked("with"), visit), visit)
    words = visit.asked("q").strip()
    found = [each for each in found_by(words, workspace) if each.contact.id != who.id] if words else []
    template = "_merge_found.html" if visit.is_partial else "merge.html"
    alike = workspace.store.contacts.get_all(duplicates.alike(who, workspace))
    return visit.page(template, contact=who, words=words, found=found, alike=alike)


def merge(visit: Visit) -> Response:
    """Make them one, or remember that they are two."""
    who, other = visit.contact, _other(visit.said("with"), visit)
    if visit.said("same") == "no":
        duplicates.answer(who, other, Answer.DIFFERENT, visit.workspace)
        visit.tell(_("Remembered: {one} and {other} are two.").format(one=who.name, other=other.name), can_undo=True)
    else:
        merged = merging.merge(who, other, visit.workspace)
        words = _("{gone} [{gone_id}] is now {name} [{id}].")
        told = {"gone": merged.gone.name, "gone_id": merged.gone.id, "name": who.name, "id": who.id}
        visit.tell(words.format(**told), can_undo=True)
    return visit.see(f"/people/{who.id}")


def _side_by_side(who: Contact, other: Contact, visit: Visit) -> Response:
    region = visit.workspace.settings.reading.phone_region
    both = [(each, current(each, region)) for each in (who, other)]
    common = {(fact.property, fact.value) for fact in both[0][1]} & {(fact.property, fact.value) for fact in both[1][1]}

    def is_common(fact: Shown) -> bool:
        return (fact.property, fact.value) in common

    return visit.page("merge_two.html", contact=who, other=other, both=both, is_common=is_common)


def _other(said: str, visit: Visit) -> Contact:
    """Whoever has that number. Raises NotFoundError, UsageError for what is no number."""
    found = number(said)
    if found is None:
        raise UsageError(_("“{number}” is nobody's number.").format(number=said))
    return visit.workspace.store.contacts.get(found)


routes: list[BaseRoute] = [
    Route("/people/{contact:int}/merge", screen(choose)),
    Route("/people/{contact:int}/merge", screen(merge), methods=["POST"]),
]

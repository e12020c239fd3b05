"""People: whoever one knows, found while typing; and somebody new by hand."""

from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.event import Event
from enishi.store.cards import Portrait
from enishi.web.facts import said_of, typed
from enishi.web.visit import Visit, screen
from enishi.workflow import directory, editing
from enishi.workflow.portraits import portraits
from enishi.workflow.workspace import Workspace

SHOWN = 50
"""People at most: who types another letter needs no more."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in a list."""

    contact: Contact
    met: Event | None
    """Where one met last."""
    portrait: Portrait | None


def people(visit: Visit) -> Response:
    """Those met last, or whoever is looked for; htmx gets the list alone."""
    words = visit.asked("q").strip()
    found = found_by(words, visit.workspace)
    template = "_people.html" if visit.is_partial else "people.html"
    return visit.page(template, words=words, found=found, is_cut=len(found) == SHOWN, shown=SHOWN)


def found_by(words: str, workspace: Workspace) -> list[Listed]:
    """Whoever has these words, or is likely to be looked for."""
    contacts = directory.search(words, workspace, SHOWN) if words else directory.recent(workspace, SHOWN)
    met, pictures = directory.met_last(contacts, workspace), portraits([each.id for each in contacts], workspace)
    return [Listed(each, met.get(each.id), pictures.get(each.id)) for each in contacts]


def ask(visit: Visit) -> Response:
    return visit.page("person_new.html", facts=typed(None, visit.workspace), name=visit.asked("name"))


def add(visit: Visit) -> Response:
    """Keep a new person, by whatever is said of them."""
    said = {what: values for what, values in said_of(visit).items() if values}
    if not said:
        visit.tell(_("A contact needs at least a name or a way to reach them."))
        return visit.see("/people/new")
    contact = editing.add(said, visit.workspace)
    visit.tell(_("{name} added").format(name=contact.name), can_undo=True)
    return visit.see(f"/people/{contact.id}")


routes: list[BaseRoute] = [
    Route("/people", screen(people)),
    Route("/people/new", screen(ask)),
    Route("/people/new", screen(add), methods=["POST"]),
]

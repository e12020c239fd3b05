"""What is not needed every day: look-back, devices, calendar, history."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.errors import UndoConflictError
from enishi.language import _
from enishi.web.visit import Visit, screen

HISTORY = 50
"""Deeds that are shown; older ones are in `enishi history`."""


def more(visit: Visit) -> Response:
    return visit.page("more.html")


def history(visit: Visit) -> Response:
    return visit.page("history.html", deeds=visit.workspace.store.deeds(HISTORY))


def undo(visit: Visit) -> Response:
    """Take back one deed; go back to where one was."""
    store = visit.workspace.store
    deed = store.deed_numbered(visit.number("deed"))
    back = within(visit.said("back"), "/history")
    try:
        store.undo(deed, visit.workspace.now())
    except UndoConflictError as error:
        visit.warn(error)
        return visit.see(back)
    visit.tell(_("Undone: {summary}").format(summary=deed.summary))
    return visit.see(back)


def within(path: str, otherwise: str) -> str:
    """A path of ours, or else another one: nobody is led away by a form."""
    return path if path.isprintable() and path.startswith("/") and not path.startswith(("//", "/\\")) else otherwise


routes: list[BaseRoute] = [
    Route("/more", screen(more)),
    Route("/history", screen(history)),
    Route("/history/{deed:int}/undo", screen(undo), methods=["POST"]),
]

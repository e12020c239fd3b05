"""Today: what to do now, never more than a handful."""

from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.followup.fade import fade
from enishi.followup.urgent import Call, Task
from enishi.model.event import Event
from enishi.model.followup import Fade
from enishi.store.cards import Portrait
from enishi.web.deeds import Deeds
from enishi.web.facts import Shown, phones
from enishi.web.visit import Visit, screen
from enishi.workflow import agenda, triage, tries
from enishi.workflow import today as now
from enishi.workflow.portraits import portraits
from enishi.workflow.tries import Course
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ToDo:
    """A task with what is needed to do it at once."""

    task: Task
    portrait: Portrait | None = None
    phones: tuple[Shown, ...] = ()
    course: Course | None = None
    """How things stand with somebody; None for an evening."""
    deeds: Deeds | None = None
    link: str = ""
    """Where an evening is decided."""


def today(visit: Visit) -> Response:
    workspace = visit.workspace
    tasks = now.tasks(workspace)
    handful = len(tasks) if visit.asked("all") else workspace.settings.outreach.handful
    pictures = portraits([each.contact.id for each in tasks[:handful] if each.contact], workspace)
    return visit.page(
        "today.html",
        todos=[_todo(each, pictures, workspace) for each in tasks[:handful]],
        more=max(0, len(tasks) - handful),
        event=_evening(visit),
        MUST=Call.MUST,
        TRY=Call.TRY,
        INTRODUCE=Call.INTRODUCE,
    )


def _todo(task: Task, pictures: dict[int, Portrait], workspace: Workspace) -> ToDo:
    if task.contact is None:
        return ToDo(task, link=_deciding(task.event, workspace) if task.event else "/choose")
    course = tries.course(task.contact, workspace)
    region = workspace.settings.reading.phone_region
    return ToDo(
        task,
        pictures.get(task.contact.id),
        tuple(phones(task.contact, region)),
        course,
        Deeds.of(course, workspace),
    )


def _deciding(event: Event, workspace: Workspace) -> str:
    """Who is who is asked first."""
    place = "questions" if triage.count_doubts(event, workspace) else "choose"
    return f"/events/{event.id}/{place}"


def _evening(visit: Visit) -> Event | None:
    """The evening that one is busy with, as long as there is something to take or to decide; else None."""
    event, workspace = visit.current, visit.workspace
    if event is None or fade(event.ends_at, workspace.now(), workspace.settings.fading) is Fade.FADED:
        return None
    is_on = event.held_on >= agenda.local_day(workspace)
    return event if is_on or triage.rest(event, workspace) else None


routes: list[BaseRoute] = [Route("/", screen(today))]

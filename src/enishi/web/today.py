"""Today: what to do now, never more than a handful."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.web.visit import Visit, screen
from enishi.workflow import today as agenda


def today(visit: Visit) -> Response:
    tasks = agenda.tasks(visit.workspace)
    handful = len(tasks) if visit.asked("all") else visit.workspace.settings.outreach.handful
    return visit.page("today.html", tasks=tasks[:handful], more=max(0, len(tasks) - handful), event=visit.current)


routes: list[BaseRoute] = [Route("/", screen(today))]

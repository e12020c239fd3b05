"""Look back: where the evenings went, as a table, in sentences, and drawn."""

from datetime import date
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.exchange import chart
from enishi.exchange.chart import Palette
from enishi.followup.look_back import Step
from enishi.web.typed import day
from enishi.web.visit import Visit, screen
from enishi.wording.look_back import bars, route_words, sentences, step_words
from enishi.workflow import agenda
from enishi.workflow import look_back as past

_LIGHT = Palette(paper="#fffdf8", ink="#24211d", muted="#655f55", line="#dcd5c6", bar="#2a6a49", pale="#b9b09f")
_DARK = Palette(paper="#222025", ink="#ece7dd", muted="#a8a195", line="#3a363d", bar="#7fcaa2", pale="#6b6570")
"""As in base.css."""


def look_back(visit: Visit) -> Response:
    since = _since(visit)
    told = past.over(since, visit.workspace)
    return visit.page(
        "look_back.html",
        since=since,
        today=agenda.local_day(visit.workspace),
        steps=[step_words(step) for step in Step],
        rows=[
            (route_words(each.route), each.occasions, [each.counts[step] for step in Step]) for each in told.harvests
        ],
        sentences=list(sentences(told)),
        query=urlencode({"since": since.isoformat()} if since else {}),
        narrow=chart.size(len(told.harvests), 1),
        wide=chart.size(len(told.harvests), 2),
    )


def picture(visit: Visit) -> Response:
    """The bars, in the colours and as many columns as the screen asks for."""
    told = past.over(_since(visit), visit.workspace)
    if not told.harvests:
        raise HTTPException(404)
    palette = _DARK if visit.asked("dark") else _LIGHT
    columns = 2 if visit.asked("columns") == "2" else 1
    drawn = chart.picture(bars(told), step_words(Step.FADED), palette, columns)
    return Response(drawn, media_type="image/svg+xml")


def _since(visit: Visit) -> date | None:
    return day(visit.asked("since"), agenda.local_day(visit.workspace))


routes: list[BaseRoute] = [
    Route("/look-back", screen(look_back)),
    Route("/look-back/chart.svg", screen(picture)),
]

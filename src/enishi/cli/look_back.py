"""`enishi look-back`: where the evenings went."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.cli.times import Day
from enishi.followup.look_back import Step
from enishi.language import _
from enishi.wording.look_back import bars, route_words, sentences, step_words
from enishi.workflow import look_back as past
from enishi.workflow.look_back import LookBack


def look_back(
    context: typer.Context,
    since: Annotated[
        date | None, typer.Option("--since", metavar="DAY", parser=Day(), help=_("Whom you have met since that day."))
    ] = None,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE.svg", help=_("Draw it as a picture, too."))
    ] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    told = past.over(since, context.obj)
    if chart and told.harvests:
        _draw(told, chart)
    if as_json:
        say_json(_record(told))
        return
    if not told.harvests:
        dim(_("There is nothing to look back upon yet."))
        return
    _show_table(told)
    for sentence in sentences(told):
        say(sentence)
    if chart:
        dim(_("Drawn: {file}").format(file=chart))


look_back.__doc__ = _("Which evenings and which ways led to ties: enishi look-back --since 2026-01-01 --chart ties.svg")


def _show_table(told: LookBack) -> None:
    from rich.table import Table

    from enishi.cli.screen import results

    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for heading in (_("times"), *map(step_words, Step)):
        table.add_column(heading, justify="right")
    for harvest in told.harvests:
        counts = [str(harvest.counts[step]) for step in Step]
        table.add_row(route_words(harvest.route), str(harvest.occasions), *counts)
    results.print(table)
    say()


def _draw(told: LookBack, chart: Path) -> None:
    from enishi.exchange.chart import draw

    draw(bars(told), step_words(Step.FADED), chart)


def _record(told: LookBack) -> dict[str, object]:
    (soon, heard_soon), (late, heard_late) = told.promptness.in_time, told.promptness.late
    return {
        "since": told.since.isoformat() if told.since else None,
        "routes": [
            {"route": each.route.value, "times": each.occasions, **{step.value: each.counts[step] for step in Step}}
            for each in told.harvests
        ],
        "in_time": {"written": soon, "replied": heard_soon},
        "late": {"written": late, "replied": heard_late},
        "dropped": [
            {
                "contact": each.contact.id,
                "name": each.contact.name,
                "what": each.favour.what,
                "date": each.favour.done_on.isoformat(),
            }
            for each in told.dropped
        ],
    }

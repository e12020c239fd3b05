"""`enishi look-back`: where the evenings went."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from enishi.cli.person import headline
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.cli.times import Day
from enishi.followup.look_back import Harvest, Route, Step
from enishi.language import _, ngettext
from enishi.workflow import look_back as past
from enishi.workflow.look_back import LookBack

ENOUGH = 5
"""Of fewer people nothing can be concluded."""
NAMED = 3
"""Of those who were asked and dropped; a longer list shames nobody into writing."""


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
    for sentence in _sentences(told):
        say(sentence)
    if chart:
        dim(_("Drawn: {file}").format(file=chart))


look_back.__doc__ = _("Which evenings and which ways led to ties: enishi look-back --since 2026-01-01 --chart ties.svg")


def route_words(route: Route) -> str:
    return {
        Route.SERIES: _("series"),
        Route.MIXER: _("mixer"),
        Route.SEMINAR: _("seminar"),
        Route.STUDY_GROUP: _("study group"),
        Route.INTRODUCTION: _("introduction"),
        Route.DIRECT: _("direct approach"),
        Route.OTHER: _("other"),
    }[route]


def step_words(step: Step) -> str:
    return {
        Step.CARDS: _("people"),
        Step.CHOSEN: _("chosen"),
        Step.IN_TIME: _("in time"),
        Step.REPLIED: _("replied"),
        Step.MET_AGAIN: _("met again"),
        Step.TIE: _("tie"),
        Step.FADED: _("faded"),
    }[step]


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


def _sentences(told: LookBack) -> Iterator[str]:
    """What the table says, in words."""
    yield from _of_ties(told)
    yield from _of_promptness(told)
    faded, people = _total(told, Step.FADED), _total(told, Step.CARDS)
    if faded:
        yield _("{faded} of {people} faded: neither written to nor let go.").format(faded=faded, people=people)
    for each in told.dropped[:NAMED]:
        yield _("Asked and dropped: {who} gave you {what} on {day} and has heard nothing since.").format(
            who=headline(each.contact), what=each.favour.what, day=each.favour.done_on
        )
    if (rest := len(told.dropped) - NAMED) > 0:
        yield _("And {n} more of those: --json lists them.").format(n=rest)


def _of_ties(told: LookBack) -> Iterator[str]:
    telling = [each for each in told.harvests if each.counts[Step.CARDS] >= ENOUGH]
    if telling and telling[0].counts[Step.TIE]:
        best = telling[0]
        one_in = max(round(1 / best.rate(Step.TIE)), 1)
        words = ngettext(
            "Ties grow best here: {route}, with nearly everybody.",
            "Ties grow best here: {route}, one for every {n} people.",
            one_in,
        )
        yield words.format(route=route_words(best.route), n=one_in)
    evenings = [each for each in telling if each.route not in (Route.INTRODUCTION, Route.DIRECT)]
    most = max(evenings, key=lambda each: each.occasions, default=None)
    if most and most.occasions > 1:
        yield _("Most of your evenings: {route} ({n}), which brought {ties} of {all} ties.").format(
            route=route_words(most.route),
            n=most.occasions,
            ties=most.counts[Step.TIE],
            all=_total(told, Step.TIE),
        )


def _of_promptness(told: LookBack) -> Iterator[str]:
    (soon, heard_soon), (late, heard_late) = told.promptness.in_time, told.promptness.late
    if soon >= ENOUGH and late >= ENOUGH:
        yield _("Written to in time, {soon:.0%} replied; later, {late:.0%}.").format(
            soon=heard_soon / soon, late=heard_late / late
        )


def _total(told: LookBack, step: Step) -> int:
    return sum(each.counts[step] for each in told.harvests)


def _draw(told: LookBack, chart: Path) -> None:
    from enishi.exchange.chart import draw

    def title(harvest: Harvest) -> str:
        times = ngettext("{n} time", "{n} times", harvest.occasions).format(n=harvest.occasions)
        return f"{route_words(harvest.route)} · {times}"

    bars = {title(harvest): {step_words(step): harvest.counts[step] for step in Step} for harvest in told.harvests}
    draw(bars, step_words(Step.FADED), chart)


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

"""What came of the evenings, in words."""

from collections.abc import Iterator

from enishi.followup.look_back import Route, Step
from enishi.language import _, ngettext
from enishi.wording.person import headline
from enishi.workflow.look_back import LookBack

ENOUGH = 5
"""Of fewer people nothing can be concluded."""


NAMED = 3
"""Of those who were asked and dropped; a longer list shames nobody into writing."""


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


def bars(told: LookBack) -> dict[str, dict[str, int]]:
    """The table as panels of bars, by title."""
    return {
        f"{route_words(each.route)} · " + ngettext("{n} time", "{n} times", each.occasions).format(n=each.occasions): {
            step_words(step): each.counts[step] for step in Step
        }
        for each in told.harvests
    }


def sentences(told: LookBack) -> Iterator[str]:
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

"""`enishi import`: photos of cards become people met at an event."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from enishi.cli.reading import EngineOption, JoinOption, JsonOption, Paths, failure_record
from enishi.cli.screen import dim, errors, progress, quiet_bar, say, say_json, tell_failure
from enishi.cli.wishes import (
    CapOption,
    EndsOption,
    HeldOption,
    KindOption,
    PlaceOption,
    PurposeOption,
    SeriesOption,
    WantOption,
)
from enishi.errors import UsageError
from enishi.language import _, ngettext
from enishi.model.card import Property, Rejected
from enishi.model.event import Event
from enishi.model.match import Verdict
from enishi.wording.news import in_a_sentence
from enishi.wording.person import headline
from enishi.workflow.agenda import Wishes, intended
from enishi.workflow.outcome import AlreadyIn, Met, Outcome, Seen, TakenIn
from enishi.workflow.workspace import Workspace


def import_(
    context: typer.Context,
    paths: Paths,
    event: Annotated[str, typer.Option(metavar="NAME", help=_("Where you met them; made if it is new."))],
    on: HeldOption = None,
    ends: EndsOption = None,
    place: PlaceOption = None,
    kind: KindOption = None,
    series: SeriesOption = None,
    purpose: PurposeOption = None,
    want: WantOption = None,
    cap: CapOption = None,
    engine: EngineOption = None,
    join: JoinOption = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Do everything on a copy and keep nothing."))] = False,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj.reading_with(engine, join=join)
    wishes = Wishes(event, on, place, kind, series, purpose, tuple(want or ()), cap, ends)
    if not event.strip():
        raise UsageError(_("An event needs a name."), hint=_('For example: --event "Harbour Mixer"'))
    with _stage(workspace, rehearse=dry_run) as stage:
        intake = Intake(intended(wishes, stage), stage, as_json=as_json)
        intake.run(paths)
    if not as_json:
        intake.sum_up(dry_run=dry_run)
    if intake.failed and not intake.done:
        raise typer.Exit(1)


import_.__doc__ = _("Take photos of cards in: who is on them, who was known already, who is new.")


@contextmanager
def _stage(workspace: Workspace, *, rehearse: bool) -> Iterator[Workspace]:
    if not rehearse:
        yield workspace
        return
    with workspace.rehearsal() as copy:
        yield copy


class Intake:
    """One run of the command: shows each outcome as it comes, and counts."""

    def __init__(self, event: Event, workspace: Workspace, *, as_json: bool) -> None:
        self.event = event
        self.workspace = workspace
        self.as_json = as_json
        self.verdicts: Counter[Verdict] = Counter()
        self.done = 0
        self.already = 0
        self.hard = 0
        self.failed: list[Rejected] = []
        self.news: list[Met] = []

    def run(self, paths: Sequence[Path]) -> None:
        from enishi.workflow.intake import take_in
        from enishi.workflow.reading import pictures_in

        files, missing = pictures_in(paths)
        for failure in missing:
            self._show(failure)
        with progress(len(files), _("taking in")) as bar:
            try:
                for outcome in take_in(files, self.event, self.workspace):
                    if isinstance(outcome, Seen):
                        bar.update(bar.task_ids[0], description=_glimpse(outcome))
                        continue
                    with quiet_bar(bar):
                        self._show(outcome)
                    bar.update(bar.task_ids[0], advance=_pictures(outcome), description=_("taking in"))
            except KeyboardInterrupt:
                bar.stop()
                errors.print(
                    _("Stopped. {done} of {all} pictures are in; the same command goes on with the rest.").format(
                        done=self.done + self.already, all=len(files)
                    )
                )
                raise

    def _show(self, outcome: Outcome) -> None:
        match outcome:
            case TakenIn():
                self.done += 1 + len(outcome.backs)
                self.verdicts.update(met.verdict for met in outcome.people)
                self.hard += sum(bool(met.advice) for met in outcome.people)
                self.news += [met for met in outcome.people if met.news]
            case AlreadyIn():
                self.already += 1
            case Rejected():
                self.failed.append(outcome)
        if self.as_json:
            say_json(_record(outcome))
            return
        match outcome:
            case TakenIn():
                _show_people(outcome)
            case AlreadyIn():
                dim(_("{source}: already taken in for {event}").format(source=outcome.source, event=outcome.event.name))
            case Rejected():
                tell_failure(outcome)

    def sum_up(self, *, dry_run: bool) -> None:
        cards = self.verdicts.total()
        known, asked = self.verdicts[Verdict.LINK], self.verdicts[Verdict.POSSIBLE_LINK]
        say()
        say(
            ngettext("{n} card for {event}", "{n} cards for {event}", cards).format(n=cards, event=self.event.name)
            + _(": {known} known, {asked} uncertain, {new} new").format(
                known=known, asked=asked, new=cards - known - asked
            ),
            style="bold",
        )
        self._tell_news()
        if self.already:
            dim(
                ngettext("{n} picture was in already", "{n} pictures were in already", self.already).format(
                    n=self.already
                )
            )
        if self.hard:
            say(
                ngettext(
                    "{n} card was hard to read: ! tells what to do.",
                    "{n} cards were hard to read: ! tells what to do.",
                    self.hard,
                ).format(n=self.hard)
            )
        if self.failed:
            say(ngettext("{n} picture failed:", "{n} pictures failed:", len(self.failed)).format(n=len(self.failed)))
            for failure in self.failed:
                say(f"  ✗ {failure.message}")
        if dry_run:
            say(_("This was a rehearsal: nothing was kept."), style="bold")
        elif cards:
            dim(_("Next: enishi review"))

    def _tell_news(self) -> None:
        if self.news:
            say(
                ngettext("News of {n} person you know:", "News of {n} people you know:", len(self.news)).format(
                    n=len(self.news)
                )
            )
        for met in self.news:
            region = self.workspace.settings.reading.phone_region
            say(f"  ★ {met.contact.name}: {in_a_sentence(met.news, region)}", style="cyan")


def _pictures(outcome: Outcome) -> int:
    return 1 + len(outcome.backs) if isinstance(outcome, TakenIn) else 1


def _glimpse(seen: Seen) -> str:
    said = (seen.draft.value(Property.NAME), seen.draft.value(Property.COMPANY))
    who = " · ".join(filter(None, said))
    return escape(_("card {number}: {who}").format(number=seen.number, who=who))


def _show_people(taken: TakenIn) -> None:
    count = len(taken.people)
    source = " + ".join((taken.source, *taken.backs))
    say(ngettext("{source}: {n} card", "{source}: {n} cards", count).format(source=source, n=count), style="bold")
    from enishi.matching.explain import explain

    for met in taken.people:
        mark, style = {
            Verdict.LINK: ("=", "green"),
            Verdict.POSSIBLE_LINK: ("?", "yellow"),
            Verdict.NON_LINK: ("+", None),
        }[met.verdict]
        say(f"  {mark} {headline(met.contact)}", style=style)
        if met.known:
            dim(f"      {explain(met.matches[0], met.known, met.met_before)}")
        for advice in met.advice:
            dim(f"      ! {advice.message} {advice.hint}")


def _record(outcome: Outcome) -> dict[str, object]:
    from enishi.exchange.records import advice_record

    match outcome:
        case TakenIn():
            people = [
                {
                    "contact": met.contact.id,
                    "name": met.contact.name,
                    "verdict": met.verdict.value,
                    "reasons": list(met.matches[0].reasons) if met.matches else [],
                    "news": [asdict(news) for news in met.news],
                    "advice": advice_record(met.advice),
                }
                for met in outcome.people
            ]
            sources = {"sources": [outcome.source, *outcome.backs]} if outcome.backs else {}
            return {"source": outcome.source, **sources, "people": people}
        case AlreadyIn():
            return {"source": outcome.source, "already_in": outcome.event.name}
        case Rejected():
            return failure_record(outcome)

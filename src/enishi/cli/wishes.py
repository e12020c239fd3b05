"""What the user says of an event, as options."""

from datetime import date
from typing import Annotated

import typer

from enishi.cli.times import Clock, Day
from enishi.followup import rhythm
from enishi.language import _
from enishi.model.ending import Ending
from enishi.model.event import EventKind


class Every:
    """Parses `4w`, `monthly`, `every 2 weeks`, `隔週`, `none` into days."""

    __name__ = "RHYTHM"

    def __call__(self, text: str | int) -> int:
        days = text if isinstance(text, int) else rhythm.days(text)
        if days is None:
            forms = "4w, 10d, 3m, weekly, monthly, every 2 weeks, 毎週, 隔週, 毎月, 3か月, none"
            words = _("“{text}” is no rhythm; write it like {forms}.")
            raise typer.BadParameter(words.format(text=text, forms=forms))
        return days


HeldOption = Annotated[
    date | None,
    typer.Option("--date", metavar="DAY", parser=Day(), help=_("When it was: 2026-11-20, yesterday, 昨日 ...")),
]
PlannedOption = Annotated[
    date | None,
    typer.Option(
        "--date",
        metavar="DAY",
        parser=Day("future"),
        help=_("When it is: 2026-11-20, 11/20, next Friday, 来週の金曜日 ..."),
    ),
]
EndsOption = Annotated[
    Ending | None,
    typer.Option(
        "--ends",
        metavar="TIME",
        parser=Clock(),
        help=_("When it ends: 21:30, 9pm, 25:00 (past midnight), 21:00 Europe/Berlin ..."),
    ),
]
PlaceOption = Annotated[str | None, typer.Option("--place", help=_("Where it was."))]
KindOption = Annotated[EventKind | None, typer.Option("--kind", help=_("What it was."))]
SeriesOption = Annotated[
    str | None, typer.Option("--series", help=_("What it is one of, if it meets again and again."))
]
EveryOption = Annotated[
    int | None,
    typer.Option(
        "--every",
        metavar="RHYTHM",
        parser=Every(),
        help=_("How often its series meets: 4w, monthly, 10d, 隔週, none ..."),
    ),
]
PurposeOption = Annotated[str | None, typer.Option("--purpose", metavar="TEXT", help=_("What you go there for."))]
WantOption = Annotated[
    list[str] | None,
    typer.Option(
        "--want",
        metavar="WORD",
        help=_("Whom you hope to find: an industry, a role, a company, a word (may be repeated)."),
    ),
]
CapOption = Annotated[int | None, typer.Option("--cap", min=1, help=_("How many people you will write to at most."))]

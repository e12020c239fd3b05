"""`enishi calendar`: what is due, as a file for calendars."""

from pathlib import Path
from typing import Annotated

import typer

from enishi.cli.screen import say
from enishi.errors import ExchangeError
from enishi.language import _, ngettext


def calendar(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.ics", help=_("Written anew if it is there."))],
) -> None:
    from enishi.exchange.calendar import written
    from enishi.workflow import feed

    dues = feed.dues(context.obj)
    try:
        file.write_bytes(written(dues, _("enishi: write to")))
    except OSError as error:
        words = _("{file} cannot be written: {reason}")
        raise ExchangeError(words.format(file=file, reason=error.strerror or error)) from error
    words = ngettext("{n} promise written to {file}", "{n} promises written to {file}", len(dues))
    say(words.format(n=len(dues), file=file))


calendar.__doc__ = _(
    "What is due, as a file for calendars: enishi calendar due.ics; a phone subscribes under enishi serve"
)

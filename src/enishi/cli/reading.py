"""`enishi read`: what stands on the cards; nothing is stored."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from enishi.cli.person import draft_lines
from enishi.cli.screen import dim, progress, say, say_json, tell_failure
from enishi.errors import PictureError
from enishi.language import _, ngettext
from enishi.workflow.workspace import Workspace

if TYPE_CHECKING:
    from enishi.model.card import Card, Rejected


Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help=_("Pictures, PDFs, or folders of them."), show_default=False)
]
EngineOption = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="auto|rapidocr|tesseract",
        help=_("Who reads; auto takes the best reading that this machine can give."),
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help=_("JSON Lines, for machines."))]


def read(context: typer.Context, paths: Paths, engine: EngineOption = None, *, as_json: JsonOption = False) -> None:
    from enishi.imaging.load import read_photo
    from enishi.workflow.reading import pictures_in, read_cards, rejected

    workspace = context.obj.reading_with(engine)
    fail = tell_failure if not as_json else _fail_json
    found = 0
    files, missing = pictures_in(paths)
    for failure in missing:
        fail(failure)
    with progress(len(files), _("reading cards")) as bar:
        for path in files:
            started = perf_counter()
            try:
                photo = read_photo(path, workspace.settings.pictures)
                for read_card in read_cards(photo, workspace.engine, workspace.settings):
                    now = perf_counter()
                    _show_json(read_card.card, str(path), now - started) if as_json else _show(
                        read_card.card, str(path), workspace
                    )
                    started = now
                    found += 1
            except PictureError as error:
                fail(rejected(str(path), error))
            bar.advance(bar.task_ids[0])
    if not found:
        raise typer.Exit(1)
    if not as_json:
        dim(
            ngettext("{n} card read; nothing was stored.", "{n} cards read; nothing was stored.", found).format(n=found)
        )


def _show_json(card: "Card", source: str, seconds: float) -> None:
    from enishi.exchange.records import card_record

    say_json(card_record(card, source, seconds))


def _fail_json(failure: "Rejected") -> None:
    say_json(failure_record(failure))


def failure_record(failure: "Rejected") -> dict[str, object]:
    """A picture that could not be read, for machines."""
    error = {"slug": failure.slug, "message": failure.message, "hint": failure.hint}
    return {"source": failure.source, "error": error}


def _show(card: "Card", source: str, workspace: Workspace) -> None:
    say(_("{source}, card {number}").format(source=source, number=card.number))
    for line in draft_lines(card.draft, workspace.settings.reading):
        say(f"  {line}")
    say()


read.__doc__ = _("Find and read the cards on pictures, PDFs and in folders; nothing is stored.")

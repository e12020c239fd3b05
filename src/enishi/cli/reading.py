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
    from collections.abc import Iterator, Sequence

    from enishi.model.card import Photo, Rejected
    from enishi.workflow.reading import ReadCard


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


JoinOption = Annotated[
    bool | None,
    typer.Option("--join/--no-join", help=_("Whether two pictures in a row may be front and back of one card.")),
]


def read(
    context: typer.Context,
    paths: Paths,
    engine: EngineOption = None,
    join: JoinOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    from enishi.workflow.reading import pictures_in, rejected
    from enishi.workflow.row import Finished, Found, Waits, in_a_row

    workspace = context.obj.reading_with(engine, join=join)
    fail = tell_failure if not as_json else _fail_json
    found = 0
    files, missing = pictures_in(paths)
    for failure in missing:
        fail(failure)
    started = perf_counter()
    with progress(len(files), _("reading cards")) as bar:
        for each in in_a_row(_photos(files, workspace), workspace.engine, workspace.settings):
            match each:
                case Waits():
                    continue
                case Found():
                    now = perf_counter()
                    if as_json:
                        _show_json(each.read, each.photo.source, now - started)
                    else:
                        _show(each.read, each.photo.source, workspace)
                    started = now
                    found += 1
                case Finished():
                    bar.advance(bar.task_ids[0], len(each.photos))
                    if each.error:
                        fail(rejected(each.photos[0].source, each.error))
                case failure:
                    bar.advance(bar.task_ids[0])
                    fail(failure)
    if not found:
        raise typer.Exit(1)
    if not as_json:
        dim(
            ngettext("{n} card read; nothing was stored.", "{n} cards read; nothing was stored.", found).format(n=found)
        )


def _photos(files: "Sequence[Path]", workspace: Workspace) -> "Iterator[Photo | Rejected]":
    from enishi.imaging.load import read_photo
    from enishi.workflow.reading import rejected

    for path in files:
        try:
            yield read_photo(path, workspace.settings.pictures)
        except PictureError as error:
            yield rejected(str(path), error)


def _show_json(read_card: "ReadCard", source: str, seconds: float) -> None:
    from enishi.exchange.records import card_record

    say_json(card_record(read_card.card, source, seconds, read_card.advice))


def _fail_json(failure: "Rejected") -> None:
    say_json(failure_record(failure))


def failure_record(failure: "Rejected") -> dict[str, object]:
    """A picture that could not be read, for machines."""
    error = {"slug": failure.slug, "message": failure.message, "hint": failure.hint}
    return {"source": failure.source, "error": error}


def _show(read_card: "ReadCard", source: str, workspace: Workspace) -> None:
    card = read_card.card
    sources = " + ".join(side.source or source for side in (card.sides if card.front.source else card.sides[:1]))
    say(_("{source}, card {number}").format(source=sources, number=card.number))
    for line in draft_lines(card.draft, workspace.settings.reading):
        say(f"  {line}")
    for advice in read_card.advice:
        dim(f"  ! {advice.message} {advice.hint}")
    say()


read.__doc__ = _("Find and read the cards on pictures, PDFs and in folders; nothing is stored.")

"""The command `enishi`: its commands, and the boundary at which errors become words and an exit status."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from enishi import settings
from enishi.cli.commands import Commands
from enishi.cli.screen import tell
from enishi.errors import EnishiError, UsageError
from enishi.language import _
from enishi.workflow.workspace import Workspace

app = typer.Typer(
    cls=Commands,
    help=_("From a stack of business cards to the few people you really write to."),
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # what is not an EnishiError is a bug and shows its plain traceback
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; an EnishiError ends it with status 1, or 2 for a request that makes no sense."""
    try:
        app()
    except EnishiError as error:
        tell(error)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except OSError as error:  # a full disk, a pipe that broke: nothing of ours
        tell(EnishiError(_("This could not be written or read: {reason}").format(reason=error.strerror or error)))
        sys.exit(1)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer hands a flag over
    if wanted:
        from importlib.metadata import version

        typer.echo(f"enishi {version('enishi')}")
        raise typer.Exit


@app.callback()
def _enishi(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help=_("Where enishi keeps its data (also: ENISHI_HOME).")),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help=_("Show the version and leave."))
    ] = False,
) -> None:
    workspace = Workspace(settings.load(flags={"home": home} if home else {}))
    context.obj = workspace
    context.call_on_close(workspace.close)

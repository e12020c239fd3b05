"""`enishi templates`: the messages that `enishi write` begins with, and yours in place of ours."""

import os
import shlex
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from enishi.cli.screen import dim, is_conversation, say
from enishi.errors import EnishiError
from enishi.language import _, current
from enishi.workflow import templates

app = typer.Typer(
    help=_("The templates of messages, which you may change: enishi templates edit first --language ja"),
    no_args_is_help=True,
)

Kind = Annotated[str, typer.Argument(help=_("first, again, letter, short, word, request, proposal or signature."))]
Language = Annotated[str, typer.Option(metavar="ja|en", help=_("Of which language; yours."), show_default=False)]


@app.command("list", help=_("All templates, and which of them are yours."))
def list_(context: typer.Context) -> None:
    for name in templates.names():
        mine = templates.is_own(name, context.obj)
        whose = _("yours") if mine else _("ours")
        say(f"{name:<14} {whose}", style="bold" if mine else None)


@app.command(help=_("Print a template."))
def show(context: typer.Context, kind: Kind, language: Language = "") -> None:
    say(templates.text(_name(kind, language), context.obj).rstrip("\n"))


@app.command(help=_("Change a template in your editor, then try it."))
def edit(context: typer.Context, kind: Kind, language: Language = "") -> None:
    name = _name(kind, language)
    file = templates.own(name, context.obj)
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if editor and is_conversation():
        _run(editor, file)
    else:
        say(str(file))
        dim(_("Change it with any editor."))
    templates.proof(name, context.obj)


@app.command(help=_("Take our template again; yours is kept beside it."))
def reset(context: typer.Context, kind: Kind, language: Language = "") -> None:
    name = _name(kind, language)
    kept = templates.reset(name, context.obj)
    say(_("{name} is ours again; yours is kept: {file}").format(name=name, file=kept) if kept else _("It is ours."))


@app.command(help=_("Try all templates, with everything known and with nothing."))
def check(context: typer.Context) -> None:
    for name in templates.names():
        templates.proof(name, context.obj)
    say(_("All templates are sound."))


@app.command(help=_("The folder of your templates."))
def path(context: typer.Context) -> None:
    say(str(templates.folder(context.obj)))


def _name(kind: str, language: str) -> str:
    return kind if "/" in kind else f"{language or current()}/{kind}"


def _run(editor: str, file: Path) -> None:
    try:
        subprocess.run([*shlex.split(editor), str(file)], check=True)  # noqa: S603 - the user's own editor
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise EnishiError(
            _("The editor “{editor}” failed: {error}").format(editor=editor, error=error),
            hint=_("Change the file yourself: {file}").format(file=file),
        ) from error

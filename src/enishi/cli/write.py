"""`enishi write`: the draft of a message, which only you send."""

from pathlib import Path
from typing import Annotated

import typer

from enishi.cli.contacts import Who
from enishi.cli.reading import JsonOption
from enishi.cli.screen import errors, say, say_json
from enishi.errors import EnishiError
from enishi.followup.compose import Kind
from enishi.language import _
from enishi.model.message import Message
from enishi.settings import Me
from enishi.workflow import directory, letters, signature, ties
from enishi.workflow.letters import Draft


def write(
    context: typer.Context,
    who: Who,
    kind: Annotated[
        Kind | None,
        typer.Option("--as", help=_("Which message; the one that fits how things stand."), show_default=False),
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="ja|en", help=_("In which language; theirs."), show_default=False)
    ] = None,
    *,
    open_: Annotated[bool, typer.Option("--open", help=_("Open it in your mail program."))] = False,
    eml: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write it as a file for mail programs."))] = None,
    copy: Annotated[bool, typer.Option("--copy", help=_("Put its text on the clipboard."))] = False,
    as_json: JsonOption = False,
) -> None:
    if language not in {None, "ja", "en"}:
        raise typer.BadParameter(_("Messages are written in ja or en."), param_hint="--language")
    contact = directory.named(who, context.obj)
    draft = letters.draft(contact, context.obj, tongue=language, kind=kind)
    if reproach := ties.reproach(contact, context.obj):
        errors.print(f"! {reproach}", style="yellow")
    _hand_over(draft.message, context, eml=eml, open_=open_, copy=copy)
    if as_json:
        say_json(draft_record(draft))
    elif not (open_ or eml or copy):
        show_message(draft.message)
    _advise(contact.id, signature.me(context.obj))


write.__doc__ = _("Draft a message in their language; only you send it: enishi write Sakura --open")


def _hand_over(message: Message, context: typer.Context, *, eml: Path | None, open_: bool, copy: bool) -> None:
    from enishi.exchange import mail

    if eml:
        me = signature.me(context.obj)
        eml.write_bytes(mail.eml(message, me.email, me.name))
        say(_("Draft for {name}: {file}").format(name=message.name, file=eml))
    if copy:
        from enishi.cli.clipboard import copy as copy_text

        copy_text(message.body)
        say(_("On the clipboard: the draft for {name}").format(name=message.name))
    if open_:
        if typer.launch(mail.mailto(message), wait=True):
            raise EnishiError(_("No mail program opened."), hint=_("Take the file instead: --eml draft.eml"))
        say(_("Opened in your mail program: the draft for {name}").format(name=message.name))


def show_message(message: Message) -> None:
    to = f"{message.name} <{message.address}>" if message.address else message.name
    say(_("To: {to}").format(to=to), style="bold")
    say(_("Subject: {subject}").format(subject=message.subject), style="bold")
    say()
    say(message.body.rstrip("\n"))


def _advise(number: int, me: Me) -> None:
    if not me.name:
        errors.print("  → " + _('Say who you are: enishi me --name "Taro Yamada" --company "Minato Inc."'), style="dim")
    errors.print("  → " + _("Once you have sent it: enishi contacted {id}").format(id=number), style="dim")


def draft_record(draft: Draft) -> dict[str, object]:
    message = draft.message
    return {
        "to": message.address,
        "name": message.name,
        "subject": message.subject,
        "body": message.body,
        "language": draft.language,
        "kind": draft.kind.value,
    }

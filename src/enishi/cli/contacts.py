"""`enishi contacts`: the people in the store."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from enishi.cli.person import contact_lines
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, errors, progress, say, say_json
from enishi.errors import UsageError
from enishi.language import _, ngettext
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.wording.person import headline
from enishi.workflow import directory

app = typer.Typer(help=_("The people you know."), no_args_is_help=True)

Who = Annotated[str, typer.Argument(metavar="CONTACT", help=_("Their number, or a part of their name."))]


def _text(name: str, words: str) -> type[str | None]:
    return Annotated[str | None, typer.Option(f"--{name}", help=words)]  # type: ignore[return-value]


Limit = Annotated[int, typer.Option(min=1, help=_("How many at most."))]
Name = Annotated[str | None, typer.Option("--name", help=_("As it is written."))]
Kana = Annotated[str | None, typer.Option("--kana", help=_("Its reading."))]
Romaji = Annotated[str | None, typer.Option("--romaji", help=_("In Latin letters."))]
Company = Annotated[str | None, typer.Option("--company")]
Department = Annotated[str | None, typer.Option("--department")]
Title = Annotated[str | None, typer.Option("--title")]
Phones = Annotated[list[str] | None, typer.Option("--phone", help=_("May be repeated."))]
Emails = Annotated[list[str] | None, typer.Option("--email", help=_("May be repeated."))]
Address = Annotated[str | None, typer.Option("--address")]
Note = Annotated[str | None, typer.Option("--note", help=_("Anything worth remembering."))]


@app.command("list", help=_("Everybody, by number."))
def list_(context: typer.Context, limit: Limit = 1000, *, as_json: JsonOption = False) -> None:
    _show_many(directory.everybody(context.obj, limit), limit, as_json=as_json)


@app.command(help=_("Whoever has all these words in a name, its reading, a company, a note or any other field."))
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument()],
    limit: Limit = 50,
    *,
    as_json: JsonOption = False,
) -> None:
    found = directory.search(" ".join(words), context.obj, limit)
    _show_many(found, limit, as_json=as_json)
    if not found:
        raise typer.Exit(1)


@app.command(help=_("Everything that is known of one person, and the story of your tie, the newest first."))
def show(context: typer.Context, who: Who, *, as_json: JsonOption = False) -> None:
    from enishi.cli.story import story_lines, story_record
    from enishi.workflow.story import story

    workspace = context.obj
    contact = directory.named(who, workspace)
    told, reading = story(contact, workspace), workspace.settings.reading
    if as_json:
        say_json({**directory.record(contact), **story_record(told, reading.phone_region)})
        return
    say(f"{headline(contact)}  [{contact.id}]", style="bold")
    for line in contact_lines(contact, reading):
        say(f"  {line}")
    if contact.do_not_contact:
        say("  " + _("Marked: do not contact."), style="yellow")
    for line in story_lines(told, reading.phone_region):
        say(f"  {line}")


@app.command(help=_("Add a person by hand."))
def add(
    context: typer.Context,
    name: Name = None,
    kana: Kana = None,
    romaji: Romaji = None,
    company: Company = None,
    department: Department = None,
    title: Title = None,
    phone: Phones = None,
    email: Emails = None,
    address: Address = None,
    note: Note = None,
) -> None:
    from enishi.workflow import editing

    said = _said(name, kana, romaji, company, department, title, phone, email, address, note)
    if not any(said.values()):
        raise UsageError(
            _("A contact needs at least a name or a way to reach them."), hint="enishi contacts add --help"
        )
    contact = editing.add(said, context.obj)
    say(_("Added {who} as number {id}").format(who=headline(contact), id=contact.id))


@app.command(help=_("Correct a person; what you say wins over cards. An empty text takes a field away."))
def edit(
    context: typer.Context,
    who: Who,
    name: Name = None,
    kana: Kana = None,
    romaji: Romaji = None,
    company: Company = None,
    department: Department = None,
    title: Title = None,
    phone: Phones = None,
    email: Emails = None,
    address: Address = None,
    note: Note = None,
) -> None:
    from enishi.workflow import editing

    said = _said(name, kana, romaji, company, department, title, phone, email, address, note)
    if not said:
        raise UsageError(_("Say what to change."), hint="enishi contacts edit --help")
    contact = editing.say(directory.named(who, context.obj), said, context.obj)
    say(_("Changed {who}").format(who=headline(contact)))


@app.command("import", help=_("Take in contacts from a vCard (.vcf), CSV (.csv) or JSON Lines (.jsonl) file."))
def import_(context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    from enishi.workflow import addressbook

    with progress(addressbook.size(file), _("taking in contacts")) as bar:
        taken = addressbook.take_over(file, context.obj, lambda steps: bar.advance(bar.task_ids[0], steps))
    say(
        _("{added} added, {known} known already, {asked} uncertain").format(
            added=taken.added, known=taken.known, asked=taken.asked
        )
    )
    for fault in taken.faults:
        errors.print(f"✗ {fault.where}: {fault.message}", style="red")


@app.command(help=_("Write all contacts as vCard (.vcf), CSV (.csv) or JSON Lines (.jsonl)."))
def export(context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    from enishi.workflow import addressbook

    count = addressbook.hand_out(file, context.obj)
    say(ngettext("{n} contact written to {file}", "{n} contacts written to {file}", count).format(n=count, file=file))


def _said(*values: str | Sequence[str] | None) -> dict[Property, Sequence[str]]:
    """What was given on the command line, by property, in the order of the options."""
    order = (
        Property.NAME,
        Property.NAME_KANA,
        Property.NAME_ROMAJI,
        Property.COMPANY,
        Property.DEPARTMENT,
        Property.TITLE,
        Property.PHONE,
        Property.EMAIL,
        Property.ADDRESS,
        Property.NOTE,
    )
    given = {what: value for what, value in zip(order, values, strict=True) if value is not None}
    lists = {what: [value] if isinstance(value, str) else value for what, value in given.items()}
    return {what: [each.strip() for each in value if each.strip()] for what, value in lists.items()}


def _show_many(contacts: Sequence[Contact], limit: int, *, as_json: bool) -> None:
    for contact in contacts:
        if as_json:
            say_json(directory.record(contact))
        else:
            say(f"{contact.id:>5}  {headline(contact)}")
    if not contacts and not as_json:
        dim(_("Nobody was found."))
    if len(contacts) == limit:
        errors.print(_("Only the first {n} are shown; --limit shows more.").format(n=limit))

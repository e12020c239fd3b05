"""`enishi introduce`: who can bring whom together."""

from typing import Annotated

import typer

from enishi.cli.contacts import Who
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, errors, say, say_json
from enishi.cli.write import draft_record, show_message
from enishi.errors import UsageError
from enishi.language import _
from enishi.model.tie import Progress
from enishi.wording.person import headline
from enishi.wording.story import introduction_words
from enishi.workflow import directory, introductions
from enishi.workflow.introductions import About, Asked, Bridge, Brings, Suggestion
from enishi.workflow.story import Linked

app = typer.Typer(
    help=_("Who can bring whom together: who fits your wish, who makes the introduction, and what came of it."),
    invoke_without_command=True,
)

Number = Annotated[int, typer.Argument(metavar="NUMBER", help=_("Its number in enishi introduce list."))]
Limit = Annotated[int, typer.Option(min=1, help=_("How many at most."))]


@app.callback()
def introduce(
    context: typer.Context,
    want: Annotated[
        str, typer.Option("--want", metavar="TEXT", help=_('Whom you want to meet: "who knows cold-chain logistics".'))
    ] = "",
    limit: Limit = 5,
    *,
    as_json: JsonOption = False,
) -> None:
    if context.invoked_subcommand:
        return
    if not want:
        raise UsageError(
            _("Say whom you want to meet."), hint=_('enishi introduce --want "somebody who knows cold-chain logistics"')
        )
    found = introductions.suggest(want, context.obj, limit)
    for each in found:
        say_json(_record(each)) if as_json else _show(each)
    if not found:
        if not as_json:
            dim(_("Nobody in the store fits that."))
        raise typer.Exit(1)


@app.command(
    help=_('Ask a go-between, with a draft of the letter: enishi introduce ask Tanaka --via Sakura --topic "docks"')
)
def ask(
    context: typer.Context,
    target: Who,
    via: Annotated[
        str, typer.Option("--via", metavar="CONTACT", help=_("Who is to introduce you; else you bring two together."))
    ] = "",
    seeker: Annotated[str, typer.Option("--for", metavar="CONTACT", help=_("Whom you bring to them."))] = "",
    topic: Annotated[str, typer.Option("--topic", metavar="TEXT", help=_("What it is about, in a few words."))] = "",
    want: Annotated[str, typer.Option("--want", metavar="TEXT", help=_("The wish that led there."))] = "",
    *,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj
    if bool(via) == bool(seeker) or not (topic or want):
        raise UsageError(
            _("Say who brings you together (--via), or whom you bring (--for), and the topic."),
            hint=_('enishi introduce ask Tanaka --via Sakura --topic "dry docks in Kobe"'),
        )
    brings = Brings(
        between=directory.named(via, workspace) if via else None,
        seeker=directory.named(seeker, workspace) if seeker else None,
    )
    asked = introductions.ask(directory.named(target, workspace), brings, About(topic or want, want), workspace)
    if asked.reproach:
        errors.print(f"! {asked.reproach}", style="yellow")
    say_json(_asked_record(asked)) if as_json else _show_asked(asked)


@app.command(help=_("They have agreed to the introduction: enishi introduce agreed 3"))
def agreed(context: typer.Context, number: Number) -> None:
    _go_on(context, number, Progress.AGREED)


@app.command(help=_("You have met: enishi introduce met 3"))
def met(context: typer.Context, number: Number) -> None:
    _go_on(context, number, Progress.MET)


@app.command(help=_("Nothing comes of it: enishi introduce declined 3"))
def declined(context: typer.Context, number: Number) -> None:
    _go_on(context, number, Progress.DECLINED)


@app.command("list", help=_("Every introduction, those under way first; or the chain in which somebody stands."))
def list_(
    context: typer.Context,
    who: Annotated[
        str | None, typer.Argument(metavar="CONTACT", help=_("Their number, or a part of their name."))
    ] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj
    contact = directory.named(who, workspace) if who else None
    found = introductions.about(contact, workspace) if contact else introductions.everything(workspace)
    for each in found:
        say_json(_linked_record(each)) if as_json else say(_line(each))
    if contact and not as_json:
        for chain in introductions.chains(contact, workspace):
            say("  " + " → ".join([_("you"), *(each.name for each in chain)]), style="bold")
    if not found and not as_json:
        dim(_("There is no introduction yet. Look for one: enishi introduce --want TEXT"))


@app.command(help=_("Who of your people should know each other, and why: what one looks for, another does."))
def pairs(context: typer.Context, limit: Limit = 5, *, as_json: JsonOption = False) -> None:
    from enishi.workflow import matchmaking

    found = matchmaking.pairs(context.obj, limit)
    for each in found:
        if as_json:
            people = [
                {"contact": one.id, "name": one.name, "company": one.company} for one in (each.seeker, each.target)
            ]
            say_json({"people": people, "topic": each.topic, "why": each.why, "weight": round(each.weight, 2)})
            continue
        say(
            f"{headline(each.seeker)}  [{each.seeker.id}]  ⇄  {headline(each.target)}  [{each.target.id}]", style="bold"
        )
        say(f"  {each.why}")
        dim(f'  enishi introduce ask {each.target.id} --for {each.seeker.id} --topic "{each.topic}"')
    if not found and not as_json:
        dim(_("Nobody comes to mind. Note what people look for, and what they do: enishi review"))


def _go_on(context: typer.Context, number: int, progress: Progress) -> None:
    say(_line(introductions.go_on(number, progress, context.obj)))


def _line(linked: Linked) -> str:
    introduction = linked.introduction
    return f"{introduction.id:>5}  {introduction.changed_at.astimezone().date()}  {introduction_words(linked)}"


def _show(found: Suggestion) -> None:
    say(f"{headline(found.target)}  [{found.target.id}]", style="bold")
    say("  " + found.why)
    for way in found.ways:
        who = " → ".join([_("you"), *(each.name for each in way.between), found.target.name])
        say(f"  {who}  ({way.strength:.0%})", style="green" if not way.between else None)
        dim(f"      {way.why}")
        if way.reproach:
            say(f"      ! {way.reproach}", style="yellow")
    if not found.ways:
        dim("  " + _("Nobody you know leads there."))


def _show_asked(asked: Asked) -> None:
    say(_line(asked.linked), style="bold")
    say()
    show_message(asked.letter.message)


def _record(found: Suggestion) -> dict[str, object]:
    return {
        "contact": found.target.id,
        "name": found.target.name,
        "company": found.target.company,
        "why": found.why,
        "known": found.is_known,
        "ways": [_bridge_record(each) for each in found.ways],
    }


def _bridge_record(way: Bridge) -> dict[str, object]:
    between = [{"contact": each.id, "name": each.name} for each in way.between]
    return {"between": between, "strength": round(way.strength, 3), "why": way.why, "warning": way.reproach}


def _linked_record(linked: Linked) -> dict[str, object]:
    introduction = linked.introduction
    return {
        "number": introduction.id,
        "target": linked.target.id,
        "between": linked.between.id if linked.between else None,
        "seeker": linked.seeker.id if linked.seeker else None,
        "topic": introduction.topic,
        "wish": introduction.wish,
        "progress": introduction.progress.value,
        "asked_at": introduction.asked_at.isoformat(),
        "changed_at": introduction.changed_at.isoformat(),
    }


def _asked_record(asked: Asked) -> dict[str, object]:
    told = draft_record(asked.letter)
    return {**_linked_record(asked.linked), "letter": told, "warning": asked.reproach}

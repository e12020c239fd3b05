"""`enishi me`: how you sign."""

from typing import Annotated

import typer

from enishi.cli.person import row
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.language import _
from enishi.wording.signature import part_words
from enishi.workflow import signature

Part = Annotated[str | None, typer.Option(show_default=False)]


def me(
    context: typer.Context,
    name: Part = None,
    company: Part = None,
    department: Part = None,
    title: Part = None,
    email: Part = None,
    phone: Part = None,
    *,
    as_json: JsonOption = False,
) -> None:
    said = dict(zip(signature.PARTS, (name, company, department, title, email, phone), strict=True))
    told = {part: words for part, words in said.items() if words is not None}
    signed = signature.sign(told, context.obj) if told else signature.me(context.obj)
    parts = signature.lines(signed)
    if as_json:
        say_json(parts)
        return
    for part, words in parts.items():
        say(row(part_words(part), words))
    if not signed.name:
        dim(_('Say who you are: enishi me --name "Taro Yamada" --company "Minato Inc."'))


me.__doc__ = _('How you sign your messages; or say it: enishi me --name "Taro Yamada" --company "Minato Inc."')

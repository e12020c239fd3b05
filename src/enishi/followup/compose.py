"""An occasion and a template -> the subject and the text of a message."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import Any

from enishi.errors import TemplateError
from enishi.language import LANGUAGES, _
from enishi.settings import Me

OURS = Path(__file__).parent / "data" / "templates"
SUFFIX = ".txt"
SIGNATURE = "signature"
_LONGEST = 20_000
"""Characters of a message; a template that makes more has run wild."""


class Kind(StrEnum):
    """What a message is for."""

    FIRST = "first"
    AGAIN = "again"
    LETTER = "letter"
    SHORT = "short"
    WORD = "word"


class Bringing(StrEnum):
    """Messages that bring two people together."""

    REQUEST = "request"
    """To the go-between."""
    PROPOSAL = "proposal"
    """To the one who is to be met: nobody is introduced unasked."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a template may speak of; whatever is not known is ""."""

    name: str
    honorific: str
    company: str
    department: str
    title: str
    event: str
    day: str
    topic: str
    why: str
    give: str
    introducer: str
    today: str
    tries: int
    me: Me
    other: str = ""
    """Who is to be met, or to meet them."""
    shared: str = ""
    """From where they know each other."""


def compose(kind: str, language: str, occasion: Occasion, source: Callable[[str], str]) -> tuple[str, str]:
    """Subject and text. `source` hands over the template of a name, such as `ja/first`.

    Raises TemplateError that names the line.
    """
    text = _rendered(f"{language}/{kind}", asdict(occasion), source)
    subject, _blank, body = text.strip("\n").partition("\n")
    return " ".join(subject.split()), re.sub(r"\n{3,}", "\n\n", body.strip("\n")) + "\n"


def check(kind: str, language: str, source: Callable[[str], str]) -> None:
    """Raise TemplateError for a template that is broken, trying it with everything known and with nothing."""
    names = [each for each in Occasion.__dataclass_fields__ if each not in {"me", "tries"}]
    for known in ("?", ""):
        occasion = Occasion(**dict.fromkeys(names, known), tries=1, me=Me(known, known, known, known, known, known))
        _rendered(f"{language}/{kind}", asdict(occasion), source)


@cache
def ours() -> tuple[str, ...]:
    """The names of all templates, such as `ja/first`."""
    kinds = [*Kind, *Bringing, SIGNATURE]
    return tuple(f"{language}/{kind}" for language in LANGUAGES for kind in kinds)


def our_text(name: str) -> str:
    """A template as it is shipped."""
    return (OURS / f"{name}{SUFFIX}").read_text("utf-8")


def day_words(day: date, language: str) -> str:
    """A day as one writes it in a letter, without the year: 11月20日, 20 November."""
    return f"{day.month}月{day.day}日" if language == "ja" else f"{day.day} {_MONTHS[day.month - 1]}"


def date_words(day: date, language: str) -> str:
    year = f"{day.year}年" if language == "ja" else f" {day.year}"
    return year + day_words(day, language) if language == "ja" else day_words(day, language) + year


_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def _rendered(name: str, words: Mapping[str, Any], source: Callable[[str], str]) -> str:
    # 60 ms that only who writes pays.
    from jinja2 import StrictUndefined, TemplateSyntaxError  # noqa: PLC0415
    from jinja2 import TemplateError as Broken  # noqa: PLC0415
    from jinja2.loaders import FunctionLoader  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    language = name.split("/", maxsplit=1)[0]
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda wanted: source(f"{language}/{wanted}" if wanted == SIGNATURE else wanted)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # plain text, for mail
    )
    try:
        text = environment.get_template(name).render(words)
    except TemplateSyntaxError as error:
        raise _broken(error.name or name, error.lineno, error.message or "") from error
    except (Broken, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        lines = [each.lineno for each in extract_tb(error.__traceback__) if each.filename == "<template>"]
        raise _broken(name, lines[-1] if lines else None, str(error)) from error
    if len(text) > _LONGEST:
        raise _broken(name, None, _("it makes a message of {n} characters").format(n=len(text)))
    return text


def _broken(name: str, line: int | None, why: str) -> TemplateError:
    kind = name.rsplit("/", maxsplit=1)[-1]
    where = _("line {line} of the template {name}").format(line=line, name=name) if line else name
    return TemplateError(
        _("The template is broken: {where}: {why}").format(where=where, why=why),
        hint=_("Mend it: enishi templates edit {kind}; or take ours again: enishi templates reset {kind}").format(
            kind=kind
        ),
    )

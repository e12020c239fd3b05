"""The language that enishi speaks to its user: Japanese or English, by locale, from one gettext catalogue."""

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

CATALOGUE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "ja")

_current: ContextVar[str | None] = ContextVar("language", default=None)


def _(message: str) -> str:
    """The message in the user's language; fill its {placeholders} afterwards with `format`."""
    return _catalogue(current()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form for n things, its `{n}` not yet filled."""
    return _catalogue(current()).ngettext(singular, plural, n)


def current() -> str:
    return _current.get() or _from_environment()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while: a web request's, a test's."""
    token = _current.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _current.reset(token)


@cache
def _from_environment() -> str:
    # POSIX: the first of these that is set decides (LANGUAGE is GNU gettext's own, a list).
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for tag in os.environ.get(variable, "").split(":"):
            if tag:
                language = tag.split("_")[0].split(".")[0].lower()
                return language if language in LANGUAGES else "en"
    return "en"


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("enishi", CATALOGUE, [language], fallback=True)

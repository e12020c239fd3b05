"""What the commands share: two consoles, one for results and one for everything else."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from enishi.errors import EnishiError
from enishi.model.card import Rejected

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    results: Console
    """What was asked for: standard output."""
    errors: Console
    """Progress, warnings, errors: standard error."""


def __getattr__(name: str) -> "Console":
    """Make a console when it is first asked for; what prints plain lines does without rich, which is slow to load."""
    if name not in {"results", "errors"}:
        raise AttributeError(name)
    return _console(name)


@cache
def _console(name: str) -> "Console":
    from rich.console import Console

    return Console(stderr=name == "errors", highlight=False, markup=False, emoji=False, soft_wrap=True)


def say(text: str = "", style: str | None = None) -> None:
    """Print a line of results."""
    if sys.stdout.isatty() or "FORCE_COLOR" in os.environ:
        _console("results").print(text, style=style)
    else:
        sys.stdout.write(f"{text}\n")


def dim(text: str) -> None:
    """Print a side remark among the results."""
    say(text, style="dim")


def say_json(record: Any) -> None:
    """Print a record as one line of JSON."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def tell(error: EnishiError) -> None:
    """Say on standard error what happened and what to do."""
    _tell(error.message, error.hint)


def tell_failure(failure: Rejected) -> None:
    """Say on standard error why a picture could not be taken in, and what to do."""
    _tell(failure.message, failure.hint)


def _tell(message: str, hint: str) -> None:
    console = _console("errors")
    console.print(f"✗ {message}", style="red")
    if hint:
        console.print(f"  → {hint}")


@contextmanager
def progress(total: int, what: str) -> "Iterator[Progress]":
    """A bar on standard error while something is done in `total` steps; silent on anything but a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = _console("errors")
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        disable=not console.is_terminal,
    )
    with bar:
        bar.add_task(what, total=total)
        yield bar


@contextmanager
def quiet_bar(bar: "Progress") -> Iterator[None]:
    """Take the bar away while results are printed, for both may share one screen."""
    bar.stop()
    try:
        yield
    finally:
        bar.start()


def is_conversation() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, default: str = "") -> str:
    """One line from the user, the default ready to be edited."""
    import readline  # not every platform has it, and only conversations want it

    _spell_in_utf8()
    readline.set_startup_hook(lambda: readline.insert_text(default))
    try:
        typed = input(f"{question} › ").strip()
    finally:
        readline.set_startup_hook()
    # A machine that lacks the locale it names hands bytes over that it could not read.
    return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _spell_in_utf8() -> None:
    """Where a machine lacks the locale that it names, readline would drop whatever is not ASCII."""
    import locale

    if locale.nl_langinfo(locale.CODESET) != "UTF-8":
        with suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, "C.UTF-8")

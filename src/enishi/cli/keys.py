"""One key, one answer."""

from collections.abc import Mapping

import typer

from enishi.cli.screen import results

INTERRUPT = "\x03"
END_OF_INPUT = "\x04"
ESCAPE = "\x1b"


def choose(choices: Mapping[str, str]) -> str:
    """Show the keys with what they do, and wait for one of them.

    Returns the key. Capital letters and full-width ones (an input method left on) count as the plain ones.
    Raises KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D.
    """
    results.print("   ".join(f"{key} {words}" for key, words in choices.items()), style="dim")
    while True:
        typed = typer.getchar()
        if INTERRUPT in typed:
            raise KeyboardInterrupt
        if END_OF_INPUT in typed:
            raise EOFError
        key = _plain(typed)
        if key in choices:
            return key


def _plain(typed: str) -> str:
    code = ord(typed[0]) if len(typed) == 1 else 0
    half = chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else typed
    return half.lower()

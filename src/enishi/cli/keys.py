"""One key, one answer."""

import os
import select
import sys
from collections.abc import Container, Mapping

import typer

from enishi.cli.screen import results

INTERRUPT = "\x03"
END_OF_INPUT = "\x04"
ESCAPE = "\x1b"
ESCAPE_SECONDS = 0.05
"""What an arrow key sends after its escape follows within that; nobody types so fast."""


def choose(choices: Mapping[str, str]) -> str:
    """Show the keys with what they do, and wait for one of them; what was typed ahead counts.

    Returns the key. Capital letters and full-width ones (an input method left on) count as the plain ones.
    Raises KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D.
    """
    legend(choices)
    return await_key(choices)


def legend(choices: Mapping[str, str]) -> None:
    """Show the keys with what they do, on as many lines as it takes; without words they go unsaid."""
    from rich.cells import cell_len  # what shows no keys does not wait for it

    lines = [""]
    for each in (f"{key} {words}" for key, words in choices.items() if words):
        longer = "   ".join(filter(None, (lines[-1], each)))
        if lines[-1] and cell_len(longer) > results.width:
            lines.append(each)
        else:
            lines[-1] = longer
    results.print("\n".join(lines), style="dim")


def await_key(choices: Container[str]) -> str:
    """Wait for one of the keys, as `choose` does."""
    while True:
        typed = _read_key()
        if typed == INTERRUPT:
            raise KeyboardInterrupt
        if typed in {END_OF_INPUT, ""}:
            raise EOFError
        if (key := plain(typed)) in choices:
            return key


def _read_key() -> str:
    """The next key from the terminal, "" when it is gone; an arrow or function key is an escape."""
    try:
        import termios
        import tty
    except ImportError:  # not on Windows
        return typer.getchar()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setraw(terminal, termios.TCSADRAIN)  # the usual TCSAFLUSH would throw away what was typed ahead
        return _one_key(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _one_key(terminal: int) -> str:
    first = os.read(terminal, 1)
    if first == ESCAPE.encode():
        while select.select([terminal], [], [], ESCAPE_SECONDS)[0]:
            os.read(terminal, 1)
        return ESCAPE
    following = max(0, 7 - (first[0] ^ 0xFF).bit_length()) if first and first[0] >= 0xC0 else 0
    return (first + b"".join(os.read(terminal, 1) for _byte in range(following))).decode(errors="replace")


def plain(typed: str) -> str:
    """A key as it stands on the keyboard, whatever Shift or an input method makes of it."""
    code = ord(typed[0])
    return (chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else typed).lower()

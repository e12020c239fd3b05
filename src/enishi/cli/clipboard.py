"""Text -> the clipboard: by a program that is there, else by the terminal itself."""

import os
import shutil
import subprocess
import sys
from base64 import b64encode

from enishi.errors import EnishiError
from enishi.language import _

_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
"""What each program needs in the environment, and how it is called."""


def copy(text: str) -> None:
    """Put a text on the clipboard. Raises EnishiError where there is no way."""
    for variable, command in _TOOLS:
        program = shutil.which(command[0])
        if program and (not variable or os.environ.get(variable)):
            # The programs are named above; the text goes to their standard input.
            subprocess.run([program, *command[1:]], input=text.encode(), check=True, timeout=10)  # noqa: S603
            return
    if not sys.stdout.isatty():
        raise EnishiError(
            _("There is no clipboard here."), hint=_("Install wl-copy or xclip, or run this on a terminal.")
        )
    sys.stdout.write(f"\x1b]52;c;{b64encode(text.encode()).decode()}\a")  # OSC 52, which most terminals know
    sys.stdout.flush()

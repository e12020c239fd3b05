"""Counts -> a picture of bars, as SVG."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt
from pathlib import Path
from unicodedata import east_asian_width

import leather
from leather import theme

from enishi.errors import ExchangeError, UsageError
from enishi.language import _

WIDTH, HEIGHT = 480, 300
"""Of one panel, in pixels."""
_INK, _FADED = "#2b6cb0", "#b8b8b8"
_ROOM = "\u00a0"
_FONT = "sans-serif"  # the viewer's own, which has Japanese


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a picture, as in CSS."""

    paper: str
    ink: str
    muted: str
    line: str
    bar: str
    pale: str
    """Of the bar that is not an achievement."""


USUAL = Palette(paper="#f9f9f9", ink="#333", muted="#666", line="#ddd", bar=_INK, pale=_FADED)


def draw(panels: Mapping[str, Mapping[str, int]], pale: str, path: Path) -> None:
    """Write a panel of bars for each title, all in one scale; `pale` is the bar that is not an achievement.

    Raises UsageError if the file is no .svg, ExchangeError if it cannot be written.
    """
    if path.suffix.lower() != ".svg":
        raise UsageError(
            _("A picture can be written as .svg, not as “{name}”.").format(name=path.name),
            hint=_("Any browser shows it: --chart look-back.svg"),
        )
    text = picture(panels, pale, USUAL, ceil(sqrt(len(panels))))
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise ExchangeError(_("{file} cannot be written: {reason}").format(file=path, reason=reason)) from error


def picture(panels: Mapping[str, Mapping[str, int]], pale: str, palette: Palette, columns: int) -> str:
    """The same as the text of an SVG, in so many columns at most."""
    columns = max(1, min(columns, len(panels)))
    for part in ("title", "legend", "axis_title", "tick"):
        setattr(theme, f"{part}_font_family", _FONT)
    most = max((count for bars in panels.values() for count in bars.values()), default=1)
    width, height = size(len(panels), columns)
    drawn = [
        _placed(_bars(title, bars, pale, most), WIDTH * (number % columns), HEIGHT * (number // columns))
        for number, (title, bars) in enumerate(panels.items())
    ]
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    return _painted(f"{frame}{''.join(drawn)}</svg>", palette)


def _bars(title: str, bars: Mapping[str, int], pale: str, most: int) -> str:
    chart = leather.Chart(title)
    chart.add_bars(
        [(count, _roomy(name)) for name, count in bars.items()],
        fill_color=lambda bar: _FADED if bar.y == _roomy(pale) else _INK,
    )
    chart.add_x_scale(0, max(most, 1))
    return str(chart.to_svg(width=WIDTH, height=HEIGHT)).replace(_ROOM, "")


def _roomy(name: str) -> str:
    """A label with as many characters more as it has wide ones: the library leaves room by their number."""
    return _ROOM * sum(east_asian_width(each) in "WF" for each in name) + name


def _placed(svg: str, x: int, y: int) -> str:
    """A picture of its own as a part of a larger one."""
    return svg.replace("<svg ", f'<svg x="{x}" y="{y}" ', 1)


def size(panels: int, columns: int) -> tuple[int, int]:
    """Width and height of a picture of so many panels, in pixels."""
    columns = max(1, min(columns, panels))
    return WIDTH * columns, HEIGHT * ceil(panels / columns)


def _painted(svg: str, palette: Palette) -> str:
    """The library has one theme for all threads; so its own colours are drawn, then changed."""
    colours = {
        theme.background_color: palette.paper,
        theme.title_color: palette.ink,
        theme.tick_color: palette.line,
        theme.zero_color: palette.muted,
        theme.label_color: palette.muted,
        _INK: palette.bar,
        _FADED: palette.pale,
    }
    return re.sub('(fill|stroke)="([^"]+)"', lambda found: f'{found[1]}="{colours.get(found[2], found[2])}"', svg)

"""Counts -> a picture of bars, as SVG."""

import os
from collections.abc import Mapping
from math import ceil, sqrt
from pathlib import Path

import leather
from leather import theme

from enishi.errors import ExchangeError, UsageError
from enishi.language import _

WIDTH, HEIGHT = 480, 300
"""Of one panel, in pixels."""
_INK, _FADED = "#2b6cb0", "#b8b8b8"
_FONT = "sans-serif"  # the viewer's own, which has Japanese


def draw(panels: Mapping[str, Mapping[str, int]], pale: str, path: Path) -> None:
    """Write a panel of bars for each title, all in one scale; `pale` is the bar that is not an achievement.

    Raises UsageError if the file is no .svg, ExchangeError if it cannot be written.
    """
    if path.suffix.lower() != ".svg":
        raise UsageError(
            _("A picture can be written as .svg, not as “{name}”.").format(name=path.name),
            hint=_("Any browser shows it: --chart look-back.svg"),
        )
    for part in ("title", "legend", "axis_title", "tick"):
        setattr(theme, f"{part}_font_family", _FONT)
    grid, most = leather.Grid(), max((count for bars in panels.values() for count in bars.values()), default=1)
    for title, bars in panels.items():
        chart = leather.Chart(title)
        chart.add_bars(
            [(count, name) for name, count in bars.items()],
            fill_color=lambda bar: _FADED if bar.y == pale else _INK,
        )
        chart.add_x_scale(0, max(most, 1))
        grid.add_one(chart)
    columns = ceil(sqrt(len(panels)))
    picture = grid.to_svg(width=WIDTH * columns, height=HEIGHT * ceil(len(panels) / columns))
    try:
        path.write_text(str(picture), "utf-8")
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise ExchangeError(_("{file} cannot be written: {reason}").format(file=path, reason=reason)) from error

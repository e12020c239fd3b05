"""What is wrong with a picture -> what to do about it, in words."""

from math import hypot

from enishi.imaging.quality import LEGIBLE, Flaw, flaw_of_picture, measure
from enishi.language import _
from enishi.model.card import Advice, Pixels, Side

COMFORTABLE = 1.25
"""Times the smallest legible type that one should aim at."""
PACKED = 0.7
"""Share of a picture that cards laid side by side by hand fill."""
ALONE = 0.4
"""Share of a picture from which a card is alone on it."""


def advice_on(side: Side, pixels: Pixels) -> tuple[Advice, ...]:
    """What to do better where the reading of a side suffered from its picture; `pixels` are the flat side's."""
    quality = measure(pixels, side.reading)
    if quality is None:
        return ()
    said = (_words(flaw, quality.height, side) for flaw in quality.flaws)
    return tuple(Advice(flaw.value, *words) for flaw, words in zip(quality.flaws, said, strict=True))


def hint_on_nothing(pixels: Pixels) -> str:
    """What to do about a picture on which no card was found."""
    return {
        Flaw.SMALL: _("The picture is very small. Scan at 300 dpi, or take the camera's own full-size picture."),
        Flaw.DARK: _("The picture is very dark. Photograph the cards by a window or under a lamp."),
        Flaw.BLURRED: _("The picture is blurred. Hold the camera still, tap on a card to focus, and try again."),
    }.get(
        flaw_of_picture(pixels) or Flaw.FAINT,
        _("Photograph the cards from above, in focus, filling the picture, on a plain background."),
    )


def _words(flaw: Flaw, height: float, side: Side) -> tuple[str, str]:
    match flaw:
        case Flaw.SMALL:
            message = _("The writing on this card is only {n} pixels tall.").format(n=round(height))
            return message, _nearer(height, side)
        case Flaw.BLURRED:
            return _("The writing on this card is blurred."), _("Hold the camera still and tap on the card to focus.")
        case Flaw.DARK:
            return _("This card is too dark."), _("Photograph it by a window or under a lamp.")
        case Flaw.FAINT:
            return (
                _("The writing on this card is hardly darker than the paper."),
                _("Turn it until no light is mirrored in it, and give it more light from the side."),
            )
        case Flaw.GLARE:
            return _("Light is mirrored on the writing of this card."), _("Tilt the card or the camera a little.")


def _nearer(height: float, side: Side) -> str:
    share = _area(side) / (side.image_size[0] * side.image_size[1])
    if share >= ALONE:
        return _("Scan at 300 dpi, or take the camera's own full-size picture.")
    fitting = max(1, int(PACKED / share * (height / (COMFORTABLE * LEGIBLE)) ** 2))
    if fitting == 1:
        return _("Go nearer: one card in a picture.")
    return _("Go nearer: at most {n} cards in one picture.").format(n=fitting)


def _area(side: Side) -> float:
    """In pixels of the picture, about: the mean width times the mean height."""
    a, b, c, d = side.corners
    across = (hypot(b[0] - a[0], b[1] - a[1]) + hypot(c[0] - d[0], c[1] - d[1])) / 2
    down = (hypot(d[0] - a[0], d[1] - a[1]) + hypot(c[0] - b[0], c[1] - b[1])) / 2
    return max(1.0, across * down)

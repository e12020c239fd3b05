"""The true cards of a page and the predictions for it -> who is meant by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely.errors import ShapelyError
from shapely.geometry import Polygon

from benchmarks.accuracy.labels import Corners, Page, TrueCard
from benchmarks.accuracy.predictions import Prediction
from benchmarks.accuracy.values import answers, claims, likeness

PAIRED = 0.10
"""Overlap (intersection over union) from which a prediction means a card."""
DETECTED = 0.75
"""Overlap from which a card counts as found."""
ALIKE = 0.60
"""Likeness from which two values speak for one card."""
WEIGHTS = {"phones": 2, "emails": 2, "urls": 1, "name": 2, "company": 1.5, "postal_code": 1, "address": 1, "title": 0.3}
"""How much a value tells about whose card it is."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Who is meant by whom on one page."""

    pairs: tuple[tuple[int, int], ...]
    """Of a card and a prediction, by their places."""
    detected: int
    outlined: int
    """Predictions that say where the card is."""


def pair(cards: Sequence[TrueCard], predictions: Sequence[Prediction], page: Page) -> Pairing:
    """By overlap first, greatest first; then those without corners by what they say."""
    shapes = [_polygon(card.corners) for card in cards]
    claimed = [_polygon(_on_page(each, page)) for each in predictions]
    overlaps = (
        (_iou(shape, other), i, j) for i, shape in enumerate(shapes) for j, other in enumerate(claimed) if other
    )
    seen = _one_to_one((overlap, i, j) for overlap, i, j in overlaps if overlap >= PAIRED)
    taken = {i for _, i, _ in seen}
    bare = [j for j, shape in enumerate(claimed) if shape is None]
    affinities = [
        (_affinity(cards[i], predictions[j]), i, j) for i in range(len(cards)) if i not in taken for j in bare
    ]
    alone = len(cards) == len(predictions) == 1
    told = _one_to_one((affinity, i, j) for affinity, i, j in affinities if affinity > 0 or alone)
    return Pairing(
        pairs=tuple((i, j) for _, i, j in (*seen, *told)),
        detected=sum(overlap >= DETECTED for overlap, _, _ in seen),
        outlined=sum(shape is not None for shape in claimed),
    )


def _on_page(prediction: Prediction, page: Page) -> Corners:
    """The corners in the pixels of the label, which may be of another rendering of a document's page."""
    if not prediction.corners or not prediction.size or not page.size or prediction.size == page.size:
        return prediction.corners or ()
    across, down = page.size[0] / prediction.size[0], page.size[1] / prediction.size[1]
    return [(x * across, y * down) for x, y in prediction.corners]


def _polygon(corners: Corners) -> Polygon | None:
    try:
        polygon = Polygon([(float(x), float(y)) for x, y in corners])
        polygon = polygon if polygon.is_valid else polygon.buffer(0)
    except (TypeError, ValueError, ShapelyError):
        return None
    return polygon if polygon.area > 0 else None


def _iou(one: Polygon | None, other: Polygon | None) -> float:
    if one is None or other is None:
        return 0.0
    shared = float(one.intersection(other).area)
    return shared / (float(one.area) + float(other.area) - shared)


def _affinity(card: TrueCard, prediction: Prediction) -> float:
    """How much a prediction speaks like this card."""
    total = 0.0
    for row, weight in WEIGHTS.items():
        said = claims(prediction.fields, row, card)
        for answer in answers(card, row):
            closest = max((likeness(answer, claim) for claim in said), default=0.0)
            total += weight * closest if closest > ALIKE else 0
    return total


def _one_to_one(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """The best candidate, the best of what it leaves, and so on."""
    chosen: list[tuple[float, int, int]] = []
    for value, i, j in sorted(candidates, reverse=True):
        if all(i != other_i and j != other_j for _, other_i, other_j in chosen):
            chosen.append((value, i, j))
    return chosen

"""Tallies -> text for people, JSON for machines."""

from collections.abc import Mapping
from typing import Any

from benchmarks.accuracy.pair import DETECTED
from benchmarks.accuracy.tally import ALL, Count, Tally
from benchmarks.accuracy.values import ROWS, SOFT


def tables(tallies: Mapping[str, Tally]) -> str:
    """A table of everything, then one line for each set where there are several."""
    sets = {name: tally for name, tally in tallies.items() if name != ALL}
    text = _table(tallies[ALL])
    if len(sets) > 1:
        text += "\n\n" + "\n".join([_SETS_HEAD, *(_set_line(name, tally) for name, tally in sets.items())])
    return text


def document(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    """The same, rounded to four places."""
    return {name: _as_dict(tally) for name, tally in tallies.items()}


def _table(tally: Tally) -> str:
    found = tally.detection
    lines = [
        f"{tally.pictures} pictures, {tally.cards} cards; {tally.predicted} seen, {tally.paired} where one is",
        f"cards found (overlap >= {DETECTED}): recall {found.recall:.3f}, precision {found.precision:.3f}",
        f"wholly right (name, company, e-mails, a phone): {tally.whole}/{tally.cards} = {tally.wholly_right:.3f}",
        "",
        _HEAD,
    ]
    for row in ROWS:
        exact, soft = tally.exact[row], tally.soft[row]
        lines.append(
            f"{row:<13}{exact.labelled:>9}{exact.claimed:>6}   {exact.recall:>14.3f}{exact.precision:>7.3f}"
            f"{exact.f1:>7.3f}   {soft.recall:>16.3f}{soft.precision:>7.3f}{soft.f1:>7.3f}"
        )
    return "\n".join(lines)


_HEAD = (
    f"{'':<13}{'on cards':>9}{'said':>6}   {'exact: recall':>14}{'prec.':>7}{'F1':>7}   "
    f"{f'{SOFT:.0%} alike: rec.':>16}{'prec.':>7}{'F1':>7}"
)
_SETS_HEAD = (
    f"{'set':<24}{'cards':>6}{'found R':>9}{'P':>7}{'whole':>7}   exact F1:"
    f"{'name':>7}{'company':>9}{'title':>7}{'phones':>8}{'emails':>8}{'address':>9}"
)


def _set_line(name: str, tally: Tally) -> str:
    found, exact = tally.detection, tally.exact
    return (
        f"{name:<24}{tally.cards:>6}{found.recall:>9.3f}{found.precision:>7.3f}{tally.wholly_right:>7.3f}{'':>12}"
        f"{exact['name'].f1:>7.3f}{exact['company'].f1:>9.3f}{exact['title'].f1:>7.3f}{exact['phones'].f1:>8.3f}"
        f"{exact['emails'].f1:>8.3f}{exact['address'].f1:>9.3f}"
    )


def _as_dict(tally: Tally) -> dict[str, Any]:
    return {
        "pictures": tally.pictures,
        "cards": tally.cards,
        "predicted": tally.predicted,
        "paired": tally.paired,
        "detection": _rates(tally.detection),
        "wholly_right": round(tally.wholly_right, 4),
        "exact": {row: _rates(count) for row, count in tally.exact.items()},
        "soft": {row: _rates(count) for row, count in tally.soft.items()},
    }


def _rates(count: Count) -> dict[str, float]:
    return {
        "recall": round(count.recall, 4),
        "precision": round(count.precision, 4),
        "f1": round(count.f1, 4),
        "labelled": count.labelled,
        "claimed": count.claimed,
    }

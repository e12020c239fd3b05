"""`python -m benchmarks.extraction READINGS...`: what each part of the understanding adds, what its word is worth."""

import argparse
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.accuracy.tally import Count
from benchmarks.accuracy.values import ROWS, answers, claims, hits, wholly_right
from benchmarks.extraction.examples import Example, load
from benchmarks.extraction.truth import is_right, row_of
from enishi.extraction.draft import Part, draft
from enishi.model.card import Draft, Field
from enishi.settings import Settings

WAYS: dict[str, Collection[Part]] = {
    "whole": tuple(Part),
    "no joint decision": (Part.REPAIRS, Part.CODES),
    "no cross-checks": (Part.JOINT, Part.CODES),
    "neither": (Part.CODES,),
}
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0001)
FLAGGED = 0.15
"""Of the fields, that a user may be asked to look at."""


def ablation(examples: Sequence[Example]) -> str:
    """F1 of each row with every way to understand the same readings."""
    drafts = {way: [draft(each.readings, parts=parts) for each in examples] for way, parts in WAYS.items()}
    lines = [f"{'':14}" + "".join(f"{way:>20}" for way in WAYS)]
    for row in ROWS:
        f1 = [_count(examples, drafts[way], row).f1 for way in WAYS]
        lines.append(f"{row:14}" + "".join(f"{value:20.3f}" for value in f1))
    whole = [_share(wholly_right(e.truth, said(d)) for e, d in zip(examples, drafts[way], strict=True)) for way in WAYS]
    lines.append(f"{'wholly right':14}" + "".join(f"{value:20.3f}" for value in whole))
    return "\n".join(lines)


def _count(examples: Sequence[Example], drafts: Sequence[Draft], row: str) -> Count:
    count = Count()
    for example, found in zip(examples, drafts, strict=True):
        wanted, claimed = answers(example.truth, row), claims(said(found), row, example.truth)
        count.hits += hits(wanted, claimed)
        count.labelled += len(wanted)
        count.claimed += len(claimed)
    return count


def said(found: Draft) -> dict[str, Any]:
    """A draft as `enishi read --json` tells it."""
    fields: dict[str, Any] = defaultdict(list)
    for field in found.fields:
        value = {"number": field.value, "type": str(field.kind)} if field.kind else field.value
        fields[row_of(field.property) or field.property.value].append(value)
    return dict(fields)


def reliability(examples: Sequence[Example], threshold: float) -> str:
    """How often fields of each confidence are right, and how many of the wrong ones a user is pointed at."""
    judged = sorted(_judged(examples))
    lines = [f"{'confidence':>14}{'fields':>8}{'said':>8}{'right':>8}"]
    for low, high in pairwise(BINS):
        here = [each for each in judged if low <= each[0] < high]
        if here:
            mean, right = sum(sure for sure, _ in here) / len(here), _share(right for _, right in here)
            lines.append(f"{low:7.2f} - {min(high, 1):4.2f}{len(here):8}{mean:8.3f}{right:8.3f}")
    first = judged[: max(1, round(FLAGGED * len(judged)))]
    below = [each for each in judged if each[0] < threshold]
    lines.append(f"{len(judged)} fields, {_share(not right for _, right in judged):.3f} wrong")
    lines.append(
        f"the {FLAGGED:.0%} least sure (below {first[-1][0]:.2f}): {_caught(first, judged):.3f} of the wrong ones"
    )
    lines.append(
        f"below {threshold}: {len(below) / len(judged):.3f} of all, {_caught(below, judged):.3f} of the wrong ones"
    )
    return "\n".join(lines)


def _judged(examples: Iterable[Example]) -> Iterator[tuple[float, bool]]:
    for example in examples:
        fields: Iterable[Field] = draft(example.readings).fields
        yield from ((f.confidence, is_right(example.truth, f)) for f in fields if row_of(f.property))


def _caught(flagged: Sequence[tuple[float, bool]], judged: Sequence[tuple[float, bool]]) -> float:
    wrong = sum(not right for _, right in judged)
    return sum(not right for _, right in flagged) / wrong if wrong else 1.0


def _share(flags: Iterable[bool]) -> float:
    every = list(flags)
    return sum(every) / len(every) if every else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("readings", nargs="+", type=Path, help="what benchmarks.extraction.examples printed")
    examples = load(parser.parse_args().readings)
    print(
        f"{len(examples)} cards\n\n{ablation(examples)}\n\n{reliability(examples, Settings().reading.doubtful_below)}"
    )


if __name__ == "__main__":
    main()

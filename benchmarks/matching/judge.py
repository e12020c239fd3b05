"""Answers -> how good they are, in all and by kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.matching.answers import Answer
from enishi.model.match import Verdict


@dataclass(frozen=True, slots=True)
class Score:
    """Shares, but for `wrong`; 1.0 where there is nothing to count."""

    cards: int
    known: int
    precision: float
    """Of LINKs, those to the right person."""
    wrong: int
    """LINKs to somebody else."""
    recall: float
    """Of known people, those linked to themselves."""
    asked: float
    """Of cards, those asked about."""
    missed: float
    """Of known people, those taken for new."""
    f1: float
    """Of the best candidate, at the probability at which it is highest."""
    blocking: float
    """Of known people, those who were among the candidates."""
    candidates: float
    """A card, in the mean."""


def score(answers: Sequence[Answer]) -> Score:
    known = [each for each in answers if each.truth.contact]
    links = [each for each in answers if each.verdict is Verdict.LINK]
    right = sum(each.is_right for each in links)
    return Score(
        cards=len(answers),
        known=len(known),
        precision=_share(right, len(links)),
        wrong=len(links) - right,
        recall=_share(right, len(known)),
        asked=_share(sum(each.verdict is Verdict.POSSIBLE_LINK for each in answers), len(answers)),
        missed=_share(sum(each.verdict is Verdict.NON_LINK for each in known), len(known)),
        f1=best_bound([(each.best.probability, each.is_right) for each in answers if each.best], len(known)).f1,
        blocking=_share(sum(each.truth.contact in each.found for each in known), len(known)),
        candidates=sum(len(each.found) for each in answers) / max(1, len(answers)),
    )


class Bound(NamedTuple):
    """What comes of claiming all that is at least so probable."""

    f1: float
    precision: float
    recall: float


def best_bound(claims: Iterable[tuple[float, bool]], true: int) -> Bound:
    """Of (probability, is right) with `true` that could be right: the bound with the highest F1."""
    best, right = Bound(0.0, 1.0, 0.0), 0
    ordered = sorted(claims, key=lambda each: -each[0])
    for claimed, (probability, is_right) in enumerate(ordered, 1):
        right += is_right
        is_last_of_its_probability = claimed == len(ordered) or ordered[claimed][0] < probability
        if is_last_of_its_probability:
            best = max(best, Bound(2 * right / (claimed + true), right / claimed, _share(right, true)))
    return best


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def summary(it: Score) -> str:
    return "\n".join(
        (
            f"{it.cards} cards, {it.known} of people in the store",
            f"LINK: precision {it.precision:.4f} ({it.wrong} wrong), recall {it.recall:.4f}",
            f"asked {it.asked:.2%} of cards, missed {it.missed:.2%} of known people",
            f"best candidate: F1 {it.f1:.4f}",
            f"blocking: recall {it.blocking:.4f}, {it.candidates:.1f} candidates a card",
        )
    )


_COLUMNS = ("cards", "linked", "wrongly", "asked", "missed")


def by_kind(answers: Iterable[Answer]) -> str:
    """For each kind: LINKs to the right and to the wrong person, questions, and known people who were taken for new."""
    counts: dict[str, Counter[str]] = {}
    for each in answers:
        count = counts.setdefault(each.truth.kind, Counter())
        count["cards"] += 1
        if fate := fate_of(each):
            count[fate] += 1
    kinds = sorted(counts, key=lambda kind: (-counts[kind]["linked"], kind))
    head = f"{'':24}" + "".join(f"{column:>9}" for column in _COLUMNS)
    return "\n".join(
        [head, *(f"{kind:24}" + "".join(f"{counts[kind][column] or '':>9}" for column in _COLUMNS) for kind in kinds)]
    )


def fate_of(answer: Answer) -> str:
    """Empty for a stranger who was taken for one."""
    match answer.verdict:
        case Verdict.LINK:
            return "linked" if answer.is_right else "wrongly"
        case Verdict.POSSIBLE_LINK:
            return "asked"
        case Verdict.NON_LINK:
            return "missed" if answer.truth.contact else ""

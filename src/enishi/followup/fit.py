"""What is looked for, and what is known of everybody -> who fits, and by what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from enishi.followup.wants import Want


@dataclass(frozen=True, slots=True)
class Fit:
    weight: float
    """The rarer the kinds that somebody is of, the more."""
    found: tuple[tuple[str, str], ...]
    """For each kind that fits: the word as it stands there, and the text that has it."""


def fits(looked_for: Sequence[Want], texts: Mapping[int, Sequence[str]]) -> dict[int, Fit]:
    """Whoever is of a kind that is looked for, the best first."""
    places = [_places(want, texts) for want in looked_for]
    found: dict[int, list[tuple[float, str, str]]] = {}
    for kind in places:
        weight = log(1 + len(texts) / max(len(kind), 1))
        for contact_id, (word, text) in kind.items():
            found.setdefault(contact_id, []).append((weight, word, text))
    told = {
        contact_id: Fit(sum(each[0] for each in kinds), tuple(each[1:] for each in kinds))
        for contact_id, kinds in found.items()
    }
    return dict(sorted(told.items(), key=lambda each: (-each[1].weight, each[0])))


def _places(want: Want, texts: Mapping[int, Sequence[str]]) -> dict[int, tuple[str, str]]:
    seen: dict[str, str] = {}
    found = {}
    for contact_id, said in texts.items():
        for text in said:
            if text not in seen:
                seen[text] = want.found_in(text)
            if seen[text]:
                found[contact_id] = (seen[text], text)
                break
    return found


def joined(*many: Mapping[int, Iterable[str]]) -> dict[int, list[str]]:
    """What several sources say of each, in their order."""
    told: dict[int, list[str]] = {}
    for texts in many:
        for contact_id, said in texts.items():
            told.setdefault(contact_id, []).extend(said)
    return told

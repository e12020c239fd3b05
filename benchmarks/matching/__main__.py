"""`python -m benchmarks.matching FOLDER`: whom our matcher takes each card for, and what that costs."""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.matching.answers import Answer, answers
from benchmarks.matching.clock import cold, inserts, latency
from benchmarks.matching.judge import by_kind, fate_of, score, summary
from benchmarks.matching.shelf import shelf
from enishi.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.add_argument("folder", type=Path, help="what benchmarks.matching.generate wrote")
    parser.add_argument("--errors", metavar="KIND", help="list what went wrong with cards of that kind, or with all")
    asked = parser.parse_args()
    kept = shelf(asked.folder)
    given = list(answers(asked.folder, kept, Settings().matching))
    if asked.errors:
        print("\n\n".join(_listed(asked.folder, given, asked.errors)))
        return
    print(summary(score(given)), by_kind(given), sep="\n\n", end="\n\n")
    print(latency([each.seconds for each in given]), cold(asked.folder), inserts(asked.folder, kept), sep="\n")
    keys, forms = (size / len(kept.names) for size in (kept.keys_size, kept.forms_size))
    print(f"index: {keys:.0f} bytes a contact and {forms:.0f} of comparable forms, built in {kept.seconds:.0f} s")


def _listed(folder: Path, given: Iterable[Answer], kind: str) -> Iterator[str]:
    """Each card that was not linked to whom it belongs, or was to somebody else, with those it was taken for."""
    wrong = [each for each in given if fate_of(each) not in ("", "linked") and kind in (each.truth.kind, "all")]
    cards = _lines(folder / "cards.jsonl", {each.truth.uid for each in wrong})
    whom = {each.truth.contact for each in wrong} | {guess.contact for each in wrong for guess in each.guesses[:_SHOWN]}
    contacts = _lines(folder / "contacts.jsonl", whom)
    for each in wrong:
        guesses = [
            f"  {guess.verdict} {guess.probability:.4f} {', '.join(guess.reasons)}\n    {contacts[guess.contact]}"
            for guess in each.guesses[:_SHOWN]
        ]
        head = f"{fate_of(each)}: {each.truth.kind}\n  {cards[each.truth.uid]}"
        true = f"  is {contacts[each.truth.contact]}" if each.truth.contact else "  is nobody"
        lost = "" if not each.truth.contact or each.truth.contact in each.found else ", who was not looked at"
        yield "\n".join((head, true + lost, *guesses))


_SHOWN = 2


def _lines(path: Path, wanted: set[str]) -> dict[str, str]:
    with path.open(encoding="utf-8") as lines:
        return {uid: line.strip() for line in lines if (uid := json.loads(line)["id"]) in wanted}


if __name__ == "__main__":
    main()

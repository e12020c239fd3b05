"""`python -m benchmarks.accuracy [FOLDER]`: how much of what is on labelled pictures is read."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.judge import judge
from benchmarks.accuracy.labels import Page, labels_of, read_labels
from benchmarks.accuracy.predictions import Prediction, Refusal, parse
from benchmarks.accuracy.program import Run, read
from benchmarks.accuracy.table import document, tables
from benchmarks.accuracy.tally import mistakes, tally
from benchmarks.accuracy.values import ROWS

SAMPLES = Path(__file__).parents[2] / "samples"


def main() -> None:
    wish = _arguments()
    pages = read_labels(wish.labels or labels_of(wish.folder))
    pictures = _pictures(wish.folder, pages)
    run = _recorded(wish.predictions) if wish.predictions else read(list(pictures), wish.engine)
    if wish.save:
        wish.save.write_text("\n".join(run.lines) + "\n", "utf-8")
    predictions, refusals = parse(run.lines)
    files = _by_source(pictures, predictions)
    verdicts = list(judge(pages, predictions, files))
    tallies = tally(verdicts)
    if wish.json:
        cost = {"seconds": round(run.seconds, 2), "refused": [refusal.source for refusal in refusals]}
        print(json.dumps({"sets": document(tallies), **cost}, ensure_ascii=False, indent=1))
        return
    print(f"{wish.folder} with {wish.predictions or wish.engine}\n\n{tables(tallies)}\n\n{_cost(run, predictions)}")
    _print_refusals(refusals, [each for each in predictions if each.source not in files])
    for mistake in mistakes(verdicts, wish.errors) if wish.errors else ():
        print(f"{mistake.where}\n   on the card  {list(mistake.wanted)}\n   said         {list(mistake.said)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=SAMPLES, help="pictures with a labels file (default: samples)"
    )
    parser.add_argument("--engine", default="auto", help="as for enishi read (default: auto)")
    parser.add_argument("--labels", type=Path, help="the labels file, if it has another name or place")
    parser.add_argument(
        "--errors", metavar="FIELD", choices=ROWS, help=f"list what is not exactly right: {', '.join(ROWS)}"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--save", metavar="FILE", type=Path, help="keep what the program said")
    parser.add_argument("--predictions", metavar="FILE", type=Path, help="judge what was kept instead of reading")
    return parser.parse_args()


def _pictures(folder: Path, pages: Sequence[Page]) -> dict[Path, str]:
    """The labelled file of each picture; labels name it from their own folder or from the one above."""
    pictures = {}
    for file in dict.fromkeys(page.file for page in pages):
        path = next((path for path in (folder / file, folder.parent / file) if path.is_file()), None)
        if path is None:
            raise SystemExit(f"{file} is labelled, but is not in {folder}.")
        pictures[path] = file
    return pictures


def _by_source(pictures: dict[Path, str], predictions: Sequence[Prediction]) -> dict[str, str]:
    files = {path.resolve(): file for path, file in pictures.items()}
    sources = {source for each in predictions for source in (each.source, *each.behind)}
    return {source: file for source in sources if (file := files.get(Path(source).resolve()))}


def _recorded(path: Path) -> Run:
    return Run(tuple(path.read_text("utf-8").splitlines()), 0.0)


def _cost(run: Run, predictions: Sequence[Prediction]) -> str:
    if not predictions:
        return "no card was seen"
    reading = sum(each.seconds for each in predictions) / len(predictions)
    whole = (
        f", {run.seconds / len(predictions):.2f} with the start of the program and the search" if run.seconds else ""
    )
    return f"{reading:.2f} s a card{whole}"


def _print_refusals(refusals: Sequence[Refusal], strangers: Sequence[Prediction]) -> None:
    for refusal in refusals:
        print(f"not read: {refusal.message}")
    if strangers:
        print(f"on pictures without a label: {len(strangers)} cards, for one on {strangers[0].source}")


if __name__ == "__main__":
    main()

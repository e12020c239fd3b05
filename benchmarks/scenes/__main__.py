"""Write a data set: python -m benchmarks.scenes --half tuning|judging --count N --seed S --out FOLDER [--kind KIND]."""

import argparse
from pathlib import Path

import platformdirs

from benchmarks.scenes.dataset import ORDERS, Workshop
from benchmarks.scenes.halves import Half
from benchmarks.scenes.sheets import Drawer

FACES = platformdirs.user_cache_path("enishi") / "faces"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scenes", description="Write pictures and labels.jsonl.")
    parser.add_argument("--half", type=Half, choices=list(Half), required=True, help="tune on one, report the other")
    parser.add_argument("--count", type=int, default=100, help="pictures in all (default: 100)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True, help="a folder")
    parser.add_argument("--kind", choices=ORDERS, default="all")
    parser.add_argument("--faces", type=Path, default=FACES, help="where printed cards are kept")
    asked = parser.parse_args()
    shares = ORDERS[asked.kind]
    kinds = {kind: round(asked.count * share / 100) for kind, share in shares.items()}
    Workshop(asked.half, asked.seed, Drawer(asked.faces)).write(kinds, asked.out)


if __name__ == "__main__":
    main()

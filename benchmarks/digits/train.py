"""Typefaces -> src/enishi/ocr/digits.onnx: `python -m benchmarks.digits.train`, about ten minutes on two cores."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import cv2
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset

from benchmarks.digits.network import Network, ship
from benchmarks.digits.strips import Strip, faces, strip
from benchmarks.digits.texts import SIGNS
from enishi.ocr import digits as shipped
from enishi.ocr.digits import HEIGHT, OTHER, STRIDE, shown

SEED = 1
BATCH = 32
STEPS = 3500
FASTEST = 4e-3
SHELF = 4
"""Batches drawn at a time, so that each has strips of about one length."""
ANSWERS = SIGNS + OTHER

Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]
"""Strips, their lengths in steps, their signs one after the other, and how many each has."""


class Strips(IterableDataset):
    """Batches without end."""

    def __iter__(self) -> Iterator[Batch]:
        cv2.setNumThreads(1)
        using, random, noise = faces("train"), Random(SEED), np.random.default_rng(SEED)
        while True:
            drawn = [strip(using, random, noise) for _ in range(SHELF * BATCH)]
            drawn.sort(key=lambda each: each[0].shape[1] / each[0].shape[0])
            shelves = [drawn[first : first + BATCH] for first in range(0, len(drawn), BATCH)]
            random.shuffle(shelves)
            yield from map(_batch, shelves)


def _batch(strips: Sequence[Strip]) -> Batch:
    pictures = [shown(grey) for grey, _is_column, _signs in strips]
    longest = -(-max(each.shape[1] for each in pictures) // 8) * 8
    batch = np.zeros((len(strips), 2, HEIGHT, longest), np.float32)
    for row, picture, (_grey, is_column, _signs) in zip(batch, pictures, strips, strict=True):
        row[0, :, : picture.shape[1]] = picture
        row[1] = is_column
    steps = [min(longest, each.shape[1] + 2 * STRIDE) // STRIDE for each in pictures]
    answers = [[ANSWERS.index(sign) + 1 for sign in signs] for _grey, _is_column, signs in strips]
    flat = torch.tensor([each for row in answers for each in row])
    return torch.from_numpy(batch), torch.tensor(steps), flat, torch.tensor([len(row) for row in answers])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS)
    steps = parser.parse_args().steps
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    path = Path(shipped.__file__).with_suffix(".onnx")
    ship(_trained(steps), ANSWERS, path)
    print(f"{path.stat().st_size} bytes")


def _trained(steps: int) -> Network:
    network = Network(len(ANSWERS) + 1)
    optimiser = torch.optim.AdamW(network.parameters(), lr=FASTEST, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, FASTEST, total_steps=steps, pct_start=0.1)
    loss_of = nn.CTCLoss(zero_infinity=True)
    running = 5.0
    batches = DataLoader(Strips(), None, num_workers=1, prefetch_factor=4)
    for step, (strips, lengths, signs, counts) in enumerate(islice(batches, steps)):
        loss = loss_of(network(strips).permute(2, 0, 1).log_softmax(2), signs, lengths, counts)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimiser.step()
        pace.step()
        running += (float(loss.detach()) - running) / 50
        if step % 100 == 99:
            print(f"{step + 1}: {running:.3f}", flush=True)
    return network


if __name__ == "__main__":
    main()

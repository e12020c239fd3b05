"""Generated scenes -> src/enishi/imaging/finder.onnx: `python -m benchmarks.finder.train FOLDER --faces FOLDER`."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset

from benchmarks.finder.lights import lit
from benchmarks.finder.network import Network, ship
from benchmarks.finder.shelf import Kept, scenes
from benchmarks.finder.targets import targets
from benchmarks.finder.views import LARGE, SMALL, view
from enishi.imaging import finder as shipped

SEED = 20250718
BATCH = 16
TOLERANCE = 0.03
"""Of a card's size: smaller errors of a corner count with their square (Huber)."""
SHARE_OF_CORNERS, SHARE_OF_RIMS = 2.0, 0.5
"""Weights of their losses beside that of the middles."""

Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]
"""pixels, middles, asked, corners, rims"""


@dataclass(frozen=True, slots=True)
class Cycle:
    """Training at a pace that quickens for a tenth of its way and then slows down to nothing."""

    small: int
    """Steps with small views, at half the cost,"""
    large: int
    """and with large ones after them."""
    fastest: float
    way: int
    """Steps until it stands still, if it is not cut off before."""


CYCLES = (
    Cycle(1820, 580, 4e-3, 2600),
    Cycle(0, 700, 2e-3, 700),
    Cycle(0, 900, 2e-3, 900),
    Cycle(0, 1500, 2e-3, 1500),
    Cycle(0, 2800, 2.5e-3, 3200),
)
"""Warm restarts (Loshchilov and Hutter 2017)."""


class Views(IterableDataset[Batch]):
    """The batches of a cycle."""

    def __init__(self, kept: Sequence[Kept], seed: int, cycle: Cycle) -> None:
        self.kept, self.seed, self.cycle = kept, seed, cycle

    def __iter__(self) -> Iterator[Batch]:
        random = np.random.default_rng(self.seed)
        for step in range(self.cycle.small + self.cycle.large):
            sizes = SMALL if step < self.cycle.small else LARGE
            size = sizes[int(random.integers(len(sizes)))]
            seen = [lit(view(self.kept, size, random), random) for _ in range(BATCH)]
            told = [targets(each.quads, size) for each in seen]
            yield (
                torch.from_numpy(np.stack([each.pixels for each in seen])).permute(0, 3, 1, 2),
                torch.from_numpy(np.stack([each.middles for each in told])),
                torch.from_numpy(np.stack([each.asked for each in told])),
                torch.from_numpy(np.stack([each.corners for each in told])),
                torch.from_numpy(np.stack([each.rims for each in told])),
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the generated scenes are kept")
    parser.add_argument("--faces", type=Path, required=True, help="where printed cards are kept")
    given = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    path = Path(shipped.__file__).with_suffix(".onnx")
    kept = list(scenes(given.folder, given.faces))
    network = Network().to(memory_format=torch.channels_last)
    for number, cycle in enumerate(CYCLES):
        train(network, kept, cycle, SEED + number)
    ship(network, path)
    print(f"{path.stat().st_size} bytes")


def train(network: Network, kept: Sequence[Kept], cycle: Cycle, seed: int) -> None:
    """Changes the network."""
    optimiser = torch.optim.AdamW(network.parameters(), lr=cycle.fastest, weight_decay=0.02)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, cycle.fastest, total_steps=cycle.way, pct_start=0.1)
    running = np.zeros(3)
    batches = DataLoader(Views(kept, seed, cycle), batch_size=None, num_workers=1, prefetch_factor=4)
    for step, batch in enumerate(batches):
        losses = _losses(network, batch)
        optimiser.zero_grad()
        losses.sum().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        pace.step()
        running += (losses.detach().numpy() - running) / min(step + 1, 100)
        if step % 100 == 99:
            print(f"{step + 1}: middles {running[0]:.3f} corners {running[1]:.3f} rims {running[2]:.3f}", flush=True)


def _losses(network: Network, batch: Batch) -> torch.Tensor:
    pixels, middles, asked, corners, rims = batch
    seen, told, ends = network(pixels.float().contiguous(memory_format=torch.channels_last))
    doubt = functional.binary_cross_entropy_with_logits(seen, middles, reduction="none")
    focal = (doubt * (torch.sigmoid(seen) - middles).abs() ** 1.5 * asked).sum() / (middles.sum() + len(pixels))
    return torch.stack([focal, SHARE_OF_CORNERS * _away(told, corners, middles), SHARE_OF_RIMS * _rims(ends, rims)])


def _away(told: torch.Tensor, corners: torch.Tensor, middles: torch.Tensor) -> torch.Tensor:
    """How far the corners are off in sizes of their card, begun with whichever corner suits best."""
    places = ~corners[:, 0].isnan()
    if not places.any():
        return told.sum() * 0
    answer = told.permute(0, 2, 3, 1)[places].view(-1, 4, 2)
    truth = corners.permute(0, 2, 3, 1)[places].view(-1, 4, 2)
    weight = middles[:, 0][places]
    size = (truth - truth.roll(1, 1)).norm(dim=2).mean(1).clamp(min=8)
    away = torch.stack([(answer - truth.roll(turn, 1)).abs().sum(2).mean(1) for turn in range(4)]).min(0).values / size
    huber = torch.where(away < TOLERANCE, away**2 / (2 * TOLERANCE), away - TOLERANCE / 2)
    return (huber * weight).sum() / weight.sum()


def _rims(ends: torch.Tensor, rims: torch.Tensor) -> torch.Tensor:
    """Cross entropy, and overlap (Milletari et al. 2016): rims are thin."""
    entropy = functional.binary_cross_entropy_with_logits(ends, rims)
    seen = torch.sigmoid(ends)
    overlap = (2 * (seen * rims).sum() + 1) / ((seen**2).sum() + (rims**2).sum() + 1)
    return 5 * entropy + 1 - overlap


if __name__ == "__main__":
    main()

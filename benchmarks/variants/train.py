"""Fonts -> src/enishi/ocr/forms.onnx: `python -m benchmarks.variants.train FOLDER_OF_FONTS`, about ten minutes."""

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import torch
from japanese_personal_name_dataset import load_dataset
from torch import nn
from torch.utils.data import DataLoader

from benchmarks.variants.fonts import Face, faces
from benchmarks.variants.network import Network, ship
from benchmarks.variants.samples import Samples
from enishi.ocr import forms as shipped
from enishi.ocr.forms import families

SEED = 20250704
BATCH = 128
STEPS = 1700
FASTEST = 4e-3
CALIBRATION = 40
"""Batches from typefaces kept apart, on which the answers' confidence is set right."""
OTHER_CHARACTERS = 250
"""Common characters of family names, shown as what is no form."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", type=Path, help="a folder with the fonts of fonts.toml, at any depth")
    parser.add_argument("--steps", type=int, default=STEPS)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    forms = "".join("".join(family) for family in known())
    network = _trained(list(faces(given.fonts, "train", known(), others())), forms, given.steps)
    temperature = _temperature(network, list(faces(given.fonts, "calibrate", known(), others())), forms)
    path = Path(shipped.__file__).with_suffix(".onnx")
    ship(network, temperature, forms, path)
    print(f"temperature {temperature:.2f}, {path.stat().st_size} bytes")


def known() -> list[str]:
    """The forms of each family."""
    return list(dict.fromkeys("".join(family.shares) for family in families().values()))


def others() -> str:
    """What forms are taken for, and the commonest characters of family names besides."""
    forms = "".join(known())
    counts: Counter[str] = Counter()
    for name, entry in load_dataset("org", include_last_names=True)[2].items():
        counts.update({character: entry["count"] for character in name if character not in forms})
    common = [character for character, _count in counts.most_common(OTHER_CHARACTERS)]
    return "".join({*common, *"".join(family.taken_for for family in families().values())} - {*forms})


def _trained(using: Sequence[Face], forms: str, steps: int) -> Network:
    network = Network(len(forms) + 1)
    optimiser = torch.optim.AdamW(network.parameters(), lr=FASTEST, weight_decay=0.02)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, FASTEST, total_steps=steps, pct_start=0.15)
    loss_of = nn.CrossEntropyLoss()
    running = 5.0
    batches = DataLoader(Samples(using, forms, SEED), BATCH, num_workers=1, prefetch_factor=4)
    for step, (glyphs, answers) in enumerate(islice(batches, steps)):
        loss = loss_of(network(glyphs[:, None]), answers)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        pace.step()
        running += (float(loss.detach()) - running) / 50
        if step % 100 == 99:
            print(f"{step + 1}: {running:.3f}", flush=True)
    return network


def _temperature(network: Network, using: Sequence[Face], forms: str) -> float:
    """By which the answers must be cooled to be as often right as they say (Guo et al. 2017)."""
    network.eval()
    with torch.no_grad():
        batches = list(islice(DataLoader(Samples(using, forms, SEED + 1), BATCH), CALIBRATION))
        logits = torch.cat([network(glyphs[:, None]) for glyphs, _answers in batches])
        answers = torch.cat([each for _glyphs, each in batches])
    print(f"calibration: {float((logits.argmax(1) == answers).float().mean()):.4f} right")
    tried = torch.linspace(0.5, 4, 71)
    return float(min(tried, key=lambda t: float(nn.functional.cross_entropy(logits / t, answers))))


if __name__ == "__main__":
    main()

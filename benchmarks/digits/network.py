"""The network in PyTorch, and how it is shipped."""

from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnx import helper
from torch import nn

from benchmarks.variants.network import halve
from enishi.ocr.digits import HEIGHT

WIDTHS = (24, 40, 64, 80, 96)


class Network(nn.Module):
    """Five convolutions down to one row of places, then two along it: what stands beside a stroke tells what it is.

    (n, 2, HEIGHT, width): the strip, and whether it is a column -> (n, signs, width / 4), the blank first.
    """

    def __init__(self, signs: int) -> None:
        super().__init__()
        a, b, c, d, e = WIDTHS
        self.maps = nn.Sequential(
            *_convolution(2, a, 3, 2, 1),
            *_convolution(a, b, 3, 2, 1),
            *_convolution(b, c, 3, (2, 1), 1),
            *_convolution(c, d, 3, (2, 1), 1),
            *_convolution(d, e, (2, 3), 1, (0, 1)),
        )
        self.row = nn.Sequential(*_along(e, 1), *_along(e, 2), nn.Conv1d(e, signs, 1))

    def forward(self, strips: torch.Tensor) -> torch.Tensor:
        return self.row(self.maps(strips).squeeze(2))


class _Answering(nn.Module):
    """With probabilities, step by step."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, strips: torch.Tensor) -> torch.Tensor:
        return self.network(strips).softmax(1).permute(0, 2, 1)


def ship(network: Network, signs: str, path: Path) -> None:
    """Writes it as ONNX, with weights of half precision: half the size, the same answers."""
    network.eval()
    free = {"strips": {0: "n", 3: "width"}, "steps": {0: "n", 1: "step"}}
    shown = (torch.zeros(1, 2, HEIGHT, 320),)
    with TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            _Answering(network),
            shown,
            whole,
            input_names=["strips"],
            output_names=["steps"],
            dynamic_axes=free,
            dynamo=False,
        )
        model = onnx.load(whole)
    halve(model.graph)
    helper.set_model_props(model, {"signs": signs})
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _convolution(before: int, after: int, kernel, stride, edge) -> tuple[nn.Module, ...]:  # noqa: ANN001 - as PyTorch has it
    layer = nn.Conv2d(before, after, kernel, stride, edge, bias=False)
    return layer, nn.BatchNorm2d(after), nn.ReLU(inplace=True)


def _along(width: int, apart: int) -> tuple[nn.Module, ...]:
    """Each map along the row by itself, then all of them at each place."""
    alone = nn.Conv1d(width, width, 5, 1, 2 * apart, dilation=apart, groups=width, bias=False)
    return alone, nn.Conv1d(width, width, 1, bias=False), nn.BatchNorm1d(width), nn.ReLU(inplace=True)

"""The network in PyTorch, and how it is shipped."""

from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from torch import nn
from torch.nn import functional

from benchmarks.variants.network import halve

WIDTHS = (16, 32, 64, 96, 128)
"""Channels at a half, a quarter, ... of the picture's resolution."""
JOINED = 64
"""Channels of the pyramid on the way back up."""
UNIT = 32.0
"""Pixels that an offset of one stands for before it is scaled."""
RARE = -3.0
"""Where the answers begin: few places are the middle of a card, or its rim."""


class Network(nn.Module):
    """Depthwise separable convolutions down to a 32nd and up again (Howard et al. 2017, Lin et al. 2017).

    `middles` (n, 1, h/8, w/8): how near each place is to the middle of a card, 0..1. `corners` (n, 8, h/8, w/8): where
    its corners then are, in pixels from that place. `rims` (n, 1, h/4, w/4): whether a card ends there, 0..1.
    """

    def __init__(self) -> None:
        super().__init__()
        a, b, c, d, e = WIDTHS
        self.first = _convolution(3, a, 3, 2)
        self.quarter = nn.Sequential(_separable(a, b, 3, 2), _Residual(b, 3))
        self.eighth = nn.Sequential(_separable(b, c, 3, 2), _Residual(c, 3))
        self.sixteenth = nn.Sequential(_separable(c, d, 3, 2), _Residual(d, 5), _Residual(d, 5))
        self.last = nn.Sequential(_separable(d, e, 3, 2), _Residual(e, 5), _Residual(e, 5), _Residual(e, 5))
        self.from_last, self.from_sixteenth, self.from_eighth = (nn.Conv2d(width, JOINED, 1) for width in (e, d, c))
        self.from_quarter, self.narrowed = nn.Conv2d(b, b, 1), nn.Conv2d(JOINED, b, 1)
        self.at_sixteenth = _separable(JOINED, JOINED, 5)
        self.at_eighth = nn.Sequential(_separable(JOINED, JOINED, 5), _separable(JOINED, JOINED, 3))
        self.at_quarter = _separable(b, b, 3)
        self.middle, self.corner, self.rim = nn.Conv2d(JOINED, 1, 1), nn.Conv2d(JOINED, 9, 1), nn.Conv2d(b, 1, 1)
        for answer in (self.middle, self.rim):
            nn.init.constant_(answer.bias, RARE)

    def forward(self, pixels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Of (n, 3, h, w), RGB 0..255, sides multiples of 32; `middles` and `rims` are logits."""
        quarter = self.quarter(self.first(pixels / 128 - 1))
        eighth = self.eighth(quarter)
        sixteenth = self.sixteenth(eighth)
        up = self.at_sixteenth(self.from_sixteenth(sixteenth) + _doubled(self.from_last(self.last(sixteenth))))
        up = self.at_eighth(self.from_eighth(eighth) + _doubled(up))
        fine = self.at_quarter(self.from_quarter(quarter) + _doubled(self.narrowed(up)))
        told = self.corner(up)
        return self.middle(up), told[:, :8] * (UNIT * torch.exp(told[:, 8:].clamp(-4, 4))), self.rim(fine)


class _Residual(nn.Module):
    def __init__(self, width: int, kernel: int) -> None:
        super().__init__()
        self.change = _separable(width, width, kernel)

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        return maps + self.change(maps)


class _Answers(nn.Module):
    """What is shipped: probabilities instead of logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        middles, corners, rims = self.network(pixels)
        return torch.sigmoid(middles), corners, torch.sigmoid(rims)


def ship(network: Network, path: Path) -> None:
    """Writes it as ONNX with weights of half precision."""
    network.eval()
    with TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            _Answers(network),
            (torch.zeros(1, 3, 96, 128),),
            whole,
            input_names=["pixels"],
            output_names=["middles", "corners", "rims"],
            dynamic_axes={
                name: {2: f"{name} down", 3: f"{name} across"} for name in ("pixels", "middles", "corners", "rims")
            },
            dynamo=False,
        )
        model = onnx.load(whole)
    halve(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _convolution(before: int, after: int, kernel: int, stride: int = 1, groups: int = 1) -> nn.Sequential:
    convolution = nn.Conv2d(before, after, kernel, stride, kernel // 2, groups=groups, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(after), nn.ReLU(inplace=True))


def _separable(before: int, after: int, kernel: int, stride: int = 1) -> nn.Sequential:
    depthwise = nn.Conv2d(before, before, kernel, stride, kernel // 2, groups=before, bias=False)
    return nn.Sequential(depthwise, nn.BatchNorm2d(before), _convolution(before, after, 1))


def _doubled(maps: torch.Tensor) -> torch.Tensor:
    return functional.interpolate(maps, scale_factor=2.0, mode="nearest")

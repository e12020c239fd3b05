"""The network in PyTorch, and how it is shipped."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from enishi.ocr.forms import SIDE

WIDTHS = (24, 48, 72, 96)


class Network(nn.Module):
    """Five convolutions, then one that weighs each place of each map: where a stroke lies tells the form."""

    def __init__(self, answers: int) -> None:
        super().__init__()
        a, b, c, d = WIDTHS
        self.maps = nn.Sequential(
            *_convolution(1, a, 5, 2),
            *_convolution(a, b, 3, 2),
            *_convolution(b, c, 3, 1),
            *_convolution(c, d, 3, 2),
            *_convolution(d, d, 3, 1),
        )
        self.places = nn.Conv2d(d, d, SIDE // 8, groups=d, bias=False)
        self.answer = nn.Sequential(nn.BatchNorm1d(d), nn.Dropout(0.1), nn.Linear(d, answers))

    def forward(self, glyphs: torch.Tensor) -> torch.Tensor:
        return self.answer(self.places(self.maps(glyphs)).flatten(1))


def ship(network: Network, temperature: float, forms: str, path: Path) -> None:
    """Writes it as ONNX, calibrated, with weights of half precision: half the size, the same answers."""
    network.eval()
    last = network.answer[-1]
    with torch.no_grad():
        last.weight /= temperature
        last.bias /= temperature
    with TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            network,
            (torch.zeros(1, 1, SIDE, SIDE),),
            whole,
            input_names=["glyphs"],
            output_names=["forms"],
            dynamic_axes={"glyphs": {0: "n"}, "forms": {0: "n"}},
            dynamo=False,
        )
        model = onnx.load(whole)
    halve(model.graph)
    helper.set_model_props(model, {"forms": forms})
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _convolution(before: int, after: int, kernel: int, stride: int) -> tuple[nn.Module, ...]:
    return (
        nn.Conv2d(before, after, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(after),
        nn.ReLU(inplace=True),
    )


def halve(graph: onnx.GraphProto) -> None:
    """Weights become half precision; a cast before their use, which onnxruntime folds away when it loads."""
    casts = []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)

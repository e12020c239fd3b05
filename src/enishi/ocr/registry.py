"""Name -> Engine."""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points

from enishi.errors import NotFoundError
from enishi.language import _
from enishi.ocr.engine import Engine

GROUP = "enishi.engines"

BUILT_IN = {"rapidocr": "enishi.ocr.rapid:Rapid"}


def open_engine(name: str) -> Engine:
    """A new engine by its name; raises EngineUnavailableError if something it needs is missing."""
    if name == "auto":
        name = "rapidocr"
    if name in BUILT_IN:
        module, _colon, factory = BUILT_IN[name].partition(":")
        make: Callable[[], Engine] = getattr(import_module(module), factory)
        return make()
    for entry in entry_points(group=GROUP, name=name):
        make = entry.load()
        return make()
    raise NotFoundError(_("There is no reader named {name}.").format(name=name), hint=", ".join(names()))


def names() -> tuple[str, ...]:
    return (*BUILT_IN, *(entry.name for entry in entry_points(group=GROUP)))

"""Name -> Engine: what reads, and what of it can work here. Loads a reader only when it is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

from enishi.errors import EngineUnavailableError, UsageError
from enishi.language import _
from enishi.ocr import installation
from enishi.ocr.engine import Engine
from enishi.ocr.installation import Part

GROUP = "enishi.engines"
"""Where other packages register theirs: name = "module:callable", the callable giving a new Engine."""


@dataclass(frozen=True, slots=True)
class BuiltIn:
    module: str
    maker: str
    survey: Callable[[], Part] | None = None


BUILT_IN = {
    "auto": BuiltIn("enishi.ocr.agree", "Agreed"),
    "rapidocr": BuiltIn("enishi.ocr.rapid", "Rapid", installation.rapidocr),
    "tesseract": BuiltIn("enishi.ocr.tesseract", "Tesseract", installation.tesseract),
}


def open_engine(name: str) -> Engine:
    """A new engine, for one thread; raises UsageError if none is so named, EngineUnavailableError if parts lack."""
    if name in BUILT_IN:
        make = getattr(import_module(BUILT_IN[name].module), BUILT_IN[name].maker)
    elif name in (others := _others()):
        make = _load(others[name])
    else:
        raise UsageError(
            _("There is no reader named {name}.").format(name=name),
            hint=_("These are known: {names}").format(names=", ".join(names())),
        )
    engine: Engine = make()
    return engine


def names() -> tuple[str, ...]:
    return (*BUILT_IN, *(name for name in sorted(_others()) if name not in BUILT_IN))


def survey() -> tuple[Part, ...]:
    """Every reader that stands on something outside enishi, with what is missing; nothing heavy is imported."""
    built_in = (each.survey() for each in BUILT_IN.values() if each.survey is not None)
    others = (Part(name, is_usable=True, detail=entry.value) for name, entry in sorted(_others().items()))
    return (*built_in, *others)


def _others() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _load(entry: EntryPoint) -> Callable[[], Engine]:
    try:
        make: Callable[[], Engine] = entry.load()
    except ImportError as error:
        raise EngineUnavailableError(
            _("The reader {name} cannot be loaded: {reason}").format(name=entry.name, reason=error),
            hint=_("Install what it asks for, or choose another reader with --engine."),
        ) from error
    return make

"""The composition root: settings, store, engine and clock, put together once and handed to every use case."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enishi import matching
from enishi.model.contact import Contact
from enishi.model.search import Findable
from enishi.settings import Settings
from enishi.store.store import Store

if TYPE_CHECKING:
    from enishi.ocr.engine import Engine


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Workspace:
    """Where one user works. The store is opened, and the engine loaded, when first asked for."""

    settings: Settings
    now: Callable[[], datetime] = field(default=_now)

    @cached_property
    def store(self) -> Store:
        return Store(self.settings.home, Scheme())

    @cached_property
    def engine(self) -> "Engine":
        """Raises EngineUnavailableError."""
        from enishi.ocr.registry import open_engine  # noqa: PLC0415 - only commands that read pictures pay for it

        return open_engine(self.settings.reading.engine)

    def reading_with(self, engine: str | None, *, join: bool | None = None) -> "Workspace":
        """The same workspace with another reader, and other habits of joining pictures, where they are named."""
        reading = self.settings.reading
        reading = replace(
            reading,
            engine=engine or reading.engine,
            join_pictures=reading.join_pictures if join is None else join,
        )
        return replace(self, settings=replace(self.settings, reading=reading))

    @contextmanager
    def rehearsal(self) -> Iterator["Workspace"]:
        """A workspace that does everything on a copy, which is gone afterwards."""
        import tempfile  # noqa: PLC0415 - few commands rehearse

        with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
            self.store.copy_to(Path(folder))
            stage = Workspace(replace(self.settings, home=Path(folder)), self.now)
            try:
                yield stage
            finally:
                stage.close()

    def close(self) -> None:
        if "store" in self.__dict__:
            self.store.close()


class Scheme:
    """How contacts are made comparable; only what writes or looks somebody up pays for loading it."""

    version = matching.SCHEME

    def form(self, contact: Contact) -> str:
        return str(self._forms.form(contact))

    def keys(self, form: str) -> Iterable[int]:
        return frozenset(self._forms.keys(form))

    def findable(self, contact: Contact) -> Findable:
        from enishi.matching.search import findable  # noqa: PLC0415

        return findable(contact)

    @cached_property
    def _forms(self) -> Any:
        return import_module("enishi.matching.form")

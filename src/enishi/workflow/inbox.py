"""Pictures that devices sent: received, then read in their order, until nothing waits.

A picture is kept before it is acknowledged and forgotten here only when all that follows from it is kept: whenever the
power goes off, everything that was acknowledged is in once.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TypeAlias

from enishi.errors import PictureError
from enishi.model.card import Photo, Rejected
from enishi.model.event import Event
from enishi.model.upload import Upload
from enishi.store.journal import immediate
from enishi.store.pictures import Incoming
from enishi.workflow.outcome import Outcome, Seen, TakenIn
from enishi.workflow.workspace import Workspace

LOOKS_EVERY = 0.1
"""Seconds between two looks whether another picture has come."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A picture that is read from now on."""

    upload: Upload


@dataclass(frozen=True, slots=True)
class Glimpsed:
    """A card on a picture that is still being read."""

    event_id: int
    seen: Seen


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of these; none of them waits any more."""

    uploads: tuple[Upload, ...]
    outcome: Outcome


Tell: TypeAlias = Callable[[Begun], None]


def receive(upload: Upload, picture: Incoming, workspace: Workspace) -> Upload:
    """Keep a picture that has come in whole; one that was received before stays as it is.

    Raises NotFoundError for an event that there is not.
    """
    store = workspace.store
    with immediate(store.db):
        if known := store.uploads.found(upload.id):
            return known
        store.events.get(upload.event_id)
        named = replace(
            upload,
            source=_distinct(upload.source, store.uploads.names(upload.event_id)),
            digest=picture.digest,
            received_at=workspace.now(),
        )
        picture.keep()
        store.uploads.add(named)
    return named


def _distinct(name: str, taken: frozenset[str]) -> str:
    """A name that no other has: phones call every picture image.jpg."""
    path, number = PurePath(name), 1
    while name in taken:
        number += 1
        name = f"{path.stem} {number}{path.suffix}"
    return name


def retry(upload_id: str, workspace: Workspace) -> Upload:
    """Read once more what could not be read. Raises NotFoundError."""
    upload = workspace.store.uploads.get(upload_id)
    workspace.store.uploads.retry(upload_id, workspace.now())
    return upload


def remove(upload_id: str, workspace: Workspace) -> Upload:
    """Forget a picture that could not be read, and why. Raises NotFoundError."""
    store = workspace.store
    upload = store.uploads.get(upload_id)
    with immediate(store.db):
        store.uploads.remove([upload_id])
        store.cards.accept(upload.event_id, upload.source)
        if upload.digest not in store.cards.pictures():
            store.pictures.remove([upload.digest])
    return upload


def fail(upload: Upload, error: PictureError, workspace: Workspace) -> Settled:
    """Remember that reading ended with this picture: it brought down what reads."""
    failure = Rejected(upload.source, error.slug, error.message, error.hint)
    workspace.store.cards.reject(upload.event_id, [failure])
    workspace.store.uploads.fail([upload.id], failure)
    return Settled((upload,), failure)


def read(workspace: Workspace, tell: Tell) -> Iterator[Glimpsed | Settled]:
    """Read what waits, the oldest first, and go on while more comes; nothing if another enishi is at it.

    `tell` hears at once of each picture that is begun. Whatever a picture fails by is kept with it. Raises
    EngineUnavailableError, StoreError; then all that is not settled still waits.
    """
    with workspace.store.uploads.alone() as is_alone:
        while is_alone and (waiting := workspace.store.uploads.waiting()):
            event = workspace.store.events.get(waiting[0].event_id)
            yield from _Row(event, workspace, tell).read()


@dataclass
class _Row:
    """Pictures of one event that are read one after the other, as long as there are more."""

    event: Event
    workspace: Workspace
    tell: Tell
    begun: set[str] = field(default_factory=set)
    """What was handed over, by number; also what is done."""
    pending: dict[str, Upload] = field(default_factory=dict)
    """Of these, by name, what nothing has become of yet."""

    def read(self) -> Iterator[Glimpsed | Settled]:
        from enishi.workflow.intake import take_in  # noqa: PLC0415 - who only receives reads nothing

        for each in take_in(self._photos(), self.event, self.workspace):
            yield Glimpsed(self.event.id, each) if isinstance(each, Seen) else self._settle(each)

    def _photos(self) -> Iterator[Photo]:
        while upload := self._next():
            self.begun.add(upload.id)
            self.pending[upload.source] = upload
            self.tell(Begun(upload))
            yield Photo(upload.source, self.workspace.store.pictures.path(upload.digest).read_bytes())

    def _next(self) -> Upload | None:
        """The next that waits. While a lone side waits for its back, so does this, unless another event's are there."""
        until = time.monotonic() + self.workspace.settings.serve.linger_seconds
        while True:
            fresh = [each for each in self.workspace.store.uploads.waiting() if each.id not in self.begun]
            if found := next((each for each in fresh if each.event_id == self.event.id), None):
                return found
            if fresh or not self.pending or time.monotonic() >= until:
                return None
            time.sleep(LOOKS_EVERY)

    def _settle(self, outcome: Outcome) -> Settled:
        sources = (outcome.source, *outcome.backs) if isinstance(outcome, TakenIn) else (outcome.source,)
        uploads = tuple(self.pending.pop(each) for each in sources if each in self.pending)
        ids = [each.id for each in uploads]
        if isinstance(outcome, Rejected):
            self.workspace.store.uploads.fail(ids, outcome)
        else:
            self.workspace.store.uploads.remove(ids)
        return Settled(uploads, outcome)

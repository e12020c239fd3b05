"""Work that is cut into batches, done by all processors."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

Batch = TypeVar("Batch")
Done = TypeVar("Done")

FEW = 4
"""Batches for which no other process is started: it takes half a second until one works."""
WAITING = 3
"""Batches a process that are in memory at once."""
BATCH = 2_000
"""Lines of a batch."""


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Batches of lines, each with the number of its first line, from 1."""
    rest, start = iter(lines), 1
    while batch := list(islice(rest, BATCH)):
        yield start, batch
        start += len(batch)


def cut(whole: Sequence[Batch], size: int) -> Iterator[Sequence[Batch]]:
    """The whole in pieces of that size, the last one perhaps smaller."""
    return (whole[start : start + size] for start in range(0, len(whole), size))


def side_by_side(work: Callable[[Batch], Done], batches: Iterable[Batch]) -> Iterator[Done]:
    """What becomes of each batch, in their order; `work` is a function of a module, as it goes to other processes."""
    rest = iter(batches)
    first = list(islice(rest, FEW))
    if len(first) < FEW:
        yield from map(work, first)
        return
    processes = os.cpu_count() or 1
    with ProcessPoolExecutor(processes, get_context("spawn"), _leave_interrupts_to_the_parent) as pool:
        done: deque[Future[Done]] = deque()
        for batch in chain(first, rest):
            done.append(pool.submit(work, batch))
            if len(done) >= WAITING * processes:
                yield done.popleft().result()
        while done:
            yield done.popleft().result()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

"""Favours -> the balance of a tie."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from enishi.model.tie import Favour, Way


@dataclass(frozen=True, slots=True)
class Balance:
    """What went either way, each the newest first."""

    given: tuple[Favour, ...] = ()
    taken: tuple[Favour, ...] = ()

    @property
    def sum(self) -> int:
        """How many more were given than taken; below zero, the user owes something."""
        return len(self.given) - len(self.taken)

    @property
    def is_one_sided(self) -> bool:
        """Whether the user has only ever taken."""
        return bool(self.taken) and not self.given

    @property
    def last(self) -> Favour | None:
        """The newest of all; None where nothing went either way."""
        return max((*self.given[:1], *self.taken[:1]), key=lambda each: each.done_on, default=None)


def balance(favours: Iterable[Favour]) -> Balance:
    newest_first = sorted(favours, key=lambda each: (each.done_on, each.id), reverse=True)
    return Balance(
        given=tuple(each for each in newest_first if each.way is Way.GAVE),
        taken=tuple(each for each in newest_first if each.way is Way.TOOK),
    )


def dropped(told: Balance, touched: Iterable[date], today: date, after: int) -> Favour | None:
    """The last favour taken, if the user has let nothing be heard since, for more than so many days."""
    last = next(iter(told.taken), None)
    if last is None or (today - last.done_on).days <= after:
        return None
    given = (each.done_on for each in told.given)
    return None if any(day > last.done_on for day in (*given, *touched)) else last

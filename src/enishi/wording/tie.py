"""What keeps a tie, in words."""

from enishi.followup.balance import Balance
from enishi.followup.upkeep import Standing
from enishi.language import _, ngettext
from enishi.model.tie import Care, Way
from enishi.workflow import ties
from enishi.workflow.ties import Kept


def balance_words(balance: Balance) -> str:
    """A balance in one line; "" where nothing went either way."""
    if balance.last is None:
        return ""
    last = balance.last
    newest = _("you gave {what}, {day}") if last.way is Way.GAVE else _("you took {what}, {day}")
    if balance.is_one_sided:
        verdict = _("you have only taken so far")
    elif balance.sum < 0:
        verdict = _("you owe something")
    else:
        verdict = _("even") if balance.sum == 0 else _("you are ahead")
    return _("given {given}, taken {taken}: {verdict}; last: {newest}").format(
        given=len(balance.given),
        taken=len(balance.taken),
        verdict=verdict,
        newest=newest.format(what=last.what, day=last.done_on),
    )


def rhythm_words(said: str) -> str:
    """A way to keep a tie, as one says it (`lasts`, `3w`, `let-go`), in words. Raises UsageError."""
    care, days = ties.care_of(said)
    if care is not Care.RHYTHM:
        return _("lasts by itself") if care is Care.LASTS else _("let go")
    if days % 365 == 0:
        return ngettext("{n} year", "{n} years", days // 365).format(n=days // 365)
    if days % 30 == 0:
        return ngettext("{n} month", "{n} months", days // 30).format(n=days // 30)
    if days % 7 == 0:
        return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    return ties.day_words(days)


def standing_words(kept: Kept) -> str:
    """How a tie stands, in a line."""
    state, every = kept.state, ties.day_words(kept.upkeep.days)
    last = state.last.astimezone().date()
    words = {
        Standing.LASTS: _("lasts by itself"),
        Standing.LET_GO: _("let go"),
        Standing.IN_TIME: _("a word every {every}; the next by {due}"),
        Standing.DUE: _("a word every {every}; due since {due}"),
        Standing.QUIET: _("gone quiet: a word every {every} was wanted, nothing since {last}"),
    }[state.standing]
    return words.format(every=every, due=state.due_at.astimezone().date() if state.due_at else "", last=last)

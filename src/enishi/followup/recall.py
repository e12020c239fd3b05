"""An answer to the question who it was -> when to ask again."""

from datetime import datetime, timedelta

from enishi.model.tie import Recall

RESTS = tuple(timedelta(days=days) for days in (0, 1, 3, 7, 21, 60, 180))
"""How long to wait after so many right answers in a row: each time about three times as long, since being asked just
before it is forgotten keeps a name best. What was not known is asked again at the next quiz."""


def answered(encounter_id: int, before: Recall | None, now: datetime, *, right: bool) -> Recall:
    """How well somebody is remembered after an answer."""
    level = (before.level if before else 0) + 1 if right else 0
    rest = RESTS[min(level, len(RESTS) - 1)]
    return Recall(encounter_id, now, now + rest, level, before.id if before else 0)


def is_due(recall: Recall | None, now: datetime) -> bool:
    return recall is None or recall.next_at <= now

"""Open questions "the same person?" <-> their table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from enishi.model.match import Comparison, Degree, Match, Verdict
from enishi.store.sqlite import Database


class Answer(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    SETTLED = "settled"
    """Another answer has settled it: one of the two was merged away."""


@dataclass(frozen=True, slots=True)
class Question:
    """Is the contact that a card made the same person as one known before?"""

    id: int
    contact_id: int
    event_id: int | None
    """Where it came up; None if it was at a contacts import."""
    match: Match
    """Against the one known before."""


class QuestionTables:
    def __init__(self, db: Database) -> None:
        self._db = db

    def ask(self, contact_id: int, event_id: int | None, match: Match) -> None:
        """Keep a question, unless this pair was asked about before."""
        comparisons = [[each.channel, each.degree, each.weight, each.detail] for each in match.comparisons]
        self._db.conn.execute(
            "INSERT INTO questions (contact_id, candidate_id, event_id, comparisons, probability)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [contact_id, match.contact_id, event_id, json.dumps(comparisons, ensure_ascii=False), match.probability],
        )

    def open(self, event_id: int | None = None) -> tuple[Question, ...]:
        """The questions not yet answered, of one event (and of none) or all, the likeliest pairs first."""
        rows = self._db.conn.execute(
            "SELECT id, contact_id, event_id, candidate_id, comparisons, probability FROM questions"
            " WHERE answer IS NULL AND (? IN (0, event_id) OR event_id IS NULL)"
            " ORDER BY CAST(probability AS REAL) DESC, id",
            [event_id or 0],
        )
        return tuple(_question(row) for row in rows)

    def answer(self, question_id: int, answer: Answer, now: datetime) -> bool:
        """Keep an answer; whether the question was still open."""
        cursor = self._db.conn.execute(
            "UPDATE questions SET answer = ?, answered_at = ? WHERE id = ? AND answer IS NULL",
            [answer, now.isoformat(), question_id],
        )
        return cursor.rowcount == 1

    def readdress(self, gone_id: int, survivor_id: int, now: datetime) -> None:
        """Ask about the survivor what was still asked about a contact that has been merged away.

        A question whether the survivor is itself, or one that was asked of the survivor too, is settled.
        """
        for column, other in (("contact_id", "candidate_id"), ("candidate_id", "contact_id")):
            self._db.conn.execute(
                f"UPDATE OR IGNORE questions SET {column} = ? WHERE answer IS NULL AND {column} = ? AND {other} <> ?",
                [survivor_id, gone_id, survivor_id],
            )
        self._db.conn.execute(
            "UPDATE questions SET answer = ?, answered_at = ? WHERE answer IS NULL AND ? IN (contact_id, candidate_id)",
            [Answer.SETTLED, now.isoformat(), gone_id],
        )


def _question(row: Sequence[Any]) -> Question:
    row_id, contact_id, event_id, candidate_id, comparisons, probability = row
    match = Match(
        contact_id=candidate_id,
        comparisons=tuple(
            Comparison(channel, Degree(degree), weight, detail)
            for channel, degree, weight, detail in json.loads(comparisons)
        ),
        probability=float(probability),
        verdict=Verdict.POSSIBLE_LINK,
    )
    return Question(row_id, contact_id, event_id, match)

"""Open questions "the same person?" <-> their table."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from enishi.model.match import Comparison, Degree, Match, Verdict
from enishi.store.journal import next_id
from enishi.store.sqlite import Database


class Answer(StrEnum):
    SAME = "same"
    DIFFERENT = "different"


Pair: TypeAlias = tuple[int, int]
"""Two contacts, the lower number first."""


@dataclass(frozen=True, slots=True)
class Question:
    """Is the contact that a card made the same person as one known before?"""

    id: int
    contact_id: int
    event_id: int | None
    """Where it came up; None if it was at a contacts import."""
    match: Match
    """Against the one known before."""

    @property
    def pair(self) -> Pair:
        return pair(self.contact_id, self.match.contact_id)


def pair(one_id: int, other_id: int) -> Pair:
    return (min(one_id, other_id), max(one_id, other_id))


class QuestionTables:
    """Questions stay with those of whom they were asked; they are read as about whoever those were merged into.

    So a merge answers what was asked about the two, and its undo asks it again, without a row being changed.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def ask(self, contact_id: int, event_id: int | None, match: Match) -> None:
        """Keep a question, unless this pair was asked about before."""
        comparisons = [[each.channel, each.degree, each.weight, each.detail] for each in match.comparisons]
        if self._between(contact_id, match.contact_id) is None:
            self._db.conn.execute(
                "INSERT INTO questions (id, contact_id, candidate_id, event_id, comparisons, probability)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    next_id(self._db, "questions"),
                    contact_id,
                    match.contact_id,
                    event_id,
                    json.dumps(comparisons, ensure_ascii=False),
                    match.probability,
                ],
            )

    def open(self, event_id: int | None = None) -> Iterator[Question]:
        """The questions not yet answered, of one event (and of none) or all, a pair once, the likeliest first."""
        settled = set(self.apart())
        rows = self._db.conn.execute(
            f"SELECT questions.id, {_living('contact')}, event_id, {_living('candidate')}, comparisons, probability"
            f" FROM questions {_CONTACTS} WHERE answer IS NULL AND (? IN (0, event_id) OR event_id IS NULL)"
            " ORDER BY CAST(probability AS REAL) DESC, questions.id",
            [event_id or 0],
        ).fetchall()
        for row in rows:
            question = _question(row)
            if question.contact_id != question.match.contact_id and question.pair not in settled:
                settled.add(question.pair)
                yield question

    def is_open(self, question: Question) -> bool:
        """Whether neither it has been answered, nor another one of the same two, nor have they become one."""
        row = self._db.conn.execute(
            f"SELECT {_living('contact')}, {_living('candidate')} FROM questions {_CONTACTS}"
            " WHERE questions.id = ? AND answer IS NULL",
            [question.id],
        ).fetchone()
        return row is not None and row[0] != row[1] and pair(*row) not in self.apart()

    def answer(self, question_id: int, answer: Answer, now: datetime) -> bool:
        """Keep an answer; whether the question was still open."""
        cursor = self._db.conn.execute(
            "UPDATE questions SET answer = ?, answered_at = ? WHERE id = ? AND answer IS NULL",
            [answer, now.isoformat(), question_id],
        )
        return cursor.rowcount == 1

    def tell_apart(self, one_id: int, other_id: int, now: datetime) -> None:
        """Remember that two contacts are different people, and so all who were merged into either."""
        for one in self._parts(one_id):
            for other in self._parts(other_id):
                self._tell_apart(one, other, now)

    def apart(self) -> frozenset[Pair]:
        """Who has been told apart, as the contacts that they are now."""
        rows = self._db.conn.execute(
            f"SELECT {_living('contact')}, {_living('candidate')} FROM questions {_CONTACTS} WHERE answer = ?",
            [Answer.DIFFERENT],
        )
        return frozenset(pair(*row) for row in rows)

    def _tell_apart(self, one_id: int, other_id: int, now: datetime) -> None:
        known = self._between(one_id, other_id)
        if known is None:
            self._db.conn.execute(
                "INSERT INTO questions (id, contact_id, candidate_id, comparisons, probability, answer, answered_at)"
                " VALUES (?, ?, ?, '[]', '0', ?, ?)",
                [next_id(self._db, "questions"), one_id, other_id, Answer.DIFFERENT, now.isoformat()],
            )
        else:
            self._db.conn.execute(
                "UPDATE questions SET answer = ?, answered_at = ? WHERE id = ? AND answer IS NOT ?",
                [Answer.DIFFERENT, now.isoformat(), known, Answer.DIFFERENT],
            )

    def _between(self, one_id: int, other_id: int) -> int | None:
        row = self._db.conn.execute(
            "SELECT id FROM questions WHERE (contact_id, candidate_id) IN (VALUES (?, ?), (?, ?))",
            [one_id, other_id, other_id, one_id],
        ).fetchone()
        return row[0] if row else None

    def _parts(self, contact_id: int) -> list[int]:
        rows = self._db.conn.execute(
            "SELECT id FROM contacts WHERE id = ? OR merged_into = ? ORDER BY id", [contact_id, contact_id]
        )
        return [row[0] for row in rows]


_CONTACTS = (
    "JOIN contacts AS contact ON contact.id = contact_id JOIN contacts AS candidate ON candidate.id = candidate_id"
)


def _living(who: str) -> str:
    """Who stands for a contact now."""
    return f"coalesce({who}.merged_into, {who}.id)"


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

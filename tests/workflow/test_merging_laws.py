"""Whatever is merged, split, told apart and undone, in whatever order: the store stays whole, and leads back."""

import json
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from enishi.errors import DoNotContactError, EnishiError, ShortlistFullError, UndoConflictError
from enishi.model.card import Property
from enishi.model.event import Decision
from enishi.model.followup import Channel
from enishi.model.match import Comparison, Degree, Match, Verdict
from enishi.model.tie import Attempt, Care, Favour, Introduction, Progress, Recall, Upkeep, Way
from enishi.store import parting, soundness
from enishi.store.questions import Answer
from enishi.workflow import editing, merging, triage
from enishi.workflow.workspace import Scheme
from tests.builders import EVENING, a_workspace
from tests.store.test_journal import snapshot
from tests.workflow.people import Cards


class MergingMachine(RuleBasedStateMachine):
    names = st.sampled_from(["山田 太郎", "山田 花子", "Taro Yamada"])
    days = st.sampled_from(["spring", "autumn"])

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = a_workspace(Path(self.folder.name))
        self.store = self.workspace.store
        self.cards = Cards(self.store)
        self.first = snapshot(self.store)
        self.history = []

    def teardown(self):
        if hasattr(self, "store"):
            while any(each.undone_at is None for each in self.store.deeds(1000)):
                self.store.undo(self.store.last_deed(), EVENING)
            assert snapshot(self.store) == self.first
            self.workspace.close()
            self.folder.cleanup()

    def _contacts(self):
        return list(self.store.contacts.each()) if hasattr(self, "store") else []

    def _contact(self, data):
        return data.draw(st.sampled_from(self._contacts()))

    def _two(self, data):
        return data.draw(st.permutations(self._contacts()))[:2]

    def _do(self, what):
        """One deed at most, remembered with the state before it."""
        before, number = snapshot(self.store), len(self.store.deeds(10_000))
        result = what()
        if len(self.store.deeds(10_000)) > number:
            self.history.append((self.store.last_deed(), before))
        return result

    def _deed(self, what):
        def do():
            with self.store.deed("test", "test", EVENING):
                return what()

        return self._do(do)

    @rule(name=names, day=days, number=st.integers(1, 3))
    def meet(self, name, day, number):
        said = {"name": name, "email": f"{number}@one.example"}
        self._deed(lambda: self.cards.hand_in(self.cards.event(day, cap=1), **said))

    @precondition(lambda self: self._contacts())
    @rule(data=st.data(), day=days, company=st.sampled_from(["みなと物流", "港湾運輸"]))
    def meet_again(self, data, day, company):
        contact = self._contact(data)
        self._deed(lambda: self.cards.hand_in(self.cards.event(day, cap=1), contact, company=company))

    @precondition(lambda self: self._contacts())
    @rule(data=st.data(), title=st.sampled_from(["CEO", "課長", ""]))
    def edit(self, data, title):
        contact = self._contact(data)
        said = {Property.TITLE: [title] if title else []}
        if title or {fact.property for fact in contact.facts} > {Property.TITLE}:
            self._do(lambda: editing.say(contact, said, self.workspace))

    @precondition(lambda self: self._contacts())
    @rule(data=st.data())
    def silence(self, data):
        contact = self._contact(data)
        self._deed(lambda: parting.silence(self.store.db, contact.id))

    @precondition(lambda self: self._encounters())
    @rule(data=st.data(), decision=st.sampled_from(Decision))
    def decide(self, data, decision):
        encounter = data.draw(st.sampled_from(self._encounters()))
        try:
            self._do(lambda: triage.decide(encounter, decision, self.workspace, why=f"why {encounter.id}"))
        except (ShortlistFullError, DoNotContactError):
            assert decision is Decision.CONTACT

    @precondition(lambda self: self._encounters())
    @rule(data=st.data(), note=st.sampled_from(["boats", "books"]))
    def note(self, data, note):
        encounter = data.draw(st.sampled_from(self._encounters()))
        self._do(lambda: triage.note(encounter, note, self.workspace))

    @precondition(lambda self: self._contacts())
    @rule(data=st.data())
    def tie(self, data):
        contact = self._contact(data)
        ties = self.store.ties
        made = [
            lambda: ties.favours.add(Favour(contact.id, Way.GAVE, "a book", EVENING.date())),
            lambda: ties.upkeeps.add(Upkeep(contact.id, Care.RHYTHM, EVENING, 90)),
            lambda: ties.introductions.add(
                Introduction("boats", contact.id, self._contacts()[0].id, None, "", Progress.ASKED, EVENING, EVENING)
            ),
        ]
        for encounter in self.store.events.encounters_with(contact.id):
            promise = self.store.events.followup(encounter.id)
            tried = Attempt(contact.id, EVENING, Channel.PHONE, followup_id=promise.id if promise else None)
            made.append(lambda tried=tried: ties.attempts.add(tried))
            if not ties.recalls.where(encounter_id=encounter.id):
                made.append(lambda met=encounter.id: ties.recalls.add(Recall(met, EVENING, EVENING, 1)))
        self._deed(data.draw(st.sampled_from(made)))

    @precondition(lambda self: len(self._contacts()) > 1)
    @rule(data=st.data())
    def merge(self, data):
        kept, gone = self._two(data)
        merged = self._do(lambda: merging.merge(kept, gone, self.workspace))
        assert merged.contact.do_not_contact == (kept.do_not_contact or gone.do_not_contact)
        for what in Property:
            assert set(merged.contact.values(what)) == set(kept.values(what)) | set(gone.values(what))
        assert self.store.contacts.get(gone.id) == merged.contact

    @precondition(lambda self: self._contacts())
    @rule(data=st.data())
    def split(self, data):
        contact = self._contact(data)
        cards = merging.cards(contact, self.workspace)
        card = data.draw(st.sampled_from(cards)) if cards else 0
        try:
            made = self._do(lambda: merging.split(contact, card, self.workspace))
        except EnishiError:
            assert {fact.card_id for fact in contact.facts} <= {card} or card == 0
            return
        assert card in merging.cards(made.parted, self.workspace)
        assert card not in merging.cards(made.contact, self.workspace)
        assert Counter(_said(made.contact)) + Counter(_said(made.parted)) == Counter(_said(contact))
        if contact.do_not_contact:
            assert made.contact.do_not_contact or made.parted.do_not_contact
        assert tuple(sorted((made.contact.id, made.parted.id))) in self.store.questions.apart()

    @precondition(lambda self: len(self._contacts()) > 1)
    @rule(data=st.data())
    def ask(self, data):
        newcomer, known = self._two(data)
        match = Match(known.id, (Comparison("name", Degree.SAME, 4.0),), 0.5, Verdict.POSSIBLE_LINK)
        self._deed(lambda: self.store.questions.ask(newcomer.id, None, match))

    @precondition(lambda self: list(triage.doubts(None, self.workspace)) if hasattr(self, "store") else ())
    @rule(data=st.data(), same=st.sampled_from(Answer))
    def answer(self, data, same):
        doubt = data.draw(st.sampled_from(list(triage.doubts(None, self.workspace))))
        self._do(lambda: triage.answer(doubt, same, self.workspace))
        pairs = [each.question.pair for each in triage.doubts(None, self.workspace)]
        assert doubt.question.pair not in pairs

    @precondition(lambda self: getattr(self, "history", ()))
    @rule()
    def undo_the_last(self):
        deed, before = self.history.pop()
        self.store.undo(deed, EVENING)
        if before is not None:
            assert snapshot(self.store) == before

    @precondition(lambda self: len(getattr(self, "history", ())) > 1)
    @rule(data=st.data())
    def undo_any(self, data):
        index = data.draw(st.integers(0, len(self.history) - 1))
        deed, _before = self.history[index]
        answered = self._told_apart(without=deed)
        before = snapshot(self.store)
        hint = ""
        try:
            self.store.undo(deed, EVENING)
        except UndoConflictError as error:
            hint = error.hint
        if hint:
            assert "enishi undo" in hint
            assert snapshot(self.store) == before
            return
        later = [(each, None) for each, _state in self.history[index + 1 :]]
        self.history[index:] = later
        assert answered <= self._told_apart()

    def _told_apart(self, without=None):
        """The pairs, by the numbers they were answered under, whom some standing deed told apart."""
        rows = self.store.db.conn.execute(
            "SELECT after FROM changes JOIN actions ON actions.id = action_id"
            " WHERE table_name = 'questions' AND undone_at IS NULL AND action_id <> ?",
            [without.id if without else 0],
        )
        told = [json.loads(row[0]) for row in rows if row[0]]
        return {(row["contact_id"], row["candidate_id"]) for row in told if row["answer"] == Answer.DIFFERENT}

    @invariant()
    def everything_goes_together(self):
        if not hasattr(self, "store"):
            return
        everybody = [row[0] for row in self.store.db.conn.execute("SELECT id FROM contacts")]
        assert soundness.faults(self.store.db, everybody, {}) == ()
        for encounter in self._encounters():
            promise = self.store.events.followup(encounter.id)
            assert (promise is not None) == (encounter.decision is Decision.CONTACT)
        for attempt in self.store.ties.attempts.where():
            if attempt.followup_id:
                promise = self.store.events.followups.get(attempt.followup_id)
                assert self.store.events.encounter(promise.encounter_id).contact_id == attempt.contact_id
        for event in self.store.events.all():
            assert len(triage.seats(event, self.workspace)) <= event.cap

    @invariant()
    def no_fact_is_ever_lost(self):
        if not hasattr(self, "store"):
            return
        told = self.store.db.conn.execute(
            "SELECT row_id, json_extract(after, '$.value') FROM changes JOIN actions ON actions.id = action_id"
            " WHERE table_name = 'facts' AND before IS NULL AND undone_at IS NULL"
        )
        assert set(told) == set(self.store.db.conn.execute("SELECT id, value FROM facts"))

    @invariant()
    def who_asked_for_silence_has_it(self):
        if hasattr(self, "store"):
            for (contact_id,) in self.store.db.conn.execute("SELECT id FROM contacts WHERE do_not_contact"):
                assert self.store.contacts.get(contact_id).do_not_contact

    @invariant()
    def whoever_is_there_is_found_as_they_are(self):
        if hasattr(self, "store"):
            forms = {(contact.id, Scheme().form(contact)) for contact in self._contacts()}
            assert set(self.store.db.conn.execute("SELECT contact_id, form FROM forms")) == forms

    def _encounters(self):
        if not hasattr(self, "store"):
            return []
        return [each for event in self.store.events.all() for each in self.store.events.encounters(event.id)]


def _said(contact):
    return [(fact.property, fact.value, fact.card_id, fact.id) for fact in contact.facts]


TestMergingMachine = MergingMachine.TestCase
TestMergingMachine.settings = settings(
    max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)

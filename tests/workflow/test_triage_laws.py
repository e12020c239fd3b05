"""Whatever is decided, swapped, lifted, passed and undone: no shortlist gets too long, and all of it leads back."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from enishi.errors import ShortlistFullError, UndoConflictError, UsageError
from enishi.model.event import Decision
from enishi.workflow import planning, triage
from enishi.workflow.agenda import Wishes
from enishi.workflow.triage import Judgement
from tests.builders import EVENING, a_workspace, an_event, facts
from tests.store.test_journal import snapshot

PEOPLE = 5


class TriageMachine(RuleBasedStateMachine):
    people = st.integers(0, PEOPLE - 1)

    @initialize(cap=st.integers(1, 3))
    def take_in(self, cap):
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = a_workspace(Path(self.folder.name))
        self.store = self.workspace.store
        with self.store.deed("import", "import", EVENING):
            self.event = self.store.events.add(an_event(cap=cap))
            self.met = [
                self.store.events.meet(self.event.id, self.store.contacts.add(facts(name=f"P{number}")).id)
                for number in range(PEOPLE)
            ]
        self.states = [(self.store.last_deed().id, snapshot(self.store))]

    def teardown(self):
        if hasattr(self, "store"):
            while self.store.last_deed().id != self.states[0][0]:
                self.store.undo(self.store.last_deed(), EVENING)
            assert snapshot(self.store) == self.states[0][1]
            self.workspace.close()
            self.folder.cleanup()

    def _do(self, what):
        before = self.store.last_deed().id
        try:
            what()
        except (ShortlistFullError, UsageError):
            assert self.store.last_deed().id == before
        if self.store.last_deed().id != before:
            self.states.append((self.store.last_deed().id, snapshot(self.store)))

    @rule(
        who=people,
        decision=st.sampled_from([*Decision, None]),
        out=st.none() | people,
        lift=st.sampled_from(["", "", "two from one firm"]),
        said=st.fixed_dictionaries(
            {},
            optional={
                "note": st.sampled_from(["boats", ""]),
                "stars": st.integers(0, 3),
                "is_must": st.booleans(),
                "why": st.just("because"),
            },
        ),
    )
    def judge(self, who, decision, out, lift, said):
        gives_up = self.met[out] if out is not None else None
        judgement = Judgement(decision, out=gives_up, lift=lift, **said)
        self._do(lambda: triage.judge(self.met[who], judgement, self.workspace))

    @rule(seen=st.sets(people))
    def pass_the_rest(self, seen):
        but = {self.met[each].id for each in seen}
        rest = triage.rest(self.event, self.workspace, but)
        self._do(lambda: triage.pass_all(rest, self.event, self.workspace))
        assert triage.rest(self.event, self.workspace, but) == ()

    @rule(cap=st.integers(1, PEOPLE), why=st.sampled_from(["", "more"]))
    def change_the_cap(self, cap, why):
        event = self.store.events.get(self.event.id)
        self._do(lambda: planning.change(event, Wishes("", cap=cap, cap_reason=why), self.workspace))

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo_the_last(self):
        self.store.undo(self.store.last_deed(), EVENING)
        self.states.pop()
        number, state = self.states[-1]
        assert self.store.last_deed().id == number
        assert state is None or snapshot(self.store) == state

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo_what_was_said_last(self):
        before = snapshot(self.store)
        said = self.store.last_deed_of(self.event.id, triage.SAID)
        try:
            undone = triage.undo(self.event, self.workspace)
        except UndoConflictError:
            assert snapshot(self.store) == before
            return
        assert (undone is None) == (said is None)
        if undone:
            assert undone.deed == said[0]
            assert undone.turn in {None, *(each.id for each in self.met)}
        if undone is None:
            return
        if undone.deed.id == self.states[-1][0]:
            self.states.pop()
            assert self.states[-1][1] is None or snapshot(self.store) == self.states[-1][1]
            return
        at = [number for number, _state in self.states].index(undone.deed.id)
        later = [(number, None) for number, _state in self.states[at + 1 :]]  # a change of the event, which stands
        self.states[at:] = later

    @invariant()
    def the_cap_is_never_exceeded(self):
        if hasattr(self, "store"):
            event = self.store.events.get(self.event.id)
            assert len(triage.seats(event, self.workspace)) <= event.cap

    @invariant()
    def whoever_is_chosen_was_promised_a_word_and_nobody_else(self):
        if hasattr(self, "store"):
            for encounter in self.store.events.encounters(self.event.id):
                promised = self.store.events.followup(encounter.id) is not None
                assert promised == (encounter.decision is Decision.CONTACT)

    @invariant()
    def a_cap_is_lifted_for_a_reason(self):
        if hasattr(self, "store"):
            event = self.store.events.get(self.event.id)
            assert event.cap <= self.event.cap or event.cap_reason


TestTriageMachine = TriageMachine.TestCase
TestTriageMachine.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)

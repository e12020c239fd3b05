"""Whatever is given, taken, kept up, asked for, merged and undone: who is to be left alone is, and all leads back."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from enishi.errors import DoNotContactError, UsageError
from enishi.model.event import Decision
from enishi.model.tie import Care, Progress, Way
from enishi.store import circles, parting
from enishi.workflow import introductions, matchmaking, merging, ties
from enishi.workflow.introductions import About, Brings
from tests.builders import EVENING, a_workspace, an_event, facts, later
from tests.store.test_journal import snapshot


class TiesMachine(RuleBasedStateMachine):
    pick = st.integers(0, 99)

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = a_workspace(Path(self.folder.name))
        self.late = a_workspace(Path(self.folder.name), later(days=30))
        self.store = self.workspace.store
        with self.store.deed("import", "import", EVENING):
            event = self.store.events.add(an_event())
            for number in range(5):
                said = {
                    "name": f"N{number}",
                    "company": "XY"[number % 2],
                    "title": "cold chain" if number > 2 else "CFO",
                }
                contact = self.store.contacts.add(facts(**said, note="looking for cold chain"))
                if number < 4:
                    self.store.events.meet(event.id, contact.id)
        self.states = []

    def teardown(self):
        if hasattr(self, "store"):
            while self.states:
                self._undo()
            self.late.close()
            self.workspace.close()
            self.folder.cleanup()

    def _do(self, what):
        """One deed at most, remembered with the state before it."""
        before, number = snapshot(self.store), len(self.store.deeds(1000))
        what()
        if len(self.store.deeds(1000)) > number:
            self.states.append(before)

    def _undo(self):
        self.store.undo(self.store.last_deed(), EVENING)
        assert snapshot(self.store) == self.states.pop()

    def _contact(self, number):
        everybody = list(self.store.contacts.each())
        return everybody[number % len(everybody)]

    @rule(who=pick, way=st.sampled_from(Way))
    def favour(self, who, way):
        contact = self._contact(who)
        before = ties.balance_with(contact, self.workspace).sum
        self._do(lambda: ties.note_favour(contact, way, "advice", None, self.workspace))
        assert ties.balance_with(contact, self.workspace).sum == before + (1 if way is Way.GAVE else -1)

    @rule(who=pick, days=st.sampled_from([0, 7, 21]))
    def keep_up(self, who, days):
        care = Care.RHYTHM if days else Care.LASTS
        self._do(lambda: ties.keep_up(self._contact(who), care, days, self.workspace))

    @rule(who=pick, via=pick)
    def ask(self, who, via):
        target, between = self._contact(who), self._contact(via)
        left_alone = circles.unwanted(self.store.db)
        try:
            self._do(lambda: introductions.ask(target, Brings(between), About("docks"), self.workspace))
        except DoNotContactError:
            assert left_alone & {target.id, between.id}
        except UsageError:
            assert target.id == between.id
        else:
            assert not left_alone & {target.id, between.id}

    @precondition(lambda self: hasattr(self, "store") and self.store.ties.introductions.all())
    @rule(which=pick, progress=st.sampled_from(Progress))
    def go_on(self, which, progress):
        asked = self.store.ties.introductions.all()
        self._do(lambda: introductions.go_on(asked[which % len(asked)].id, progress, self.workspace))

    @rule(who=pick, silence=st.booleans())
    def leave_alone(self, who, silence):
        contact = self._contact(who)

        def deed():
            with self.store.deed("edit", "edit", EVENING):
                met = self.store.events.encounters_with(contact.id)
                if silence or not met:
                    parting.silence(self.store.db, contact.id)
                else:
                    self.store.events.decide(met[0].id, Decision.TAKER, EVENING)

        self._do(deed)

    @precondition(lambda self: hasattr(self, "store") and self.store.contacts.count() > 2)
    @rule(kept=pick, gone=pick)
    def merge(self, kept, gone):
        one, other = self._contact(kept), self._contact(gone)
        if one.id != other.id:
            tables = (self.store.ties.favours, self.store.ties.introductions)
            before = [len(table.all()) for table in tables]
            sums = [ties.balance_with(each, self.workspace).sum for each in (one, other)]
            self._do(lambda: merging.merge(one, other, self.workspace))
            assert [len(table.all()) for table in tables] == before
            assert ties.balance_with(one, self.workspace).sum == sum(sums)

    @precondition(lambda self: getattr(self, "states", ()))
    @rule()
    def undo(self):
        self._undo()

    @invariant()
    def who_is_to_be_left_alone_is_nowhere(self):
        if not hasattr(self, "store"):
            return
        shown = {each.contact.id for each in ties.upkeep_due(self.late)}
        shown |= {each.contact.id for each in ties.introductions_waiting(self.late)}
        for found in introductions.suggest("cold chain", self.workspace, 9):
            shown |= {found.target.id, *(each.id for way in found.ways for each in way.between)}
        for pair in matchmaking.pairs(self.workspace, 9):
            shown |= {pair.seeker.id, pair.target.id}
        assert not shown & circles.unwanted(self.store.db)
        assert not any(self.store.contacts.get(each).do_not_contact for each in shown)


TestTiesMachine = TiesMachine.TestCase
TestTiesMachine.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)

"""Undo is identity, whatever was done; what was built upon is not pulled away."""

import json
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from enishi.errors import NothingToUndoError, UndoConflictError
from enishi.model.card import Property
from enishi.model.event import Decision
from enishi.store.schema import JOURNALED
from enishi.store.store import Store
from enishi.workflow.workspace import Scheme
from tests.builders import EVENING, a_store, an_event, facts


def snapshot(store: Store) -> dict[str, list]:
    """Every row that the user could miss, and every key by which a contact is found."""
    tables = [*JOURNALED, "forms", "contact_keys"]
    return {table: sorted(map(repr, store.db.conn.execute(f"SELECT * FROM {table}"))) for table in tables}


def test_undoing_an_addition_leaves_nothing(store):
    before = snapshot(store)
    with store.deed("edit", "add", EVENING):
        store.contacts.add(facts(name="山田 太郎", email="taro@yamada.example"))
    assert snapshot(store) != before
    store.undo(store.last_deed(), EVENING)
    assert snapshot(store) == before


def test_an_action_of_many_steps_is_undone_as_one(store):
    before = snapshot(store)
    action = store.action("import", "import", EVENING)
    for name in ("One", "Two", "Three"):
        with action.step():
            store.contacts.add(facts(name=name))
    store.undo(store.last_deed(), EVENING)
    assert snapshot(store) == before
    with pytest.raises(NothingToUndoError):
        store.last_deed()


def test_an_action_that_changed_nothing_is_not_remembered(store):
    with store.deed("edit", "nothing", EVENING):
        pass
    with pytest.raises(NothingToUndoError):
        store.last_deed()


def test_a_change_that_changes_nothing_is_not_remembered(store):
    with store.deed("edit", "add", EVENING):
        contact = store.contacts.add(facts(name="Taro"))
    before = store.last_deed()
    with store.deed("edit", "retire", EVENING):
        store.contacts.retire(contact.id, Property.EMAIL)
    assert store.last_deed() == before


def test_what_goes_on_after_its_undo_can_be_undone_too(store):
    action = store.action("import", "import", EVENING)
    with action.step():
        store.contacts.add(facts(name="One"))
    store.undo(store.last_deed(), EVENING)
    with action.step():
        store.contacts.add(facts(name="Two"))
    assert [each.name for each in store.contacts.each()] == ["Two"]
    store.undo(store.last_deed(), EVENING)
    assert store.contacts.count() == 0


def test_undo_leaves_the_pictures_that_others_are_just_taking_in(store):
    with store.deed("edit", "add", EVENING):
        store.contacts.add(facts(name="Taro"))
    name = store.pictures.put(b"of another import, not yet in the tables")
    store.undo(store.last_deed(), EVENING)
    assert store.pictures.path(name).exists()


def test_a_failed_step_leaves_no_trace_and_the_action_goes_on(store):
    action = store.action("import", "import", EVENING)

    def fail_half_way():
        with action.step():
            contact = store.contacts.add(facts(name="Half"))
            store.events.meet(999, contact.id)

    with pytest.raises(sqlite3.IntegrityError):
        fail_half_way()
    assert store.contacts.count() == 0
    with action.step():
        store.contacts.add(facts(name="Whole"))
    assert [each.name for each in store.contacts.each()] == ["Whole"]
    store.undo(store.last_deed(), EVENING)
    assert store.contacts.count() == 0


def test_what_was_built_upon_is_not_undone_and_says_what_came_later(store):
    with store.deed("edit", "add Taro", EVENING):
        contact = store.contacts.add(facts(name="Taro"))
    first = store.last_deed()
    with store.deed("edit", "retire the name", EVENING):
        store.contacts.retire(contact.id, Property.NAME)
    before = snapshot(store)
    with pytest.raises(UndoConflictError) as caught:
        store.undo(first, EVENING)
    assert "add Taro" in caught.value.message
    assert "retire the name" in caught.value.hint
    assert snapshot(store) == before


def test_a_row_that_others_point_to_is_not_undone(store):
    with store.deed("edit", "add", EVENING):
        contact = store.contacts.add(facts(name="Taro"))
        event = store.events.add(an_event())
    first = store.last_deed()
    with store.deed("meet", "meet", EVENING):
        store.events.meet(event.id, contact.id)
    before = snapshot(store)
    with pytest.raises(UndoConflictError):
        store.undo(first, EVENING)
    assert snapshot(store) == before


def test_the_journal_holds_rows_as_json(store):
    with store.deed("edit", "add", EVENING):
        store.contacts.add(facts(name="“quoted”\n'单'"))
    rows = store.db.conn.execute("SELECT after FROM changes WHERE table_name = 'facts'").fetchall()
    assert [json.loads(row[0])["value"] for row in rows] == ["“quoted”\n'单'"]


class UndoMachine(RuleBasedStateMachine):
    """Do anything, then undo step by step: every state passed on the way comes back exactly."""

    texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12)

    def __init__(self):
        super().__init__()
        self.history = []

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = a_store(Path(self.folder.name))

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    def _do(self, kind, what):
        before = snapshot(self.store)
        with self.store.deed(kind, kind, EVENING):
            what()
        if snapshot(self.store) != before:
            self.history.append(before)

    def _contacts(self):
        return list(self.store.contacts.each())

    @rule(name=texts, mail=st.sampled_from(["a@one.example", "b@two.example"]))
    def add(self, name, mail):
        self._do("add", lambda: self.store.contacts.add(facts(name=name, email=mail)))

    @precondition(lambda self: self._contacts())
    @rule(data=st.data(), value=texts)
    def tell(self, data, value):
        contact = data.draw(st.sampled_from(self._contacts()))
        self._do("tell", lambda: self.store.contacts.tell(contact.id, facts(company=value)))

    @precondition(lambda self: self._contacts())
    @rule(data=st.data(), what=st.sampled_from([Property.NAME, Property.COMPANY, Property.EMAIL]))
    def retire(self, data, what):
        contact = data.draw(st.sampled_from(self._contacts()))
        self._do("retire", lambda: self.store.contacts.retire(contact.id, what))

    @precondition(lambda self: self._contacts())
    @rule(data=st.data(), day=st.integers(1, 3), note=texts)
    def meet(self, data, day, note):
        contact = data.draw(st.sampled_from(self._contacts()))

        def meeting():
            named = self.store.events.named(f"event {day}")
            event = named[0] if named else self.store.events.add(an_event(f"event {day}"))
            encounter = self.store.events.meet(event.id, contact.id)
            self.store.events.rewrite(replace(encounter, note=note))
            self.store.events.decide(encounter.id, Decision.LATER, EVENING)

        self._do("meet", meeting)

    @precondition(lambda self: len(self._contacts()) > 1)
    @rule(data=st.data())
    def merge(self, data):
        kept, gone = data.draw(st.permutations(self._contacts()))[:2]

        def merging():
            self.store.events.move_encounters(gone.id, kept.id)
            self.store.contacts.absorb(kept.id, gone.id)

        self._do("merge", merging)

    @precondition(lambda self: self.history)
    @rule()
    def undo(self):
        self.store.undo(self.store.last_deed(), EVENING)
        assert snapshot(self.store) == self.history.pop()

    @invariant()
    def keys_follow_the_contacts(self):
        if not hasattr(self, "store"):
            return
        kept = set(self.store.db.conn.execute("SELECT key, contact_id FROM contact_keys"))
        scheme = Scheme()
        forms = {contact.id: scheme.form(contact) for contact in self._contacts()}
        assert set(self.store.db.conn.execute("SELECT * FROM forms")) == set(forms.items())
        assert kept == {(key, contact_id) for contact_id, form in forms.items() for key in scheme.keys(form)}


TestUndoMachine = UndoMachine.TestCase
TestUndoMachine.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

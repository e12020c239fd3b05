"""The user's own word wins, and nothing that a card said is lost."""

import pytest

from enishi.errors import UsageError
from enishi.model.card import PhoneKind, Property
from enishi.settings import Settings
from enishi.workflow import editing
from enishi.workflow.workspace import Workspace
from tests.builders import EVENING, later
from tests.store.test_journal import snapshot


def test_an_edit_wins_over_every_card(evening):
    contact, _ = evening.meet(name="高橋", company="Old Inc.")
    editing.say(contact, {Property.NAME: ["髙橋"]}, evening.workspace)
    with evening.store.deed("import", "import", EVENING):
        evening.store.contacts.tell(
            contact.id, [type(contact.facts[0])(Property.NAME, "高橋", contact.facts[0].origin, later(days=9))]
        )
    assert evening.store.contacts.get(contact.id).name == "髙橋"


def test_a_list_is_replaced_as_a_whole(evening):
    contact, _ = evening.meet(name="A", email="old@a.example")
    changed = editing.say(contact, {Property.EMAIL: ["new@a.example", "b@a.example"]}, evening.workspace)
    assert changed.values(Property.EMAIL) == ("new@a.example", "b@a.example")


def test_without_a_value_nothing_is_said_any_more(evening):
    contact, _ = evening.meet(name="A", company="Old Inc.")
    assert editing.say(contact, {Property.COMPANY: []}, evening.workspace).company == ""


def test_phones_are_understood(evening):
    contact = editing.add({Property.NAME: ["A"], Property.PHONE: ["090-5550-0101"]}, evening.workspace)
    (phone,) = contact.all(Property.PHONE)
    assert (phone.value, phone.kind) == ("+819055500101", PhoneKind.MOBILE)


def test_several_values_keep_their_order_however_time_passes(tmp_path):
    moments = (later(seconds=number) for number in range(1000))
    workspace = Workspace(Settings(home=tmp_path), lambda: next(moments))
    said = {Property.NAME: ["A"], Property.EMAIL: ["first@a.example", "second@a.example"]}
    assert editing.add(said, workspace).value(Property.EMAIL) == "first@a.example"
    workspace.close()


def test_a_fax_stays_a_fax(evening):
    contact, _ = evening.meet(name="A", fax="+81315550102")
    changed = editing.say(contact, {Property.PHONE: ["03-1555-0102", "090-5550-0101"]}, evening.workspace)
    assert [fact.kind for fact in changed.all(Property.PHONE)] == [PhoneKind.FAX, PhoneKind.MOBILE]


def test_nobody_is_edited_into_nothing(evening):
    contact, _ = evening.meet(name="A")
    with pytest.raises(UsageError):
        editing.say(contact, {Property.NAME: []}, evening.workspace)
    assert evening.store.contacts.get(contact.id).name == "A"


def test_an_edit_can_be_undone(evening):
    contact, _ = evening.meet(name="A", email="a@a.example")
    before = snapshot(evening.store)
    editing.say(contact, {Property.EMAIL: ["b@a.example"], Property.NAME: ["B"]}, evening.workspace)
    evening.store.undo(evening.store.last_deed(), EVENING)
    assert snapshot(evening.store) == before

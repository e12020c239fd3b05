"""Each field beside the card it was read from."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.errors import EnishiError, UsageError
from enishi.model.card import PhoneKind, Property
from enishi.workflow import editing
from enishi.workflow.proofreading import entries, missing, places, put_right
from tests.builders import EVENING
from tests.workflow.people import Cards


@pytest.fixture
def handed(workspace):
    cards = Cards(workspace.store)
    with workspace.store.deed("import", "import", EVENING):
        contact, card = cards.hand_in(
            cards.event(),
            name="髙橋 美咲",
            company="株式会社かぜはや設計",
            phone="+81315550121",
            fax="+81315550122",
            email="misaki@kazehaya.example",
            confidence=0.5,
        )
    return contact, card


def shown(workspace, card):
    kept = workspace.store.cards.get(card)
    met = workspace.store.events.encounter_of(card)
    return entries(kept.card, met, workspace.store.contacts.get(met.contact_id), workspace)


def test_doubtful_fields_come_first_until_somebody_has_looked(workspace, handed):
    contact, card = handed
    assert all(each.is_doubtful for each in shown(workspace, card))
    put_right(contact, Property.NAME, contact.name, contact.name, workspace)
    *_others, name = shown(workspace, card)
    assert (name.property, name.is_doubtful) == (Property.NAME, False)


def test_a_field_knows_where_it_was_read(workspace, handed):
    _contact, card = handed
    kept = workspace.store.cards.get(card).card
    assert {place for each in shown(workspace, card) for place in places(each.read, kept)} == {(0, 0)}
    assert list(places(None, kept)) == []


def test_what_the_user_says_stands_beside_what_the_card_says(workspace, handed):
    contact, card = handed
    put_right(contact, Property.COMPANY, contact.company, "かぜはや設計", workspace)
    (company,) = [each for each in shown(workspace, card) if each.property is Property.COMPANY]
    assert company.value == "かぜはや設計"
    assert [each.value for each in company.others] == ["株式会社かぜはや設計"]
    assert company.read == company.others[0]


def test_one_of_several_numbers_is_put_right_and_stays_what_it_is(workspace, handed):
    contact, _card = handed
    changed = put_right(contact, Property.PHONE, "+81315550122", "03-1555-0199", workspace)
    assert [(fact.value, fact.kind) for fact in changed.all(Property.PHONE)] == [
        ("+81315550121", PhoneKind.WORK),
        ("+81315550199", PhoneKind.FAX),
    ]
    changed = put_right(changed, Property.PHONE, "", "090-5550-0123", workspace)
    assert changed.values(Property.PHONE)[2] == "+819055500123"
    changed = put_right(changed, Property.PHONE, "+81315550121", "", workspace)
    assert changed.values(Property.PHONE) == ("+81315550199", "+819055500123")


def test_the_same_thing_twice_is_said_once(workspace, handed):
    contact, _card = handed
    for _time in range(2):
        contact = put_right(contact, Property.EMAIL, "misaki@kazehaya.example", "m@kazehaya.example", workspace)
    assert contact.values(Property.EMAIL) == ("m@kazehaya.example",)


def test_what_is_missing_can_be_added(workspace, handed):
    _contact, card = handed
    draft = workspace.store.cards.get(card).card.draft
    asked = [each.property for each in missing(shown(workspace, card), draft)]
    assert Property.NAME not in asked
    assert {Property.NAME_KANA, Property.TITLE, Property.PHONE, Property.EMAIL, Property.URL} <= set(asked)


def test_what_was_taken_away_is_still_on_the_card(workspace, handed):
    contact, card = handed
    editing.say(contact, {Property.EMAIL: []}, workspace)
    left = missing(shown(workspace, card), workspace.store.cards.get(card).card.draft)
    (email,) = [each for each in left if each.property is Property.EMAIL]
    assert [each.value for each in email.others] == ["misaki@kazehaya.example"]


@pytest.mark.parametrize(
    ("what", "value"),
    [
        (Property.EMAIL, "misaki"),
        (Property.EMAIL, "a@b@c"),
        (Property.EMAIL, "mis aki@kazehaya.example"),
        (Property.PHONE, "none"),
        (Property.NAME, "あ" * 501),
    ],
)
def test_what_makes_no_sense_is_refused(workspace, handed, what, value):
    contact, _card = handed
    with pytest.raises(UsageError):
        put_right(contact, what, contact.value(what), value, workspace)
    assert workspace.store.contacts.get(contact.id) == contact


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(what=st.sampled_from(Property), was=st.text(max_size=5), value=st.text(max_size=30))
def test_whatever_is_typed_is_kept_or_refused(workspace, handed, what, was, value):
    contact = workspace.store.contacts.get(handed[0].id)
    try:
        changed = put_right(contact, what, was, value, workspace)
    except EnishiError:
        assert workspace.store.contacts.get(contact.id) == contact
    else:
        assert not changed.value(what).strip() or all(each.isprintable() for each in changed.value(what))

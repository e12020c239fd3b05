"""Cards come back as they were read; failures are remembered once."""

from dataclasses import replace

import pytest

from enishi.model.card import Face, Rejected
from tests.builders import EVENING, a_card, a_photo, an_event


@pytest.fixture
def event(store):
    with store.deed("event", "event", EVENING):
        return store.events.add(an_event())


def test_a_card_comes_back_as_it_was(store, event):
    card = a_card(name="髙橋 さくら", mobile="+819015550100", email="sakura@minato.example")
    card = replace(card, sides=(*card.sides, replace(card.front, face=Face.BACK, page=2)))
    photo = a_photo()
    with store.deed("import", "import", EVENING):
        photo_id = store.cards.add_photo(photo, event.id, EVENING)
        card_id = store.cards.add(photo_id, card, ["front", "back"])
    kept = store.cards.get(card_id)
    assert kept.card == card
    assert kept.pictures == ("front", "back")
    assert store.cards.event_of(photo) == event.id
    assert store.cards.event_of(a_photo(b"another")) is None
    assert store.cards.count(event.id) == 1
    assert store.cards.pictures() == {photo.digest, "front", "back"}


def test_a_failure_is_remembered_once_and_forgotten_when_read(store, event):
    first, second = (Rejected("a.jpg", "truncated-picture", words, "hint") for words in ("cut off", "still cut off"))
    deed = store.last_deed()
    for failure in (first, first, second):
        store.cards.reject(event.id, [failure])
    assert store.last_deed() == deed  # nothing that anybody did
    assert store.cards.rejections(event.id) == (second,)
    with store.deed("import", "import", EVENING):
        store.cards.accept(event.id, "a.jpg")
    assert store.cards.rejections(event.id) == ()
    store.cards.reject(event.id, [first])
    store.undo(deed, EVENING)
    assert store.events.all() == ()


def test_a_card_kept_before_codes_were_read_comes_back(store, event):
    card = a_card(name="髙橋 さくら")
    with store.deed("import", "import", EVENING):
        card_id = store.cards.add(store.cards.add_photo(a_photo(), event.id, EVENING), card, ["front"])
        store.db.conn.execute("UPDATE sides SET side = json_remove(side, '$.reading.codes')")
    assert store.cards.get(card_id).card == card

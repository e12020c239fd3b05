from datetime import timedelta

from enishi.workflow.portraits import handed_over, portraits
from tests.builders import DAY
from tests.workflow.people import Cards


def test_the_newest_card_is_shown_of_each_who_gave_one(workspace):
    cards = Cards(workspace.store)
    autumn = cards.event("autumn")
    spring = cards.event("spring", held_on=DAY - timedelta(days=200))
    with workspace.store.deed("import", "import", workspace.now()):
        sato, newest = cards.hand_in(autumn, name="佐藤 葵")
        cards.hand_in(spring, sato, name="佐藤 葵")  # taken in later, got before
        ito, only = cards.hand_in(spring, name="伊藤 凛")
        nobody = workspace.store.contacts.add(())
    shown = portraits([sato.id, ito.id, nobody.id, 999], workspace)
    assert {who: each.card_id for who, each in shown.items()} == {sato.id: newest, ito.id: only}
    assert (shown[ito.id].digest, shown[ito.id].size) == ("picture", (91, 55))


def test_of_an_encounter_the_card_got_there_is_shown(workspace):
    cards = Cards(workspace.store)
    with workspace.store.deed("import", "import", workspace.now()):
        sato, first = cards.hand_in(cards.event("spring"), name="佐藤 葵")
        _sato, second = cards.hand_in(cards.event("autumn"), sato, name="佐藤 葵")
        without = workspace.store.events.meet(cards.event("autumn").id, workspace.store.contacts.add(()).id)
    met = workspace.store.events.encounters_with(sato.id)
    shown = handed_over([*met, without], workspace)
    assert {each: portrait.card_id for each, portrait in shown.items()} == {met[0].id: first, met[1].id: second}

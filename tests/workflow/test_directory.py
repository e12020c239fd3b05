"""Who is meant: by number, by the whole name, by any part; else who may have been meant."""

from datetime import timedelta

import pytest

from enishi.errors import AmbiguousError, NotFoundError
from enishi.workflow import directory
from tests.builders import DAY, EVENING, an_event, facts


@pytest.fixture
def keep(workspace):
    def _keep(**said):
        with workspace.store.deed("edit", "add", EVENING):
            return workspace.store.contacts.add(facts(**said))

    return _keep


def test_a_contact_is_meant_by_number(workspace, keep):
    sakura = keep(name="髙橋 さくら", mobile="+819055500101")
    assert directory.named(str(sakura.id), workspace) == sakura
    assert directory.named("090-5550-0101", workspace) == sakura
    assert directory.named("9055500101", workspace) == sakura
    with pytest.raises(NotFoundError):
        directory.named("2", workspace)


@pytest.mark.parametrize("who", ["高橋さくら", "髙橋 さくら", "さくら", "たかはし", "TAKAHASHI", "minato", "物流"])
def test_a_contact_is_meant_by_any_part(workspace, keep, who):
    sakura = keep(name="髙橋 さくら", company="みなと物流株式会社", email="sakura@minato.example")
    keep(name="鈴木 守")
    assert directory.named(who, workspace) == sakura


def test_a_whole_name_wins(workspace, keep):
    keep(name="林 修一")
    keep(name="小林 修")
    osamu = keep(name="林 修")
    assert directory.named("林修", workspace) == osamu
    assert directory.named("林 修", workspace) == osamu


def test_words_of_a_latin_name_come_in_any_order(workspace, keep):
    keep(name="Sakura Takahashino")
    sakura = keep(name="TAKAHASHI Sakura")
    assert directory.named("sakura takahashi", workspace) == sakura


def test_several_are_listed_by_number(workspace, keep):
    keep(name="髙橋 さくら", company="みなと物流株式会社")
    keep(name="高橋 守")
    with pytest.raises(AmbiguousError) as caught:
        directory.named("高橋", workspace)
    assert "1 髙橋 さくら みなと物流株式会社, 2 高橋 守" in caught.value.hint


def test_so_many_that_not_all_can_be_listed(workspace, keep):
    for number in range(12):
        keep(name=f"高橋 {number}")
    with pytest.raises(AmbiguousError) as caught:
        directory.named("高橋", workspace)
    assert "8 高橋 7" in caught.value.hint
    assert "9 高橋 8" not in caught.value.hint


def test_the_nearest_names_are_suggested(workspace, keep):
    keep(name="髙橋 さくら", name_romaji="Sakura Takahashi")
    for who in ("高橋さくろ", "Takahasi Sakurs"):
        with pytest.raises(NotFoundError) as caught:
            directory.named(who, workspace)
        assert "Did you mean: 1 髙橋 さくら" in caught.value.hint
    with pytest.raises(NotFoundError) as caught:
        directory.named("山田太郎", workspace)
    assert "enishi contacts list" in caught.value.hint


def test_what_is_misspelt_finds_the_nearest_if_nobody_has_it(workspace, keep):
    sakura = keep(name="髙橋 さくら")
    assert directory.search("高橋さくろ", workspace, 5) == (sakura,)
    exact = keep(name="高橋 さくろ")
    assert directory.search("高橋さくろ", workspace, 5) == (exact,)


def test_whom_one_met_last_comes_first_then_of_whom_something_was_said(workspace, evening):
    before, _met = evening.meet(name="Met before")
    with evening.store.deed("import", "import", workspace.now()):
        typed = evening.store.contacts.add(facts(name="Typed in"))
        newest = evening.store.events.add(an_event("New Year", DAY + timedelta(days=40)))
        met = evening.store.contacts.add(facts(name="Met last"))
        evening.store.events.meet(newest.id, met.id)
    assert directory.recent(workspace, 9) == (met, before, typed)
    assert directory.recent(workspace, 1) == (met,)
    where = directory.met_last([met, before, typed], workspace)
    assert {who: event.name for who, event in where.items()} == {met.id: "New Year", before.id: evening.event.name}

"""What is kept comes back as it was."""

import itertools
from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.errors import NotFoundError
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Care, Favour, Introduction, Offer, Outcome, Progress, Series, Upkeep, Way
from enishi.store.journal import immediate
from tests.builders import EVENING, a_store, facts

MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=9))]))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ROWS = {
    "attempts": st.builds(
        Attempt,
        contact_id=st.just(1),
        made_at=MOMENTS,
        channel=st.sampled_from(Channel),
        note=TEXT,
        outcome=st.sampled_from([None, *Outcome]),
        heard_at=st.one_of(st.none(), MOMENTS),
        followup_id=st.none(),
        id=st.just(0),
    ),
    "favours": st.builds(
        Favour, contact_id=st.just(1), way=st.sampled_from(Way), what=TEXT, done_on=st.dates(), id=st.just(0)
    ),
    "upkeeps": st.builds(
        Upkeep,
        contact_id=st.just(1),
        care=st.sampled_from(Care),
        since=MOMENTS,
        days=st.integers(0, 400),
        id=st.just(0),
    ),
    "introductions": st.builds(
        Introduction,
        wish=TEXT,
        between_id=st.sampled_from([None, 1]),
        target_id=st.just(1),
        seeker_id=st.sampled_from([None, 1]),
        topic=TEXT,
        progress=st.sampled_from(Progress),
        asked_at=MOMENTS,
        changed_at=MOMENTS,
        id=st.just(0),
    ),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = a_store(tmp_path_factory.mktemp("store"))
    with store.deed("edit", "add", EVENING):
        store.contacts.add(facts(name="山田 太郎"))
    yield store
    store.close()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(ROWS)).flatmap(lambda name: st.tuples(st.just(name), ROWS[name], ROWS[name])))
def test_what_is_kept_comes_back(store, case):
    name, first, second = case
    table = getattr(store.ties, name)
    with immediate(store.db):
        kept = table.add(first)
        assert table.get(kept.id) == kept
        assert table.where(id=kept.id) == (kept,)
        changed = type(second)(
            **{each: getattr(second, each) for each in second.__dataclass_fields__} | {"id": kept.id}
        )
        table.change(changed)
        assert table.get(kept.id) == changed
        table.remove(changed)
        assert kept.id not in {each.id for each in table.all()}


def test_an_id_is_never_given_twice(store):
    with store.deed("edit", "offers", EVENING):
        one = store.ties.offers.add(Offer("cold-chain contacts"))
        store.ties.offers.remove(one)
        assert store.ties.offers.add(Offer("a desk for a day")).id > one.id


def test_rows_are_found_by_their_values(store):
    with store.deed("edit", "series", EVENING):
        kept = [store.ties.series.add(Series(name, days)) for name, days in (("AI 勉強会", 30), ("朝会", 7))]
    assert store.ties.series.where(name="朝会") == (kept[1],)
    assert store.ties.series.where(name="朝会", days=30) == ()
    assert store.ties.series.all() == tuple(kept)
    with pytest.raises(NotFoundError):
        store.ties.series.get(99)


def test_a_merge_moves_what_was_done_and_undo_gives_it_back(store):
    with store.deed("edit", "add", EVENING):
        one, two = (store.contacts.add(facts(name=name)).id for name in ("佐藤", "鈴木"))
        given = store.ties.favours.add(Favour(two, Way.GAVE, "本", date(2026, 11, 20)))
        brought = store.ties.introductions.add(Introduction("", two, one, None, "", Progress.ASKED, EVENING, EVENING))
    with store.deed("merge", "merge", EVENING):
        store.ties.move(two, one)
    assert [each.contact_id for each in store.ties.favours.where(id=given.id)] == [one]
    assert store.ties.introductions.get(brought.id).between_id == one
    store.undo(store.last_deed(), EVENING)
    assert store.ties.favours.get(given.id) == given
    assert store.ties.introductions.get(brought.id) == brought


def test_every_column_has_its_field(store):
    for name, row in itertools.chain(store.ties.__dict__.items(), [("followups", store.events.followups)]):
        if name != "_db":
            columns = {column[1] for column in store.db.conn.execute(f"PRAGMA table_info({name})")}
            assert columns == set(row._columns)

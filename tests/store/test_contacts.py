"""Facts: newest first, edits before all, none lost."""

import pytest

from enishi.model.card import Property
from enishi.model.contact import Origin
from tests.builders import EVENING, a_store, facts, later


@pytest.fixture
def keep(store):
    def _keep(*told):
        with store.deed("edit", "add", EVENING):
            return store.contacts.add(told)

    return _keep


def test_the_newest_fact_heads(store, keep):
    old = facts(company="Old Inc.", said_at=later(days=-300))
    new = facts(company="New Inc.")
    contact = keep(*new, *old)
    assert contact.company == "New Inc."
    assert contact.values(Property.COMPANY) == ("New Inc.", "Old Inc.")


def test_the_users_own_word_wins_over_newer_cards(store, keep):
    contact = keep(*facts(name="高橋"), *facts(Origin.EDIT, later(days=-9), name="髙橋"))
    assert contact.name == "髙橋"


def test_a_retired_fact_is_no_longer_said_but_kept(store, keep):
    contact = keep(*facts(email="a@one.example"), *facts(email="b@one.example"))
    with store.deed("edit", "retire", EVENING):
        store.contacts.retire(contact.id, Property.EMAIL)
    assert store.contacts.get(contact.id).values(Property.EMAIL) == ()
    assert store.db.conn.execute("SELECT count(*) FROM facts").fetchone() == (2,)


def test_a_merged_contact_leads_to_the_survivor(store, keep):
    one, two = keep(*facts(name="Taro")), keep(*facts(name="Taro Y.", email="t@y.example"))
    with store.deed("merge", "merge", EVENING):
        store.contacts.absorb(one.id, two.id)
    assert store.contacts.get(two.id).id == one.id
    assert store.contacts.with_uid(two.uid).id == one.id
    assert store.contacts.count() == 1


def test_who_was_merged_into_somebody_merged_leads_to_the_last_survivor(store, keep):
    one, two, three = keep(*facts(name="One")), keep(*facts(name="Two")), keep(*facts(name="Three"))
    with store.deed("merge", "merge", EVENING):
        store.contacts.absorb(two.id, three.id)
        store.contacts.absorb(one.id, two.id)
    assert [store.contacts.get(each.id).id for each in (one, two, three)] == [one.id] * 3
    signposts = store.db.conn.execute("SELECT merged_into FROM contacts WHERE merged_into IS NOT NULL").fetchall()
    assert signposts == [(one.id,), (one.id,)]


def test_an_older_store_gets_its_signposts_straightened(store, keep):
    one, two, three = keep(*facts(name="One")), keep(*facts(name="Two")), keep(*facts(name="Three"))
    store.db.conn.executemany(
        "UPDATE contacts SET merged_into = ? WHERE id = ?", [(two.id, three.id), (one.id, two.id)]
    )
    store.db.conn.execute("DROP INDEX merged_contacts")
    store.db.conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'm002_signposts'")
    store.db.conn.commit()
    again = a_store(store.home)
    signposts = again.db.conn.execute("SELECT merged_into FROM contacts WHERE merged_into IS NOT NULL").fetchall()
    assert signposts == [(one.id,), (one.id,)]
    again.close()

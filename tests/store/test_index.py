"""Who shares a key is found, until too many do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.model.search import Findable
from enishi.store import index as module
from enishi.store.store import Store
from enishi.workflow.workspace import Scheme
from tests.builders import EVENING, a_store, facts


class Words:
    """A scheme for tests: a name's letters are its keys."""

    version = "words"

    def form(self, contact):
        return contact.name

    def keys(self, form):
        return map(ord, form)

    def findable(self, contact):
        return Findable((contact.name,))


@pytest.fixture
def words(tmp_path):
    store = Store(tmp_path / "words", Words())
    yield store
    store.close()


def names(store, *rest):
    with store.deed("edit", "add", EVENING):
        return [store.contacts.add(facts(name=name)).id for name in rest]


def test_whoever_shares_a_key_is_found_once(words):
    one, two, _three = names(words, "ab", "bc", "d")
    assert words.index.sharing_any(map(ord, "abx")) == (one, two)
    assert words.index.forms([two, one, 99]) == [(one, "ab"), (two, "bc")]


def test_a_key_that_too_many_share_is_passed_over(words, monkeypatch):
    monkeypatch.setattr(module, "BLOCK_LIMIT", 2)
    *_, last = names(words, "a", "a", "ab")
    assert words.index.sharing_any([ord("a")]) == ()
    assert words.index.sharing_any(map(ord, "ab")) == (last,)
    assert words.index.count(ord("a")) == 3


def test_any_number_of_keys_can_be_asked_for(words):
    (one,) = names(words, "z")
    assert words.index.sharing_any(range(5_000)) == (one,)


def test_nobody_is_found_by_what_was_corrected(words):
    (one,) = names(words, "ab")
    with words.deed("edit", "rename", EVENING):
        words.contacts.retire(one, "name")
        words.contacts.tell(one, facts(name="c"))
    assert words.index.sharing_any(map(ord, "ab")) == ()
    assert words.index.sharing_any([ord("c")]) == (one,)


def test_filling_at_once_is_as_adding_one_by_one(words):
    names(words, "ab", "bc")
    with words.deed("edit", "again", EVENING):
        before = list(words.db.conn.execute("SELECT * FROM contact_keys")), words.index.forms([1, 2])
        for contact_id in (1, 2):
            words.index.drop(contact_id)
        assert words.index.size() == 0
        words.index.fill((number, form, map(ord, form)) for number, form in [(2, "bc"), (1, "ab")])
        assert (list(words.db.conn.execute("SELECT * FROM contact_keys")), words.index.forms([1, 2])) == before


def test_a_store_of_another_scheme_is_indexed_anew_when_it_is_opened(tmp_path):
    store = a_store(tmp_path / "home")
    (one,) = names(store, "佐藤 花子")
    store.close()
    other = Store(tmp_path / "home", Words())
    assert other.index.sharing_any([ord("佐")]) == (one,)
    assert other.index.is_current
    other.close()
    again = a_store(tmp_path / "home")
    assert again.index.forms([one]) == [(one, Scheme().form(again.contacts.get(one)))]
    again.close()


@given(st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=3), max_size=6))
def test_renewing_changes_nothing(tmp_path_factory, contents):
    store = Store(tmp_path_factory.mktemp("store"), Words())
    names(store, *contents)
    before = [list(store.db.conn.execute(f"SELECT * FROM {table}")) for table in ("forms", "contact_keys")]
    with store.deed("edit", "renew", EVENING):
        store.index.renew(store.contacts.each())
    assert before == [list(store.db.conn.execute(f"SELECT * FROM {table}")) for table in ("forms", "contact_keys")]
    store.close()

"""Whoever is in the store is found by what is known of them, the best first; nobody by what no longer holds."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from enishi.errors import NotFoundError
from enishi.matching.search import likeness, query
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.store import search as module
from tests.builders import EVENING, a_store, facts, later

FAMILIES = ("髙橋", "佐藤", "小鳥遊", "林", "渡邉", "田中", "ウエダ")
GIVEN = ("さくら", "太郎", "修", "修一", "美咲", "ジュン", "一二三")
COMPANIES = (
    "みなと物流株式会社",
    "(株)港湾運輸",
    "Harbour Logistics Ltd.",
    "サンライズ・システムズ合同会社",
    "東京都庁",
)
KANA = ("たかはし さくら", "オオノ ジュンイチロウ", "わたなべ しゅう")
ROMAJI = ("Sakura TAKAHASHI", "Juichiro Ohno", "Zoë O'Brien-Łukasz")

people = st.fixed_dictionaries(
    {"name": st.builds("{}{}{}".format, st.sampled_from(FAMILIES), st.sampled_from(("", " ")), st.sampled_from(GIVEN))},
    optional={
        "company": st.sampled_from(COMPANIES),
        "name_kana": st.sampled_from(KANA),
        "name_romaji": st.sampled_from(ROMAJI),
        "mobile": st.from_regex(r"\+81[789]0[0-9]{8}", fullmatch=True),
        "email": st.from_regex(r"[a-z]{1,8}\.?[a-z]{1,8}@[a-z]{2,8}\.example", fullmatch=True),
        "note": st.text(max_size=40).filter(str.strip),
    },
)


@pytest.fixture
def keep(store):
    def _keep(*told, **said):
        with store.deed("edit", "add", EVENING):
            return store.contacts.add([*told, *facts(**said)]).id

    return _keep


def found(store, words, limit=50):
    return store.search.find(query(words), limit)


def almost(store, words, limit=50):
    return store.search.find_misspelt(query(words), limit, likeness)


def dump(store):
    """Everything that the index holds, term by term."""
    execute = store.db.conn.execute
    execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen USING fts5vocab (main, search_terms, instance)")
    return [
        sorted(execute(statement).fetchall())
        for statement in (
            "SELECT term, doc FROM temp.seen",
            "SELECT contact_id, text FROM search_texts",
            "SELECT spelling, word FROM search_spellings",
        )
    ]


def is_as_if_made_anew(store):
    before = dump(store)
    store.search.renew(store.contacts.each())
    return dump(store) == before


@pytest.mark.parametrize(
    "words",
    [
        "渡邉",
        "渡邊",
        "渡辺",
        "渡",
        "邉大",
        "大輔",
        "渡邉大輔",
        "港湾",
        "湾",
        "港湾運輸(株)",
        "株",
        "わたなべ",
        "ワタナベ",
        "ﾜﾀﾅﾍﾞ",
        "watanabe",
        "WATANABE",
        "wata",
        "ｗａｔａｎａｂｅ",
        "だい",
        "ダイスケ",
        "daisuke",
        "だいすけ",
        "たなべ",
        "dwatanabe",
        "kowan",
        "dwatanabe@kowan.example",
        "5550-0101",
        "+819055500101",
        "09055500101",
        "090-5550-0101",
        "5500",
        "営",
        "営業部",
        "芝浦",
        "港区芝浦1-2-3",
        "ゴルフ",
        "ごるふ",
        "☕",
        "100%_\\",
    ],
)
def test_any_part_of_any_fact_finds(store, keep, words):
    wanted = keep(
        name="渡邉 大輔",
        name_kana="ワタナベ ダイスケ",
        company="株式会社 港湾運輸",
        department="営業部",
        email="dwatanabe@kowan.example",
        mobile="+819055500101",
        address="東京都港区 芝浦 1-2-3",
        note="ゴルフと☕が好き 100%_\\",
    )
    keep(name="山田 花子", company="山手書房")
    assert wanted in found(store, words)


@pytest.mark.parametrize(
    "words", ["%", "_", '"', "*", "OR", "NEAR(", "港湾 山手", "zzz", "", "橋髙", "輔渡", "55009", "0"]
)
def test_nothing_else_is_found(store, keep, words):
    keep(name="渡邉 大輔", company="港湾運輸株式会社", mobile="+819055500101")
    keep(name="山田 太郎", company="山手書房")
    assert found(store, words) == ()


def test_a_kanji_name_is_found_by_its_usual_reading(store, keep):
    wanted = keep(name="髙橋 守")
    keep(name="鈴木 守")
    for words in ("たかはし", "タカハシ", "Takahashi", "takahasi", "taka"):
        assert found(store, words) == (wanted,)


def test_the_best_comes_first(store, keep):
    other = keep(name="山田 一", note="林さんの紹介")
    company = keep(name="山田 二", company="林業株式会社")
    reading = keep(name="早志 三", name_kana="はやし さん")
    part = keep(name="小林 四")
    prefix = keep(name="林 五")
    exact = keep(name="林")
    assert found(store, "林") == (exact, prefix, part, company, other)
    assert found(store, "はやし") == (reading, prefix)


def test_a_word_in_the_name_is_better_than_one_in_the_company(store, keep):
    company = keep(name="山田 太郎", company="佐藤港商店")
    name = keep(name="佐藤 太郎", company="港商店")
    both = keep(name="佐藤 港")
    assert found(store, "佐藤 港") == (both, name, company)


def test_the_best_of_many_are_found(store, keep):
    for number in range(30):
        keep(name=f"山田 {number}", company="佐藤商店")
    wanted = keep(name="佐藤 守")
    exact = keep(name="佐藤")
    assert found(store, "佐藤", 2) == (exact, wanted)
    assert len(found(store, "佐藤", 5)) == 5


def test_terms_that_meet_by_chance_are_no_find(store, keep, monkeypatch):
    monkeypatch.setattr(module, "CHECKED", 3)
    for number in range(3):
        keep(name=f"東京 {number}", company="京都の東京都", note="1")
    assert found(store, "東京京都") == ()


@pytest.mark.parametrize(
    "words",
    [
        "高橋さくろ",
        "高橋さら",
        "高橋さくくら",
        "局橋さくら",
        "takahsi",
        "takahshi",
        "tskahashi",
        "takahasshi",
        "sakurs",
        "みなと物硫",
        "はかはしさくら",
        "habour",
    ],
)
def test_a_slip_is_forgiven(store, keep, words):
    wanted = keep(
        name="髙橋 さくら",
        name_kana="タカハシ サクラ",
        name_romaji="Sakura Takahashi",
        company="みなと物流株式会社",
    )
    keep(*facts(name="鈴木 一郎", company="山手書房"))
    with store.deed("edit", "add", EVENING):
        store.contacts.tell(wanted, facts(company="Harbour Ltd."))
    assert found(store, words) == ()
    assert almost(store, words) == (wanted,)
    assert almost(store, f"{words} 鈴木") == ()


@given(words=st.text(st.characters(codec="utf-8") | st.sampled_from('()（）"*「株券山'), max_size=12))
@example(words="券(株")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_looked_for(store, words):
    assert isinstance(found(store, words), tuple)
    assert isinstance(almost(store, words), tuple)


def test_the_likest_comes_first(store, keep):
    far = keep(name="高橋 太一郎")
    near = keep(name="高橋 太郎")
    assert almost(store, "高橋大郎") == (near, far)


@given(said=people, rest=st.lists(people, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_everybody_is_found_by_each_of_their_own_words(store, said, rest):
    with store.deed("edit", "add", EVENING):
        for each in rest:
            store.contacts.add(facts(**each))
        contact = store.contacts.add(facts(**said))
    for words in _own_words(said):
        assert contact.id in found(store, words)
    store.undo(store.last_deed(), EVENING)
    for words in _own_words(said):
        assert found(store, words) == ()


def _own_words(said):
    """Values whole and word by word; every two characters of a Japanese name, every four digits of a number."""
    for what in said.keys() - {"note"}:
        yield from (said[what], *said[what].split())
    for name in {said["name"], said.get("name_kana", said["name"])}:
        joined = name.replace(" ", "")
        yield from (joined, *(joined[at : at + 2] for at in range(len(joined))))
    digits = said.get("mobile", "")[1:]
    yield from (digits[at : at + 4] for at in range(len(digits) - 3))


def test_what_is_put_together_is_found_afterwards(store):
    with store.deed("edit", "add", EVENING):
        with store.search.gathered():
            one = store.contacts.add(facts(name="林 修")).id
            store.contacts.tell(one, facts(company="港商店"))
        assert found(store, "林 港商店") == (one,)
    assert is_as_if_made_anew(store)


def test_what_fails_leaves_nothing_behind(store):
    def fail():
        with store.deed("edit", "add", EVENING), store.search.gathered():
            store.contacts.add(facts(name="林 修", name_romaji="Osamu"))
            store.contacts.get(99)

    with pytest.raises(NotFoundError):
        fail()
    assert found(store, "林") == ()
    assert dump(store) == [[], [], []]


def test_what_is_gone_is_wiped(store, keep):
    with store.deed("edit", "add", EVENING):
        gone = store.contacts.add(facts(name="小鳥遊 守", name_romaji="Mamoru Takanashi")).id
    keep(name="佐藤 守")
    with store.deed("edit", "retire", EVENING):
        for what in (Property.NAME, Property.NAME_ROMAJI):
            store.contacts.retire(gone, what)
    assert found(store, "小鳥遊") == ()
    store.search.purge()
    store.db.conn.commit()
    tables = ("search_terms_data", "search_texts", "search_spellings")
    left = b"".join(repr(store.db.conn.execute(f"SELECT * FROM {table}").fetchall()).encode() for table in tables)
    blocks = b"".join(row[0] for row in store.db.conn.execute("SELECT block FROM search_terms_data"))
    for trace in ("小鳥", "鳥遊", "takanasi", "takanashi"):
        assert trace.encode() not in blocks
        assert trace.encode() not in left
    assert "佐藤".encode() in blocks


class Changes(RuleBasedStateMachine):
    """Any sequence of changes leaves the index as one made from nothing."""

    contacts = Bundle("contacts")

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = a_store(Path(self.folder.name))
        self.clock = 0

    def teardown(self):
        self.store.close()
        self.folder.cleanup()

    @rule(target=contacts, said=people)
    def add(self, said):
        with self.store.deed("edit", "add", EVENING):
            return self.store.contacts.add(facts(**said)).id

    @rule(contact=contacts, said=people)
    def edit(self, contact, said):
        living = self._living(contact)
        if living:
            with self.store.deed("edit", "edit", EVENING):
                self.store.contacts.retire(living.id, Property.NAME)
                self.store.contacts.tell(living.id, facts(said_at=later(minutes=1), **said))

    @rule(one=contacts, other=contacts)
    def merge(self, one, other):
        first, second = self._living(one), self._living(other)
        if first and second and first.id != second.id:
            with self.store.deed("merge", "merge", EVENING):
                self.store.contacts.absorb(first.id, second.id)
            assert second.id not in found(self.store, second.name)

    @rule()
    def undo(self):
        if self.store.db.conn.execute("SELECT 1 FROM actions WHERE undone_at IS NULL").fetchone():
            deed = self.store.last_deed()
            self.store.undo(deed, later(hours=1))

    @invariant()
    def made_anew_it_is_the_same(self):
        assert is_as_if_made_anew(self.store)
        assert all(each.id in found(self.store, each.name) for each in self.store.contacts.each())

    def _living(self, contact_id) -> Contact | None:
        row = self.store.db.conn.execute("SELECT 1 FROM contacts WHERE id = ?", [contact_id]).fetchone()
        return self.store.contacts.get(contact_id) if row else None


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=12, stateful_step_count=10)

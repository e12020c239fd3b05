import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.matching.blocking import keys, name_key
from enishi.matching.decide import decide, prior
from enishi.matching.person import Person, person
from enishi.matching.weights import NEUTRAL, Rarity
from enishi.model.match import Verdict
from enishi.settings import Matching
from tests.matching.people import CLAIMS, PEOPLE, somebody

LINK, ASK, NEW = Verdict.LINK, Verdict.POSSIBLE_LINK, Verdict.NON_LINK
MINATO, AOBA = "株式会社みなと物流", "あおば商事株式会社"
HANAKO = {"name": "佐藤 花子", "company": MINATO, "mobile": "090-1111-2222", "email": "hanako.sato@minato.example"}

PAIRS = {
    # the same person
    "the same card again": (HANAKO, HANAKO, LINK),
    "moved, same mobile": (HANAKO, {"name": "佐藤花子", "company": AOBA, "mobile": "+819011112222"}, LINK),
    "moved, same private mail": (
        {"name": "佐藤花子", "company": MINATO, "email": "hanasato@gmail.com"},
        {"name": "佐藤 花子", "company": AOBA, "email": "hanasato@gmail.com"},
        LINK,
    ),
    "new mobile, same mail": (HANAKO, HANAKO | {"mobile": "080-3333-4444"}, LINK),
    "new mail scheme, same mobile": (HANAKO, HANAKO | {"email": "h-sato@minato.example"}, LINK),
    "name, company and title": (
        {"name": "小鳥遊 花", "company": MINATO, "title": "部長"},
        {"name": "小鳥遊花", "company": "㈱みなと物流", "title": "部長"},
        LINK,
    ),
    "variant kanji, same switchboard and department": (
        {"name": "髙橋 健", "company": AOBA, "phone": "03-1111-2222", "department": "営業部"},
        {"name": "高橋健", "company": "(株)あおば商事", "phone": "+81 3-1111-2222", "department": "営業部"},
        LINK,
    ),
    "a kanji lost, same mail and mobile": (HANAKO | {"name": "佐藤 花"}, HANAKO, LINK),
    "misread kanji, same furigana and mail": (
        {"name": "佐藤 化子", "name_kana": "さとう はなこ", "email": "hanako@gmail.com"},
        {"name": "佐藤 花子", "name_kana": "サトウ ハナコ", "email": "hanako@gmail.com"},
        LINK,
    ),
    "a digit for a letter": (
        {"name": "Hans Nguye8", "email": "nguyen@port.example"},
        {"name": "Hans Nguyen", "email": "nguyen@port.example"},
        LINK,
    ),
    "variant kanji in the family": (
        {"name": "渡邉 真", "mobile": "090-5"} | {"mobile": "090-5555-6666"},
        {"name": "渡辺 真", "mobile": "09055556666"},
        LINK,
    ),
    "misread kanji, same mail": (HANAKO | {"name": "佐膝 花子"}, HANAKO, LINK),
    "misread given name, same mail and mobile": (HANAKO | {"name": "佐藤 化子"}, HANAKO, LINK),
    "misread mail, same company": (
        {"name": "田中 太郎", "company": MINATO, "email": "tanaka1@minato.example"},
        {"name": "田中 太郎", "company": MINATO, "email": "tanakal@minato.example"},
        LINK,
    ),
    "misread company": (
        HANAKO | {"company": "みなと物硫"},
        {"name": "佐藤花子", "company": MINATO, "email": HANAKO["email"]},
        LINK,
    ),
    "family name first or last": (
        {"name": "KATO Taro", "company": "Minato Logistics Inc.", "email": "t.kato@minato.example"},
        {"name": "Taro Kato", "company": "Minato Logistics Co., Ltd.", "email": "t.kato@minato.example"},
        LINK,
    ),
    "spelling of long vowels": (
        {"name": "Yuko Ohno", "mobile": "+81 90 7777 8888"},
        {"name": "ONO YUUKO", "mobile": "090-7777-8888"},
        LINK,
    ),
    "accents and hyphens": (
        {"name": "José Müller-Lüdenscheidt", "company": "Hafen GmbH", "email": "j.mueller@hafen.example"},
        {"name": "Jose Muller Ludenscheidt", "company": "HAFEN GMBH & CO. KG", "email": "j.mueller@hafen.example"},
        LINK,
    ),
    "middle name left out": (
        {"name": "John Quincy Harbour", "company": "Port Inc.", "email": "jqh@port.example"},
        {"name": "John Harbour", "company": "Port Inc", "email": "jqh@port.example"},
        LINK,
    ),
    "initial, same mail": (
        {"name": "J. Harbour", "email": "jharbour@port.example"},
        {"name": "John Harbour", "email": "jharbour@port.example"},
        LINK,
    ),
    "long Western name with a typo": (
        {"name": "Jonathan Westerberg", "company": "Port Inc.", "mobile": "+46 70 123 45 67"},
        {"name": "Johnathan Westerberg", "company": "Port Inc.", "mobile": "+46 70 123 45 67"},
        LINK,
    ),
    "kanji and romaji, same mail": (HANAKO, {"name": "Hanako Sato", "email": HANAKO["email"]}, LINK),
    "kanji and romaji, same mobile": (
        HANAKO,
        {"name": "SATO Hanako", "company": "Minato Logistics", "mobile": "+81 90-1111-2222"},
        LINK,
    ),
    "married, same mail and mobile": (HANAKO, HANAKO | {"name": "田中 花子"}, LINK),
    "an address only": ({"email": HANAKO["email"]}, HANAKO, LINK),
    "an address book with numbers only": ({"mobile": "090-1111-2222"}, HANAKO, LINK),
    # ask
    "namesakes in one company by mobile": (
        {"name": "佐藤 花子", "company": MINATO, "mobile": "090-1111-2222"},
        {"name": "佐藤 花子", "company": MINATO, "mobile": "080-9999-0000"},
        ASK,
    ),
    "namesakes in one company by mail": (
        {"name": "佐藤 花子", "company": MINATO, "email": "hanako.sato@minato.example"},
        {"name": "佐藤 花子", "company": MINATO, "email": "h-sato@minato.example"},
        ASK,
    ),
    "numbered mail": (
        {"name": "田中 太郎", "company": MINATO, "email": "tanaka1@minato.example"},
        {"name": "田中 太郎", "company": MINATO, "email": "tanaka2@minato.example"},
        ASK,
    ),
    "one digit of the mobile differs": (
        {"name": "佐藤 花子", "company": MINATO, "mobile": "090-1111-2222"},
        {"name": "佐藤 花子", "company": MINATO, "mobile": "090-1111-2223"},
        ASK,
    ),
    "John Smiths of one company": (
        {"name": "John Smith", "company": "Port Inc.", "email": "john.smith@port.example"},
        {"name": "John Smith", "company": "Port Inc.", "email": "smith.j@port.example"},
        ASK,
    ),
    "father and son, one mobile": (
        {"name": "佐藤 太郎", "company": "佐藤商店", "mobile": "090-1111-2222"},
        {"name": "佐藤 次郎", "company": "佐藤商店", "mobile": "090-1111-2222"},
        ASK,
    ),
    "father and son, unspaced": (
        {"name": "森太郎", "mobile": "09011112222"},
        {"name": "森翔", "mobile": "09011112222"},
        ASK,
    ),
    "husband and wife in romaji": (
        {"name": "Kenji Sato", "mobile": "+81 90 1111 2222"},
        {"name": "Yoko Sato", "mobile": "+81 90 1111 2222"},
        ASK,
    ),
    "one mailbox, two given names": (
        {"name": "佐藤 太郎", "email": "sato@sato-shoten.example"},
        {"name": "佐藤 健", "email": "sato@sato-shoten.example"},
        ASK,
    ),
    "one misread kanji, one mailbox": (
        HANAKO | {"name": "佐藤 化子", "mobile": "080-1"},
        {"name": "佐藤花子", "email": HANAKO["email"]},
        LINK,
    ),
    "one misread kanji, one mobile": (
        {"name": "佐藤 化子", "mobile": "090-1111-2222"},
        {"name": "佐藤花子", "mobile": "090-1111-2222"},
        ASK,
    ),
    "one digit of the mobile misread": (
        HANAKO | {"email": ""},
        HANAKO | {"email": "", "mobile": "090-1711-2222"},
        LINK,
    ),
    "married, same mobile": (
        {"name": "佐藤 花子", "mobile": "090-1111-2222"},
        {"name": "田中 花子", "mobile": "090-1111-2222"},
        ASK,
    ),
    "kanji against romaji, same company's mail": (
        {"name": "佐藤 花子", "email": "info@minato.example"},
        {"name": "Hanako Sato", "email": "info@minato.example"},
        ASK,
    ),
    "furigana against romaji, same switchboard": (
        {"name": "佐藤 花子", "name_kana": "さとう はなこ", "phone": "03-1111-2222"},
        {"name": "Hanako Sato", "phone": "03-1111-2222"},
        ASK,
    ),
    "name and company, no more": (
        {"name": "小鳥遊 花", "company": MINATO},
        {"name": "小鳥遊花", "company": "㈱みなと物流"},
        ASK,
    ),
    "husband and wife, one mailbox and one mobile": (
        {"name": "佐藤 幸男", "email": "sato@sato-shoten.example", "mobile": "090-1111-2222"},
        {"name": "佐藤 幸子", "email": "sato@sato-shoten.example", "mobile": "090-1111-2222"},
        ASK,
    ),
    "kanji against a relative's romaji, one mobile": (
        {"name": "佐藤 花子", "mobile": "090-1111-2222"},
        {"name": "Kenji Sato", "mobile": "090-1111-2222"},
        ASK,
    ),
    "a private mail beside the company's": (
        {"name": "佐藤 花子", "company": MINATO, "email": "hanako.sato@minato.example"},
        {"name": "佐藤 花子", "company": MINATO, "email": "hana@gmail.com"},
        ASK,
    ),
    "one name, no more": ({"name": "小鳥遊 花"}, {"name": "小鳥遊 花"}, ASK),
    "one name, two companies": ({"name": "小鳥遊 花", "company": MINATO}, {"name": "小鳥遊 花", "company": AOBA}, ASK),
    "only the family name, same company": (
        {"name": "小鳥遊", "company": MINATO},
        {"name": "小鳥遊 花", "company": MINATO},
        ASK,
    ),
    "an initial, same company": (
        {"name": "J. Harbour", "company": "Port"},
        {"name": "John Harbour", "company": "Port"},
        ASK,
    ),
    # somebody else
    "shared info@, other name": (
        {"name": "佐藤 太郎", "company": MINATO, "email": "info@minato.example"},
        {"name": "鈴木 翔", "company": MINATO, "email": "info@minato.example"},
        NEW,
    ),
    "switchboard, other name": (
        {"name": "佐藤 太郎", "company": MINATO, "phone": "03-1111-2222"},
        {"name": "鈴木 翔", "company": MINATO, "phone": "03-1111-2222"},
        NEW,
    ),
    "one family name, one company": (
        {"name": "佐藤 太郎", "company": MINATO, "phone": "03-1111-2222"},
        {"name": "佐藤 翔", "company": MINATO, "phone": "03-1111-2222"},
        NEW,
    ),
    "one given name, one company": (
        {"name": "佐藤 花子", "company": MINATO},
        {"name": "鈴木 花子", "company": MINATO},
        NEW,
    ),
    "colleagues in romaji": ({"name": "Kenji Sato", "company": "Port"}, {"name": "Yoko Sato", "company": "Port"}, NEW),
    "Hiroki and Hiroko": ({"name": "Hiroki Sato", "company": "Port"}, {"name": "Hiroko Sato", "company": "Port"}, NEW),
    "a mobile given out anew": (
        {"name": "佐藤 花子", "company": MINATO, "mobile": "090-1111-2222"},
        {"name": "木村 翔", "company": AOBA, "mobile": "090-1111-2222"},
        NEW,
    ),
    "kanji against another's romaji": (
        {"name": "佐藤 花子", "email": "info@minato.example"},
        {"name": "John Smith", "email": "info@minato.example"},
        NEW,
    ),
    "furigana differs": (
        {"name_kana": "さとう はなこ", "company": MINATO},
        {"name_kana": "すずき しょう", "company": MINATO},
        NEW,
    ),
    "kanji against a colleague's romaji": (
        {"name": "佐藤 花子", "email": "info@minato.example"},
        {"name": "Kenji Sato", "email": "info@minato.example"},
        NEW,
    ),
    "companies that differ in a number": (
        {"name": "佐藤 花子", "company": "第1物産", "title": "部長"},
        {"name": "佐藤 翔子", "company": "第2物産", "title": "部長"},
        NEW,
    ),
    "a company alone": ({"company": MINATO}, {"company": MINATO}, NEW),
    "a company and its switchboard": (
        {"company": MINATO, "phone": "03-1111-2222", "address": "東京都"},
        HANAKO | {"phone": "03-1111-2222"},
        NEW,
    ),
    "a title alone": ({"title": "部長"}, {"title": "部長"}, NEW),
    "nothing at all": ({}, {}, NEW),
    "nothing against somebody": ({}, HANAKO, NEW),
    "letters that are no name": ({"name": "・・・"}, {"name": "・・・"}, NEW),
    "strangers": (HANAKO, {"name": "Jonathan Westerberg", "company": "Port Inc.", "email": "jw@port.example"}, NEW),
}


@pytest.mark.parametrize("story", PAIRS)
def test_the_verdict_on_two_records(story):
    one, other, wanted = PAIRS[story]
    (match,) = decide(somebody(**one), [(7, somebody(**other))], Matching())
    assert (match.verdict, match.contact_id) == (wanted, 7), match.reasons


@pytest.mark.parametrize("story", [story for story, (_one, _other, wanted) in PAIRS.items() if wanted is not NEW])
def test_who_may_be_the_same_shares_a_key(story):
    one, other, _wanted = PAIRS[story]
    assert keys(somebody(**one)) & keys(somebody(**other))


def test_a_common_name_in_another_company_is_no_question():
    one, other = somebody(name="佐藤 太郎", company=MINATO), somebody(name="佐藤 太郎", company=AOBA)
    (name,) = map(name_key, one.names)
    crowded = Rarity(50_000, lambda term: 40 if term == name else 1)
    assert decide(one, [(1, other)], Matching())[0].verdict is ASK
    assert decide(one, [(1, other)], Matching(), crowded)[0].verdict is NEW


def test_two_who_fit_alike_are_asked_about():
    card = somebody(**HANAKO)
    assert decide(card, [(1, card)], Matching())[0].verdict is LINK
    matches = decide(card, [(2, card), (1, card)], Matching())
    assert [(each.contact_id, each.verdict) for each in matches] == [(1, ASK), (2, ASK)]


def test_the_best_comes_first_and_is_linked_when_clearly_ahead():
    card = somebody(**HANAKO)
    colleague = somebody(name="鈴木 翔", company=MINATO)
    namesake = somebody(name="佐藤 花子", company=AOBA)
    matches = decide(card, [(1, colleague), (2, namesake), (3, card)], Matching())
    assert [(each.contact_id, each.verdict) for each in matches] == [(3, LINK), (2, NEW), (1, NEW)]


def test_nobody_is_nobody():
    assert decide(somebody(**HANAKO), [], Matching()) == ()


def test_the_larger_the_store_the_less_is_taken_for_granted():
    assert prior(Rarity(1_000_000)) < prior(Rarity(10_000)) < prior(NEUTRAL) == prior(Rarity(0))


@given(one=PEOPLE, other=PEOPLE)
def test_symmetric_and_bounded(one, other):
    (there,) = decide(one, [(1, other)], Matching())
    (back,) = decide(other, [(1, one)], Matching())
    assert (there.probability, there.verdict) == (back.probability, back.verdict)
    assert 0 <= there.probability <= 1


@given(one=CLAIMS, other=CLAIMS, random=st.randoms(use_true_random=False))
def test_the_order_of_values_is_of_no_account(one, other, random):
    shuffled = random.sample(one, len(one))
    assert person(one) == person(shuffled)
    assert decide(person(one), [(1, person(other))], Matching()) == decide(
        person(shuffled), [(1, person(other))], Matching()
    )


@given(somebody=PEOPLE)
def test_whoever_has_a_channel_of_their_own_is_themselves(somebody):
    (match,) = decide(somebody, [(1, somebody)], Matching())
    if somebody.mobiles or any(not email.is_role for email in somebody.emails):
        assert match.verdict is LINK
    if not somebody.is_named and not somebody.mobiles and not somebody.emails:
        assert match.verdict is NEW


@given(somebody=PEOPLE)
def test_emptiness_is_no_evidence(somebody):
    (match,) = decide(Person(), [(1, somebody)], Matching())
    assert (match.verdict, match.comparisons) == (NEW, ())


@pytest.mark.parametrize("text", ["", "😀", "𠮷" * 10_000, "\x00", "\ud800", "a@" * 5_000])
def test_nasty_values_are_borne(text):
    odd = somebody(name=text, company=text, email=text, mobile=text, postal_code=text)
    assert decide(odd, [(1, somebody(**HANAKO))], Matching())[0].verdict is NEW


def test_matching_starts_light():
    heavy = "{'numpy', 'cv2', 'phonenumbers', 'sudachipy', 'sqlite_utils', 'japanese_personal_name_dataset'}"
    program = f"import sys, enishi.matching.decide, enishi.matching.blocking; print({heavy} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from enishi.matching import normalise
from enishi.matching.lexicon import families
from enishi.matching.normalise import Email, company, email, fold, phone, reading, skeleton, words

THOROUGH = settings(max_examples=400)
TEXT = st.one_of(
    st.text(max_size=30),
    st.text(
        st.sampled_from("髙﨑邊濵𠮷ｶﾞガがー㈱株式会社 Co.,Ltd.SARLrnvvcl0oO1lIß İéŌōouhj''・-支店様さん"), max_size=30
    ),
)
FORMS = {
    "fold": fold,
    "words": lambda text: " ".join(words(text)),
    "skeleton": lambda text: skeleton(fold(text)),
    "reading": lambda text: " ".join(reading(text)),
    "company": company,
    "phone": phone,
    "email": lambda text: str(email(text) or ""),
}


@pytest.mark.parametrize("form", FORMS)
@THOROUGH
@given(text=TEXT)
@example(text="ß様ー")
def test_every_form_is_idempotent(form, text):
    once = FORMS[form](text)
    assert FORMS[form](once) == once


@pytest.mark.parametrize("form", FORMS)
@THOROUGH
@given(text=TEXT)
def test_every_form_is_stable_under_nfkc(form, text):
    once = FORMS[form](text)
    assert unicodedata.normalize("NFKC", once) == once
    assert FORMS[form](unicodedata.normalize("NFKC", text)) == once


@pytest.mark.parametrize("name", ["variants.txt", "confusables.txt"])
def test_no_character_stands_for_one_and_is_another(name):
    table = families(name)
    assert not set(table) & {ord(letter) for letter in table.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邉", "渡邊"),
        ("渡邉", "渡辺"),
        ("濵田", "浜田"),
        ("𠮷田", "吉田"),
        ("齋藤", "斎藤"),
        ("長澤", "長沢"),
        ("廣瀨", "広瀬"),
        ("嶋田", "島田"),
        ("⻆田", "角田"),
        ("櫻井眞國", "桜井真国"),
        ("葛\U000e0100城", "葛城"),
        ("ＫＡＴＯ", "kato"),
        ("Müller", "muller"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("ｻﾄｳ", "サトウ"),
    ],
)
def test_spellings_of_one_name_fold_together(one, other):
    assert fold(one) == fold(other)


def test_a_voiced_kana_stays_what_it_is():
    assert fold("ガ") != fold("カ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("佐藤花子 様", "佐藤花子"),
        ("Mr. Taro O'Brien", "Taro OBrien"),
        ("Min-jun Kim", "Minjun Kim"),
        ("ジョン・スミス", "ジョン スミス"),
        ("KATO, Taro", "Kato Taro"),
    ],
)
def test_punctuation_and_forms_of_address_are_no_part_of_a_name(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社 ロゴ", "株式会社 口ゴ"),
        ("カ", "力"),
        ("tanaka1@x", "tanakal@x"),
        ("corn", "com"),
        ("s0t0", "soto"),
        ("ニ一ト", "二ー卜"),
    ],
)
def test_what_ocr_confuses_has_one_skeleton(one, other):
    assert skeleton(fold(one)) == skeleton(fold(other))


@pytest.mark.parametrize(
    ("kana", "romaji"),
    [
        ("さとう", "Satoh"),
        ("サトウ", "Satō"),
        ("おおの", "Ohno"),
        ("オオノ", "ONO"),
        ("しんいち", "Shin'ichi"),
        ("じゅんこ", "Jyunko"),
        ("つづき", "Tsuzuki"),
        ("なんば", "Namba"),
        ("ほった", "Hotta"),
        ("こっちゃ", "Kotcha"),
        ("ちはる", "Tiharu"),
        ("ふじ", "Huzi"),
        ("にいがた", "Niigata"),
        ("ユウコ", "Yuko"),
    ],
)
def test_kana_and_every_romaji_sound_alike(kana, romaji):
    assert reading(kana) == reading(romaji)


@pytest.mark.parametrize(("one", "other"), [("おの", "おな"), ("はなこ", "かなこ"), ("Oba", "Hoba")])
def test_other_sounds_stay_apart(one, other):
    assert reading(one) != reading(other)


@pytest.mark.parametrize(
    ("printed", "core"),
    [
        ("株式会社みなと物流", "みなと物流"),
        ("みなと物流㈱", "みなと物流"),
        ("(有) みなと 物流 東京支店", "みなと物流"),
        ("合同会社みなと", "みなと"),
        ("一般社団法人みなと会", "みなと会"),
        ("Minato Logistics Co., Ltd.", "minatologistics"),
        ("MINATO LOGISTICS K.K.", "minatologistics"),
        ("K.K. Minato", "minato"),
        ("Minato Logistics, Inc.", "minatologistics"),
        ("Hafen GmbH & Co. KG", "hafen"),
        ("Port S.A.R.L.", "port"),
        ("SARL Port", "port"),
        ("The Harbour Company Limited", "harbour"),
        ("株式会社", "株式会社"),
        ("Co., Ltd.", "co"),
        ("Ab Initio", "abinitio"),
        ("Delco", "delco"),
    ],
)
def test_a_company_is_its_name_without_legal_form(printed, core):
    assert company(printed) == core


@pytest.mark.parametrize(
    "printed",
    [
        "03-1234-5678",
        "+81 3-1234-5678",
        "０３（１２３４）５６７８",
        "0081 3 1234 5678",
        "O3-l234-5678",
        "03-1234-5678 (内線12)",
    ],
)
def test_one_number_in_every_notation(printed):
    assert phone(printed) == "312345678"


@pytest.mark.parametrize(
    ("one", "other"),
    [("+1 (212) 555-0100", "212-555-0100"), ("+44 (0)20 7946 0958", "020 7946 0958"), ("+852 3000 0000", "3000 0000")],
)
def test_a_country_code_is_no_part_of_the_number(one, other):
    assert phone(one) == phone(other)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Hanako.Sato@Example.com", Email("hanako.sato", "example.com")),
        ("ｈ＠example.jp", Email("h", "example.jp")),
        ("mailto:h+cards@example.jp", Email("h", "example.jp")),
        ("example.jp", None),
        ("@example.jp", None),
        ("h@", None),
        ("", None),
    ],
)
def test_an_address_has_a_local_part_and_a_host(text, address):
    assert email(text) == address


@pytest.mark.parametrize(
    ("text", "is_role"),
    [
        ("info@x.example", True),
        ("sales2@x.example", True),
        ("info.tokyo@x.example", True),
        ("infante@x.example", False),
    ],
)
def test_a_role_is_known_by_its_first_word(text, is_role):
    assert email(text).is_role is is_role


def test_a_free_host_tells_no_company():
    assert email("h@gmail.com").is_free
    assert not email("h@minato.example").is_free


def test_normalise_exports_no_case_of_its_own():
    assert normalise.fold("İ") == normalise.fold("i")

from dataclasses import replace

import pytest

from enishi.extraction.doubts import settled
from enishi.extraction.lines import layout
from enishi.model.card import Reading
from tests.extraction.texts import line

BOX = (40, 40, 340, 60)


def doubted(text, **others):
    """A line whose characters are sure but for those that have others: `裸="課"`, or `裸=("課", 0.01)`."""
    given = {read: other if isinstance(other, tuple) else (other, 0.3) for read, other in others.items()}
    rivals = tuple((given[each],) if each in given else () for each in text)
    certainties = tuple(0.6 if each in given else 0.99 for each in text)
    return replace(line(text, BOX), certainties=certainties, rivals=rivals)


@pytest.mark.parametrize(
    ("read", "others", "printed"),
    [
        ("裸長", {"裸": "課"}, "課長"),
        ("人事礎務部", {"礎": "総"}, "人事総務部"),
        ("日の出通輸倉庫株式会社", {"通": "運"}, "日の出運輸倉庫株式会社"),
        ("プロテューサー", {"テ": "デ"}, "プロデューサー"),
        ("あけ証の精密", {"証": "ぼ"}, "あけぼの精密"),
    ],
)
def test_what_makes_words_is_taken(read, others, printed):
    assert settled(doubted(read, **others)).text == printed


@pytest.mark.parametrize(
    ("read", "others"),
    [
        ("部長", {"部": ("課", 0.2)}),
        ("課長", {"課": ("裸", 0.39)}),
        ("三-二-一", {"二": "ニ", "一": "ー"}),
        ("旭ケ丘", {"ケ": "ヶ"}),
        ("演田亮", {"演": "浜"}),
        ("ビルかり", {"ル": "る"}),
    ],
)
def test_what_reads_as_well_stays(read, others):
    assert settled(doubted(read, **others)).text == read


def test_a_character_of_another_script_than_its_neighbours_may_be_of_theirs():
    assert settled(doubted("ひか9の森", **{"9": "り"})).text == "ひか9の森"
    assert settled(doubted("さ口らの森", 口="く")).text == "さ口らの森"
    assert settled(doubted("さ又らの森", 又="く")).text == "さくらの森"


def test_what_was_put_in_is_as_sure_as_the_engine_thought():
    once = settled(doubted("裸長", 裸="課"))
    assert once.certainties == (0.3, 0.99)
    assert settled(replace(once, rivals=())) == replace(once, rivals=())


def test_lines_without_rivals_stay():
    assert settled(line("裸長", BOX)).text == "裸長"


def test_a_page_has_the_settled_text():
    page = layout([Reading((doubted("裸長", 裸="課"),), (400, 300), "test")])
    assert page.text == "課長"


@pytest.mark.parametrize(
    ("read", "others", "printed"),
    [
        ("Projektlelter", {"l": "i"}, "Projektleiter"),
        ("Chief Execntive Officer", {"n": "u"}, "Chief Executive Officer"),
        ("Keikq SATO", {"q": "o"}, "Keiko SATO"),
        ("mail keikq@minato.example.jp", {"q": "o"}, "mail keikq@minato.example.jp"),
        ("Kühler GmbH", {"ü": "u"}, "Kühler GmbH"),
        ("Zorx Manager", {"x": "a"}, "Zorx Manager"),
    ],
)
def test_latin_words(read, others, printed):
    assert settled(doubted(read, **others)).text == printed

"""In which language, and how addressed."""

import pytest

from enishi.followup.address import honorific, language
from tests.builders import a_contact


@pytest.mark.parametrize(
    ("said", "tongue"),
    [
        ({"name": "髙橋 美咲"}, "ja"),
        ({"name": "Misaki Takahashi", "company": "株式会社かぜはや設計"}, "ja"),
        ({"name": "さくら"}, "ja"),
        ({"name": "王 偉", "mobile": "+8613800000000"}, "en"),
        ({"name": "王 偉", "mobile": "+819000000000"}, "ja"),
        ({"name": "Anna Berg", "company": "Soukai Logistics"}, "en"),
        ({"email": "a@a.example"}, "en"),
    ],
)
def test_the_language_is_that_of_the_card(said, tongue):
    assert language(a_contact(**said)) == tongue


@pytest.mark.parametrize(
    ("said", "japanese", "english"),
    [
        ({"title": "営業部長"}, "様", ""),
        ({"title": "教授"}, "先生", "Professor"),
        ({"title": "准教授", "qualification": "博士（工学）"}, "先生", "Professor"),
        ({"qualification": "弁護士"}, "先生", ""),
        ({"title": "院長", "qualification": "医師"}, "先生", "Dr."),
        ({"title": "Chief Physician", "qualification": "M.D."}, "先生", "Dr."),
        ({"company": "弁護士ドットコース株式会社", "title": "営業"}, "様", ""),
        ({"title": "工学博士"}, "様", "Dr."),
        ({}, "様", ""),
    ],
)
def test_teachers_doctors_and_lawyers_are_sensei(said, japanese, english):
    contact = a_contact(name="髙橋 美咲", **said)
    assert (honorific(contact, "ja"), honorific(contact, "en")) == (japanese, english)

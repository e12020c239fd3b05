import pytest

from enishi.language import speaking
from enishi.matching.decide import decide
from enishi.matching.explain import explain
from enishi.matching.person import from_contact, from_draft
from enishi.model.match import Comparison, Degree, Match, Verdict
from enishi.settings import Matching
from tests.builders import a_contact, a_draft, an_event

CONTACT = {
    "name": "Sato Hanako",
    "company": "Minato Logistics",
    "mobile": "+819011112222",
    "email": "hanako@minato.example",
}


WHO = "Sato Hanako of Minato Logistics"


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (CONTACT, "You know Sato Hanako of Minato Logistics: the e-mail, mobile and name are the same."),
        (
            CONTACT | {"company": "Harbour Freight", "email": "h.sato@freight.example"},
            "You know Sato Hanako of Minato Logistics: the mobile and name are the same.",
        ),
        (
            CONTACT | {"mobile": "+818033334444", "email": ""},
            f"Perhaps this is {WHO}: the name and company are the same, but the mobile differs.",
        ),
        (
            {"name": "Kenji Tanaka", "company": "Minato Logistics"},
            "This is not Sato Hanako of Minato Logistics: the name differs.",
        ),
        ({"title": "Director"}, "This is not Sato Hanako of Minato Logistics: there is nothing to compare."),
    ],
)
def test_it_reads_as_a_person_would_say_it(card, sentence):
    contact = a_contact(**CONTACT)
    (match,) = decide(from_draft(a_draft(**card)), [(contact.id, from_contact(contact))], Matching())
    assert explain(match, contact) == sentence


def made(verdict, *comparisons):
    return Match(1, tuple(Comparison(*each) for each in comparisons), 0.5, verdict)


def test_where_they_were_met_says_more_than_their_company():
    match = made(Verdict.LINK, ("name", Degree.SIMILAR, 3.0), ("mobile", Degree.SAME, 9.0))
    event = an_event("Spring Mixer")
    said = "You know Sato Hanako from Spring Mixer (2026-11-20): the mobile is the same, the name is similar."
    assert explain(match, a_contact(**CONTACT), event) == said


def test_a_rare_name_is_named_once_and_a_common_one_speaks_for_nobody():
    rare = made(Verdict.LINK, ("name", Degree.SAME, 9.0), ("rare name", Degree.SAME, 3.0))
    common = made(Verdict.POSSIBLE_LINK, ("name", Degree.SAME, 9.0), ("common name", Degree.SAME, -3.0))
    assert explain(rare, a_contact(name="A")) == "You know A: the rare name is the same."
    assert explain(common, a_contact(name="A")) == "Perhaps this is A: the name is the same."


def test_in_japanese_too():
    with speaking("ja"):
        contact = a_contact(name="佐藤 花子", company="みなと物流")
        (match,) = decide(
            from_draft(a_draft(name="佐藤 花子", company="みなと物流", mobile="+818033334444")),
            [(1, from_contact(a_contact(name="佐藤 花子", company="みなと物流", mobile="+818011112222")))],
            Matching(),
        )
        said = explain(match, contact)
    assert said == "みなと物流の 佐藤 花子 さんかもしれません：名前と会社が同じですが、携帯が違います。"

import pytest

from enishi.matching.decide import decide
from enishi.matching.explain import explain
from enishi.matching.person import from_contact, from_draft
from enishi.settings import Matching
from tests.builders import a_contact, a_draft

CONTACT = {
    "name": "Sato Hanako",
    "company": "Minato Logistics",
    "mobile": "+819011112222",
    "email": "hanako@minato.example",
}


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (CONTACT, "Known: Sato Hanako (same e-mail, same mobile, same name)"),
        (
            CONTACT | {"company": "Harbour Freight", "email": "h.sato@freight.example"},
            "Known: Sato Hanako (same mobile, same name; until now at Minato Logistics)",
        ),
        (
            CONTACT | {"mobile": "+818033334444", "email": ""},
            "Perhaps Sato Hanako (same name, same company; other mobile)",
        ),
        (CONTACT | {"name": "Sato Kenji", "email": ""}, "Perhaps Sato Hanako (same mobile, same company; other name)"),
        (
            {"name": "Kenji Tanaka", "company": "Minato Logistics"},
            "Not Sato Hanako (other name)",
        ),
        ({"title": "Director"}, "Not Sato Hanako (nothing to compare)"),
    ],
)
def test_it_reads_as_a_person_would_say_it(card, sentence):
    contact = a_contact(**CONTACT)
    (match,) = decide(from_draft(a_draft(**card)), [(contact.id, from_contact(contact))], Matching())
    assert explain(match, contact) == sentence

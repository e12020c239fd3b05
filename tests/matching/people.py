"""Invented people for the tests of matching: by keyword, and as Hypothesis strategies."""

from hypothesis import strategies as st

from enishi.matching.person import Claim, Person, from_draft, person
from enishi.model.card import PhoneKind, Property
from tests.builders import a_draft


def somebody(**said: str) -> Person:
    """A person by what a card says: name, company, mobile, phone, email, ..."""
    return from_draft(a_draft(**said))


_SCRIPTS = st.one_of(
    st.text(st.sampled_from("佐藤髙高橋田中健太郎次花子斉斎 　"), max_size=6),
    st.text(st.sampled_from("さとうはなこタロウー "), max_size=8),
    st.text(st.sampled_from("SatoKenji Kō-'.,é"), max_size=12),
    st.text(max_size=12),
)
_HOSTS = st.sampled_from(["minato.example", "aoba.example", "gmail.com", "example.co.jp"])
_LOCALS = st.one_of(
    st.sampled_from(["info", "sales", "tanaka1", "tanaka2", "tanakal", "t.sato", "k.sato", "hanako.sato"]),
    st.text(st.sampled_from("abcil10._-"), min_size=1, max_size=8),
)
_NUMBERS = st.one_of(
    st.sampled_from(["090-1111-2222", "+81 90 1111 2222", "090-1111-2223", "03-1111-2222", "+1 212 555 0100", "110"]),
    st.text(st.sampled_from("0123456789-+() "), max_size=15),
)
_COMPANIES = st.one_of(
    st.sampled_from(
        ["株式会社みなと物流", "㈱みなと物流", "Minato Logistics Co., Ltd.", "Minato Logistic Inc.", "株式会社"]
    ),
    _SCRIPTS,
)


def _claims_of(what: Property) -> st.SearchStrategy[Claim]:
    if what is Property.PHONE:
        return st.tuples(st.just(what), _NUMBERS, st.sampled_from([*PhoneKind, None]))
    values = {
        Property.EMAIL: st.one_of(st.builds("{}@{}".format, _LOCALS, _HOSTS), st.text(max_size=8)),
        Property.COMPANY: _COMPANIES,
    }.get(what, _SCRIPTS)
    return st.tuples(st.just(what), values, st.none())


CLAIMS = st.lists(st.sampled_from(Property).flatmap(_claims_of), max_size=8)
"""What somebody says of a person, much of it nonsense."""

PEOPLE = CLAIMS.map(person)

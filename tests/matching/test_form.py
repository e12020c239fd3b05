from hypothesis import given
from hypothesis import strategies as st

from enishi.matching.blocking import indexed
from enishi.matching.decide import decide
from enishi.matching.form import form, glance, pack, unpack
from enishi.matching.form import keys as keys_of
from enishi.matching.person import from_contact, person
from enishi.model.card import Property
from enishi.model.match import Verdict
from enishi.settings import Matching
from tests.builders import a_contact
from tests.matching.people import PEOPLE, somebody


@given(PEOPLE)
def test_what_is_packed_comes_out_again(somebody):
    assert unpack(pack(somebody)) == somebody


@given(st.sampled_from(Property), st.text(st.sampled_from("a@b.é髙 \x1c\x1d\x1e\x1f\x85\u2028\n0")))
def test_no_text_breaks_the_form(what, text):
    somebody = person([(what, text, None)])
    assert unpack(pack(somebody)) == somebody


@given(PEOPLE)
def test_the_keys_of_a_form_are_those_of_the_person_and_what_is_counted(somebody):
    assert keys_of(pack(somebody)) == indexed(somebody)


def test_a_contact_is_packed_with_all_that_is_known():
    contact = a_contact(name="渡邉 大輔", company="港湾運輸株式会社", mobile="090-1111-2222", email="d@kowan.example")
    assert unpack(form(contact)) == from_contact(contact)


@given(PEOPLE, PEOPLE)
def test_nobody_who_may_be_meant_is_set_aside_at_a_glance(one, other):
    (match,) = decide(one, [(1, other)], Matching())
    assert glance(one)(pack(other)) or match.verdict is Verdict.NON_LINK


@given(PEOPLE)
def test_everybody_may_be_themselves(somebody):
    assert glance(somebody)(pack(somebody))


def test_a_colleague_of_another_name_is_set_aside():
    one = somebody(name="佐藤 花子", company="みなと物流", mobile="090-1111-2222", email="hanako@minato.example")
    colleague = {"name": "鈴木 翔", "company": "みなと物流", "phone": "03-1111-2222"}
    assert not glance(one)(pack(somebody(**colleague)))
    assert glance(one)(pack(somebody(**colleague | {"phone": "090-1111-2222"})))
    assert glance(one)(pack(somebody(**colleague | {"email": "hanako@minat0.example"})))
    assert glance(one)(pack(somebody(**colleague | {"name": "Sho Suzuki"})))

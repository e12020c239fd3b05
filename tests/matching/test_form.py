from hypothesis import given
from hypothesis import strategies as st

from enishi.matching.blocking import indexed
from enishi.matching.form import form, pack, unpack
from enishi.matching.form import keys as keys_of
from enishi.matching.person import from_contact, person
from enishi.model.card import Property
from tests.builders import a_contact
from tests.matching.people import PEOPLE


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

"""Hypothesis strategies for what files can say of a person, and what every file format is tested with."""

from hypothesis import strategies as st

from enishi.exchange.entry import Entry, Said, entry
from enishi.model.card import PhoneKind, Property

LINE = st.text(
    st.one_of(
        st.characters(exclude_categories=("C", "Z")),
        st.sampled_from(" 髙﨑花子;,:\\\"'=+-@＝"),
    ),
    min_size=1,
    max_size=80,
).map(str.strip)
"""A line that every format can carry."""

NOTE = st.lists(LINE, max_size=3).map("\n".join).map(str.strip)


def _of(what: Property) -> st.SearchStrategy[list[Said]]:
    if what is Property.PHONE:
        return st.lists(st.builds(Said, st.just(what), LINE, st.sampled_from(PhoneKind)), max_size=3)
    values = NOTE if what is Property.NOTE else LINE
    return st.lists(st.builds(Said, st.just(what), values), max_size=3 if what.is_list else 1)


def entries(*properties: Property, uid: st.SearchStrategy[str] = LINE) -> st.SearchStrategy[Entry]:
    said = st.tuples(*map(_of, properties)).map(lambda lists: [each for several in lists for each in several])
    return st.builds(entry, said, uid).filter(lambda made: made is not None)


ENTRIES = entries(*Property)


def split(name: str) -> tuple[str, str]:
    family, _space, given = name.partition(" ")
    return family, given.strip()

import pytest

from enishi.extraction.draft import draft
from enishi.extraction.misdialled import mended
from tests.extraction.texts import phones, rows


@pytest.mark.parametrize(
    ("read", "number", "start"),
    [
        ("806-1368-4402", "06-1368-4402", 1),
        ("11090-5552-0588", "090-5552-0588", 2),
        ("1028 -122-6186", "028-122-6186", 1),
        ("(0751104-3075", "075-104-3075", 0),
        ("(08015555-0040", "080-5555-0040", 0),
        ("045113510087", "045-135-0087", 0),
        ("0701555910369", "070-5559-0369", 0),
        ("0891106-9688", "089-106-9688", 0),
    ],
)
def test_digits_that_are_none(read, number, start):
    assert mended(read) == (number, start)


@pytest.mark.parametrize(
    "read", ["03-1368-4402", "+81-3-1368-4402", "120-000-585", "12345678901", "1234", "99-1368-44021"]
)
def test_what_is_a_number_or_none_stays(read):
    assert mended(read) == ("", 0)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("TEL103-1607-0525", "+81316070525"),
        ("【FAX1028 -122-6186", "+81281226186"),
        ("TEL.[042]149-0485", "+81421490485"),
        ("fax 06[1829)5963", "+81618295963"),
        ("FAX〇三.一四四〇.五四一三", "+81314405413"),
        ("TELO3-1965-8853", "+81319658853"),
        ("直通〇八九一一三七一八九九二", "+81891378992"),
    ],
)
def test_a_line_with_such_a_number(line, number):
    assert [value for value, _kind in phones(draft([rows(line)]))] == [number]

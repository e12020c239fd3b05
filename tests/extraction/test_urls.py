import pytest

from enishi.extraction.lines import layout
from enishi.extraction.urls import find
from tests.extraction.texts import rows


def found(text):
    return [each.value for each in find(layout([rows(text)]))]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.example.com", "www.example.com"),
        ("URLminato-design.example.jp", "minato-design.example.jp"),
        ("https://www.example.co.jp/", "https://www.example.co.jp/"),
        ("URL: http://example.com/shop?a=1", "http://example.com/shop?a=1"),
        ("http:/ /www. example. com", "http://www.example.com"),
        ("https//example.com", "https://example.com"),
        ("www,example,com", "www.example.com"),
        ("wwwexample.com", "www.example.com"),
        ("WWW.EXAMPLE.COM", "www.example.com"),
        ("minato.example.jp/about", "minato.example.jp/about"),
        ("ホームページ http://minato.example", "http://minato.example"),
        ("www.example.com taro@example.com", "www.example.com"),
    ],
)
def test_ways_to_print_and_misread_an_address(text, address):
    assert [value.casefold() for value in found(text)] == [address]


@pytest.mark.parametrize(
    "text",
    ["taro@example.com", "E-Mail taroWexample.com", "Fabrikam Co.Ltd", "Smith Inc.", "@taro.example", "St.John", "www"],
)
def test_what_is_no_address(text):
    assert found(text) == []

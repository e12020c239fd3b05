import pytest

from enishi.extraction.regions import guess


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("株式会社みなと TEL 03-1234-5678", "JP"),
        ("Portland, OR 97210 (503) 225-0148", "US"),
        ("London EC2A 1AF +44 20 7946 0123", "GB"),
        ("Torstraße 48 10119 Berlin www.lindenhof.de", "DE"),
        ("27, rue Haute 75001 Paris Tél. 01 42 68 53 00", "FR"),
        ("济宁远航信息科技有限公司 电话", "CN"),
        ("Seoul, Korea +82 2 555 0190", "KR"),
        ("한빛 로봇", "KR"),
        ("+81-3-5251-0142 Tokyo, Japan", "JP"),
        ("Acme +123-456-7890", "SE"),
        ("Acme", "SE"),
    ],
)
def test_what_a_card_points_at(text, region):
    assert guess(text, "SE" if region == "SE" else "CA") == region

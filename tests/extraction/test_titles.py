import pytest

from enishi.extraction.draft import draft
from enishi.extraction.titles import title_likeness
from enishi.model.card import Property
from tests.extraction.texts import rows

NAME = "高橋 さくら"


@pytest.mark.parametrize(
    ("texts", "department", "title"),
    [
        (["営業部 課長", NAME], "営業部", "課長"),
        (["営業部部長", NAME], "営業部", "部長"),
        (["営業部長", NAME], "", "営業部長"),
        (["営業部", "第二課", "課長代理", NAME], "営業部 第二課", "課長代理"),
        (["課長補佐", NAME], "", "課長補佐"),
        (["代表取締役社長", NAME], "", "代表取締役社長"),
        (["取締役副社長", "兼 海外事業本部長", NAME], "", "取締役副社長 兼 海外事業本部長"),
        (["執行役員 CFO", NAME], "", "執行役員 CFO"),
        (
            ["情報システム部インフラグループチーフデザイナー", NAME],
            "情報システム部インフラグループ",
            "チーフデザイナー",
        ),
        (["営業部 / 主任", NAME], "営業部", "主任"),
        (["DX推進部チームリーダー", NAME], "DX推進部", "チームリーダー"),
        (["所長 General Manager", NAME], "", "所長"),
        (
            ["Harbour & Lane Ltd.", "Account Director", "Client Services", "Emma Whitfield"],
            "Client Services",
            "Account Director",
        ),
        (["Director, Global Sales Division", "Emma Whitfield"], "Global Sales Division", "Director"),
        (["Vice President, Operations", "Marcus Reed"], "", "Vice President, Operations"),
        (["株式会社みなと設計", "工房主", NAME], "", "工房主"),
        (["所長 中小企業診断士", NAME], "", "所長"),
        (["Harbour & Finch LLP", "Supply Chain Project Manager", "Grace Patel"], "Supply Chain", "Project Manager"),
        (["Harbour & Finch LLP", "Human Resources Manager", "Grace Patel"], "", "Human Resources Manager"),
        (["株式会社みなと設計", "專務取締役", NAME], "", "専務取締役"),
        (["Senior Researcher", "Cloud & Al Department", "Chris Smith"], "Cloud & AI Department", "Senior Researcher"),
    ],
)
def test_departments_and_titles(texts, department, title):
    found = draft([rows(*texts)])
    assert (found.value(Property.DEPARTMENT), found.value(Property.TITLE)) == (department, title)


@pytest.mark.parametrize(
    ("texts", "qualifications"),
    [
        (["税理士", NAME], ("税理士",)),
        (["教授 医学博士", NAME], ("医学博士",)),
        (["一級建築士・宅地建物取引士", NAME], ("一級建築士", "宅地建物取引士")),
        (["Jennifer Wu, CPA"], ("CPA",)),
        (["高橋税理士事務所", NAME], ()),
        (["一級建築士事務所登録第12345号", NAME], ()),
    ],
)
def test_qualifications(texts, qualifications):
    assert draft([rows(*texts)]).values(Property.QUALIFICATION) == qualifications


def test_callings_that_no_list_has():
    assert 0 < title_likeness("工房主") < title_likeness("課長")
    assert 0 < title_likeness("Hoteldirektor") < title_likeness("Director")
    assert title_likeness("Tobias Huber") == title_likeness("中小企業診断士") == title_likeness("高橋") == 0


@pytest.mark.parametrize(("read", "meant"), [("代表取赫役", "代表取締役"), ("取棒役", "取締役"), ("保長", "係長")])
def test_posts_that_engines_slip_in_are_known(read, meant):
    assert draft([rows("株式会社みなと物流", read, "高橋 恵理子")]).value(Property.TITLE) == meant


def test_a_post_is_in_one_language():
    card = draft([rows("株式会社みなと物流", "人事総務部 部長", "Sales & Marketing Sales Director", "高橋 恵理子")])
    assert card.value(Property.DEPARTMENT) == "人事総務部"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Megan Hastings", "Chief Executive", "Officer"], "Chief Executive Officer"),
        (["Megan Hastings", "VP. Operations"], "VP, Operations"),
        (["Megan Hastings", "Chief Executive Officer", "Your partner in growth"], "Chief Executive Officer"),
        (["Chloé Pelletier", "Ingênieure d'études"], "Ingénieure d'études"),
    ],
)
def test_latin_posts_as_they_are_written(lines, title):
    assert draft([rows(*lines)]).value(Property.TITLE) == title


def test_the_head_of_a_department_is_no_department():
    said = draft([rows("Megan Hastings", "Head of Procurement", "Research & Development")])
    assert said.value(Property.TITLE) == "Head of Procurement"
    assert said.value(Property.DEPARTMENT) == "Research & Development"


def test_a_post_and_a_firm_on_one_line():
    said = draft([rows("Kentaro Miura", "Head of Procurement NK Planning, Inc.", "miura@nk-planning.example.jp")])
    assert said.value(Property.COMPANY) == "NK Planning, Inc."

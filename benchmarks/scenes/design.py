"""A person -> a card's look: layout, letters, colours, and how its numbers are worded."""

from dataclasses import replace
from random import Random
from typing import Any

from benchmarks.scenes.cards import Design
from benchmarks.scenes.halves import Half, Stock, stock
from benchmarks.scenes.japanese import bilingual, in_english, japanese, with_offices
from benchmarks.scenes.people import Person
from benchmarks.scenes.western import chinese, english, french, german, korean
from benchmarks.scenes.wording import rows

JAPANESE_CARD, EUROPEAN_CARD, AMERICAN_CARD = (91.0, 55.0), (85.0, 55.0), (88.9, 50.8)

PURPOSES = {"ja": 30, "column": 12, "standing": 5, "bilingual": 11, "offices": 6, "logo": 5, "thin": 6, "western": 25}
"""What cards are for, and how often: layouts are named after it."""


def draw(half: Half, random: Random, purpose: str = "") -> tuple[Person, Design]:
    """An invented person and the card made for them."""
    purpose = purpose or random.choices(list(PURPOSES), list(PURPOSES.values()))[0]
    somebody = _person(half, random, purpose)
    layouts = stock(half).layouts
    kind = purpose if purpose != "western" or random.random() < 0.8 else random.choice(("logo", "thin"))
    layout = random.choice(layouts[kind])
    latin = somebody.language != "ja"
    design = Design(
        layout=layout,
        half=half,
        size=_size(random, layout, somebody),
        mark=random.choice(stock(half).looks["emblems"]),
        radius=random.choice((2.0, 3.0, 4.0)) if random.random() < 0.1 else 0.0,
        columns=layout.startswith("column"),
        style=_style(stock(half).looks, random, thin=kind == "thin", latin=latin),
    )
    return somebody, replace(design, rows=rows(somebody, design, stock(half).looks, random))


def back_of(half: Half, random: Random, front: tuple[Person, Design]) -> tuple[tuple[Person, Design], ...]:
    """Front and back: the same in English, or the company alone, printed by the same hand."""
    words, design = stock(half), front[1]
    somebody = in_english(random, words, front[0])
    if random.random() < 0.3:
        somebody = replace(somebody, name="", department="", title="", phones=(), emails=())
    width, height = sorted(design.size, reverse=True)
    layout = random.choice(words.layouts["western"])
    back = replace(design, layout=layout, columns=False, size=(width, height), rows=())
    back = replace(back, rows=rows(somebody, back, words.looks, random))
    return (replace(front[0], side="front"), design), (replace(somebody, side="back"), back)


def _person(half: Half, random: Random, purpose: str) -> Person:
    words = stock(half)
    if purpose == "western":
        makers = (english, german, french, chinese, korean, _abroad)
        return random.choices(makers, (36, 14, 12, 12, 12, 14))[0](random, words)
    if purpose == "bilingual":
        return bilingual(random, words)
    somebody = japanese(random, words)
    if purpose == "offices":
        return with_offices(
            random, words, replace(somebody, code="", services=(), handles=()), random.choice((1, 2, 2))
        )
    if purpose in {"column", "standing", "logo", "thin"}:
        somebody = replace(somebody, services=(), code="")
    if purpose == "logo":
        firm = next(firm for firm in words.words["ja"]["firms"] if firm[0] in somebody.company)
        return replace(somebody, company=random.choice((firm[1], firm[0])), company_also="")
    return somebody


def _abroad(random: Random, words: Stock) -> Person:
    """The English card of a Japanese person."""
    return in_english(random, words, japanese(random, words))


def _size(random: Random, layout: str, somebody: Person) -> tuple[float, float]:
    if "standing" in layout:
        return JAPANESE_CARD[::-1]
    if somebody.region == "US" and random.random() < 0.7:
        return AMERICAN_CARD
    if somebody.region != "JP" and random.random() < 0.7:
        return EUROPEAN_CARD
    return JAPANESE_CARD


def _style(looks: dict[str, Any], random: Random, *, thin: bool, latin: bool) -> dict[str, Any]:
    tone = random.choices(("light", "coloured", "dark"), (72, 16, 12))[0]
    paper, ink, soft, accent, band, band_ink = random.choice(looks["light" if thin else tone])
    serif = random.random() < 0.42
    kanji = random.choice(looks["serif" if serif else "sans"])
    letters = random.choice(looks["latin_serif" if serif != (random.random() < 0.15) else "latin_sans"])
    family = f"'{letters}', '{kanji}'" if latin or random.random() < 0.55 else f"'{kanji}'"
    name = f"'{random.choice(looks['brush'])}'" if not latin and random.random() < 0.06 else family
    return {
        "paper": paper, "ink": ink, "soft": "#9a9a9a" if thin else soft,
        "accent": accent, "band": band, "band_ink": band_ink,
        "family": family, "name_family": name,
        "display": f"'{random.choice(looks['display'])}', {family}" if random.random() < 0.5 else family,
        "size": round(random.uniform(4.9, 5.5) if thin else random.uniform(5.6, 7.2), 2),
        "lead": round(random.uniform(1.3, 1.62), 2),
        "weight": random.choice((300, 400)) if thin else random.choice((400, 400, 400, 500)),
        "name_size": round(random.uniform(1.9, 2.3) if thin else random.uniform(2.0, 2.9), 2),
        "name_gap": round(random.choice((0.0, 0.04, 0.1, 0.16, 0.3, 0.55 if not latin else 0.2)), 2),
        "name_weight": random.choice((300, 400)) if thin else random.choice((400, 500, 700)),
        "firm_size": round(random.uniform(1.15, 1.7), 2),
        "gap": round(random.choice((0.0, 0.0, 0.02, 0.08)), 2),
        "margin": round(random.uniform(4.2, 7.5), 1),
        "ruby": random.random() < 0.4,
        "proportional": random.random() < 0.5,
        "mark": random.random() < 0.75,
        "nudge": round(random.uniform(-1, 1), 2),
    }  # fmt: skip

"""Drafts -> what belongs together: which sides make a card, which is its front, what is no card at all."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from enishi.extraction.characters import bare, clean, has_japanese, has_kanji
from enishi.extraction.domains import host, parts
from enishi.extraction.pairs import FREE_MAIL, PARTLY, share_in_domain, spellings
from enishi.extraction.readings import spelling
from enishi.model.card import Draft, PhoneKind, Property, Reading

TOGETHER_AT = 0.5
"""Two pages of a document are a card's sides with more evidence for it than this; a wrong join hides a person."""
IN_A_ROW_AT = 1.9
"""... and two pictures taken one after the other, which are two cards far more often: two ties more than nothing."""
NOT_PERSONAL = 0.5
"""Evidence of a page that names nobody: it rather belongs to the side before it."""
LONG_NAME = 8
"""Letters of a name of which one may be misread: names that differ in one are rarely both of one firm."""
MOST_CHARACTERS = 900
"""The fullest cards of our own, with three offices and a list of services, have half of it."""
MOST_PRICES, FEW_PRICES = 4, 2
"""On a card with a name, and without one (a magazine's page, a flyer)."""
_PRICE = re.compile(r"[¥￥]\s?\d[\d,]*|\d[\d,]*\s?円|[$€£]\s?\d+[.,]\d{2}")
_RECEIPT = re.compile(
    r"領収[書証]|レシート|小計|合計|お釣|お預|税込|内税|外税|Subtotal|TOTAL|Receipt|Change due"
    r"|開[演場] ?\d|\d ?開[演場]|全席|指定席|自由席|入場券|整理番号|Admit one",
    re.IGNORECASE,
)


def belong_together(first: Draft, second: Draft) -> bool:
    """Whether two pages of one document, one after the other, are front and back of one card."""
    if first.is_empty or second.is_empty:
        return True
    return _kinship(first, second) > TOGETHER_AT


def follow_each_other(first: Draft, second: Draft) -> bool:
    """Whether two pictures, one after the other, show front and back of one card; more than a page must prove."""
    if first.is_empty or second.is_empty:
        return False
    return _kinship(first, second) + _of_hosts(first, second) > IN_A_ROW_AT


def is_front(draft: Draft, other: Draft) -> bool:
    """Whether the first of two sides of a card is its front: it names the person, in Japanese if both do."""
    return _frontness(draft) >= _frontness(other)


def looks_like_card(readings: Sequence[Reading], draft: Draft) -> bool:
    """Whether it may be a card at all: somebody, and a way to reach them; no receipt, no page of a magazine.

    In doubt it is one: a card turned away is worse than a page taken in.
    """
    lines = [clean(line.text) for reading in readings for line in reading.lines]
    text = "\n".join(lines)
    somebody = any(draft.value(what) for what in (Property.NAME, Property.COMPANY, Property.EMAIL))
    if not any(draft.value(what) for what in _CHANNELS) and not _names_somebody(draft):
        return False
    if sum(map(_is_prose, lines)) >= MOST_PROSE and not draft.value(Property.EMAIL):
        return False
    prices = len(_PRICE.findall(text)) + 2 * len(_RECEIPT.findall(text))
    if prices > (MOST_PRICES if draft.value(Property.NAME) else FEW_PRICES) and not draft.value(Property.EMAIL):
        return False
    return somebody and len(bare(text)) <= MOST_CHARACTERS


def _names_somebody(draft: Draft) -> bool:
    """Whether a firm and somebody of it, or a name beyond doubt, are there: often all that a small card shows."""
    name, title = (
        max((field.confidence for field in draft.all(what)), default=0.0) for what in (Property.NAME, Property.TITLE)
    )
    return name >= BEYOND_DOUBT or (bool(draft.value(Property.COMPANY)) and max(name, title) >= LIKELY)


def _is_prose(line: str) -> bool:
    """Whether it is a line of running text."""
    if has_japanese(line):
        kana = sum("ぁ" <= character <= "ゖ" for character in line)
        return len(line) >= LONG_LINE and has_kanji(line) and kana >= PROSE_KANA * len(line)
    return len(_FUNCTION_WORDS.findall(line)) >= FUNCTION_WORDS


LIKELY, BEYOND_DOUBT = 0.55, 0.8
"""Confidence of a name or post beside a firm, and of a name alone."""
MOST_PROSE = 3
"""Lines of running text from which it is a page: a card has a slogan."""
LONG_LINE, PROSE_KANA, FUNCTION_WORDS = 6, 0.35, 3
"""Characters of a line of Japanese, the share of hiragana among them, the function words of a line of English."""
_FUNCTION_WORDS = re.compile(
    r"\b(?:the|of|and|is|was|were|in|to|for|a|an|at|on|with|from|by|that|it|its)\b", re.IGNORECASE
)
_CHANNELS = (Property.PHONE, Property.EMAIL, Property.URL, Property.ADDRESS)


def _kinship(first: Draft, second: Draft) -> float:
    return (
        _of_names(first, second)
        + _of_mails(first, second)
        + _of_sets(first, second, Property.PHONE, 1.5, -1.0)
        + 2.5 * bool(_mobiles(first) & _mobiles(second))
        + _of_sets(first, second, Property.URL, 1.0, -1.0)
        + _of_companies(first.value(Property.COMPANY), second.value(Property.COMPANY))
    )


def _of_names(first: Draft, second: Draft) -> float:
    one, other = first.value(Property.NAME), second.value(Property.NAME)
    if not one or not other:
        silent, named = (second, first) if not other else (first, second)
        return NOT_PERSONAL + 0.5 * (not silent.value(Property.EMAIL)) - _of_person(silent, named)
    if has_japanese(one) == has_japanese(other):
        return 4.0 if _is_one_name(one, other) else _TWO_PEOPLE
    japanese, latin = (one, other) if has_japanese(one) else (other, one)
    said = {_in_any_order(draft.value(Property.NAME_ROMAJI)) for draft in (first, second)}
    if _in_any_order(latin) in said:
        return 4.0
    return _SPELLED[spelling(latin, japanese)]


def _of_person(silent: Draft, named: Draft) -> float:
    """How much a side without a name looks like somebody's own card whose name was not read."""
    strange = _mobiles(silent) - _mobiles(named)
    mails = {mail.casefold() for mail in silent.values(Property.EMAIL)}
    forms = {form for form in spellings(named.value(Property.NAME)) if len(form) > 2}
    own = {mail for mail in mails if not _EVERYBODYS.match(mail) and not any(form in mail for form in forms)}
    own -= {mail.casefold() for mail in named.values(Property.EMAIL)}
    return 1.0 * bool(silent.value(Property.TITLE)) + 2.0 * bool(strange) + 3.0 * bool(own)


def _mobiles(draft: Draft) -> frozenset[str]:
    """Numbers that nobody shares."""
    return frozenset(phone.value for phone in draft.all(Property.PHONE) if phone.kind is PhoneKind.MOBILE)


def _is_one_name(one: str, other: str) -> bool:
    """Whether they are equal; long ones in Latin letters but for one that was misread."""
    one, other = _in_any_order(one), _in_any_order(other)
    long = min(len(one), len(other)) >= LONG_NAME and not has_japanese(one)
    return Levenshtein.distance(one, other) <= long


def _in_any_order(name: str) -> str:
    return bare(name) if has_japanese(name) else " ".join(sorted(name.casefold().split()))


_TWO_PEOPLE = -20.0
"""Nothing that colleagues share makes up for it: the firm, its number, its mailbox."""
_SPELLED = {1.0: 4.0, 0.5: -3.0, 0.0: -5.0}
"""A name in Latin letters that writes a Japanese one, a part of it, or nothing.

It is a rare reading if they share what is one person's alone, and a colleague where all they share is the firm's.
"""


def _of_hosts(first: Draft, second: Draft) -> float:
    """A domain that both have, or that one has and spells the other's company."""
    one, other = (_hosts(draft) for draft in (first, second))
    named = ((one, second.value(Property.COMPANY)), (other, first.value(Property.COMPANY)))
    spelled = any(share_in_domain(domain, firm) > PARTLY for hosts, firm in named for domain in hosts if firm)
    return float(bool(one & other) or spelled)


def _hosts(draft: Draft) -> frozenset[str]:
    """The domains of its addresses, but those where anybody has a mailbox."""
    mails = {mail.rpartition("@")[2].casefold() for mail in draft.values(Property.EMAIL)}
    sites = {host(site) for site in draft.values(Property.URL)}
    return frozenset(each for each in mails | sites if parts(each).domain not in FREE_MAIL)


def _of_mails(first: Draft, second: Draft) -> float:
    shared = {mail.casefold() for mail in first.values(Property.EMAIL)} & {
        mail.casefold() for mail in second.values(Property.EMAIL)
    }
    if shared and all(_EVERYBODYS.match(mail) for mail in shared):
        return 1.0
    return _of_sets(first, second, Property.EMAIL, 6.0, -3.0)


_EVERYBODYS = re.compile(
    r"(?:info|contact|office|mail|sales|support|hello|inquiry|pr|press|recruit|admin|kontakt|buero|(?:o?toi)?awase|eigyo"
    r"|soumu|shop|post)[^a-z@]*@"
)
"""Mailboxes that a firm's people share."""


def _of_sets(first: Draft, second: Draft, what: Property, same: float, different: float) -> float:
    one, other = ({value.casefold() for value in draft.values(what)} for draft in (first, second))
    if not one or not other:
        return 0.0
    return same if one & other else different


def _of_companies(one: str, other: str) -> float:
    if not one or not other or has_japanese(one) != has_japanese(other):
        return 0.0
    alike = ratio(bare(one).casefold(), bare(other).casefold()) > 80
    return 1.0 if alike else -2.0


def _frontness(draft: Draft) -> tuple[bool, bool, int]:
    name = draft.value(Property.NAME)
    return bool(name), has_japanese(name), len(draft.fields)

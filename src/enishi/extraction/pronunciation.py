"""A name, its kana and its romaji -> the same, where they are spoken alike."""

from collections.abc import Iterator, Sequence
from itertools import product

from rapidfuzz.distance import Levenshtein

from enishi.extraction.characters import bare, has_japanese, hiragana
from enishi.extraction.claims import Claim, first
from enishi.extraction.kana import romaji_of, sounds_like
from enishi.extraction.names import romaji_names
from enishi.extraction.readings import reading_share, readings, spelling
from enishi.model.card import Property


def agreed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """A reading that is a character off from how the name is read is mended; what agrees is noted."""
    name = first(claims, Property.NAME)
    if not name or not has_japanese(name.value):
        return tuple(claims)
    romaji, kana = first(claims, Property.NAME_ROMAJI), first(claims, Property.NAME_KANA)
    changed = {claim: claim for claim in claims}
    if romaji:
        changed[romaji] = _mended_romaji(romaji, name)
    if kana:
        changed[kana] = _mended_kana(kana, name, romaji)
    spoken = [spelling(romaji.value, name.value)] if romaji else []
    spoken += [reading_share(kana.value, name.value)] if kana else []
    if spoken:
        changed[name] = name.noted("reading_agrees" if max(spoken) == 1 else "reading_differs")
    return tuple(changed[claim] for claim in claims)


def _mended_romaji(romaji: Claim, name: Claim) -> Claim:
    share = spelling(romaji.value, name.value)
    if share == 1:
        return romaji.noted("reading_agrees")
    words = romaji.value.split(" ")
    forms = {form for reading in frozenset().union(*readings(name.value)) for form in romaji_of(reading)}
    better = [_respelled(word, forms) for word in words]
    doubtful = not romaji.is_sure or _looks(" ".join(better)) == _looks(romaji.value)
    if doubtful and all(better) and spelling(" ".join(better), name.value) == 1:
        return romaji.mended(" ".join(better), name, "mended")
    return romaji.noted("reading_differs")


def _respelled(word: str, forms: set[str]) -> str:
    """The word, or the one form that it misspells by a letter; "" if that cannot be said. A real name stays."""
    plain = word.casefold()
    if any(sounds_like(plain, form) or plain == form for form in forms):
        return word
    if plain in romaji_names() and plain not in forms:
        return ""
    near = {form for form in forms if len(form) > 3 and Levenshtein.distance(plain, form) == 1}
    return _cased(near.pop(), word) if len(near) == 1 else ""


def _looks(text: str) -> str:
    """One form for letters that look alike."""
    return text.translate(str.maketrans("l1|0", "IIIO"))


def _cased(form: str, like: str) -> str:
    return form.upper() if sum(map(str.isupper, like)) > len(like) / 2 else form.capitalize()


def _mended_kana(kana: Claim, name: Claim, romaji: Claim | None) -> Claim:
    if reading_share(kana.value, name.value) == 1:
        return kana.noted("reading_agrees")
    if kana.is_sure and not romaji:
        return kana.noted("reading_differs")
    plain = hiragana(bare(kana.value))
    ways = [way for way in _spoken(name.value) if not romaji or _is_written(way, romaji.value)]
    most = 2 if romaji else 1
    near = {way for way in ways if Levenshtein.distance(plain, "".join(way)) <= most}
    if len(near) != 1:
        return kana.noted("reading_differs")
    family, given = near.pop()
    value = f"{family} {given}" if " " in kana.value else family + given
    return kana.mended(_in_kana_of(value, kana.value), romaji or name, "mended")


def _spoken(name: str) -> Iterator[tuple[str, str]]:
    families, givens = readings(name)
    yield from product(families, givens)


def _is_written(way: tuple[str, str], romaji: str) -> bool:
    words = romaji.replace(",", " ").split()
    return any(sounds_like("".join(order), "".join(way)) for order in (words, words[::-1]))


def _in_kana_of(value: str, printed: str) -> str:
    is_hiragana = hiragana(printed) == printed
    return value if is_hiragana else "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in value)

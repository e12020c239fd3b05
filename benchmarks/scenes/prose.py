"""A half and a seed -> running text, prices and numbers for what is printed but is no card."""

from random import Random

from benchmarks.scenes.halves import Stock


class Prose:
    """What the templates of newspapers, letters and receipts ask for."""

    def __init__(self, random: Random, stock: Stock) -> None:
        self._random = random
        self._words = stock.words

    def paragraph(self, sentences: int) -> str:
        """Japanese."""
        return "".join(self._filled("japanese") for _ in range(sentences))

    def english(self, sentences: int) -> str:
        return " ".join(self._filled("english", "en") for _ in range(sentences))

    def headline(self) -> str:
        return self._filled("headlines")

    def firm(self) -> str:
        return str(self._pick("firms")[0])

    def place(self) -> str:
        place = self._pick("places")
        return f"{place[1]}{place[2]}{self._random.randint(1, 5)}-{self._random.randint(1, 30)}"

    def dial(self) -> str:
        return f"{self._pick('places')[3]}-1{self.number(2)}-{self.number(4)}"

    def goods(self) -> list[tuple[str, int]]:
        """What somebody bought, with prices in yen."""
        wares = self._words["wares"]
        bought = self._random.sample(wares, self._random.randint(3, len(wares)))
        return [(ware, self._random.randrange(98, 3980)) for ware in bought]

    def number(self, digits: int) -> str:
        return f"{self._random.randrange(10**digits):0{digits}}"

    def _pick(self, pool: str, language: str = "ja") -> list[str] | str:
        chosen: list[str] | str = self._random.choice(self._words[language][pool])
        return chosen

    def _filled(self, kind: str, language: str = "ja") -> str:
        words = {pool: self._pick(pool, language) for pool in ("families", "givens", "firms", "slogans")}
        family, given, firm = (each if isinstance(each, str) else each[0] for each in list(words.values())[:3])
        sentence: str = self._random.choice(self._words["prose"][kind])
        return sentence.format(
            family=family, given=given, firm=firm, slogan=words["slogans"], place=self._pick("places")[2],
            service=self._pick("services"), street=self._pick("streets", "en"), day=self._random.randint(2, 28),
            share=self._random.randint(30, 79), year=self._random.randint(1948, 2026),
        )  # fmt: skip

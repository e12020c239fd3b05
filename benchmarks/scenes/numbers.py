"""A telephone number that nobody has -> the ways in which cards print it."""

from random import Random

from benchmarks.scenes.people import Phone

WIDE = str.maketrans("0123456789-()+", "０１２３４５６７８９－（）＋")


def japanese(random: Random, kind: str, area: str, form: str) -> Phone:
    """Local exchanges never begin with 1; mobile numbers follow the made-up 0x0-555x-0xxx."""
    if kind == "mobile":
        parts = f"0{random.choice('789')}0", f"555{random.randint(1, 9)}", f"0{random.randrange(1000):03}"
    else:
        exchange = f"{random.randrange(10 ** (5 - len(area))):0{5 - len(area)}}"
        parts = area, f"1{exchange}", f"{random.randrange(10000):04}"
    return Phone(kind, printed(parts, form))


def toll_free(random: Random) -> Phone:
    return Phone("other", f"0120-000-{random.randrange(1000):03}")


def printed(parts: tuple[str, str, str], form: str) -> str:
    """`form` with {a} {b} {c} for the parts and {n} for the area without its 0; 'wide ' before it widens."""
    wide, bare = form.startswith("wide "), form.removeprefix("wide ")
    a, b, c = parts
    number = bare.format(a=a, n=a[1:], b=b, c=c)
    return number.translate(WIDE) if wide else number


def american(random: Random, kind: str, area: str) -> Phone:
    """555-0100 to 555-0199 are kept for fiction."""
    line = f"555-01{random.randrange(100):02}"
    forms = ("({}) {}", "{}-{}", "+1 {} {}", "+1 ({}) {}", "1-{}-{}")
    number = random.choice(forms).format(area, line)
    return Phone(kind, number.replace("-", ".") if random.random() < 0.2 and "(" not in number else number)


def british(random: Random, kind: str, area: str) -> Phone:
    """Ofcom's numbers for drama."""
    if kind == "mobile":
        return Phone(kind, random.choice(("+44 7700 900{:03}", "07700 900{:03}")).format(random.randrange(1000)))
    line = f"{area}{random.randrange(1000):03}"
    return Phone(kind, random.choice(("+44 {}", "0{}", "+44 (0){}")).format(line))


def german(random: Random, kind: str, area: str) -> Phone:
    """The Bundesnetzagentur's numbers for drama."""
    prefix, line = area.split(" ")
    if kind == "mobile":
        prefix, line = "171", "39200"
        number = f"{line}{random.randrange(100):02}"
    else:
        number = f"{line}{random.choice((' ', '-', ''))}{random.randrange(1000):03}"
    return Phone(kind, random.choice(("+49 {} {}", "+49 (0){} {}", "0{} / {}", "0{} {}")).format(prefix, number))


def french(random: Random, kind: str, area: str) -> Phone:
    """ARCEP's numbers for drama."""
    pairs = [*("6 39 98" if kind == "mobile" else area).split(" ")]
    pairs += [f"{random.randrange(100):02}" for _ in range(5 - len(pairs))]
    dot = random.choice((" ", " ", "."))
    return Phone(kind, random.choice(("0{}", "+33 {}", "+33 (0){}")).format(dot.join(pairs)))


def chinese(random: Random, kind: str, area: str) -> Phone:
    """Made up: 5550 0xxx, mobile 199 5550 0xxx."""
    if kind == "mobile":
        return Phone(kind, random.choice(("+86 199 5550 0{:03}", "+86-199-5550-0{:03}")).format(random.randrange(1000)))
    city, exchange = area.split(" ")
    form = random.choice(("+86 {} {} 0{:03}", "+86-{}-{}0{:03}", "+86 ({}) {} 0{:03}"))
    return Phone(kind, form.format(city, exchange, random.randrange(1000)))


def korean(random: Random, kind: str, area: str) -> Phone:
    """Made up: 555 0xxx, mobile 10 5550 0xxx."""
    if kind == "mobile":
        form = random.choice(("+82 10 5550 0{:03}", "+82-10-5550-0{:03}", "010-5550-0{:03}"))
        return Phone(kind, form.format(random.randrange(1000)))
    form = random.choice(("+82 {} 555 0{:03}", "+82-{}-555-0{:03}", "0{}-555-0{:03}"))
    return Phone(kind, form.format(area, random.randrange(1000)))

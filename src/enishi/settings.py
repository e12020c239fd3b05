"""One frozen tree of settings: defaults < file < environment < flags, all faults told at once.

Every threshold has its name and its reason here; a stage is handed its own branch and never looks around.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_data_path

from enishi.errors import SettingsError
from enishi.language import _


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is taken in as a picture."""

    max_megapixels: float = 200.0
    """A 200-megapixel phone is the largest on sale; more is a decompression bomb."""
    max_megabytes: float = 200.0
    pdf_dpi: int = 300
    """5 pt type is 12 pixels high at 300 dpi, which PP-OCR still reads."""
    pdf_megapixels: float = 40.0
    """An A2 page at 300 dpi; larger pages are drawn coarser, whatever size they claim to be."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, and how."""

    engine: str = "auto"
    phone_region: str = "JP"
    """The country of a number printed without one, when the card itself does not tell."""
    doubtful_below: float = 0.88
    """A field of less confidence is shown as doubtful, for the user to look at."""
    join_pictures: bool = True
    """Whether two pictures in a row may be front and back of one card; pages of one document always may."""


@dataclass(frozen=True, slots=True)
class Matching:
    """When two records are one person."""

    link_at: float = 0.9
    ask_at: float = 0.12
    ahead_by: float = 6.0
    """Bits that the best candidate must be ahead of the next to be linked unasked: 64 times as likely."""


@dataclass(frozen=True, slots=True)
class Events:
    """Habits of an evening."""

    cap: int = 5
    """People do three to five follow-ups and ignore longer lists."""
    usual_end: time = time(21, 0)
    """When an event ended whose end nobody told, local time."""
    write_within_hours: float = 24.0


@dataclass(frozen=True, slots=True)
class Fading:
    """Hours since the event's end at which an encounter changes its state."""

    fading_after: float = 24.0
    last_call_after: float = 72.0
    faded_after: float = 168.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """What counts, and how much, when the people of an event are put in order."""

    fits_purpose: float = 3.0
    """What one went there for."""
    fits_more: float = 1.0
    """Each further kind that is wanted."""
    introduced: float = 2.0
    """Ties made through a third party are likelier to lead to contact (Ingram and Morris 2007)."""
    met_before: float = 1.5
    """Each time, up to three."""
    star: float = 1.0
    """Three stars are worth as much as what one went there for."""
    own_note: float = 1.0
    owed: float = 1.0
    go_between: float = 1.0
    growing: float = 0.5
    same_series: float = 0.5
    past_note: float = 0.5
    reachable: float = 0.5
    knows_company: float = 0.3


@dataclass(frozen=True, slots=True)
class Ties:
    """How ties are kept over time."""

    upkeep_at_a_time: int = 2
    """More reminders than one takes on are ignored, all of them."""
    quiet_after_rhythms: float = 8.0
    """A tie is likely gone after a silence of eight times its own rhythm."""
    answer_within_days: float = 7.0
    """When somebody who was asked for an introduction may be asked again."""
    dropped_after_days: int = 60
    """A season of silence after a favour was taken looks like ingratitude."""


@dataclass(frozen=True, slots=True)
class Outreach:
    """Habits of following up."""

    handful: int = 5
    """What `enishi today` shows at most: long lists of reminders are ignored."""
    tries: tuple[int, ...] = (4, 10)
    """Days from each try that nobody answers to the next; after the last one it rests."""
    holidays: str = "JP"
    """The country whose holidays are no days for writing; "" for weekends alone."""


@dataclass(frozen=True, slots=True)
class Me:
    """How the user signs."""

    name: str = ""
    company: str = ""
    department: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Serve:
    """The page."""

    port: int = 8471
    upload_megabytes: float = 60.0
    """Of one picture sent by a phone: a 200-megapixel JPEG is 50."""
    waiting: int = 500
    """Pictures that may wait to be read at once."""
    linger_seconds: float = 8.0
    """How long the only card on a picture waits for the next picture: to turn a card and press again takes as long."""
    read_seconds: float = 300.0
    """In which the next card of a picture must be there; a reader that hangs is given up."""
    reader_gigabytes: float = 6.0
    """Memory that reading pictures may take: a 200-megapixel photo with its copies needs three."""


@dataclass(frozen=True, slots=True)
class Settings:
    home: Path = field(default_factory=lambda: user_data_path("enishi", appauthor=False))
    pictures: Pictures = Pictures()
    reading: Reading = Reading()
    matching: Matching = Matching()
    events: Events = Events()
    fading: Fading = Fading()
    ranking: Ranking = Ranking()
    ties: Ties = Ties()
    outreach: Outreach = Outreach()
    serve: Serve = Serve()
    me: Me = Me()


def load(environment: Mapping[str, str] = os.environ, *, flags: Mapping[str, Any] | None = None) -> Settings:
    """Settings from `config.toml`, `ENISHI_*` and the command line, the later winning.

    `ENISHI_HOME` is the data folder; `ENISHI_SECTION__NAME` sets `name` in `[section]`; `flags` has the file's shape.
    Raises SettingsError that lists every fault.
    """
    tree: dict[str, Any] = {}
    for layer in (_from_file(file(environment)), _from_environment(environment), flags or {}):
        _merge(tree, layer)
    return _structure(tree)


def file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the user's settings are, or would be."""
    return Path(environment.get("ENISHI_CONFIG") or user_config_path("enishi", appauthor=False) / "config.toml")


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    import tomllib  # noqa: PLC0415 - only who has settings pays for it

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(
            _("The settings file {path} cannot be read: {error}").format(path=path, error=error),
            hint=_("Mend the file, or move it away to use the defaults."),
        ) from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    if home := environment.get("ENISHI_HOME"):
        tree["home"] = home
    for variable, value in environment.items():
        section, separator, name = variable.removeprefix("ENISHI_").lower().partition("__")
        if variable.startswith("ENISHI_") and separator:
            tree.setdefault(section, {})[name] = value
    return tree


def _merge(tree: dict[str, Any], layer: Mapping[str, Any]) -> None:
    for name, value in layer.items():
        if isinstance(value, Mapping):
            branch = tree.setdefault(name, {})
            if isinstance(branch, dict):
                _merge(branch, value)
                continue
        tree[name] = value


def _structure(tree: dict[str, Any]) -> Settings:
    if not set(tree) - {"home"}:  # the usual case; spares every start the validator
        return Settings(home=Path(tree["home"]).expanduser()) if "home" in tree else Settings()

    import cattrs  # noqa: PLC0415 - see above

    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Path, lambda value, _type: Path(value).expanduser())
    converter.register_structure_hook(
        time, lambda value, _type: value if isinstance(value, time) else time.fromisoformat(value)
    )
    converter.register_structure_hook_func(
        lambda kind: kind == tuple[int, ...],
        lambda value, _type: tuple(map(int, value.split(",") if isinstance(value, str) else value)),
    )
    try:
        settings = converter.structure(tree, Settings)
    except cattrs.BaseValidationError as error:
        raise _wrong(cattrs.transform_error(error, "settings")) from error
    if faults := list(_out_of_range(settings)):
        raise _wrong(faults)
    return settings


def _out_of_range(settings: Settings) -> Iterator[str]:
    """Whatever has the right type and makes no sense."""
    pictures, reading, matching = settings.pictures, settings.reading, settings.matching
    events, fading = settings.events, settings.fading
    rules = {
        "pictures.max_megapixels > 0": pictures.max_megapixels > 0,
        "pictures.max_megabytes > 0": pictures.max_megabytes > 0,
        "pictures.pdf_dpi: 72 ... 1200": 72 <= pictures.pdf_dpi <= 1200,
        "reading.phone_region: JP, US ...": len(reading.phone_region) == 2 and reading.phone_region.isupper(),
        "reading.doubtful_below: 0 ... 1": 0 <= reading.doubtful_below <= 1,
        "matching: 0 <= ask_at <= link_at <= 1": 0 <= matching.ask_at <= matching.link_at <= 1,
        "events.cap >= 1": events.cap >= 1,
        "ties.upkeep_at_a_time >= 1": settings.ties.upkeep_at_a_time >= 1,
        "ties.quiet_after_rhythms > 1": settings.ties.quiet_after_rhythms > 1,
        "ties.dropped_after_days >= 1": settings.ties.dropped_after_days >= 1,
        "ties.answer_within_days >= 0": settings.ties.answer_within_days >= 0,
        "events.write_within_hours >= 0": events.write_within_hours >= 0,
        "outreach.handful >= 1": settings.outreach.handful >= 1,
        "outreach.tries: [4, 10], each >= 2": all(each >= 2 for each in settings.outreach.tries),
        "serve.port: 0 ... 65535": 0 <= settings.serve.port <= 65535,
        "serve.upload_megabytes > 0": settings.serve.upload_megabytes > 0,
        "serve.waiting >= 1": settings.serve.waiting >= 1,
        "serve.read_seconds > linger_seconds >= 0": settings.serve.read_seconds > settings.serve.linger_seconds >= 0,
        "serve.reader_gigabytes >= 1": settings.serve.reader_gigabytes >= 1,
        "fading: 0 <= fading_after <= last_call_after <= faded_after": (
            0 <= fading.fading_after <= fading.last_call_after <= fading.faded_after
        ),
    }
    yield from (rule for rule, holds in rules.items() if not holds)


def _wrong(faults: Iterable[str]) -> SettingsError:
    return SettingsError(
        _("Some settings are wrong:") + "".join(f"\n  {fault}" for fault in faults),
        hint=_("Sections and names are listed in the README."),
    )

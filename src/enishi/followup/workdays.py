"""A country -> its days off."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeAlias

from enishi.errors import SettingsError
from enishi.language import _

DaysOff: TypeAlias = Callable[[date], bool]
"""Whether nobody works that day."""


def is_weekend(day: date) -> bool:
    return day.weekday() >= 5


@cache
def days_off(country: str) -> DaysOff:
    """Weekends, public holidays, and days on which banks are closed (in Japan around New Year); weekends alone for "".

    `country` is an ISO 3166-1 code. Raises SettingsError for one whose holidays nobody keeps.
    """
    if not country:
        return is_weekend
    import holidays  # noqa: PLC0415 - 80 ms that only planning pays

    try:
        kind = holidays.country_holidays(country)
    except NotImplementedError as error:  # what the library raises for a country that it does not know
        raise SettingsError(
            _("The holidays of “{country}” are not known.").format(country=country),
            hint=_("Name a country by its two letters, such as JP: outreach.holidays"),
        ) from error
    wanted = {"public", "bank"} & set(kind.supported_categories)
    calendar = holidays.country_holidays(country, categories=tuple(sorted(wanted)))
    return lambda day: is_weekend(day) or day in calendar

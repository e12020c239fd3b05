"""Days as people type them."""

from datetime import date

import typer

from enishi.language import _


class Day:
    """Parses `2026-11-20`, `11/20`, `yesterday`, `昨日`, `3日前` and the like into a date."""

    __name__ = "DAY"

    def __call__(self, text: str | date) -> date:
        if isinstance(text, date):
            return text
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
        import dateparser  # 100 ms that an ISO date does not cost

        found = dateparser.parse(text, languages=["en", "ja"], settings={"PREFER_DATES_FROM": "past"})
        if found is None:
            raise typer.BadParameter(_("“{text}” is not a day; write it like 2026-11-20.").format(text=text))
        day: date = found.date()
        return day

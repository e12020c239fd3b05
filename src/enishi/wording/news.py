"""News of a person, as one tells them."""

from collections.abc import Sequence

from enishi.language import _
from enishi.model.news import Change, News


def in_a_sentence(news: Sequence[News], region: str) -> str:
    """All news of one card; `region` is the country whose telephone numbers are written without it."""
    return _("; ").join(_words(each, region) for each in news)


def _words(news: News, region: str) -> str:
    frame = {
        Change.MOVED: _("moved from {before} to {after}"),
        Change.PROMOTED: _("promoted: {before} → {after}"),
        Change.POST: _("now {after} (was {before})"),
        Change.DEPARTMENT: _("now in {after} (was in {before})"),
        Change.RENAMED: _("now called {after} (was {before})"),
        Change.EMAIL: _("new e-mail: {after}"),
        Change.MOBILE: _("new mobile: {after}"),
        Change.PHONE: _("new phone: {after}"),
    }[news.change]
    told = frame.format(before=news.before, after=_shown(news, region))
    return told + (_(", says the card; your own “{own}” stays").format(own=news.own) if news.own else "")


def _shown(news: News, region: str) -> str:
    if news.change not in (Change.MOBILE, Change.PHONE):
        return news.after
    from enishi.extraction.phones import written

    return written(news.after, region)

"""Domain names: what is one, and how a misread one is mended."""

import re
from functools import cache

from tldextract import TLDExtract
from tldextract.tldextract import ExtractResult

USUAL = (
    "com|net|org|info|biz|edu|gov|io|co|ai|dev|app|tv|me|eu|jp|de|fr|uk|us|at|ch|it|es|nl|be|se|dk|no|fi|kr|cn|tw|hk|sg|in"
    "|example"
)
"""Endings believed without `www.` or `@` before them: `Ltd` and `Inc` are top-level domains too."""
_BROKEN = (
    (re.compile(r"(?<=[a-z0-9])\.?(co|or|ne|ac|go|ed|gr|lg)\.?jp$", re.IGNORECASE), r".\1.jp"),
    (re.compile(r"(?<=[a-z0-9]{2})(com|net|org)$", re.IGNORECASE), r".\1"),
)
"""Endings whose dot was lost."""


@cache
def _extractor() -> TLDExtract:
    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def parts(domain: str) -> ExtractResult:
    """Subdomain, registered name and public suffix, from the list that comes with the library."""
    return _extractor()(domain.lower())


def host(url: str) -> str:
    """The domain of a web address, in lower case, without `www.`."""
    return re.sub(r"^https?://", "", url.casefold()).partition("/")[0].removeprefix("www.")


def is_domain(text: str) -> bool:
    """Whether it has a name under a public suffix (or under the reserved `.example`)."""
    labels = text.split(".")
    if len(labels) < 2 or not all(re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?", label) for label in labels):
        return False
    found = parts(text)
    return bool(found.suffix and found.domain) or labels[-1].lower() == "example"


def mended(domain: str) -> str:
    """The domain with commas read as dots, zeros as the o of `co.jp`, and the lost dot before a usual ending."""
    domain = re.sub(r"[,、。・‥…:;]|\.{2,}", ".", domain).strip(".-")
    domain = re.sub(r"\.c[0o]\.jp$", ".co.jp", re.sub(r"\.[ijl1]p$", ".jp", domain, flags=re.IGNORECASE))
    if is_domain(domain):
        return domain
    return next((better for broken, whole in _BROKEN if is_domain(better := broken.sub(whole, domain))), domain)

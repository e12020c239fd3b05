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
    (re.compile(r"(?<=[a-z0-9])(co|or|ne|ac|go|ed|gr|lg)\.?jp$"), r".\1.jp"),
    (re.compile(r"(?<=[a-z0-9]{2})(com|net|org)$"), r".\1"),
)
_JP_SECOND_LEVEL = re.compile(r"\.(c0|0r)\.jp$")


@cache
def _extractor() -> TLDExtract:
    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def parts(domain: str) -> ExtractResult:
    """Subdomain, registered name and public suffix, from the list that comes with the library."""
    return _extractor()(domain.lower())


def is_domain(text: str) -> bool:
    """Whether it has a name under a public suffix (or under the reserved `.example`)."""
    labels = text.split(".")
    if len(labels) < 2 or not all(re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?", label) for label in labels):
        return False
    found = parts(text)
    return bool(found.suffix and found.domain) or labels[-1].lower() == "example"


def mended(domain: str) -> str:
    """The domain with commas read as dots and the lost dot before a usual ending put back."""
    domain = re.sub(r"[,、。・‥…:;]|\.{2,}", ".", domain).strip(".-")
    domain = _JP_SECOND_LEVEL.sub(lambda found: found.group().replace("0", "o"), domain)
    for broken, whole in _BROKEN:
        head, dot, last = domain.rpartition(".")
        if is_domain(domain) and not (dot and re.fullmatch("cojp|orjp|nejp|acjp|gojp", last, re.IGNORECASE)):
            break
        domain = broken.sub(whole, domain) if domain.islower() else broken.sub(whole, domain.lower())
        _ = head
    return domain

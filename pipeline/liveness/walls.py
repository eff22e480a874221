"""Addresses that stand for another page than was asked: a front page, a consent wall, a not-found page. Pure.

A redirect to one of them says nothing of the article, least of all that it has moved there.
"""

import re
from urllib.parse import SplitResult, urlsplit

_HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:index\.\w+|default\.\w+|home)?/?", re.IGNORECASE)
_WALL_HOSTS = frozenset({"accounts", "auth", "consent", "guce", "id", "login", "privacy", "sso"})
_WALLS = frozenset(
    {
        *("consent", "cookie-consent", "cookies", "gdpr", "privacy-gate", "captcha", "challenge"),
        *("login", "log-in", "signin", "sign-in", "auth", "register", "subscribe", "paywall"),
    }
)
_MISSING = frozenset(
    {"404", "404.html", "404.php", "error", "error404", "not-found", "notfound", "page-not-found", "pagenotfound"}
)


def instead(asked: str, reached: str) -> str:
    """Return what an address stands for in place of the page that was asked, in words; "" when for a page of its own.

    Args:
        asked: The address that we link.
        reached: Where its redirects led.
    """
    before, after = urlsplit(asked), urlsplit(reached)
    segments = _segments(after.path) - _segments(before.path)
    host = (after.hostname or "").split(".")[0]
    if segments & _MISSING:
        return "a page that says it is not found"
    if segments & _WALLS or (host in _WALL_HOSTS and after.hostname != before.hostname):
        return "a consent or sign-in page"
    if _HOME.fullmatch(after.path) and not (_HOME.fullmatch(before.path) and not before.query):
        return "a home page: the article may be gone"
    return "the front of its section: the article may be gone" if _is_front(before, after) else ""


def _is_front(before: SplitResult, after: SplitResult) -> bool:
    """Whether a redirect cut the article's own part off its address: a folder above it, or its number in the query."""
    if after.hostname != before.hostname:
        return False
    folder = after.path.rstrip("/")
    without_number = folder == before.path.rstrip("/") and bool(before.query) and not after.query
    return without_number or before.path.rstrip("/").startswith(folder + "/")


def _segments(path: str) -> frozenset[str]:
    return frozenset(path.lower().split("/"))

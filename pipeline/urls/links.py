"""What a post links to: the outlet's address made absolute and free of tracking, otherwise as the outlet gave it."""

import re
from urllib.parse import quote, urljoin, urlsplit

from pipeline.urls.redirectors import led_to
from pipeline.urls.tracking import fragment_without_tracking, without_tracking

_MAX_LENGTH = 8192  # no article's address is longer, and all that follows costs by length
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# White space, what would end an attribute or a Markdown link, and the marks that make an address look like another
# one (bidi, zero-width): a browser percent-encodes them, so the address stays the same.
_MARKS = r"\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff"
_UNSAFE = re.compile(rf"[\"<>{_MARKS}]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HTTP = re.compile(
    rf"https?://(?:(?:[A-Za-z0-9._-]|(?![{_MARKS}])[^\x00-\x9f])+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{{0,5}}))?(?=[/?#]|$)",
    re.IGNORECASE,
)


def clean(url: str, base: str = "") -> str:
    """Return the address a post links to, "" when it is not an absolute http(s) one. Never raises.

    Made absolute against `base`; a go-between (`redirectors`) left out; tracking taken out; spaces and marks in it
    percent-encoded as a browser does (https://url.spec.whatwg.org). Scheme, host, and the order of parameters stay. An
    address with a user name is none of an outlet's: it shows one host and leads to another.
    """
    link = _cleaned(url, base)
    while link and (target := _cleaned(led_to(link))):  # each is shorter than the one that carries it
        link = target
    return link


def _cleaned(url: str, base: str = "") -> str:
    url = _CONTROL.sub("", url).strip()
    if not url or len(url) > _MAX_LENGTH:
        return ""
    if not _SCHEME.match(url):
        url = _absolute(url, base)
    head, hash_, fragment = url.partition("#")
    head, question, query = head.partition("?")
    head = head.replace("\\", "/")
    if not _is_http(head):
        return ""
    query = without_tracking(query)
    fragment = fragment_without_tracking(fragment)
    url = head + (question + query if query else "") + (hash_ + fragment if fragment else "")
    return _UNSAFE.sub(lambda match: quote(match[0].encode("utf-8", "replace"), safe=""), url.strip())


def _absolute(url: str, base: str) -> str:
    cut = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    try:
        return urljoin(_CONTROL.sub("", base).strip(), url[:cut].replace("\\", "/") + url[cut:])
    except ValueError:  # brackets in either that hold no IPv6 address
        return ""


def _is_http(head: str) -> bool:
    match = _HTTP.match(head)
    if match is None or int(match[1] or 0) > 65535:
        return False
    if head.isascii() and "[" not in head:
        return True
    try:
        return bool(urlsplit(head).hostname)
    except ValueError:  # no IPv6 address in the brackets, or a character that stands for several, one of them a slash
        return False

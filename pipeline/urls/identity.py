"""What is one article: an address with scheme, host, path, parameters and fragment in one spelling.

The steps follow RFC 3986, section 6 (case, percent-encoding, dot segments, default port), then what is known of news
sites: the forms of one page (www, mobile, AMP, default document) and tracking. Nothing that may name an article
is dropped: every other parameter, and every fragment that is not on a list of `tracking`, stays.
"""

import re
import string
from urllib.parse import quote, urlsplit

from pipeline.urls.hosts import ascii_host, one_form
from pipeline.urls.links import clean
from pipeline.urls.redirectors import led_to
from pipeline.urls.tracking import ESCAPED_TWICE, fragment_without_tracking, is_idle_fragment, is_tracking

_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")  # RFC 3986, 2.3
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")
_TO_ENCODE = re.compile(r"[^\x21-\x7e]+|%(?![0-9A-Fa-f]{2})")
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
# ASP.NET without cookies: /(S(lit3py55t21z5v55vlm25s55))/story.aspx (Microsoft, "Cookieless ASP.NET").
_SESSION_SEGMENT = re.compile(r"\((?:[A-Z]\([\w-]*\))+\)")
_DEFAULT_DOCUMENT = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|shtml|jsp)$", re.IGNORECASE)
_AMP_ENDING = re.compile(r"(?<=[^/])(?:\.amp(\.html?)?|(?<=\.html)\.amp|(?<=\.htm)\.amp)$", re.IGNORECASE)
_AMP_VALUES = frozenset({"", "1", "true", "yes", "amp"})
_AMP_CHOICES = frozenset({"outputtype", "output", "view", "mode", "format", "type", "platform", "template"})
# The form to print of an article (WordPress's WP-Print, Joomla, Drupal): /ferry-stays/print, ?print=1, ?view=print.
_NAMED = re.compile(r"[^\W\d][-_][^\W\d]|\d{5}")  # words of a headline, or an article's number: no section's name
_PRINT_VALUES = _AMP_VALUES - {"amp"} | {"print", "y"}
_PRINT_CHOICES = _AMP_CHOICES - {"type", "platform"}
# With these a subscriber's gift opens an article to who follows the link (NYT, Washington Post, FT): they
# stay in the link, and name no other page.
_GIFTS = frozenset({"unlocked_article_code", "pwapi_token", "giftcopy"})
# The forms of an address at an AMP cache (amp.dev, "AMP cache URL format") and at Google's and Bing's viewers:
# CACHE/c/s/HOST/PATH and google.com/amp/s/HOST/PATH; c and v are kinds of documents, s says https.
_AMP_CACHE = re.compile(r"/[cv]/(?:s/)?([^/]+\.[^/]+/.+)")
_VIEWERS = re.compile(r"google\.[a-z]{2,3}(?:\.[a-z]{2})?|bing\.com")
_AMP_VIEWER = re.compile(r"/amp/(?:s/)?([^/]+\.[^/]+/.+)")


def canonical(url: str) -> str:
    """Return the identity of an article: two addresses of one article give the same one. Idempotent, never raises.

    Always https and without `www.`; not an address to ask (use `clean` for that). What is no http(s) address comes
    back stripped of white space.
    """
    link = clean(url)
    while link and (wrapped := _behind_amp_cache(link)):
        url, link = wrapped, clean(wrapped)
    if not link:
        return url.strip()
    identity = _identity(link)
    target = clean(led_to(identity))  # in its one spelling an address may turn out to be a go-between's
    return canonical(target) if target else identity


def _behind_amp_cache(link: str) -> str:
    if not any(name in link for name in ("ampproject", "google", "bing")):
        return ""
    parts = urlsplit(link)
    host = one_form(ascii_host(parts.hostname or ""))
    if host == "cdn.ampproject.org" or host.endswith(".cdn.ampproject.org"):
        match = _AMP_CACHE.fullmatch(_path(parts.path))
    elif _VIEWERS.fullmatch(host):
        match = _AMP_VIEWER.fullmatch("/" + "/".join(_without_dots(_spelled(parts.path).split("/"))))
    else:
        return ""
    return f"https://{match[1]}" + ("?" + parts.query if parts.query else "") if match else ""


def _identity(link: str) -> str:
    parts = urlsplit(link)
    host = one_form(ascii_host(parts.hostname or ""))
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    path = _path(parts.path)
    query = _query(parts.query, path)
    fragment = _fragment(parts.fragment)
    return f"https://{host}{port}{path}" + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def _path(path: str) -> str:
    path = _spelled(path)
    while (shorter := _one_step_shorter(path)) != path:
        path = shorter
    return path


def _one_step_shorter(path: str) -> str:
    if ";" in path:
        path = _SESSION_IN_PATH.sub("", path)
    segments = _without_dots(path.split("/"))
    if "amp" in segments and len(segments) > segments.count("amp"):
        segments = [segment for segment in segments if segment != "amp"]
    if len(segments) > 1 and segments[-1] == "print" and _NAMED.search(segments[-2]):
        del segments[-1]
    path = _AMP_ENDING.sub(lambda match: match[1] or "", "/" + "/".join(segments))
    return _DEFAULT_DOCUMENT.sub("", path) or "/"


def _without_dots(segments: list[str]) -> list[str]:
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment not in {"", "."} and not (segment[0] == "(" and _SESSION_SEGMENT.fullmatch(segment)):
            kept.append(segment)
    return kept


def _query(query: str, path: str) -> str:
    if not query:
        return ""
    kept: list[str] = []
    for piece in query.split("&"):
        spelled = ESCAPED_TWICE.sub("", _spelled(piece.replace("+", "%20")))
        name, _, value = spelled.partition("=")
        if spelled and not is_tracking(name, value) and not _is_form(name.lower(), value.lower(), path):
            kept.append(spelled)
    return "&".join(sorted(kept))


def _is_form(name: str, value: str, path: str) -> bool:
    """Say whether a parameter asks for the AMP, mobile or printed form of a page, or opens what is paid."""
    if name in _GIFTS:
        return True
    if name in {"amp", "_amp", "isamp"}:
        return value in _AMP_VALUES
    if name in {"noamp", "nonamp"}:  # WordPress's AMP plugin: the way back to the whole page
        return value in {"1", "mobile", "available"}
    if name == "m":  # Blogger's mobile form of a post
        return value in {"0", "1"} and path.endswith(".html")
    if name == "print":
        return value in _PRINT_VALUES
    return (value == "amp" and name in _AMP_CHOICES) or (value == "print" and name in _PRINT_CHOICES)


def _fragment(fragment: str) -> str:
    fragment = fragment_without_tracking(_spelled(fragment))
    return "" if is_idle_fragment(fragment) else fragment


def _spelled(text: str) -> str:
    """One spelling of percent-encoding (RFC 3986, 6.2.2): needless ones undone, the others upper case, all UTF-8."""
    text = _TO_ENCODE.sub(lambda match: quote(match[0].encode("utf-8", "replace"), safe=""), text)
    return _PERCENT.sub(_one_spelling, text) if "%" in text else text


def _one_spelling(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()

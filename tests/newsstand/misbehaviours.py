"""What an outlet can do, one name each, and the outcome that must come of it."""

import gzip

from tests.conftest import LONG
from tests.newsstand import hostile_bodies as bodies
from tests.newsstand.hostile_answers import (
    answer,
    dripping,
    elsewhere,
    endless,
    ever_further,
    head,
    pointing_at,
    raw,
    silent,
    slammed,
)
from tests.newsstand.hostile_origin import Misbehaviour, Script

# Half of it is time for everybody who answers at all, on a machine with three times as much to do as it can.
TIMEOUT_SECONDS = 20 if LONG else 10
LATE = f"no answer within {TIMEOUT_SECONDS} seconds"
_BROKE_OFF = "the connection broke off"
_GARBLED = "the answer broke off, or is garbled"
_NO_HTTP = "the answer is not proper HTTP"
_NO_END = "the head of its answer does not end"
_PACKED_WRONG = "packed so that it cannot be unpacked"
_TOO_LARGE = "the answer is larger than 8 MB"
_NO_TRUST = "certificate cannot be trusted"
_WANDERS = "it redirects without an end"
_GOES_AROUND = "copydesk does not ask "
TOO_LONG_TO_READ = "reading took more than 5 seconds"
_HTML = b"<!doctype html><html><head><title>News</title>%s</head><body><p>Accept our cookies</p></body></html>"
_CHUNKED = head(Transfer_Encoding="chunked")

# Other addresses of this machine, in the spellings that clients read as such. They stand for every private address:
# the others are tested on the decision alone (tests/test_guard.py), so that no failure of a test can reach them.
PRIVATE = {
    "loopback-short": "http://127.1:{port}/never",
    "loopback-decimal": "http://2130706433:{port}/never",
    "loopback-hex": "http://0x7f000001:{port}/never",
    "loopback-octal": "http://0177.0.0.1:{port}/never",
    "loopback-other": "http://127.0.0.2:{port}/never",
    "loopback-by-name": "http://localhost:{port}/never",
    "loopback-6": "http://[::1]:{port}/never",
    "loopback-mapped": "http://[::ffff:127.0.0.1]:{port}/never",
    "nowhere": "http://0.0.0.0:{port}/never",
    "with-a-password": "http://editor:secret@127.0.0.1:{port}/never",
    "file": "file:///etc/hostname",
    "data": "data:application/rss+xml,<rss/>",
    "ftp": "ftp://127.0.0.1/feed.xml",
    "gopher": "gopher://127.0.0.1:{port}/never",
}


def _one(name: str, script: Script, state: str, why: str = "", **more: bool | str) -> Misbehaviour:
    return Misbehaviour(name=name, script=script, state=state, why=why, **more)  # type: ignore[arg-type]  # as they are


def _feed(name: str) -> bytes:
    return bodies.news(name)


_SLOW = [
    _one("silent", silent(), "failing", LATE),
    _one("silent-everywhere", silent(), "failing", LATE, everywhere=True),
    _one("silent-after-the-head", silent(head(Content_Length="5000")), "failing", LATE),
    _one("drips-its-head", dripping(b"HTTP/1.1 200 OK\r\nX-Drip: ", b"a"), "failing", LATE),
    _one("drips-its-body", dripping(head(Content_Length="5000000")), "failing", LATE),
    _one("drips-chunks", dripping(_CHUNKED, b"1\r\n \r\n"), "failing", LATE),
]
_CUT = [
    _one("resets", slammed(), "failing", _BROKE_OFF),
    _one("resets-everywhere", slammed(), "failing", _BROKE_OFF, everywhere=True),
    _one("resets-in-its-body", slammed(head(Content_Length="5000") + b"<rss>"), "failing", _GARBLED),
    _one("says-nothing", raw(b""), "failing", _BROKE_OFF),
    _one("truncated", raw(head(Content_Length="5000") + _feed("truncated")), "failing", _GARBLED),
    _one("truncated-chunks", raw(_CHUNKED + b"ff\r\n<rss>"), "failing", _GARBLED),
    _one("ends-without-a-length", raw(head() + _feed("ends-without-a-length")), "new"),
]
_LENGTHS = [
    _one(
        "length-too-small",
        raw(head(Content_Length="120") + _feed("length-too-small")),
        "broken",
        "no item could be read",
    ),
    _one("length-negative", raw(head(Content_Length="-5") + _feed("length-negative")), "failing", _NO_HTTP),
    _one("length-no-number", raw(head(Content_Length="many") + _feed("length-no-number")), "failing", _NO_HTTP),
    _one("length-huge", raw(head(Content_Length=str(10**18))), "failing", _TOO_LARGE),
    _one("length-beyond-numbers", raw(head(Content_Length="9" * 400)), "failing", _TOO_LARGE),
    _one("two-lengths", raw(head(Content_Length="5\r\nContent-Length: 9") + b"<rss/>xyz"), "failing", _NO_HTTP),
    _one("chunk-of-no-size", raw(_CHUNKED + b"zz\r\n<rss/>\r\n0\r\n\r\n"), "failing", _GARBLED),
    _one("chunk-of-negative-size", raw(_CHUNKED + b"-5\r\n<rss/>\r\n0\r\n\r\n"), "failing", _GARBLED),
    _one("chunk-of-huge-size", silent(_CHUNKED + b"f" * 15 + b"\r\n<rss/>"), "failing", LATE),
    _one("chunk-head-endless", endless(_CHUNKED + b"5;", b"x" * 10_000), "failing", _GARBLED),
    _one("encoded-unknown", raw(head(Transfer_Encoding="squeezed") + b"<rss/>"), "failing", _NO_HTTP),
]
_PACKED = [
    _one("gzip-that-is-none", answer(_feed("x"), Content_Encoding="gzip"), "failing", _PACKED_WRONG),
    _one("brotli-that-is-none", answer(_feed("x"), Content_Encoding="br"), "failing", _PACKED_WRONG),
    _one("zstd-that-is-none", answer(_feed("x"), Content_Encoding="zstd"), "failing", _PACKED_WRONG),
    _one("deflate-that-is-none", answer(_feed("x"), Content_Encoding="deflate"), "failing", _PACKED_WRONG),
    _one("gzip-truncated", answer(gzip.compress(_feed("x"))[:90], Content_Encoding="gzip"), "broken"),
    _one("gzip-unsaid", answer(gzip.compress(_feed("gzip-unsaid"))), "new"),
    _one("packed-unknown", answer(_feed("packed-unknown"), Content_Encoding="squeezed"), "new"),
    _one("gzip-bomb", answer(bodies.gzip_bomb, Content_Encoding="gzip"), "failing", _TOO_LARGE),
    _one("brotli-bomb", answer(bodies.brotli_bomb, Content_Encoding="br"), "failing", _TOO_LARGE),
    _one("zstd-bomb", answer(bodies.zstd_bomb, Content_Encoding="zstd"), "failing", _TOO_LARGE),
    _one("gzip-in-gzip", answer(bodies.gzip_in_gzip_bomb, Content_Encoding="gzip, gzip"), "failing", _TOO_LARGE),
    _one("gzip-bomb-unsaid", answer(bodies.gzip_bomb), "broken"),
    _one("bomb-in-its-robots", answer(bodies.gzip_bomb, Content_Encoding="gzip"), "failing", everywhere=True),
]
_ENDLESS = [
    _one("endless-body", endless(head(), b"<item/>" * 10_000), "failing", _TOO_LARGE),
    _one("endless-chunks", endless(_CHUNKED, b"2710\r\n" + b" " * 10_000 + b"\r\n"), "failing", _TOO_LARGE),
    _one("endless-crumbs", endless(_CHUNKED, b"1\r\n \r\n" * 5_000), "failing", _GARBLED),
    _one(
        "endless-robots", endless(head(Content_Type="text/plain"), b"Disallow: /x\n" * 999), "failing", everywhere=True
    ),
    _one("endless-headers", endless(b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 999), "failing", _NO_END),
    _one("endless-header", endless(b"HTTP/1.1 200 OK\r\nX-Long: ", b"a" * 10_000), "failing", _BROKE_OFF),
    _one("endless-status", endless(b"HTTP/1.1 200 ", b"O" * 10_000), "failing", _BROKE_OFF),
    _one("endless-promises", endless(b"", b"HTTP/1.1 102 Processing\r\n\r\n" * 999), "failing", _NO_END),
    _one("not-http", raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "failing", _NO_HTTP),
    _one("http-0.9", raw(_feed("http-0.9")), "failing", _BROKE_OFF),
]
_REDIRECTS = [
    _one("redirect-to-itself", elsewhere("/redirect-to-itself", "301 Moved"), "failing", _WANDERS),
    _one("redirect-loop", elsewhere("/redirect-loop?again"), "failing", _WANDERS),
    _one("redirect-ever-further", ever_further(), "failing", _WANDERS),
    _one("redirect-without-a-goal", answer(b"", "302 Found"), "failing", "redirects to nowhere (HTTP 302)"),
    _one(
        "redirect-of-its-robots", elsewhere("http://127.0.0.2:{port}/never"), "refused", _GOES_AROUND, everywhere=True
    ),
    _one("redirect-to-no-address", elsewhere("http://[oops/"), "failing", "no address"),
    _one("choice-of-no-address", elsewhere("http://[oops/", "300 Choose"), "failing", "no address"),
    _one("redirect-that-steers", elsewhere("file:///\x1b[31m\x9b2J"), "refused", _GOES_AROUND),
    _one("redirect-to-a-script", elsewhere("javascript:alert(1)"), "failing", "no address"),
    _one("redirect-of-great-length", elsewhere("http://127.0.0.1:{port}/" + "a" * 9_000), "refused", _GOES_AROUND),
    _one("meta-refresh", answer(_HTML % b'<meta http-equiv="refresh" content="0;url=/never">'), "broken", "web page"),
    *(_one(f"redirect-to-{name}", elsewhere(url), "refused", _GOES_AROUND) for name, url in PRIVATE.items()),
]
_CERTIFICATES = [
    _one("tls-trusted", answer(_feed("tls-trusted")), "new", certificate="trusted"),
    _one("tls-self-signed", answer(_feed("x")), "failing", _NO_TRUST, certificate="self-signed"),
    _one("tls-expired", answer(_feed("x")), "failing", _NO_TRUST, certificate="expired"),
    _one("tls-wrong-name", answer(_feed("x")), "failing", _NO_TRUST, certificate="wrong-name"),
]
_STATUSES = [
    _one("401", answer(b"", "401 Unauthorized"), "refused", "asks for a password (HTTP 401)"),
    _one("403", answer(b"", "403 Forbidden"), "refused", "refuses copydesk (HTTP 403)"),
    _one("404", answer(b"", "404 Not Found"), "failing", "nothing at this address (HTTP 404)"),
    _one("410", answer(b"", "410 Gone"), "off", "gone for good (HTTP 410)"),
    _one("429", answer(b"", "429 Slow Down", Retry_After="3600"), "failing", "fewer requests (HTTP 429)"),
    _one("451", answer(b"", "451 Barred"), "refused", "barred by law (HTTP 451)"),
    _one("500", answer(b"<html>oops", "500 Oops"), "failing", "HTTP 500"),
    _one("503", answer(b"", "503 Busy", Retry_After="99999999999"), "failing", "HTTP 503"),
    _one("204", answer(b"", "204 No Content"), "failing", "HTTP 204"),
    _one("304-unasked", raw(head("304 Not Modified")), "unchanged"),
    _one("999", answer(b"", "999 Request Denied"), "failing", "HTTP 999"),
]
_BODIES = [
    _one("web-page", answer(_HTML % b""), "broken", "web page"),
    _one("empty", answer(b""), "broken"),
    _one("blanks", answer(b"\n \n"), "broken"),
    _one("nuls", answer(b"\0" * 100_000), "broken", "the answer is empty"),
    _one("nuls-between", answer(_feed("nuls-between").replace(b"<item>", b"\0<item>\0")), "new"),
    _one("noise", answer(bytes(range(256)) * 400), "broken"),
    _one("utf-16", answer(_feed("utf-16").decode().replace("UTF-8", "UTF-16").encode("utf-16")), "new"),
    _one("wrong-charset", answer(_feed("wrong-charset"), Content_Type="text/xml; charset=utf-16"), "new"),
    _one("unknown-charset", answer(_feed("unknown-charset"), Content_Type='text/xml; charset="\0klingon'), "new"),
    _one("million-items", answer(bodies.a_million_items), "unchanged", heavy=True),
    _one("many-full-items", answer(bodies.many_full_items), "new", heavy=True),
    _one("nested-deep", answer(bodies.deep), "unchanged", heavy=True),
    _one("nested-deep-in-a-summary", answer(bodies.deep_markup), "new", heavy=True),
    _one("many-attributes", answer(bodies.many_attributes), "failing", TOO_LONG_TO_READ),
    _one("long-headline", answer(bodies.news("long", words="Quay " * 500_000)), "new", heavy=True),
    _one("entity-bomb", answer(bodies.laughs), "broken", "no item could be read", heavy=True),
    _one("entity-bomb-quadratic", answer(bodies.quadratic), "broken", "no item could be read", heavy=True),
    _one("entity-flood", answer(bodies.many_entities), "broken", "no item could be read", heavy=True),
    _one("entity-of-a-file", answer(bodies.outside("file:///etc/hostname")), "new"),
    _one("entity-of-a-page", pointing_at(bodies.outside), "new"),
    _one("json-keys-twice", answer(bodies.twice_named_keys(), Content_Type="application/json"), "new"),
    _one("json-nested-deep", answer(bodies.json_deep, Content_Type="application/json"), "broken", heavy=True),
    _one("json-number", answer(bodies.json_number, Content_Type="application/json"), "broken", heavy=True),
]
NO_SUCH_HOST = _one("no-such-host", raw(b""), "failing", "there is no such host (DNS)", host="harbour-times.invalid")

EVERYBODY = (
    *_SLOW,
    *_CUT,
    *_LENGTHS,
    *_PACKED,
    *_ENDLESS,
    *_REDIRECTS,
    *_CERTIFICATES,
    *_STATUSES,
    *_BODIES,
    NO_SUCH_HOST,
)
# These may be asked for more than their own address; none of it lies elsewhere.
WANDERING = ("redirect-loop", "redirect-ever-further")

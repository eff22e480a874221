"""Bodies that are made to hurt, invented here: bombs, depths, floods."""

import gzip
import json
import sys
import zlib

import brotli  # type: ignore[import-untyped]  # it has no types

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from tests.cast import headline
from tests.feeds import rss

_MEGABYTE = b" " * 1_000_000
_BOMB_MEGABYTES = 700  # more than any process here may have


def news(name: str, *, words: str = "") -> bytes:
    """A feed of one headline that no other feed here has."""
    number = zlib.crc32(name.encode())
    return rss([headline(words or f"Quay sees no breakthrough on the Orrin, says {name}", number=number, minutes=-30)])


def in_rss(inside: str, *, before: str = "") -> bytes:
    """An RSS channel that holds this, with this before its root."""
    return f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>x</title>{inside}</channel></rss>'.encode()


def gzip_bomb() -> bytes:
    """Gigabytes of nothing in half a megabyte."""
    return gzip.compress(_MEGABYTE * 50, 1) * (_BOMB_MEGABYTES // 50)  # members follow each other (RFC 1952, 2.2)


def brotli_bomb() -> bytes:
    """The same, in a kilobyte."""
    packer = brotli.Compressor(quality=1)
    return b"".join([*(packer.process(_MEGABYTE) for _ in range(_BOMB_MEGABYTES)), packer.finish()])


def zstd_bomb() -> bytes:
    """The same, by zstd."""
    packer = zstd.ZstdCompressor(level=1)
    return b"".join([*(packer.compress(_MEGABYTE) for _ in range(_BOMB_MEGABYTES)), packer.flush()])


def gzip_in_gzip_bomb() -> bytes:
    """The same, packed twice."""
    return gzip.compress(gzip_bomb())


def a_million_items() -> bytes:
    """A feed of under eight megabytes with a million items."""
    return in_rss("<item/>" * 1_000_000)


def many_full_items() -> bytes:
    """Forty thousand items that each could be news."""
    return in_rss(
        "".join(
            f"<item><title>Ferry {n} stays</title><link>https://many.example/{n}</link></item>" for n in range(40_000)
        )
    )


def deep() -> bytes:
    """Elements within elements."""
    return in_rss(f"<item><title>x</title><description>{'<a>' * 100_000}{'</a>' * 100_000}</description></item>")


def deep_markup() -> bytes:
    """Markup within a summary, nested."""
    nested = "&lt;div&gt;" * 100_000
    return in_rss(
        f"<item><title>Deep water</title><link>https://deep.example/1</link><description>{nested}</description></item>"
    )


def many_attributes() -> bytes:
    """An element with 100,000 attributes, which hold feedparser for 40 seconds."""
    attributes = " ".join(f'a{n}="1"' for n in range(100_000))
    return in_rss(f"<item {attributes}><title>Ferry stays</title><link>https://attributes.example/1</link></item>")


def laughs() -> bytes:
    """A billion laughs: entities of entities."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return in_rss("<item><title>&l9;</title></item>", before=f'<!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]>')


def quadratic() -> bytes:
    """One long entity, named a great many times."""
    named = "&q;" * 100_000
    return in_rss(f"<item><title>{named}</title></item>", before=f'<!DOCTYPE rss [<!ENTITY q "{"ha" * 50_000}">]>')


def many_entities() -> bytes:
    """A hundred thousand entities that are never named."""
    declared = "".join(f'<!ENTITY e{n} "x">' for n in range(100_000))
    return in_rss("<item><title>&e1;</title></item>", before=f"<!DOCTYPE rss [{declared}]>")


def outside(address: str) -> bytes:
    """A feed whose only headline is what lies at an address."""
    doctype = f'<!DOCTYPE rss SYSTEM "{address}" [<!ENTITY x SYSTEM "{address}"><!ENTITY % y SYSTEM "{address}"> %y;]>'
    return in_rss(
        f"<item><title>Ferry &x; stays</title><link>https://outside.example/{len(address)}</link></item>",
        before=doctype,
    )


def twice_named_keys() -> bytes:
    """A JSON Feed whose keys stand twice; the last one counts (RFC 8259, 4: most do so)."""
    item = '{"id": "1", "id": "2", "url": "https://twice.example/1", "title": "No", "title": "The ferry stays"}'
    return f'{{"version": "https://jsonfeed.org/version/1.1", "items": 3, "items": [{item}]}}'.encode()


def json_deep() -> bytes:
    """A JSON text nested a hundred thousand deep."""
    return b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def json_number() -> bytes:
    """A JSON Feed with a number of a million digits."""
    item = {"id": "1", "url": "https://number.example/1", "title": "The ferry stays"}
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item], "size": 0})
    return feed.replace('"size": 0', f'"size": {"9" * 1_000_000}').encode()

"""read: what the readers see in a page or a file, without a database."""

import os
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Unpack

import click

from pipeline import guard, settings, urls
from pipeline.archive.importers import discovery
from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.cli.files import read_whole
from pipeline.desk.fetching import fetch
from pipeline.errors import CopydeskError, UnreadableError
from pipeline.news import Article, Feed
from pipeline.read import decode
from pipeline.read.children import Told
from pipeline.read.pool import Readers
from pipeline.settings import Settings
from pipeline.store.rows import stamp

KINDS = ("feed", "sitemap", "section", "article")
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")
_HEAD = 3_000  # bytes
# `read harbour.example`: browsers show addresses so.
_NO_FILE = "name a file that is there and that you may read (- is standard input); a web address begins with https://"


@click.command("read")
@click.argument("source", metavar="URL|FILE|-")
@click.option("--kind", type=click.Choice(KINDS), help="What it is; else seen from the bytes.")
@click.option("--base", default="", metavar="URL", help="The address of a file: its links are relative to it.")
@click.option("--charset", default="", metavar="NAME", help="Stands for the HTTP header of a file.")
@click.option("--links", default="", metavar="CSS", help="Which links of a section page; else those of articles.")
@common
@click.pass_obj
def read_command(said: Said, source: str, kind: str | None, base: str, charset: str, links: str) -> int:
    """Show what the readers see in a feed, a news sitemap, a section page or an article page. Nothing is stored."""
    shown = kind or ("section" if links else "feed")
    try:
        body, address, charset = _bytes(said, source, base, charset)
        shown = kind or ("section" if links else _kind(body))
        document = _read(body, shown, links, url=address, now=said.clock(), charset=charset)
    except CopydeskError as problem:
        if said.json:
            print_json({"kind": shown, "error": problem.what})
        tell(f"copydesk: {_placed(problem, source)}")
        return 2
    if said.json:
        print_json(document)
    else:
        _print(document)
    return 0


def _placed(problem: CopydeskError, source: str) -> CopydeskError:
    """What was wrong, with place and cure: a reader is handed bytes, and knows no file that they are from."""
    where = problem.where or ("standard input" if source == "-" else source)
    cure = "look into it; if it is something else, --kind says so: " + ", ".join(KINDS)
    return type(problem)(problem.what, where=where, do=problem.do or cure)


def _read(body: bytes, kind: str, links: str, **told: Unpack[Told]) -> dict[str, Any]:
    with Readers(workers=1, loaded=(f"{kind}s",)) as readers:
        if kind == "article":
            return _article(readers.article(body, **told).result())
        if kind == "section":
            return _feed(readers.section(body, links=links, **told).result())
        return _feed((readers.sitemap if kind == "sitemap" else readers.feed)(body, **told).result())


def _feed(feed: Feed) -> dict[str, Any]:
    items = [
        {
            "headline": item.headline,
            "url": item.url,
            "canonical": item.canonical,
            "id": item.guid,
            "published": stamp(item.published),
            "summary": item.summary,
            "authors": list(item.authors),
        }
        for item in feed.items
    ]
    led_to = {"sitemaps": list(feed.follow)} if feed.follow else {}
    return {
        "kind": feed.kind,
        "format": feed.format,
        "title": feed.title,
        "language": feed.language,
        "items": items,
        **led_to,
        "warnings": list(feed.warnings),
    }


def _article(article: Article) -> dict[str, Any]:
    values = asdict(article)
    times = {name: stamp(values[name]) for name in ("published", "modified")}
    return {"kind": "article", **values, **times}


def _bytes(said: Said, source: str, base: str, charset: str) -> tuple[bytes, str, str]:
    if source.lower().startswith(("http://", "https://")):
        return _fetched(said, source)
    if "://" in source:
        do = "give an address that begins with http:// or https://, or the name of a file"
        raise UnreadableError("this is neither a web address (http, https) nor a file", where=source, do=do)
    most = _settings(said).gather.max_bytes
    limit = "[gather] max_bytes says how much is read"
    return read_whole(source, most_bytes=most, limit=limit, cure=_NO_FILE), base, charset


def _fetched(said: Said, address: str) -> tuple[bytes, str, str]:
    if not urls.clean(address) or not address.isprintable():
        raise UnreadableError("this is no web address", where=address, do="give the whole address: https://...")
    chosen = _settings(said).gather
    came = fetch(address, chosen, now=said.clock())
    if came.why:
        private = "" if chosen.allow_private_addresses else guard.opening(address)
        raise UnreadableError(came.why, where=address, do=private or "open it in a browser")
    return came.body, came.url, came.charset


def _settings(said: Said) -> Settings:
    there = (said.folder / "copydesk.toml").is_file()
    return settings.load(said.folder, os.environ) if there else settings.default(os.environ)


def _kind(body: bytes) -> str:
    """A page or a sitemap says so in its first bytes; of all else the feed reader says what is wrong with it."""
    if discovery.is_page(body):
        return "article"
    return "sitemap" if _SITEMAP.search(decode.unpacked(body)[:_HEAD]) else "feed"


def _print(document: Mapping[str, Any]) -> None:
    for key, value in document.items():
        if key == "items":
            for item in value:
                say(f"{item['published'] or 'undated':20}  {item['headline']}")
                say(f"{'':20}  {item['url']}")
        elif isinstance(value, list | tuple):
            say(f"{key}:" if value else f"{key}: -")
            for line in value:
                say(f"  {line}")
        elif isinstance(value, Mapping):
            say(f"{key}:")
            for name, words in value.items():
                say(f"  {name}: {_in_words(words)}")
        else:
            say(f"{key}: {_in_words(value)}")


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None or value == "" else str(value)

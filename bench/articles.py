"""How well the article reader reads: one JSON line, over the recorded pages beside the checkout.

    python bench/articles.py [--peers] [PAGES]   PAGES: a folder with expected.jsonl; default ../shared/data/pages

--peers: beside them what trafilatura and newspaper4k see in the same pages in the same run, and the ratio of CPU time;
they are installed from PyPI into a folder of their own, and where that cannot be done it says so.

Scored as the README beside the pages says. Per set (fundus, aeb, postlight), in percent of the pages that have the
expectation: `title_exact`, `title_in_set`, `day`, `byline`, `lede_first`, `first_in_three`, `clean_four`,
`picture_file`, `picture_alt`, `picture_credit`; `cpu_ms` is the mean CPU time a page, `cpu_ms_p95` its 95th percentile.
"""

import gzip
import html
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import articles_peers
from pipeline.news import Article
from pipeline.read import articles
from pipeline.read.page.keys import key
from pipeline.read.page.shown import stem

PAGES = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "pages"
SETS = ("fundus", "aeb", "postlight")
_AGREE = 95  # percent: what "the same text" may differ by

Row = Mapping[str, Any]  # a line of expected.jsonl


@dataclass(frozen=True, slots=True)
class Scored:
    """One page: `right` by measure (only those it has an expectation for), and the CPU seconds it took.

    `headlines` are those that the page shows, as we read it.
    """

    id: str
    set: str
    right: Mapping[str, bool]
    seconds: float
    headlines: tuple[str, ...] = ()


def main(arguments: Sequence[str]) -> None:
    """Print the figures of the pages in the folder given, the shared ones without."""
    folders = [argument for argument in arguments if argument != "--peers"]
    pages = Path(folders[0]) if folders else PAGES
    ours = list(score(pages))
    printed = figures(ours)
    if "--peers" in arguments:
        printed["peers"] = peer_figures(pages, ours=ours)
    print(json.dumps(printed))


def score(pages: Path) -> Iterator[Scored]:
    """Read every article page of a folder and yield its score."""
    # What is loaded once a process (public suffixes, date words) is no cost of a page.
    articles.read(b"<h1>A page to warm up</h1><time>3 March 2025</time>", url="https://warm.example/", now=_now({}))
    for row in _rows(pages):
        if row["kind"] == "article":
            body = gzip.decompress((pages / row["file"]).read_bytes())
            started = time.process_time()
            article = articles.read(body, url=row["url"], now=_now(row), charset=row["charset"])
            seconds = time.process_time() - started
            right = _right(row, article, article.headlines)
            yield Scored(row["id"], row["id"].split("-")[0], right, seconds, article.headlines)


def _rows(pages: Path) -> list[Row]:
    return [json.loads(line) for line in (pages / "expected.jsonl").read_text("utf-8").splitlines()]


def peer_figures(pages: Path, *, ours: Sequence[Scored]) -> dict[str, Any]:
    """Return by peer its figures, with `cpu_ratio`: our CPU time of its; or why it is not here."""
    rows = [row for row in _rows(pages) if row["kind"] == "article"]
    shown = {one.id: one.headlines for one in ours}
    our_figures = figures(ours)
    found: dict[str, Any] = {}
    for peer in articles_peers.WANTED:
        seen = articles_peers.seen_by(peer, rows, pages=pages)
        if isinstance(seen, str):
            found[peer] = seen
            continue
        # A headline is right when the page itself shows it, whoever says so.
        judged = [
            Scored(row["id"], row["id"].split("-")[0], _right(row, one.article, shown[row["id"]]), one.seconds)
            for row in rows
            if (one := seen.get(row["id"]))
        ]
        found[peer] = figures(judged)
        for name in SETS:
            found[peer][name]["cpu_ratio"] = round(our_figures[name]["cpu_ms"] / found[peer][name]["cpu_ms"], 2)
    return found


def figures(scored: Sequence[Scored]) -> dict[str, Any]:
    """Return pages and percentages by set."""
    return {name: _figures([one for one in scored if one.set == name]) for name in SETS}


def _figures(scored: Sequence[Scored]) -> dict[str, float]:
    measured: dict[str, float] = {"pages": len(scored)}
    for name in MEASURES:
        held = [one.right[name] for one in scored if name in one.right]
        if held:
            measured[name] = round(100 * sum(held) / len(held), 1)
    times = sorted(one.seconds for one in scored)
    if times:
        measured["cpu_ms"] = round(1000 * sum(times) / len(times), 1)
        measured["cpu_ms_p95"] = round(1000 * times[int(0.95 * (len(times) - 1))], 1)
    return measured


def _right(row: Row, article: Article, shown: Sequence[str]) -> dict[str, bool]:
    """Judge an article by every measure; `shown` are the headlines that the page shows."""
    article = replace(article, headlines=tuple(shown))
    judged = {name: measure(row, article) for name, measure in MEASURES.items()}
    return {name: right for name, right in judged.items() if right is not None}


def _now(row: Row) -> datetime:
    """The page's day of recording where it is known: the reader believes no later date."""
    if row.get("crawled"):
        return datetime.fromisoformat(row["crawled"]).replace(tzinfo=UTC) + timedelta(days=1)
    return datetime(2026, 11, 24, tzinfo=UTC)


def _title_exact(row: Row, article: Article) -> bool | None:
    return key(article.headline) == key(row["title"]) if row.get("title") else None


def _title_in_set(row: Row, article: Article) -> bool | None:
    if not row.get("title"):
        return None
    shown = {key(one) for one in article.headlines} | {key(row["title"])}
    return bool(article.headline) and key(article.headline) in shown


def _day(row: Row, article: Article) -> bool | None:
    if not row.get("published"):
        return None
    given = datetime.fromisoformat(row["published"])
    if article.published is None:
        return False
    local = article.published.astimezone(given.tzinfo) if given.tzinfo else article.published
    days = {given.date(), given.astimezone(UTC).date() if given.tzinfo else given.date()}
    return bool({local.date(), article.published.date()} & days)


def _byline(row: Row, article: Article) -> bool | None:
    given = row.get("authors") or re.split(r",\s*|\s+and\s+|\s*·\s*", row.get("byline") or "")
    wanted = {_name(one) for one in given if one}
    return wanted == {_name(one) for one in article.authors} if wanted else None


def _name(author: str) -> str:
    return key(re.sub(r"(?i)^by\s+", "", html.unescape(author)))


def _printed(article: Article) -> list[str]:
    return [*article.standfirst, *article.paragraphs]


def _gold(row: Row) -> list[str]:
    """The standfirst's paragraphs and the lede's, as keys."""
    return [key(one) for one in (*(row.get("standfirst") or ()), *row["lede"])]


def _lede_first(row: Row, article: Article) -> bool | None:
    if not row.get("lede"):
        return None
    printed = [key(one) for one in _body_of(row, article)[:1]]
    standfirst = [key(one) for one in row.get("standfirst") or ()]
    right = {key(row["lede"][0]), *standfirst[:1], "".join(standfirst)} - {""}
    return bool(printed) and any(_same(printed[0], one) for one in right)


def _first_in_three(row: Row, article: Article) -> bool | None:
    if not row.get("lede"):
        return None
    return any(_same(key(one), key(row["lede"][0])) for one in _body_of(row, article)[:3])


def _clean_four(row: Row, article: Article) -> bool | None:
    """The first four paragraphs are the expected ones; what follows the last expected one is not judged."""
    if not row.get("lede"):
        return None
    gold = _gold(row)
    printed = [key(one) for one in _body_of(row, article)[: min(4, len(gold))]]
    whole = "".join(gold)
    return bool(printed) and all(one in whole or any(_same(one, right) for right in gold) for one in printed)


def _body_of(row: Row, article: Article) -> list[str]:
    """What is printed; of an aeb page the paragraphs, as its expectations leave standfirsts out."""
    if row["id"].startswith("aeb") and key(row["lede"][0]) not in map(key, article.standfirst):
        return list(article.paragraphs)
    return _printed(article)


def _same(one: str, other: str) -> bool:
    """Equal keys, or one opens the other and is nearly all of it."""
    short, long = sorted((one, other), key=len)
    return bool(short) and long.startswith(short) and 100 * len(short) >= _AGREE * len(long)


def _picture(row: Row) -> Mapping[str, Any]:
    return row.get("lead_image") or {}


def _picture_file(row: Row, article: Article) -> bool | None:
    wanted = _picture(row)
    if not wanted:
        return None
    urls = {*(wanted.get("urls") or ()), wanted["url"]}
    return article.picture is not None and stem(article.picture.url) in {stem(one) for one in urls}


def _picture_alt(row: Row, article: Article) -> bool | None:
    wanted = _picture(row).get("alt")
    return (article.picture is not None and key(article.picture.alt) == key(wanted)) if wanted else None


def _picture_credit(row: Row, article: Article) -> bool | None:
    wanted = _picture(row).get("credit")
    if not wanted or article.picture is None:
        return False if wanted else None
    own = key(article.picture.credit)
    return bool(own) and (own == key("".join(wanted)) or any(_close(own, key(one)) for one in wanted))


def _close(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and 2 * len(short) >= len(long)


MEASURES: Mapping[str, Callable[[Row, Article], bool | None]] = {
    "title_exact": _title_exact,
    "title_in_set": _title_in_set,
    "day": _day,
    "byline": _byline,
    "lede_first": _lede_first,
    "first_in_three": _first_in_three,
    "clean_four": _clean_four,
    "picture_file": _picture_file,
    "picture_alt": _picture_alt,
    "picture_credit": _picture_credit,
}


if __name__ == "__main__":
    main(sys.argv[1:])

"""How well the article reader reads: one JSON line, over the recorded pages beside the checkout.

    python bench/articles.py [--peers] [PAGES]   PAGES: a folder with expected.jsonl; default ../shared/data/pages

--peers: beside them what trafilatura and newspaper4k see in the same pages in the same run, and the ratio of CPU time;
they are installed from PyPI into a folder of their own, and where that cannot be done it says so.

Scored as the README beside the pages says. Per set (fundus, aeb, postlight), in percent of the pages that have the
expectation: `title_exact`, `title_in_set`, `day`, `byline`, `lede_first`, `first_in_three`, `clean_four`,
`picture_file`, `picture_alt`, `picture_credit`; `cpu_ms` is the mean CPU time a page, `cpu_ms_p95` its 95th percentile.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import articles_peers
from bench.articles_measures import MEASURES, Row, judge
from pipeline.read import articles

PAGES = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "pages"
SETS = ("fundus", "aeb", "postlight")


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


def main() -> None:
    """Print the figures of the pages in the folder given, the shared ones without."""
    parser = argparse.ArgumentParser(description="How well does the article reader read?")
    parser.add_argument("--peers", action="store_true", help="trafilatura and newspaper4k beside it")
    parser.add_argument("pages", nargs="?", type=Path, default=PAGES, help="a folder with expected.jsonl")
    asked = parser.parse_args()
    pages = asked.pages
    ours = list(score(pages))
    printed = figures(ours)
    if asked.peers:
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
            right = judge(row, article, article.headlines)
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
            Scored(row["id"], row["id"].split("-")[0], judge(row, one.article, shown[row["id"]]), one.seconds)
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


def _now(row: Row) -> datetime:
    """The page's day of recording where it is known: the reader believes no later date."""
    if row.get("crawled"):
        return datetime.fromisoformat(row["crawled"]).replace(tzinfo=UTC) + timedelta(days=1)
    return datetime(2026, 11, 24, tzinfo=UTC)


if __name__ == "__main__":
    main()

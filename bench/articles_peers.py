"""Other readers of article pages on the same pages in the same run, installed from PyPI into a folder of their own."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from bench.peers_home import missing_from, python_of
from pipeline.news import Article, Picture

# newspaper4k needs lxml's cleaner, which is a package of its own.
WANTED = {"trafilatura": ("trafilatura==2.*",), "newspaper4k": ("newspaper4k==0.9.*", "lxml_html_clean")}
_HOME = Path(gettempdir()) / "copydesk-bench-article-peers"
_READER = Path(__file__).with_name("articles_peer.py")
_READ_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Seen:
    """What a peer saw in one page, and the CPU seconds it took."""

    article: Article
    seconds: float


def seen_by(peer: str, rows: Sequence[Mapping[str, Any]], *, pages: Path) -> Mapping[str, Seen] | str:
    """Return what a peer sees in the pages, by id; or why it is not here, in words."""
    if why := missing_from(_HOME / peer, WANTED[peer]):
        return why
    told = [
        {"id": row["id"], "url": row["url"], "charset": row["charset"], "file": str(pages / row["file"])}
        for row in rows
    ]
    lines = "".join(json.dumps(one) + "\n" for one in told)
    ran = subprocess.run(
        [python_of(_HOME / peer), _READER, peer],
        input=lines,
        capture_output=True,
        text=True,
        timeout=_READ_SECONDS,
        check=False,
    )
    if ran.returncode:
        return f"it ended with {ran.stderr.strip().splitlines()[-1:]}"
    urls = {row["id"]: row["url"] for row in rows}
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    return {one["id"]: Seen(_article(one, urls[one["id"]]), one["seconds"]) for one in found}


def _article(seen: Mapping[str, Any], url: str) -> Article:
    headline = seen.get("headline", "")
    picture = seen.get("picture", "")
    return Article(
        url=url,
        canonical=url,
        headline=headline,
        headlines=(headline,),
        authors=tuple(seen.get("authors", ())),
        published=_moment(seen.get("published", "")),
        paragraphs=tuple(seen.get("paragraphs", ())),
        picture=Picture(url=picture) if picture else None,
    )


def _moment(said: str) -> datetime | None:
    if not said:
        return None
    at = datetime.fromisoformat(said)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


if __name__ == "__main__":
    sys.exit("run: python bench/articles.py --peers")

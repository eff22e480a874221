"""One other reader of article pages, in an environment of its own: `bench/articles.py --peers` runs it.

    PEER'S PYTHON bench/articles_peer.py trafilatura|newspaper4k < rows      a JSON line a page in, one a page out

Needs nothing of copydesk. No socket is ever opened: what a reader would fetch beside the page, it does without.
"""

import gzip
import json
import socket
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]


def main(peer: str) -> None:
    """Read every page that standard input names, and print what the peer sees in it, with its CPU seconds."""
    socket.socket.connect = _refused  # type: ignore[method-assign]  # a peer's own lookups stay at home
    read = PEERS[peer]
    read("<html><body><h1>A page to warm up</h1></body></html>", "https://warm.example/")
    for row in map(json.loads, sys.stdin):
        markup = gzip.decompress(Path(row["file"]).read_bytes()).decode(row["charset"] or "utf-8", "replace")
        started = time.process_time()
        try:
            seen = read(markup, row["url"])
        except Exception as error:  # noqa: BLE001  a peer's failure on a page is its answer to that page
            seen = {"failed": repr(error)}
        print(json.dumps({"id": row["id"], "seconds": time.process_time() - started, **seen}))


def _refused(*_: object) -> None:
    raise OSError("no peer asks anybody")


def _trafilatura(markup: str, url: str) -> dict[str, Any]:
    seen = import_module("trafilatura").bare_extraction(markup, url=url, with_metadata=True, include_comments=False)
    if seen is None:
        return {}
    return {
        "headline": seen.title or "",
        "authors": [name.strip() for name in (seen.author or "").split(";") if name.strip()],
        "published": seen.date or "",
        "paragraphs": [line for line in (seen.text or "").split("\n") if line.strip()],
        "picture": seen.image or "",
    }


def _newspaper4k(markup: str, url: str) -> dict[str, Any]:
    page = import_module("newspaper").Article(url, fetch_images=False)
    page.download(input_html=markup)
    page.parse()
    return {
        "headline": page.title or "",
        "authors": list(page.authors),
        "published": page.publish_date.isoformat() if page.publish_date else "",
        "paragraphs": [line for line in (page.text or "").split("\n") if line.strip()],
        "picture": page.top_image or "",
    }


PEERS: Mapping[str, Callable[[str, str], dict[str, Any]]] = {
    "trafilatura": _trafilatura,
    "newspaper4k": _newspaper4k,
}


if __name__ == "__main__":
    main(sys.argv[1])

"""How fast is a blog's past imported, and in how much memory? One JSON line, from a Blogger Takeout that it invents.

    python bench/takeout.py                 20,000 posts
    python bench/takeout.py --posts N       another number
    python bench/takeout.py --write FILE    only write the Takeout (a zip), and import nothing

The real command imports in a process of its own: once into a new desk, once more into the same (`again`), and into
another new desk, killed (SIGKILL) at random points and run again until it is through (`killed`). Memory is the peak of
a process, in MB. Words and headlines are invented; outlets are those of the shipped registry, a few are misspelt.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any, Protocol

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.store.database import connect

ROOT = Path(__file__).resolve().parents[1]
MEMBER = "Takeout/Blogger/Blogs/River Watch/feed.atom"
_SOUNDS = ("ba", "dor", "fen", "gil", "hask", "jun", "kel", "lor", "mi", "nav", "or", "pel", "ru", "tor", "vex")
_OUTLETS = (
    *("Reuters", "AP", "AFP", "BBC", "CNN", "The Guardian", "Washington Post", "New York Times", "L.A. Times"),
    *("Yahoo News/AFP", "Deutsche Welle", "Al Jazeera", "The Telegraph", "Voice of America", "UPI", "Xinhua"),
)
_STRANGERS = ("Kelfen Courier", "Ortor Gazette", "Alert Nett")
_SETTINGS = '[blog]\nname = "River Watch"\nurl = "https://river-watch.example"\ntimezone = "America/Toronto"\n'
_FIRST = datetime(2008, 6, 1, 14, tzinfo=UTC)
_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom'"
    " xmlns:blogger='http://schemas.google.com/blogger/2018'>\n<id>tag:blogger.com,1999:blog-4711</id>"
    "<title>River Watch</title>\n"
)


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--posts", type=int, default=20_000)
    arguments.add_argument("--write", type=Path)
    asked = arguments.parse_args()
    if asked.write:
        write(asked.write, posts=asked.posts)
        return
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(_measured(Path(folder), asked.posts)))


def write(file: Path, *, posts: int) -> None:
    """Write a Takeout of so many posts, newest first, every third with a reader's comment, drafts between them."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed, packed.open(MEMBER, "w") as feed:
        feed.write(_HEAD.encode())
        for entry in _entries(posts):
            feed.write(entry.encode())
        feed.write(b"</feed>\n")


def _entries(posts: int) -> Iterator[str]:
    """The entries of a Takeout as XML: posts, and among them comments and drafts."""
    dice = random.Random(7)
    for number in range(posts, 0, -1):
        yield _post(dice, number)
        if number % 3 == 0:
            yield _entry(f"9{number:015}", "COMMENT", "", "<p>So it went.</p>", number, parent=f"{number:016}")
        if number % 50 == 0:
            yield _entry(f"8{number:015}", "POST", "Not yet", "<p>Not yet</p>", number, status="DRAFT")


def posts_in(desk: Path) -> tuple[int, int]:
    """Return how many posts the desk's archive has, and under how many keys of Blogger."""
    db = connect(desk / "desk.db")
    try:
        [posts, origins] = db.execute("select count(*), count(distinct origin) from posts").fetchone()
    finally:
        db.close()
    return int(posts), int(origins)


def make_desk(folder: Path) -> Path:
    """Make an empty desk in a folder, and return it."""
    folder.mkdir()
    (folder / "copydesk.toml").write_text(_SETTINGS, encoding="utf-8")
    return folder


class Child(Protocol):
    """The command at work, as `subprocess` has it."""

    def poll(self) -> int | None:
        """Its exit code, once it has ended."""

    def kill(self) -> None:
        """End it, as `kill -9` does."""

    def communicate(self) -> tuple[bytes, bytes]:
        """Wait for its end and return what it printed."""


def importing(desk: Path, file: Path) -> "subprocess.Popen[bytes]":
    """Start the command that imports a file into a desk."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.launch", "archive", "import", str(file), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk)},
    )


def killed_until_through(
    desk: Path, file: Path, *, posts: int, times: int, seed: int, begins: Callable[[Path, Path], Child] = importing
) -> int:
    """Import, killed so many times at a random number of posts, then to the end; return how many kills hit.

    Each kill comes a moment after the number is reached, so that it falls into the reading or the writing of a batch.
    """
    dice, hits = random.Random(seed), 0
    for number in range(1, times + 1):
        child = begins(desk, file)
        wanted = dice.randint(1, posts * number // (times + 1))
        while child.poll() is None and _stored(desk) < wanted:
            time.sleep(0.01)
        time.sleep(dice.uniform(0.0, 0.2))
        hits += child.poll() is None
        child.kill()
        child.communicate()
    begins(desk, file).communicate()
    return hits


def _stored(desk: Path) -> int:
    try:
        return posts_in(desk)[0]
    except Exception:  # noqa: BLE001  there is no database yet, or not all of its tables
        return 0


def _measured(folder: Path, posts: int) -> dict[str, Any]:
    file = folder / "takeout.zip"
    write(file, posts=posts)
    with zipfile.ZipFile(file) as packed:
        size = packed.getinfo(MEMBER).file_size
    desk, other = make_desk(folder / "desk"), make_desk(folder / "other")
    first, seconds = _timed(desk, file)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    again, again_seconds = _timed(desk, file)
    hits = killed_until_through(other, file, posts=posts, times=2, seed=posts)
    return {
        "bench": "takeout",
        "posts": first["posts"],
        "links": first["links"],
        "unplaced": first["unplaced"],
        "megabytes": round(size / 1e6, 1),
        "seconds": round(seconds, 1),
        "posts_per_second": round(posts / seconds),
        "posts_per_cpu_second": round(posts / (used.ru_utime + used.ru_stime)),
        "peak_mb": used.ru_maxrss // 1024,
        "database_mb": round((desk / "desk.db").stat().st_size / 1e6, 1),
        "again": {"new": again["new"], "changed": again["changed"], "seconds": round(again_seconds, 1)},
        "killed": {"times": hits, "posts": posts_in(other)[0], "distinct": posts_in(other)[1]},
    }


def _timed(desk: Path, file: Path) -> tuple[dict[str, Any], float]:
    began = time.perf_counter()
    out, err = importing(desk, file).communicate()
    if not out:
        sys.exit(err.decode())
    report: dict[str, Any] = json.loads(out)
    return report, time.perf_counter() - began


def _post(dice: random.Random, number: int) -> str:
    title = _headline(dice).title()
    page = _page(dice)
    lead = f"{_link(page, f'{_outlet(dice)}: {_headline(dice)}')}<br/>"
    quoted = "".join(f"<p>{_prose(dice)}</p>" for _ in range(dice.randint(2, 4)))
    comment = f"<p><b>WNU Editor:</b> {_prose(dice)}</p>" if dice.random() < 0.6 else ""
    lines = "".join(_line(dice) for _ in range(dice.randint(6, 15)))
    html = (
        f"<b>{lead}</b><blockquote>{quoted}</blockquote><p><b>{_link(page, 'Read more')}</b> ....</p>{comment}"
        f"<p><b>{escape(title)}</b></p>{lines}"
    )
    return _entry(f"{number:016}", "POST", title, html, number)


def _entry(
    identifier: str, kind: str, title: str, html: str, number: int, *, status: str = "LIVE", parent: str = ""
) -> str:
    at = (_FIRST + timedelta(hours=6 * number)).strftime("%Y-%m-%dT%H:%M:%S.120Z")
    place = f"/{at[:4]}/{at[5:7]}/post-{number}.html" if kind == "POST" else ""
    answered = f"<blogger:parent>tag:blogger.com,1999:blog-4711.post-{parent}</blogger:parent>" if parent else ""
    return (
        f"<entry><id>tag:blogger.com,1999:blog-4711.post-{identifier}</id><blogger:type>{kind}</blogger:type>"
        f"<blogger:status>{status}</blogger:status><author><name>B. Poster</name><blogger:type>BLOGGER</blogger:type>"
        f"</author><title>{escape(title)}</title><content type='html'>{escape(html)}</content>"
        f"<published>{at}</published><updated>{at}</updated><blogger:filename>{place}</blogger:filename>{answered}"
        f"<category scheme='tag:blogger.com,1999:blog-4711' term='River'/></entry>\n"
    )


def _headline(dice: random.Random) -> str:
    return " ".join(_word(dice) for _ in range(dice.randint(5, 11))).capitalize()


def _prose(dice: random.Random) -> str:
    return " ".join(_word(dice) for _ in range(dice.randint(25, 50))).capitalize() + "."


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_SOUNDS) for _ in range(dice.randint(1, 3)))


def _line(dice: random.Random) -> str:
    return f"<p>{_link(_page(dice), _headline(dice))} -- {_outlet(dice)}</p>"


def _page(dice: random.Random) -> str:
    return f"https://paper{dice.randint(1, 400)}.example/{dice.getrandbits(40):x}.html"


def _link(page: str, words: str) -> str:
    return f'<a href="{page}">{escape(words)}</a>'


def _outlet(dice: random.Random) -> str:
    return dice.choice(_STRANGERS if dice.random() < 0.01 else _OUTLETS)


if __name__ == "__main__":
    main()

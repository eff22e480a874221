"""How fast is the archive's search beside PostgreSQL's full text? JSON lines: p50 and p99 in ms by class of query.

    python bench/search.py                 1,000,000 links (100,000 posts)
    python bench/search.py --long          5,000,000 links
    python bench/search.py --links N --queries N --folder DIR     DIR is kept and used again
    python bench/search.py --long --peer 10                       PostgreSQL is asked the first ten of a class only

Classes: common, middle and rare words, two words, a phrase, a beginning; each alone, with an outlet, with a year of
days; 150 queries each. `newest` = newest first; `all` = the best of all matches; `near` = the best of the newest 5,000
matches, which is another answer; `page` = the whole verb: the query read, matches counted, the newest twenty with their
snippets and links. PostgreSQL (when it is installed) has the same posts, a GIN index of words and of outlets, a B-tree
of times; `same` says that both found the same newest twenty. Each question is asked three times on both sides and the
quickest counts, because the machine has other work. With `--peer` PostgreSQL is asked once, as a common word takes it
seconds at five million, and the shares are of the questions that both were asked. `url` looks up a page, `command` is
the whole cold command.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from zoneinfo import ZoneInfo

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import search_archive, search_postgres
from bench.search_postgres import Question
from pipeline.archive import query
from pipeline.desk import Desk, opened
from pipeline.desk.archiving import linking, searching
from pipeline.store import archive_search

AT = datetime(2026, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[1]
SHOWN = 20
AGAIN = 3
YEAR = ("2017-01-01", "2018-01-01")


def main() -> None:
    """Build both archives, ask both, print."""
    options = _options()
    links = options.links or (5_000_000 if options.long else 1_000_000)
    count = links // search_archive.LINKS_A_POST
    with _folder(options.folder) as folder, _desk(folder, count) as desk:
        print(json.dumps({"bench": "search", "links": links, "posts": count, "queries": options.queries}), flush=True)
        asked = {
            (kind, variant): [_typed(one, variant) for one in _words(kind, count, options.queries)]
            for kind in ("common", "middle", "rare", "two words", "phrase", "beginning")
            for variant in ("alone", "outlet", "year")
        }
        ours, found = _ours(desk, asked)
        print(json.dumps({"bench": "search url", **_spread(_looked_up(desk, count, options.queries))}), flush=True)
        print(json.dumps({"bench": "search command", **_cold(folder / "desk")}), flush=True)
        theirs = _theirs(folder, count, asked, found, most=options.peer or options.queries)
        print(json.dumps({"bench": "search worst", **_worst(ours, theirs)}))


Asked = Mapping[tuple[str, str], Sequence[tuple[str, Question]]]
Times = dict[tuple[str, str], dict[str, Any]]


def _ours(desk: Desk, asked: Asked) -> tuple[Times, dict[tuple[str, str], list[list[int]]]]:
    times: Times = {}
    found = {}
    for key, questions in asked.items():
        zone = ZoneInfo("UTC")
        sought = [searching.sought_of(query.read(typed), desk.registry, zone) for typed, _ in questions]
        newest = [archive_search.newest(desk.db, one, limit=SHOWN) for one in sought]
        found[key] = [[post for post, _ in archive_search.entries(desk.db, places)] for places in newest]
        ways: dict[str, Callable[[int], object]] = {
            "newest": lambda at: archive_search.newest(desk.db, sought[at], limit=SHOWN),  # noqa: B023  used at once
            "all": lambda at: archive_search.best(desk.db, sought[at], limit=SHOWN),  # noqa: B023
            "near": lambda at: archive_search.best(desk.db, sought[at], limit=SHOWN, among=searching.NEWEST),  # noqa: B023
            "page": lambda at: _page(desk, questions[at][0]),  # noqa: B023
        }
        times[key] = {
            name: [min(_ms(way, at) for _ in range(AGAIN)) for at in range(len(questions))]
            for name, way in ways.items()
        }
        _tell(key, times[key])
    return times, found


def _tell(key: tuple[str, str], times: Mapping[str, Any], **more: object) -> None:
    row = {name: _spread(each) for name, each in times.items() if name != "same"}
    print(json.dumps({"bench": f"search {key[0]}, {key[1]}", **row, **more}), flush=True)


def _page(desk: Desk, typed: str) -> None:
    searching.answers(desk, searching.search(desk, typed, limit=SHOWN, drafts=False))


def _theirs(
    folder: Path, count: int, asked: Asked, found: Mapping[tuple[str, str], list[list[int]]], *, most: int
) -> Times:
    programs = search_postgres.binaries()
    if programs is None:
        print("no PostgreSQL here: apt-get install postgresql", file=sys.stderr)
        return {}
    times: Times = {}
    place = folder / "postgres"
    place.mkdir(exist_ok=True)
    with search_postgres.server(place, programs, count) as socket:
        for key, questions in asked.items():
            theirs = [question for _, question in questions[:most]]
            again = AGAIN if len(theirs) == len(questions) else 1
            newest, numbers = search_postgres.newest(socket, theirs, limit=SHOWN, times=again)
            ranked = search_postgres.best(socket, theirs, limit=SHOWN, times=again)
            same = numbers == found[key][: len(numbers)]
            times[key] = {"postgres newest": newest, "postgres all": ranked, "same": same}
            _tell(key, times[key], same=same)
    return times


def _words(kind: str, count: int, wanted: int) -> list[str]:
    """The words of a class; a phrase is in quotation marks, a beginning ends in a star."""
    dice = random.Random(kind)
    if kind == "phrase":
        return [f'"{one}"' for one in search_archive.phrases(count, wanted)]
    known = search_archive.words_by_frequency(count)
    if kind == "two words":
        pool = known["common"] + known["middle"]
        return [" ".join(dice.sample(pool, 2)) for _ in range(wanted)]
    if kind == "beginning":
        return [f"{word[:5]}*" for word in dice.choices(known["middle"], k=wanted)]
    return dice.choices(known[kind], k=wanted)


def _typed(words: str, variant: str) -> tuple[str, Question]:
    """Return a question as it is typed here, and as PostgreSQL takes it."""
    if words.startswith('"'):
        theirs = " <-> ".join(words.strip('"').split())
    else:
        theirs = " & ".join(word.replace("*", ":*") for word in words.split())
    outlet = (
        search_archive.outlet(random.Random(words).randrange(search_archive.OUTLETS)) if variant == "outlet" else ""
    )
    since, until = YEAR if variant == "year" else ("", "")
    typed = words + (f' outlet:"{outlet}"' if outlet else "") + (f" after:{since} before:{until}" if since else "")
    return typed, (theirs, outlet, since, until)


def _looked_up(desk: Desk, count: int, queries: int) -> list[float]:
    dice = random.Random(1)
    early = search_archive.posts(min(count, 20_000))
    chosen = dice.choices([search_archive.page(post.number, 0, post.links[0][1]) for post in early], k=queries)
    asked = [f"{url}?utm_source=x" for url in chosen]
    return [min(_ms(lambda at: linking.linking(desk, asked[at]), at) for _ in range(AGAIN)) for at in range(queries)]


def _cold(folder: Path) -> dict[str, float]:
    """The whole command in a process of its own, median of nine; what it computes; and the bare interpreter."""
    command = [sys.executable, "-m", "pipeline.launch", "archive", "search", "talks", "--json", "--desk", str(folder)]
    before = _children()
    times = [_ms(lambda _: _run(command), 0) for _ in range(9)]
    cpu = (_children() - before) / 9
    bare = [_ms(lambda _: _run([sys.executable, "-c", "pass"]), 0) for _ in range(9)]
    return {"command": round(median(times), 1), "cpu": round(cpu, 1), "python": round(median(bare), 1)}


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def _run(words: Sequence[str]) -> None:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def _worst(ours: Times, theirs: Times) -> dict[str, Any]:
    """The worst class of each way, and our share of PostgreSQL's time over all classes."""
    worst = {
        way: max(_spread(times[way])["p99"] for times in ours.values()) for way in ("newest", "all", "near", "page")
    }
    if not theirs:
        return worst
    for way in ("newest", "all"):
        other = sum(sum(times[f"postgres {way}"]) for times in theirs.values())
        mine = sum(sum(times[way][: len(theirs[key][f"postgres {way}"])]) for key, times in ours.items())
        worst[f"{way} to postgres"] = round(mine / other, 3)
        worst[f"postgres {way}"] = max(_spread(times[f"postgres {way}"])["p99"] for times in theirs.values())
    return worst


def _ms(way: Callable[[int], object], at: int) -> float:
    began = time.perf_counter()
    way(at)
    return (time.perf_counter() - began) * 1000


def _spread(times: Sequence[float]) -> dict[str, float]:
    return {"p50": round(median(times), 2), "p99": round(quantiles(times, n=100, method="inclusive")[98], 2)}


@contextmanager
def _desk(folder: Path, count: int) -> Iterator[Desk]:
    place = folder / "desk"
    fresh = not place.exists()
    place.mkdir(exist_ok=True)
    (place / "copydesk.toml").write_text(search_archive.SETTINGS, encoding="utf-8")
    with opened(place, {}, now=AT) as desk:
        if fresh:
            began = time.perf_counter()
            search_archive.fill(desk, count)
            seconds = time.perf_counter() - began
            size = (place / "desk.db").stat().st_size / 1e6
            print(json.dumps({"bench": "search fill", "posts_a_second": round(count / seconds), "mb": round(size)}))
        yield desk


@contextmanager
def _folder(given: str) -> Iterator[Path]:
    if given:
        Path(given).mkdir(parents=True, exist_ok=True)
        yield Path(given)
        return
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)  # PostgreSQL's user passes through
        yield Path(made)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--long", action="store_true", help="five million links")
    parser.add_argument("--links", type=int, default=0)
    parser.add_argument("--queries", type=int, default=150)
    parser.add_argument("--peer", type=int, default=0, help="so many of them for PostgreSQL, which is then asked once")
    parser.add_argument("--folder", default="", help="keep both archives here")
    return parser.parse_args()


if __name__ == "__main__":
    main()

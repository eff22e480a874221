"""How fast is gathering beside other programs? Prints a JSON line a case: wall and CPU of each, and our ratios.

    python bench/gather.py [--long] [--feeds N]

Feeds of 40 items on 127.x.y.z, a host each, over real HTTP: 200, with --long 1,000. Three cases: cold; 2 new of 40; all
304. Every program works on the same bytes, one after the other in the same round, 16 requests at a time where it
can; a round that is not measured comes between cold and the rest, for some settle only then. The best of three rounds
counts (cold: one). Ours does its full work: robots.txt asked and obeyed, conditional, guarded, read in children,
content and titles stored, an outcome an outlet. A program that has not stored every item is no peer, and says so.
"""

import argparse
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.gather_origin import ITEMS, Origin
from bench.gather_peers import Peer, peers

ROUNDS = 3
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER, man 2 prctl: whom a program leaves behind is counted, too
_LONGEST_SECONDS = 1_800


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of one call."""

    wall: float
    cpu: float


def main() -> None:
    """Measure, and print."""
    options = argparse.ArgumentParser(description="How fast is gathering beside other programs?")
    options.add_argument("--long", action="store_true", help="1,000 feeds")
    options.add_argument("--feeds", type=int, default=0)
    chosen = options.parse_args()
    feeds = chosen.feeds or (1_000 if chosen.long else 200)
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder, Origin(feeds) as origin:
        found = peers(Path(folder))
        here = [peer for peer in found if not peer.missing]
        for peer in here:
            peer.set_up(origin.addresses)
        for case, rounds in _cases(origin, here).items():
            _print(case, feeds, rounds, {peer.name: peer.missing for peer in found if peer.missing})


def _cases(origin: Origin, here: list[Peer]) -> dict[str, list[dict[str, Took | str]]]:
    cold = [_round(origin, here, hour=0, new=0)]
    _round(origin, here, hour=4, new=2)
    fresh = [_round(origin, here, hour=8 + 4 * turn, new=4 + 2 * turn) for turn in range(ROUNDS)]
    same = [_round(origin, here, hour=24 + 4 * turn, new=2 + 2 * ROUNDS) for turn in range(ROUNDS)]
    return {"cold": cold, "2 new of 40": fresh, "all 304": same}


def _round(origin: Origin, here: list[Peer], *, hour: int, new: int) -> dict[str, Took | str]:
    """Each program gathers once; its time, or in words why it does not count."""
    origin.show(new=new)
    taken: dict[str, Took | str] = {}
    for peer in here:
        origin.answered.clear()
        taken[peer.name] = _call(peer, origin, hour)
        want = origin.feeds * (ITEMS + new)
        if isinstance(taken[peer.name], Took) and peer.holds() < want:
            taken[peer.name] = f"it stored {peer.holds()} items of {want}"
        print(f"{peer.name}: {taken[peer.name]} {origin.answered}", file=sys.stderr)
    return taken


def _call(peer: Peer, origin: Origin, hour: int) -> Took | str:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ran = subprocess.run(
        peer.command(origin.addresses, hour),
        env=peer.environ,
        cwd=peer.folder,
        capture_output=True,
        text=True,
        timeout=_LONGEST_SECONDS,
        check=False,
    )
    wall = time.perf_counter() - started
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode:
        return f"exit code {ran.returncode}: {ran.stderr.strip()[-300:]}"
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _reap() -> None:
    """Wait for what a program left behind, until all of it is gone."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _print(case: str, feeds: int, rounds: list[dict[str, Took | str]], missing: dict[str, str]) -> None:
    best: dict[str, Took] = {}
    failed = dict(missing)
    for name in rounds[0]:
        times = [taken for each in rounds if isinstance(taken := each[name], Took)]
        if reasons := [why for each in rounds if isinstance(why := each[name], str)]:
            failed[name] = reasons[-1]
        if times:
            best[name] = min(times, key=lambda took: took.wall)
    seconds = {name: {"wall": round(took.wall, 2), "cpu": round(took.cpu, 2)} for name, took in best.items()}
    ours = best.get("copydesk")
    ratios = {name: round(ours.wall / took.wall, 2) for name, took in best.items() if ours and name != "copydesk"}
    line = {"bench": "gather", "case": case, "feeds": feeds, "seconds": seconds, "our_wall_to": ratios}
    print(json.dumps({**line, "not_counted": failed}))


if __name__ == "__main__":
    main()

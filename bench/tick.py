"""What does a tick of cron with nothing due cost, and how much memory do many feeds need? Prints a JSON line each.

    python bench/tick.py [--long]

A desk of 1,000 feeds (with --long 10,000 as well) that is read over real HTTP, every program's memory at its highest
summed over all its processes; then `copydesk gather` with nothing due beside `python -c pass`, whole processes, CPU
and wall, the best of eleven, one after the other. `copydesk run` with nothing due drafts anew and is shown beside it
(not with 10,000 feeds: 400,000 headlines in one day are sorted in minutes and gigabytes).
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.gather_origin import Origin
from bench.gather_peers import Peer

TIMES = 11
_FEEDS, _MANY = 1_000, 10_000
_LOOK_SECONDS = 0.1


def main() -> None:
    """Measure, and print."""
    options = argparse.ArgumentParser(description="What does a tick of cron cost, and how much memory do feeds need?")
    options.add_argument("--long", action="store_true", help="10,000 feeds as well")
    sizes = (_FEEDS, _MANY) if options.parse_args().long else (_FEEDS,)
    for feeds in sizes:
        with tempfile.TemporaryDirectory() as folder, Origin(feeds) as origin:
            desk = Peer("copydesk", Path(folder) / "copydesk")
            desk.set_up(origin.addresses)
            _print_memory(desk, origin)
            _print_tick(desk, feeds)


def _print_memory(desk: Peer, origin: Origin) -> None:
    """Gather cold, and once more with 2 new of 40."""
    for case, hour, new in (("cold", 0, 0), ("2 new of 40", 8, 2)):
        origin.show(new=new)
        started = time.perf_counter()
        child = subprocess.Popen(
            desk.command(origin.addresses, hour), env=desk.environ, stdout=subprocess.PIPE, text=True
        )
        peaks: dict[str, float] = {}
        watch = threading.Thread(target=_watch, args=(child, peaks))
        watch.start()
        said, _ = child.communicate()
        watch.join()
        if child.returncode:
            sys.exit(f"copydesk gather ended with exit code {child.returncode}: its figures are none")
        line = {"bench": "tick", "feeds": origin.feeds, "gather": case, "peak_mb": peaks, "said": said.strip()}
        print(json.dumps({**line, "wall": round(time.perf_counter() - started, 1)}))


def _watch(child: subprocess.Popen[str], peaks: dict[str, float]) -> None:
    """Note the most that the command, the crawl, and all processes together held, in MB."""
    while child.poll() is None:
        held = {pid: _held(pid) for pid in _family(child.pid)}
        crawls = [mb for pid, mb in held.items() if b"spiders.crawl" in _command(pid)]
        now = {"command": held.get(child.pid, 0.0), "crawl": max(crawls, default=0.0), "all": sum(held.values())}
        for name, mb in now.items():
            peaks[name] = round(max(peaks.get(name, 0.0), mb), 1)
        time.sleep(_LOOK_SECONDS)


def _family(pid: int) -> list[int]:
    """A process and its descendants."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(one) for thread in threads for one in (thread / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(below for child in children for below in _family(child))]


def _held(pid: int) -> float:
    """MB of memory, what is shared with others divided among them (proportional set size, man 5 proc)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _print_tick(desk: Peer, feeds: int) -> None:
    gather = [*desk.command((), 8)]
    commands = {"pass": [sys.executable, "-c", "pass"], "gather": gather}
    if feeds <= _FEEDS:
        commands["run"] = [*gather[:3], "run", *gather[4:]]
    _best(desk, gather, times=1)  # the first one looks in full, and leaves the word
    rounds = {name: _best(desk, command) for name, command in commands.items()}
    cpu = {name: round(1_000 * cpu, 1) for name, (cpu, _) in rounds.items()}
    wall = {name: round(1_000 * wall, 1) for name, (_, wall) in rounds.items()}
    ratio = {name: round(cpu[name] / cpu["pass"], 1) for name in commands if name != "pass"}
    print(json.dumps({"bench": "tick", "feeds": feeds, "cpu_ms": cpu, "wall_ms": wall, "cpu_ratio": ratio}))


def _best(desk: Peer, command: Sequence[str], *, times: int = TIMES) -> tuple[float, float]:
    """CPU and wall seconds of a command, the best of some."""
    taken = []
    for _ in range(times):
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, env=desk.environ, capture_output=True, check=True)
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - started
        taken.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall))
    return min(cpu for cpu, _ in taken), min(wall for _, wall in taken)


if __name__ == "__main__":
    main()

"""What does it cost to have others ask? Prints a JSON line an engine and case: wall, CPU here and there, bytes.

    python bench/scale.py [--long] [--feeds N] [--delay SECONDS]

Feeds of 40 items, a host each, whose every answer takes `--delay` (.2 s, the way to another continent), are gathered
cold and then with 2 new of 40, by each engine: single, local, and dask with one worker and with two, of one thread and
of four, over TLS on loopback. The ratios are to single in the same round. CPU is that of the command with its children
("here"), and of the workers with theirs ("there").
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.gather_origin import Origin
from tests.desks import ROOT, DeskFolder
from tests.gather.dask_cluster import DaskCluster
from tests.gather.many_feeds import many_desk

CASES = {"cold": (0, "12:30"), "2 new of 40": (2, "16:30")}
ENGINES = (("single", 0, 0), ("local", 0, 0), ("dask", 1, 1), ("dask", 2, 1), ("dask", 1, 4), ("dask", 2, 4))


def main() -> None:
    """Measure, and print."""
    options = argparse.ArgumentParser(description="What does it cost to have others ask?")
    options.add_argument("--long", action="store_true", help="1,000 feeds")
    options.add_argument("--feeds", type=int, default=0)
    options.add_argument("--delay", type=float, default=0.2)
    chosen = options.parse_args()
    feeds = chosen.feeds or (1_000 if chosen.long else 200)
    single: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for engine, workers, threads in ENGINES:
            place = Path(folder) / f"{engine}-{workers}-{threads}"
            for line in measured(place, engine, workers, threads, feeds, chosen.delay):
                single.setdefault(str(line["case"]), float(str(line["wall"])))
                line["of single"] = round(float(str(line["wall"])) / single[str(line["case"])], 2)
                print(json.dumps(line), flush=True)


def measured(
    folder: Path, engine: str, workers: int, threads: int, feeds: int, delay: float
) -> list[dict[str, object]]:
    """Both cases with one engine, on a desk of its own."""
    folder.mkdir()
    found: list[dict[str, object]] = []
    with ExitStack() as stack:
        origin = stack.enter_context(Origin(feeds, delay_seconds=delay))
        lines = [f'engine = "{engine}"']
        cluster = stack.enter_context(DaskCluster(folder, workers=workers, threads=threads)) if workers else None
        if cluster:
            lines.append(f'scheduler = "{cluster.address}"')
        desk = many_desk(folder / "desk", origin, *lines)
        if cluster:
            cluster.admits(desk)
        for case, (new, at) in CASES.items():
            origin.show(new=new)
            found.append(
                {"engine": engine, "workers": workers, "case": case, "feeds": feeds, **_call(desk, cluster, at)}
            )
    return found


def _call(desk: DeskFolder, cluster: DaskCluster | None, at: str) -> dict[str, object]:
    file = desk.folder / "desk.db"
    held = file.stat().st_size if file.exists() else 0
    there, here, began = _cpu_there(cluster), _cpu_here(), time.perf_counter()
    command = [sys.executable, "-m", "pipeline.launch", "gather", "--json", f"--as-of=2026-05-12T{at}:00Z"]
    environ = {**os.environ, "COPYDESK_DESK": str(desk.folder)}
    ran = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - began
    if ran.returncode != 0:
        raise SystemExit(f"{ran.stderr}\n{ran.stdout}")
    return {
        "new": json.loads(ran.stdout)["new"],
        "wall": round(wall, 2),
        "cpu here": round(_cpu_here() - here, 2),
        "cpu there": round(_cpu_there(cluster) - there, 2),
        "database grew": file.stat().st_size - held,
    }


def _cpu_here() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _cpu_there(cluster: DaskCluster | None) -> float:
    """Of the workers and of the crawls that they have waited for: fields 14 to 17 of /proc/PID/stat (man 5 proc)."""
    used = 0.0
    for process in cluster.workers if cluster else ():
        fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        used += sum(int(field) for field in fields[11:15]) / 100
    return used


if __name__ == "__main__":
    main()

"""How long does the review page take? One JSON line: p50, p95 in ms of each page and action, big desk beside small.

    python bench/review.py               5,000 headlines in the window and 50 drafts, beside 100 headlines
    python bench/review.py --headlines N --times N

The real command serves the desk in a process of its own; one editor asks over a socket, one request after the other.
p50 and p95 are what the editor waits, cpu50 and cpu95 what the server computes meanwhile: on a shared machine the one
can be much more than the other. `ratio` is that of cpu50 to the small desk's.
"first" are the first looks at the desk after each change of the store, when its survey is worked out anew; `start_ms`
is the first round of all pages in a new process. Bytes are of the draft page with the longest story, as sent.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

import httpx

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.review_desk import AT, make_desk

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "hidden": "/hidden",
    "archive": "/archive",
    "archive search": "/archive?q=harvest",
    "outlets": "/outlets",
    "settings": "/settings",
    "topic trial": "/settings/topics/trial?name=harvest&any=harvest*",
    "runs": "/runs",
    "keys": "/keys",
    "clip": "/clip?"
    + urlencode({"url": "https://paper1.example/new", "title": "Ferry talks go on", "text": "A b.\n\nC d."}),
    "desk": "/",
    "desk, one topic": "/?topic=ferry",
    "desk, one side": "/?side=north",
    "desk, 6 hours": "/?hours=6",
}
_PANELS = ("preview", "why", "archive", "diff", "checks")
_HIDDEN = re.compile(r'<input type="hidden"[^>]*? name="(csrf_token|v_\w+|ref|view)"[^>]*? value="([^"]*)"')
_BUTTON = re.compile(r'formaction="([^"]+)"(?: name="([^"]+)" value="([^"]*)")?')


class Watch:
    """One editor at the page with a watch: every request that is named is timed."""

    def __init__(self, client: httpx.Client, server: int) -> None:
        self.client = client
        self.took: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self._server = server

    def get(self, name: str, path: str) -> str:
        """Ask for a page."""
        return self._timed(name, self.client.build_request("GET", path))

    def post(self, name: str, path: str, values: Mapping[str, str | list[str]]) -> str:
        """Do what a button does, as htmx would."""
        return self._timed(
            name, self.client.build_request("POST", path, data=dict(values), headers={"HX-Request": "true"})
        )

    def _timed(self, name: str, request: httpx.Request) -> str:
        busy, began = cpu_ms(self._server), time.perf_counter()
        answer = self.client.send(request)
        took = (time.perf_counter() - began) * 1000, cpu_ms(self._server) - busy
        if answer.status_code not in (200, 204, 303):
            raise SystemExit(
                f"{name}: {request.method} {request.url} answered {answer.status_code}: {_said(answer.text)}"
            )
        self.took[name].append(took)
        return answer.text


def cpu_ms(process: int) -> float:
    """Return the CPU time that a process's threads have had (proc(5), schedstat: nanoseconds come first)."""
    tasks = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


def main() -> None:
    """Measure both desks and print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--headlines", type=int, default=5000)
    parser.add_argument("--times", type=int, default=50)
    asked = parser.parse_args()
    big, small = measured(asked.headlines, times=asked.times), measured(100, times=asked.times)
    for name, figure in big["ms"].items():
        beside = small["ms"].get(name)
        if beside:
            figure |= {"small_p95": beside["p95"], "ratio": round(figure["cpu50"] / beside["cpu50"], 1)}
    slow = [name for name, figure in big["ms"].items() if figure["p95"] >= 100 and not name.startswith("first")]
    print(json.dumps({"slow": slow, **big, "small_drafts": small["drafts"]}))


def measured(headlines: int, *, times: int) -> dict[str, Any]:
    """Make a desk, serve it, and return its figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drafts = make_desk(folder, headlines=headlines, drafts=50)
        with serving(folder) as (client, server):
            watch = Watch(client, server)
            began = time.perf_counter()
            look(Watch(client, server), drafts, 1)  # what a process works out once is in `start`
            start = (time.perf_counter() - began) * 1000
            look(watch, drafts, times)
            sizes = {number: len(client.get(f"/drafts/{number}").content) for number in range(1, drafts + 1)}
            work(watch, drafts, times)
            rule(watch, min(times, 20))
    figures = {name: _figure(took) for name, took in watch.took.items() if name}
    return {
        "headlines": headlines,
        "drafts": drafts,
        "start_ms": round(start),
        "draft_page_bytes": max(sizes.values()),
        "ms": figures,
    }


@contextmanager
def serving(folder: Path) -> Iterator[tuple[httpx.Client, int]]:
    """The desk's page in a process of its own, a client that has signed in, and its process."""
    command = [sys.executable, "-m", "pipeline.launch", "review", "--port", "0", f"--as-of={AT:%Y-%m-%dT%H:%M:%SZ}"]
    environ = {"PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(folder)}
    page = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environ)
    try:
        enter = page.stdout.readline().strip() if page.stdout else ""
        address = enter.partition("/enter")[0]
        headers = {"Origin": address, "Sec-Fetch-Site": "same-origin"}
        with httpx.Client(base_url=address, headers=headers, timeout=60) as client:
            client.get(enter)
            yield client, page.pid
    finally:
        page.kill()
        page.communicate()


def look(watch: Watch, drafts: int, times: int) -> None:
    """Ask for every page, so many times, in turns."""
    for turn in range(times):
        number = turn % drafts + 1
        for name, path in PAGES.items():
            watch.get(name, path)
        for panel in _PANELS:
            watch.get(f"draft, {panel}", f"/drafts/{number}?panel={panel}")
            watch.get(f"panel {panel} alone", f"/drafts/{number}/panel?panel={panel}")


def work(watch: Watch, drafts: int, times: int) -> None:
    """Do every action on the drafts, one after the other; an untimed look before each tells what is there."""
    for turn in range(times):
        at = f"/drafts/{turn % drafts + 1}"
        for name, path, more in (
            ("title", f"{at}/title", {"only": "title", "title": f"What they say on the {turn}th of the month"}),
            ("comment", f"{at}/comment", {"only": "comment", "comment": f"Both sides said it {turn} times. " * 8}),
            ("lead", f"{at}/lead", {}),
            ("add", f"{at}/links", {}),
            ("move", f"{at}/links/2/place", {"to": "1"}),
            ("reword", f"{at}/links/1/words", {"words": f"Other words {turn}"}),
            ("remove", f"{at}/links/1/removal", {}),
            ("cite", f"{at}/citations", {"at": "4"}),
            ("undo", f"{at}/undo", {}),
            ("redo", f"{at}/redo", {}),
            ("refresh from store", f"{at}/regeneration", {}),
            ("approval", f"{at}/approval", {}),
            ("withdrawal", f"{at}/approval/withdrawal", {}),
        ):
            seen = watch.client.get(at).text
            chosen = {**_offered(seen, path), **more}
            if chosen or f'formaction="{path}"' in seen:
                watch.post(name, path, {**_fields(seen), **chosen})
        watch.get("first desk after a change", "/")
        watch.get("first archive after a change", "/archive")


def rule(watch: Watch, times: int) -> None:
    """Hide and restore stories, mute and unmute outlets, draft by hand, and look at the desk after each."""
    shown = re.findall(r'id="s(\d+)-(\w+)"', watch.client.get("/").text)
    for turn in range(times):
        (story, topic), paper = shown[turn % len(shown)], "Badorba Courier"
        token = _fields(watch.client.get("/").text)
        watch.post("hiding", f"/stories/{story}/hiding", {**token, "reason": "off topic"})
        watch.get("first desk after a change", "/")
        watch.post("restoration", f"/stories/{story}/restoration", token)
        watch.post(
            "mute", "/outlets/mute", {**token, "outlet": paper, "topic": topic, "level": ("lead", "none")[turn % 2]}
        )
        watch.get("first hidden after a change", "/hidden")
        watch.post("draft anyway", f"/stories/{story}/draft", {**token, "topic": topic})


def _fields(page: str) -> dict[str, str | list[str]]:
    """Return the hidden fields of a page's form."""
    found: dict[str, str | list[str]] = {}
    for name, value in _HIDDEN.findall(page.replace(' form="work"', "")):
        if name == "ref":
            found[name] = [*found.get(name, []), unescape(value)]
        else:
            found[name] = unescape(value)
    typed = re.search(r'<textarea id="f-comment"[^>]*>\n?([^<]*)', page)
    return found | ({"comment": unescape(typed[1])} if typed else {})


def _offered(page: str, path: str) -> dict[str, str]:
    """Return what the last button of the page for this action sends beside the form's fields."""
    there = [(name, value) for action, name, value in _BUTTON.findall(page) if action == path]
    name, value = there[-1] if there else ("", "")
    return {name: unescape(value)} if name else {}


def _said(page: str) -> str:
    found = re.search(r'id="note".*?</', page, re.DOTALL)
    return found[0] if found else page[:300]


def _figure(took: list[tuple[float, float]]) -> dict[str, float]:
    wall, cpu = ([*one, *one] for one in zip(*took, strict=True))  # twice, for a look that was taken only once
    cuts, busy = quantiles(wall, n=20, method="inclusive"), quantiles(cpu, n=20, method="inclusive")
    figures = {"p50": cuts[9], "p95": cuts[18], "cpu50": busy[9], "cpu95": busy[18]}
    return {"n": len(took), **{name: round(figure, 1) for name, figure in figures.items()}}


if __name__ == "__main__":
    main()

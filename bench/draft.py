"""What does it cost to draft, and to print a draft? Prints one JSON line.

    python bench/draft.py [--headlines N] [--drafts N]

A desk of invented headlines in one window (bench/review_desk.py), ms of CPU: its first drafts with all that is sorted
for them; drafts anew with nothing new; and after thirty new headlines. `ratio` is that to a desk of 100 headlines.
Then printing, the mean of all drafts: a draft's HTML, beside the peer, Jinja2 alone with a plain template of the same
lines in the same process; and that HTML read back. The best of `ROUNDS`, but for the first drafts.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.review_desk import AT, arriving, invented, lay_desk
from pipeline import house, outlets, render
from pipeline.archive.reading import Given, read_post
from pipeline.desk import draft_posts, ingest, opened
from pipeline.news import Roundup

Post = TypeVar("Post")
ROUNDS, NEW = 5, 30
SMALL, FEW = 100, 4
_SIGNATURE = "WNU Editor:"
_PLAIN = """<h1>{{ post.title }}</h1>
<p><a href="{{ post.lead.url }}">{{ post.lead.outlet }}: {{ post.lead.headline }}</a></p>
{% for paragraph in post.lead.excerpt %}<p>{{ paragraph }}</p>
{% endfor %}{% for section in post.sections %}{% for group in section.groups %}{% for link in group %}<p><a
href="{{ link.url }}">{{ link.headline }}</a> -- {{ link.outlet }}</p>
{% endfor %}{% endfor %}{% endfor %}"""


def main() -> None:
    """Measure a desk beside a small one, then what it printed."""
    parser = argparse.ArgumentParser(description="What does it cost to draft, and to print a draft?")
    parser.add_argument("--headlines", type=int, default=5_000)
    parser.add_argument("--drafts", type=int, default=50)
    asked = parser.parse_args()
    took, roundups = drafting(asked.headlines, asked.drafts)
    small, _ = drafting(SMALL, FEW)
    ratio = {name: round(took[name] / small[name], 1) for name in took}
    line = {"bench": "draft", "headlines": asked.headlines, "drafts": len(roundups)}
    print(json.dumps({**line, "ms": took, "ratio": ratio, **printing(roundups)}))


def drafting(headlines: int, drafts: int) -> tuple[dict[str, float], Sequence[Roundup]]:
    """Return what each step took on a desk of so many headlines, and the posts that it has at the end."""
    came = invented(headlines + NEW * ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        lay_desk(Path(folder), drafts=drafts)
        with opened(Path(folder), {}, now=AT) as desk:

            def draft() -> None:
                draft_posts(desk, desk.settings.topics)

            ingest(desk, arriving(came[:headlines]))
            took = {"first": cpu_ms(draft), "nothing_new": min(cpu_ms(draft) for _ in range(ROUNDS))}
            ticks = []
            for start in range(headlines, len(came), NEW):
                ingest(desk, arriving(came[start : start + NEW]))
                ticks.append(cpu_ms(draft))
            took["thirty_new"] = min(ticks)
            made = draft_posts(desk, desk.settings.topics).drafts
    return took, [draft.roundup for draft in made]


def printing(roundups: Sequence[Roundup]) -> dict[str, object]:
    """Return what printing a post takes beside Jinja2 alone, and reading it back; raises where it reads otherwise."""
    template, wnu = Environment(autoescape=True).from_string(_PLAIN), house.named("wnu")
    given = Given(houses=(wnu,), house=wnu, registry=outlets.shipped(), signature=_SIGNATURE, language="en")
    posts = [render.post(one, form="html", signature=_SIGNATURE) for one in roundups]

    def read(post: str) -> Roundup:
        return read_post(post, given).roundup

    for one, post in zip(roundups, posts, strict=True):
        if read(post) != one:
            sys.exit(f"bench/draft.py: {one.title!r} is read back as another post")
    ours = _mean_ms(roundups, lambda one: render.post(one, form="html", signature=_SIGNATURE))
    plain = _mean_ms(roundups, lambda one: template.render(post=one))
    return {
        "printed": {"ms": ours, "jinja2_alone_ms": plain, "ratio": round(ours / plain, 1)},
        "read_back_ms": _mean_ms(posts, read),
        "lines": round(sum(_lines(one) for one in roundups) / len(roundups), 1),
    }


def cpu_ms(work: Callable[[], object]) -> float:
    """Return the ms of CPU of one call in this process."""
    started = time.process_time()
    work()
    return round((time.process_time() - started) * 1000, 1)


def _mean_ms(posts: Sequence[Post], work: Callable[[Post], object]) -> float:
    best = min(cpu_ms(lambda: [work(one) for one in posts]) for _ in range(ROUNDS))
    return round(best / len(posts), 3)


def _lines(post: Roundup) -> int:
    return sum(len(group) for section in post.sections for group in section.groups)


if __name__ == "__main__":
    main()

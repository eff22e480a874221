"""An invented flood that newsroom after newsroom reports, and what a desk makes of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from pipeline import desk as verbs
from pipeline import urls
from pipeline.desk import Desk
from pipeline.house import roundups
from pipeline.news import Lead, Link
from pipeline.store import drafts
from pipeline.store.database import connect, writing
from tests.cast import NOON
from tests.desks import Answered, DeskFolder

FLOOD = (
    "Orrin dam breaks above Marl, thousands flee the valley",
    "Thousands flee Marl valley as Orrin dam breaks",
    "Orrin dam break: thousands told to flee Marl valley",
    "Dam on the Orrin breaks, Marl valley told to flee",
    "Marl valley flooded after Orrin dam breaks",
    "Army sent to Marl valley after Orrin dam breaks",
    "Orrin dam had cracks before it broke above Marl valley, engineers say",
    "Boats reach Marl valley below broken Orrin dam",
    "Broken Orrin dam: Marl valley waits for boats",
    "Marl asks why the Orrin dam broke as valley is searched",
    "Valley below broken Orrin dam in Marl still under water",
)
SUMMARIES = (
    "The dam on the upper Orrin broke on Tuesday, and the valley of Marl was told to leave at once.",
    "Two bridges and a mill went down the river before the bells of the town had stopped ringing.",
    "Ann Rook, the mayor, said that everybody who could be found was in the school on the hill.",
    "Engineers had asked for four years that the gates be mended, and had been told to wait for a grant.",
)
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}"></head>
<body><article><h1>{title}</h1><p>The dam on the upper Orrin broke on Tuesday morning above the town of Marl, and the
river carried two bridges and a mill into the valley before the bells had stopped.</p><p>The mayor, Ann Rook, said that
everybody who could be found had been brought to the school on the hill before noon.</p></article></body></html>"""


def cover(
    desk: DeskFolder, numbers: Sequence[int], *, address: str = "https://flood.example", summaries: bool = False
) -> None:
    """Have the outlets with these numbers report the flood, a minute apart, each at `ADDRESS/NUMBER`."""
    lines = [
        {
            "outlet": f"Outlet {at}",
            "headline": FLOOD[at],
            "url": f"{address}/{at}",
            "published": f"2026-05-12T11:{at:02}:00Z",
            "summary": SUMMARIES[at] if summaries else "",
            "language": "en",
        }
        for at in numbers
    ]
    stdin = "\n".join(json.dumps(one) for one in lines).encode()
    ran = desk.copydesk("ingest", "-", "--json", "--as-of=2026-05-12T11:30:00Z", stdin=stdin)
    assert ran.json["new"] == len(numbers), ran.stdout


def cover_in(
    at_work: Desk, numbers: Iterable[int], *, url: str = "https://flood.example", language: str = "en"
) -> None:
    """Have the outlets with these numbers report the flood to a desk that is open, each at `URL/NUMBER`."""
    lines = [
        {
            "outlet": f"Outlet {at}",
            "headline": FLOOD[at],
            "url": f"{url}/{at}",
            "published": f"2026-05-12T11:{at:02}:00Z",
            "language": language,
        }
        for at in numbers
    ]
    verbs.ingest(at_work, BytesIO("\n".join(map(json.dumps, lines)).encode()))


def ran(desk: DeskFolder, *, pages: int = 0, at: str = "12:00") -> Answered:
    """Run the desk as cron does; by default no article page is asked for."""
    done = desk.copydesk("run", "--json", f"--as-of=2026-05-12T{at}:00Z", COPYDESK_GATHER__ARTICLE_PAGES=str(pages))
    assert done.exit_code == 0, done.stderr
    return done


def linked(roundup: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The links of a roundup's list."""
    return [link for section in roundup["sections"] for group in section["groups"] for link in group]


def post(desk: DeskFolder, number: int) -> set[str]:
    """Write draft `number` down as posted, the way publishing does; return the addresses that the post links to."""
    db = connect(desk.folder / "desk.db")
    draft = drafts.numbered(db, number)
    assert draft is not None
    assert draft.roundup.lead is not None
    links = [link for section in draft.roundup.sections for group in section.groups for link in group]
    rows: list[tuple[str, Lead | Link]] = [("lead", draft.roundup.lead), *(("list", link) for link in links)]
    with writing(db):
        drafts.save(db, replace(draft, state="published"), author="desk", at=NOON)
        db.execute(
            "insert into posts (id, draft, story, channel, state, title, intended_at, roundup)"
            " values (1, ?, ?, 'blog', 'posted', ?, '2026-05-12T12:00:00Z', ?)",
            (draft.id, draft.story, draft.roundup.title, json.dumps(roundups.to_json(draft.roundup))),
        )
        db.executemany(
            "insert into post_links (post, canonical, url, outlet, headline, role) values (1, ?, ?, ?, ?, ?)",
            [(urls.canonical(str(one.url)), one.url, one.outlet, one.headline, role) for role, one in rows],
        )
    db.close()
    return {str(one.url) for _, one in rows}

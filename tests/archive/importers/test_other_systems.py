"""Exports of systems that have a form of their own: Ghost, Substack, Movable Type and TypePad; the news is invented."""

import json
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.archive.importers import BrokenOffError, Found, movable_type, sources
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.sources import Reading
from tests.archive.importers.desks_with_a_past import Stood, imported, imported_from, standing
from tests.archive.importers.exports import BODY
from tests.cast import NOON

AT = datetime(2012, 3, 5, 4, 30, tzinfo=UTC)  # the evening before, in Toronto
FIELDS = (
    "TITLE: Strait Opens\nBASENAME: strait_opens\nDATE: 03/04/2012 11:30:00 PM\nCATEGORY: Straits\nSTATUS: Publish\n"
)
TABLE = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n"


def row(number: int, **changed: object) -> dict[str, Any]:
    """A post as Ghost's table has it."""
    return {
        "id": str(number),
        "title": "Strait Opens",
        "slug": f"strait-{number}",
        "html": BODY.replace("https://ledger.example/", "__GHOST_URL__/ledger/"),
        "status": "published",
        "type": "post",
        "published_at": "2012-03-05T04:30:00.000Z",
        "updated_at": "2012-03-05T05:30:00.000Z",
    } | changed


def ghost(*posts: dict[str, Any]) -> bytes:
    """Ghost's export of these posts, each with a tag that readers see, and one that they do not."""
    tags = [{"id": "t1", "name": "Straits"}, {"id": "t2", "name": "#column"}]
    tagged = [{"post_id": post["id"], "tag_id": tag["id"], "sort_order": 0} for post in posts for tag in tags]
    data = {"posts": list(posts), "tags": tags, "posts_tags": tagged}
    return json.dumps({"db": [{"meta": {"exported_on": 1, "version": "5.8"}, "data": data}]}).encode()


def substack(folder: Path, lines: str, pages: dict[str, str]) -> Path:
    """Substack's zip: its table, a page of each post, and a table of who opened it."""
    place = folder.parent / "export.zip"
    with zipfile.ZipFile(place, "w") as packed:
        packed.writestr("posts.csv", TABLE + lines)
        packed.writestr("posts/1.opens.csv", "post_id,email\n")
        for name, words in pages.items():
            packed.writestr(f"posts/{name}.html", words)
    return place


def entry(fields: str = FIELDS, body: str = BODY, rest: str = "") -> str:
    """An entry of Movable Type."""
    return f"{fields}-----\nBODY:\n{body}\n-----\nEXTENDED BODY:\n\n-----\n{rest}--------\n"


def is_the_post(post: Stood) -> bool:
    roundup = post.roundup
    return (roundup.title, roundup.date, len(post.links)) == ("Strait Opens", "2012-03-04", 3)


def test_a_ghost_export_is_its_posts_with_their_tags_and_addresses(folder: Path) -> None:
    pages = row(2, type="page"), row(3, status="draft"), row(4, status="scheduled")

    report = imported(folder, ghost(row(1), *pages), "river.ghost.json")

    [post] = standing(folder)
    assert is_the_post(post)
    assert (post.origin, post.url) == ("/strait-1", "https://river.example/strait-1/")
    assert post.roundup.labels == ("Straits",)
    assert post.roundup.sections[0].groups[0][0].url == "https://river.example/ledger/fog"
    assert dict(report.left_out) == {"pages": 1, "drafts": 1, "posts that are scheduled": 1}


def test_an_old_ghost_export_says_its_times_in_milliseconds(folder: Path) -> None:
    old = row(1, published_at=int(AT.timestamp() * 1000), updated_at=None, type=None, page=0)

    imported(folder, ghost(old, row(2, page=1, type=None)), "ghost.json")

    [post] = standing(folder)
    assert is_the_post(post)


def test_a_ghost_export_a_year_later_adds_what_is_new(folder: Path) -> None:
    imported(folder, ghost(row(1)), "ghost.json")

    report = imported(folder, ghost(row(1), row(2, title="Fog Lifts")), "ghost.json")

    assert (report.new, report.changed, report.known) == (1, 0, 1)


def test_a_substack_export_is_the_posts_of_its_table(folder: Path) -> None:
    lines = (
        "1.strait-opens,2012-03-05T04:30:00.000Z,true,,newsletter,only_paid,Strait Opens,,\n"
        "2.fog,,false,,newsletter,everyone,Fog,,\n3.ice,2012-03-05T04:30:00.000Z,true,,newsletter,everyone,Ice,,\n"
    )

    report = imported_from(folder, substack(folder, lines, {"1.strait-opens": BODY, "2.fog": BODY}))

    [post] = standing(folder)
    assert is_the_post(post)
    assert (post.origin, post.url) == ("/p/strait-opens", "https://river.example/p/strait-opens")
    assert dict(report.left_out) == {"drafts": 1, "posts whose page is not in the export": 1}


def test_a_table_of_substack_s_in_which_a_quote_is_never_shut_gives_what_stands_above_it(folder: Path) -> None:
    whole = "1.strait-opens,2012-03-05T04:30:00.000Z,true,,newsletter,everyone,Strait Opens,,\n"
    lines = f'{whole}2.fog,2012-03-06T04:30:00.000Z,true,,newsletter,everyone,"Fog{" lifts" * 30_000}\n'
    found = sources.things(substack(folder, lines, {"1.strait-opens": BODY}), Reading(calendar=Calendar(now=NOON)))

    assert isinstance(next(found), Found)
    with pytest.raises(BrokenOffError, match="breaks off behind line 2"):
        next(found)


def test_a_movable_type_export_is_its_entries_with_their_readers_words(folder: Path) -> None:
    said = "COMMENT:\nAUTHOR: Ida Holm\nEMAIL: ida@vik.example\nDATE: 03/05/2012 10:00:00 AM\nWell said.\n-----\n"
    draft = entry(FIELDS.replace("Publish", "Draft"))

    report = imported(folder, f"{entry(rest=said)}{draft}".replace("\n", "\r\n").encode(), "mt.txt")

    [post] = standing(folder)
    assert is_the_post(post)
    assert post.roundup.labels == ("Straits",)
    assert (report.comments, dict(report.left_out)) == (1, {"drafts": 1})


def test_two_entries_of_one_name_and_day_are_two_posts_and_stay_them(folder: Path) -> None:
    two = f"{entry()}{entry(FIELDS.replace('Opens', 'Shuts'))}".encode()

    imported(folder, two, "mt.txt")
    again = imported(folder, two, "mt.txt")

    assert [post.title for post in standing(folder)] == ["Strait Opens", "Strait Shuts"]
    assert (again.new, again.changed, again.known) == (0, 0, 2)


def test_a_typepad_entry_has_its_address(folder: Path) -> None:
    address = "https://river.example/2012/03/strait-opens.html"

    imported(folder, entry(f"{FIELDS}UNIQUE URL: {address}\n").encode(), "typepad.txt")

    [post] = standing(folder)
    assert (post.url, post.origin) == (address, "/2012/03/strait-opens.html")


@pytest.mark.parametrize(
    ("how", "shown"), [("1", "<p>Fog.</p>"), ("0", "Fog.\n\nIce."), ("markdown", "<p>Fog.</p>\n<p>Ice.</p>\n")]
)
def test_an_entrys_blank_lines_are_shown_as_it_says(how: str, shown: str) -> None:
    written = entry(f"{FIELDS}CONVERT BREAKS: {how}\n", "Fog.\n\nIce.").encode()

    [post] = movable_type.things([written], zone="UTC", owners={}, where="mt.txt")

    assert isinstance(post, Found)
    assert post.html.startswith(shown)


@pytest.mark.parametrize("line", ["-----", "--------"])
def test_a_line_of_hyphens_in_a_post_of_movable_type_ends_nothing(line: str) -> None:
    typed = entry(body=f"Fog lifts.\n{line}\nThe strait opens.")
    chunks = [(typed + entry()).encode()]

    found = list(movable_type.things(chunks, zone="America/Toronto", owners={}, where="river.txt"))

    assert [isinstance(one, Found) and "The strait opens." in one.html for one in found] == [True, False]


def test_lines_of_hyphens_cost_by_their_number() -> None:
    typed = entry(body="\n--------\n".join(["fog lifts"] * 20_000)).encode()
    begun = time.process_time()

    found = list(movable_type.things([typed], zone="UTC", owners={}, where="river.txt"))

    assert len(found) == 1
    assert time.process_time() - begun < 1.0

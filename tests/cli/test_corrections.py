"""corrections, correct and takedown by their commands, on a desk that has posted."""

import json
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.desk import corrections, opened
from pipeline.store.database import connect
from tests.cli import contract
from tests.cli.conftest import EVENING
from tests.desk.canaries import files_with
from tests.desk.clips import dump
from tests.desks import DeskFolder


@pytest.fixture
def posted(evening: DeskFolder) -> DeskFolder:
    """The evening's desk, whose draft d1 is live on a site of Markdown files."""
    give_a_site(evening)
    evening.copydesk("approve", "d1", EVENING)
    said = evening.copydesk("publish", "d1", "--to", "site", "--live", "--json", EVENING)
    assert said.exit_code == 0, said.stderr
    return evening


def give_a_site(desk: DeskFolder) -> None:
    file = desk.folder / "copydesk.toml"
    file.write_text(
        file.read_text("utf-8") + '\n[publish.site]\nkind = "markdown"\nfolder = "posts"\n', encoding="utf-8"
    )


def lead(desk: DeskFolder) -> dict[str, str]:
    [draft] = [one for one in desk.copydesk("drafts", "--json", EVENING).json if one["id"] == "d1"]
    return dict(draft["roundup"]["lead"])


def dumped(desk: DeskFolder) -> Mapping[str, list[tuple[object, ...]]]:
    """Return every row of every table of the store."""
    with closing(connect(desk.folder / "desk.db")) as db:
        return dump(db, without=())


def test_a_correction_is_noted_below_the_draft_and_published(posted: DeskFolder) -> None:
    noted = posted.copydesk("correct", "d1", "--note", "Eleven boats, not twelve.", "--json", EVENING)
    assert noted.json["state"] == "touched"

    shown = posted.copydesk("show", "d1", EVENING)
    assert shown.stdout.splitlines()[-1] == "Correction (May 12, 2026): Eleven boats, not twelve."
    posted.copydesk("approve", "d1", EVENING)
    assert posted.copydesk("publish", "d1", "--to", "site", "--live", EVENING).exit_code == 0
    assert files_with(posted, "Eleven boats, not twelve") >= {file.name for file in (posted.folder / "posts").iterdir()}


def test_a_correction_cannot_be_taken_back_and_added_to_at_once(evening: DeskFolder) -> None:
    assert evening.copydesk("correct", "d1", "--back", "--note", "x", EVENING).exit_code == 2


def test_a_draft_that_never_went_out_takes_no_correction(evening: DeskFolder) -> None:
    before = dumped(evening)

    said = evening.copydesk("correct", "d1", "--note", "Eleven boats, not twelve.", EVENING)

    assert (said.exit_code, "draft d1 is not posted" in said.stderr) == (2, True)
    assert dumped(evening) == before


def test_nor_does_one_that_never_arrived(evening: DeskFolder) -> None:
    give_a_site(evening)
    (evening.folder / "posts").write_text("in the way of the posts' folder", encoding="utf-8")
    evening.copydesk("approve", "d1", EVENING)
    assert evening.copydesk("publish", "d1", "--to", "site", "--live", EVENING).exit_code == 7

    said = evening.copydesk("correct", "d1", "--note", "Eleven boats, not twelve.", EVENING)

    assert (said.exit_code, "draft d1 is not posted" in said.stderr) == (2, True)


@pytest.mark.parametrize("words", [("--note", "Eleven boats, not twelve."), ()], ids=["with a note", "without"])
def test_a_discarded_draft_that_never_went_out_is_brought_back_before_it_is_changed(
    evening: DeskFolder, words: tuple[str, ...]
) -> None:
    evening.copydesk("discard", "d1", EVENING)

    said = evening.copydesk("correct", "d1", *words, EVENING)

    assert (said.exit_code, "copydesk discard d1 --back" in said.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("dismiss",), "dismiss needs the ID", id="which"),
        pytest.param(("list", "c4"), "say copydesk corrections take c4, or dismiss c4", id="what with it"),
        pytest.param(
            ("dismiss", "c4", "--note", "x"), "--note and --update go with take alone", id="a note to nothing"
        ),
    ],
)
def test_corrections_that_are_said_otherwise_are_told_how(
    evening: DeskFolder, words: tuple[str, ...], told: str
) -> None:
    said = evening.copydesk("corrections", *words, EVENING)

    assert (said.exit_code, told in said.stderr) == (2, True)


def later(desk: DeskFolder, hours: int) -> datetime:
    """So many hours after the post went out, which it did by the real clock."""
    db = connect(desk.folder / "desk.db")
    [posted_at] = db.execute("select posted_at from posts").fetchone()
    db.close()
    return datetime.fromisoformat(posted_at) + timedelta(hours=hours)


def test_a_changed_headline_is_listed_and_taken_into_the_draft(posted: DeskFolder) -> None:
    before = lead(posted)
    changed = {
        "outlet": before["outlet"],
        "headline": "Quite Another Headline",
        "url": before["url"],
        "published": None,
    }
    at = f"--as-of={later(posted, 1).isoformat()}"
    posted.copydesk("ingest", "-", at, stdin=json.dumps(changed).encode())
    with opened(posted.folder, {}, now=later(posted, 2)) as desk:
        corrections.look(desk)

    [matter] = posted.copydesk("corrections", "--json", at).json
    assert contract.misfit(matter, MATTER) == ""
    assert (matter["id"], matter["was"], matter["becomes"]) == ("c1", before["headline"], "Quite Another Headline")
    taken = posted.copydesk("corrections", "take", "c1", "--update", "It was renamed.", "--json", at)
    assert taken.json == {"id": "c1", "settled": "updated", "draft": "d1", "state": "touched", "changed": True}
    assert lead(posted)["headline"] == "Quite Another Headline"
    assert posted.copydesk("show", "d1", at).stdout.splitlines()[-1].endswith("It was renamed.")
    assert posted.copydesk("corrections", "--json", at).json == []


def test_nothing_has_changed_on_the_evening_s_pages(evening: DeskFolder) -> None:
    assert evening.copydesk("corrections", "--json", EVENING).json == []
    assert evening.copydesk("corrections", EVENING).stdout == "nothing that our posts link has changed\n"


@pytest.mark.parametrize(
    "words", [("take",), ("list", "c1"), ("dismiss",), ("dismiss", "c1", "--note", "x"), ("take", "d1")]
)
def test_corrections_that_are_said_otherwise_are_refused(evening: DeskFolder, words: tuple[str, ...]) -> None:
    assert evening.copydesk("corrections", *words, EVENING).exit_code == 2


def test_a_takedown_empties_the_desk_and_the_post_of_the_excerpt(posted: DeskFolder) -> None:
    before = lead(posted)
    telling = before["excerpt"][0][:40]
    assert files_with(posted, telling)

    said = posted.copydesk("takedown", before["url"], "--because", "asked", "--json", EVENING)

    assert said.exit_code == 0, said.stderr
    assert contract.misfit(said.json, TAKEN_DOWN) == ""
    assert [one["state"] for one in said.json["posts"]] == ["changed"]
    assert files_with(posted, telling) == set()
    assert lead(posted) == {**before, "excerpt": []}


def test_a_dry_run_leaves_every_byte(posted: DeskFolder) -> None:
    address = lead(posted)["url"]
    before, rows = {path: path.read_bytes() for path in sorted((posted.folder / "posts").iterdir())}, dumped(posted)

    said = posted.copydesk("takedown", address, "--dry-run", "--json", EVENING)

    assert contract.misfit(said.json, TAKEN_DOWN) == ""
    assert (said.exit_code, said.json["removed"], said.json["rows"]["revisions"] > 0) == (0, False, True)
    assert {path: path.read_bytes() for path in sorted((posted.folder / "posts").iterdir())} == before
    assert dumped(posted) == rows
    assert lead(posted)["excerpt"]


def test_a_channel_that_cannot_be_reached_gives_exit_code_7_and_is_tried_again(posted: DeskFolder) -> None:
    address, telling = lead(posted)["url"], lead(posted)["excerpt"][0][:40]
    settings: Path = posted.folder / "copydesk.toml"
    whole = settings.read_text("utf-8")
    settings.write_text(whole.replace("[publish.site]", "[publish.elsewhere]"), encoding="utf-8")

    said = posted.copydesk("takedown", address, EVENING)

    assert said.exit_code == 7
    assert "no channel is called 'site'" in said.stderr
    settings.write_text(whole, encoding="utf-8")
    assert posted.copydesk("takedown", address, EVENING).exit_code == 0
    assert files_with(posted, telling) == set()


def test_what_is_no_address_is_a_usage_error(evening: DeskFolder) -> None:
    said = evening.copydesk("takedown", "yesterday's paper", EVENING)

    assert said.exit_code == 2
    db = connect(evening.folder / "desk.db")
    assert db.execute("select count(*) from takedowns").fetchone()[0] == 0
    db.close()


MATTER = {
    "id": str,
    "kind": str,
    "draft": contract.DRAFT,
    "title": str,
    "post": contract.MAYBE,
    "outlet": str,
    "url": str,
    "role": str,
    "was": str,
    "becomes": str,
    "seen": contract.TIME,
    "old_copy": contract.MAYBE,
}
TAKEN_DOWN = {
    "url": str,
    "headline": (contract.HEADLINE, None),
    "removed": bool,
    "rows": Mapping,
    "posts": [
        {"id": str, "channel": str, "state": str, "url": contract.MAYBE, "why": contract.MAYBE, "do": contract.MAYBE}
    ],
    "quoting": [str],
    "copies": [{"file": str, "rows": Mapping, "why": contract.MAYBE}],
    "scrubbed": bool,
}

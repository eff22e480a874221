"""The archive's commands as programs meet them: their JSON, their exit codes, their words."""

import re
import subprocess
import sys

import pytest

from pipeline import desk as verbs
from tests.cast import NOON
from tests.cli import contract
from tests.cli.test_bad_desks import protect, unprivileged, unprotect
from tests.desk.archiving.past import DAM, GENEVA, keep
from tests.desks import ROOT, DeskFolder

POST = re.compile(r"p[1-9]\d*")
FOUND = {
    "post": POST,
    "title": str,
    "date": (contract.DAY, None),
    "url": contract.MAYBE,
    "snippet": str,
    "links": [{"headline": str, "outlet": str, "url": str, "role": str}],
}
LINKING = {"post": POST, "title": str, "date": (contract.DAY, None), "url": contract.MAYBE, "role": str}
STATS = {
    "posts": int,
    "links": int,
    "months": [{"month": contract.MAYBE, "posts": int, "links": int}],
    "outlets": [{"outlet": str, "links": int, "led": int, "cited": int, "listed": int}],
    "sides": [{"topic": str, "side": str, "links": int}],
}


@pytest.fixture
def past(desk: DeskFolder) -> DeskFolder:
    """A desk with the blog's past."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        keep(opened)
    return desk


def test_search(past: DeskFolder) -> None:
    ran = past.copydesk("archive", "search", "dam", "-rain", "--json")

    assert ran.exit_code == 0, ran.stderr
    assert contract.misfit(ran.json, [FOUND]) == ""
    assert [(one["title"], one["date"]) for one in ran.json] == [(GENEVA.title, GENEVA.day)]
    assert ran.json[0]["links"][0]["headline"] == "Vask demands the dam be opened"


def test_search_in_words(past: DeskFolder) -> None:
    ran = past.copydesk("archive", "search", '"dam holds" before:noon !!!', "--best")

    assert "before:noon was looked for as words" in ran.stderr
    assert "!!! has no letters or digits" in ran.stderr
    assert ran.stdout.splitlines()[-1] == "0 posts, best first"


@pytest.mark.parametrize(("state", "said"), [("withdrawn", "(withdrawn)"), ("gone", "(gone from the blog)")])
def test_what_readers_do_not_see_any_more_is_found_and_said_to_be_so(past: DeskFolder, state: str, said: str) -> None:
    with verbs.opened(past.folder, {}, now=NOON) as opened:
        opened.db.execute("update posts set state = ?", (state,))
        [(page,)] = opened.db.execute("select url from post_links limit 1").fetchall()

    searched, linked = past.copydesk("archive", "search", "geneva"), past.copydesk("archive", "url", page)

    assert f"{GENEVA.title}  {said}" in searched.stdout
    assert said in linked.stdout
    assert contract.misfit(past.copydesk("archive", "search", "geneva", "--json").json, [FOUND]) == ""


def test_as_of_stands_for_the_clock(past: DeskFolder) -> None:
    then = ("--as-of", "2022-02-01T00:00:00Z")

    found = past.copydesk("archive", "search", "in:title|links", "dam", "--json", *then)
    linked = past.copydesk("archive", "url", "https://gazette.example/dam", "--json", *then)
    counted = past.copydesk("archive", "stats", "--json", *then)

    assert [one["title"] for one in found.json] == [GENEVA.title]
    assert (linked.json, counted.json["posts"]) == ([], 1)


def test_what_nobody_dated_is_told_so(past: DeskFolder) -> None:
    with verbs.opened(past.folder, {}, now=NOON) as opened:
        opened.db.execute("update posts set posted_at = null, intended_at = '1970-01-01T00:00:00Z' where id = 2")

    dates = [
        past.copydesk("archive", "search", "rain", "--json").json[0]["date"],
        past.copydesk("archive", "url", "https://gazette.example/dam", "--json").json[0]["date"],
        past.copydesk("archive", "stats", "--json").json["months"][0]["month"],
    ]
    in_words = past.copydesk("archive", "search", "rain").stdout + past.copydesk("archive", "stats").stdout

    assert dates == [None, None, None]
    assert "undated     p2  The Dam Holds" in in_words
    assert "undated       1       2" in in_words


def test_search_finds_nothing_and_that_is_no_error(past: DeskFolder) -> None:
    ran = past.copydesk("archive", "search", "weir", "--json")

    assert (ran.exit_code, ran.json) == (0, [])


def test_search_without_a_query_is_refused(past: DeskFolder) -> None:
    ran = past.copydesk("archive", "search")

    assert ran.exit_code == 2
    assert "nothing to look for" in ran.stderr


def test_a_saved_search(past: DeskFolder) -> None:
    kept = past.copydesk("archive", "searches", "save", "the dam", "dam", "-rain", "--json")
    listed = past.copydesk("archive", "searches", "list", "--json")
    ran = past.copydesk("archive", "search", "--saved", "the dam", "--json")
    gone = past.copydesk("archive", "searches", "remove", "the dam", "--json")
    unknown = past.copydesk("archive", "search", "--saved", "the dam")

    assert kept.json == listed.json[0] == {"name": "the dam", "query": "dam -rain"}
    assert [one["title"] for one in ran.json] == [GENEVA.title]
    assert gone.json == {"name": "the dam", "removed": True}
    assert unknown.exit_code == 2


def test_url_says_in_words_in_how_many_places(past: DeskFolder) -> None:
    linked = past.copydesk("archive", "url", "https://gazette.example/dam").stdout
    unknown = past.copydesk("archive", "url", "https://gazette.example/weir").stdout

    assert linked.splitlines()[0].startswith("2022-02-05  p2  The Dam Holds  (lead)")
    assert linked.splitlines()[1:] == ["linked or shown in 1 place"]
    assert unknown == "no post links or shows this page\n"


def test_url(past: DeskFolder) -> None:
    ran = past.copydesk("archive", "url", "https://gazette.example/dam?utm_source=x", "--json")

    assert contract.misfit(ran.json, [LINKING]) == ""
    assert [(one["title"], one["role"]) for one in ran.json] == [(DAM.title, "lead")]


def test_url_that_is_none_is_refused(past: DeskFolder) -> None:
    assert past.copydesk("archive", "url", "javascript:alert(1)").exit_code == 2


def test_on_a_story_that_is_not_there_is_refused(past: DeskFolder) -> None:
    assert past.copydesk("archive", "on", "s12", "--json").exit_code == 2


def test_stats(past: DeskFolder) -> None:
    ran = past.copydesk("archive", "stats", "--json")
    drawn = past.copydesk("archive", "stats", "--svg")

    assert contract.misfit(ran.json, STATS) == ""
    assert (ran.json["posts"], ran.json["links"]) == (3, 4)
    assert drawn.stdout.startswith("<svg ")
    assert past.copydesk("archive", "stats", "--svg", "--json").exit_code == 2


def test_a_desk_that_may_only_be_read_is_searched_as_far_as_it_was_taken_up(past: DeskFolder) -> None:
    past.copydesk("archive", "search", "dam")
    with verbs.opened(past.folder, {}, now=NOON) as opened:
        opened.db.execute("update posts set title = 'The Dam Breaks' where id = 2")
    protect(past.folder)

    ran = unprivileged(past, "archive", "search", "in:title", "breaks")
    old = unprivileged(past, "archive", "search", "in:title", "holds", "--json")
    unprotect(past.folder)

    assert (ran.returncode, ran.stdout) == (0, "0 posts, newest first\n")
    assert "this desk can be read, not written" in ran.stderr
    assert "The Dam Breaks" in old.stdout


def test_a_title_that_would_steer_the_terminal_is_shown_as_words(past: DeskFolder) -> None:
    with verbs.opened(past.folder, {}, now=NOON) as opened:
        opened.db.execute("update posts set title = 'Dam \x1b[31mred\x1b[0m' where id = 2")

    assert "\x1b" not in past.copydesk("archive", "search", "red").stdout


def test_a_search_waits_for_nothing_that_it_does_not_need() -> None:
    heavy = "scrapy lxml jinja2 babel httpx sqlite_utils rich dateparser feedparser markdown_it pipeline.desk.drafting"
    script = f"import sys, pipeline.cli.archive_search; print([m for m in {heavy.split()} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)

    assert done.stdout == "[]\n"


def test_every_verb_of_the_desk_is_there_when_it_is_named() -> None:
    assert [name for name in verbs.__all__ if not hasattr(verbs, name)] == []
    assert not hasattr(verbs, "no_such_verb")

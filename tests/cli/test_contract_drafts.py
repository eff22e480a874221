"""Drafts by their commands: made once, decided by the editor, shown as posts."""

import json
from pathlib import Path

import pytest

from pipeline.store.database import connect
from tests.cli import contract
from tests.cli.conftest import EVENING, LATE_PAPER, Day
from tests.desks import DeskFolder


def revisions(desk: DeskFolder) -> int:
    """Count every revision that the desk's drafts have had."""
    db = connect(desk.folder / "desk.db")
    [count] = db.execute("select count(*) from revisions").fetchone()
    db.close()
    return int(count)


def test_the_topic_of_the_demo_gives_two_drafts(day: Day) -> None:
    assert [one["topic"] for one in day.said.json["drafts"]] == ["skerrow", "skerrow", "earth"]


def test_drafting_again_makes_no_new_revision(evening: DeskFolder) -> None:
    before = revisions(evening)

    again = evening.copydesk("draft", "--json", EVENING)

    assert [one["id"] for one in again.json] == ["d1", "d2", "d3"]
    assert revisions(evening) == before


@pytest.mark.parametrize("command", ["draft", "run"])
def test_the_story_of_a_discarded_draft_is_not_offered_again(evening: DeskFolder, command: str) -> None:
    evening.copydesk("discard", "d1", EVENING)

    ran = evening.copydesk(command, "--json", EVENING)

    drafts = ran.json["drafts"] if command == "run" else ran.json
    assert [one["id"] for one in drafts] == ["d2", "d3"]


def test_a_discarded_story_is_drafted_anew_when_the_editor_names_it(day: Day, evening: DeskFolder) -> None:
    story = day.said.json["drafts"][0]["story"]
    evening.copydesk("discard", "d1", EVENING)

    [draft] = evening.copydesk("draft", "--story", story, "--json", EVENING).json

    assert (draft["id"], draft["story"], draft["state"]) == ("d4", story, "waiting")


def test_approving_twice_changes_nothing_the_second_time(evening: DeskFolder) -> None:
    first, second = (evening.copydesk("approve", "d1", "--json", EVENING).json for _ in range(2))

    assert first == second == {"id": "d1", "state": "approved", "revision": 2}


def test_a_discarded_draft_cannot_be_approved(evening: DeskFolder) -> None:
    evening.copydesk("discard", "d1", EVENING)

    ran = evening.copydesk("approve", "d1", "--json", EVENING)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "discarded already" in ran.stderr


def test_an_approved_draft_may_still_be_discarded(evening: DeskFolder) -> None:
    evening.copydesk("approve", "d1", EVENING)

    assert evening.copydesk("discard", "d1", "--json", EVENING).json["state"] == "discarded"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("approve", "d99"), id="approve-unknown"),
        pytest.param(("discard", "d99"), id="discard-unknown"),
        pytest.param(("show", "d99"), id="show-unknown"),
        pytest.param(("show", "s1"), id="show-a-story"),
        pytest.param(("approve", "first"), id="no-id"),
        pytest.param(("why", "x1"), id="why-of-nothing"),
        pytest.param(("why", "h99999999999999999999999"), id="why-of-a-number-too-large"),
        pytest.param(("why", "s999"), id="why-unknown"),
        pytest.param(("draft", "--story", "s999"), id="draft-unknown"),
        pytest.param(("draft", "nowhere"), id="draft-no-such-topic"),
        pytest.param(("stories", "nowhere"), id="stories-no-such-topic"),
        pytest.param(("draft", "--format", "nope"), id="no-such-format"),
        pytest.param(("draft", "--url", "javascript:alert(1)"), id="url-that-is-no-web-address"),
        pytest.param(("review", "--host", "0.0.0.0", "--port", "0"), id="review-elsewhere-without-a-password"),
        pytest.param(("review", "--host", "no such host", "--port", "0"), id="review-nowhere"),
        pytest.param(("nonsense",), id="no-such-command"),
        pytest.param(("stories", "--limit", "0"), id="limit-of-none"),
        pytest.param(("render", "/nowhere.json"), id="render-no-file"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_code_2(day: Day, arguments: tuple[str, ...]) -> None:
    ran = day.desk.copydesk(*arguments, "--json", EVENING)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.strip()
    assert "a bug" not in ran.stderr


def test_a_page_that_the_desk_knows_is_drafted_from_its_story(day: Day, evening: DeskFolder) -> None:
    lead = day.said.json["drafts"][2]["roundup"]["lead"]["url"]

    [draft] = evening.copydesk("draft", "--url", lead, "--json", EVENING).json

    assert (draft["id"], draft["story"]) == ("d3", day.said.json["drafts"][2]["story"])


def test_a_page_that_the_desk_does_not_know_is_fetched_and_drafted(day: Day, evening: DeskFolder) -> None:
    ran = evening.copydesk("draft", "--url", day.address + LATE_PAPER, "--json", EVENING)

    assert ran.exit_code == 0, ran.stderr
    [draft] = ran.json
    assert contract.misfit(draft, contract.A_DRAFT) == ""
    filed = [one for story in evening.copydesk("stories", "--json", EVENING).json for one in story["headlines"]]
    assert "Skerrow ferry turns back at the buoys" in [one["headline"] for one in filed]


def test_a_page_that_is_not_there_makes_no_draft(day: Day, evening: DeskFolder) -> None:
    ran = evening.copydesk("draft", "--url", day.address + "/nothing.html", "--json", EVENING)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "HTTP 404" in ran.stderr
    assert "do:    open it in a browser" in ran.stderr


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_a_draft_rendered_from_its_json_is_the_draft_that_is_shown(day: Day, tmp_path: Path, form: str) -> None:
    (tmp_path / "d1.json").write_text(day.desk.copydesk("show", "d1", "--as", "json").stdout, encoding="utf-8")

    shown = day.desk.copydesk("show", "d1", "--as", form)
    rendered = day.desk.copydesk("render", str(tmp_path / "d1.json"), "--as", form)

    assert rendered.exit_code == 0, rendered.stderr
    assert rendered.stdout == shown.stdout


def test_show_prints_the_roundup_as_json_by_either_option(day: Day) -> None:
    assert day.desk.copydesk("show", "d1", "--json").stdout == day.desk.copydesk("show", "d1", "--as", "json").stdout


def test_the_post_names_every_link_as_headline_and_outlet(day: Day) -> None:
    roundup = day.said.json["drafts"][0]["roundup"]
    post = day.desk.copydesk("show", "d1").stdout.replace("\xa0", " ")

    links = [link for section in roundup["sections"] for group in section["groups"] for link in group]
    assert links
    assert all(f"{link['headline']} -- {link['outlet']}" in post for link in links if not link["agency"])


def test_a_desk_without_drafts_says_what_makes_them(desk: DeskFolder) -> None:
    desk.copydesk("gather")

    words, document = desk.copydesk("drafts"), desk.copydesk("drafts", "--json")

    assert (words.exit_code, words.stdout, words.stderr) == (0, "", "no drafts yet: copydesk run makes them\n")
    assert (document.stdout, document.stderr) == ("[]\n", "")


@pytest.mark.parametrize("given_as", ["file", "stdin"])
def test_render_reads_no_more_than_its_limit(day: Day, tmp_path: Path, given_as: str) -> None:
    large = json.dumps({"title": "x" * 5_000_000}).encode()
    (tmp_path / "large.json").write_bytes(large)

    ran = day.desk.copydesk("render", "-" if given_as == "stdin" else str(tmp_path / "large.json"), stdin=large)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "larger than 5 MB" in ran.stderr


def test_a_roundup_with_a_key_of_another_program_is_refused(day: Day, tmp_path: Path) -> None:
    roundup = {**day.said.json["drafts"][0]["roundup"], "mood": "fair"}
    (tmp_path / "odd.json").write_text(json.dumps(roundup), encoding="utf-8")

    ran = day.desk.copydesk("render", str(tmp_path / "odd.json"))

    assert ran.exit_code == 2
    assert "mood" in ran.stderr


def test_without_a_desk_the_environment_wins_over_the_defaults(day: Day, tmp_path: Path) -> None:
    post = {"date": "2026-05-12", "title": "The Strait Opens", "comment": "Not all believe it."}
    (tmp_path / "post.json").write_text(json.dumps(post), encoding="utf-8")

    ran = day.desk.copydesk(
        *("render", str(tmp_path / "post.json"), "--desk", str(tmp_path), "--as=text"),
        COPYDESK_BLOG__SIGNATURE="Strait Editor:",
        COPYDESK_PUBLISH__BLOG__SECRET="another desk's",
    )

    assert ran.exit_code == 0, ran.stderr
    assert "Strait Editor: Not all believe it." in ran.stdout


def test_render_needs_no_desk(day: Day, tmp_path: Path) -> None:
    (tmp_path / "post.json").write_text(json.dumps(day.said.json["drafts"][0]["roundup"]), encoding="utf-8")

    ran = day.desk.copydesk("render", str(tmp_path / "post.json"), "--desk", str(tmp_path), "--as=text")

    assert ran.exit_code == 0, ran.stderr
    assert not (tmp_path / "desk.db").exists()

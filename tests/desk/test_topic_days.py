"""A topic's last day, and what its words would catch and leave out, by the command."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline import settings
from pipeline.desk import draft_posts, opened, topic_writing, why_story, window
from pipeline.desk.evening import quiet, survey
from pipeline.desk.evening.memory import Memory
from pipeline.desk.toml import file
from pipeline.errors import SettingsError
from pipeline.news import Topic
from tests.cast import NOON
from tests.desk.flood import cover
from tests.desks import SETTINGS, DeskFolder

CLOCK = "--as-of=2026-05-12T12:00:00Z"
TORONTO = SETTINGS.replace('"UTC"', '"America/Toronto"')


def ends(desk: DeskFolder, until: str, text: str = SETTINGS) -> None:
    desk.writes("copydesk.toml", f"{text}until = {until}\n")


def drafted(desk: DeskFolder, *, now: datetime = NOON) -> tuple[int, dict[str, str]]:
    with opened(desk.folder, {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}, now=now) as at_work:
        found = draft_posts(at_work, at_work.settings.topics)
    return len(found.drafts), dict(found.quiet)


def test_a_topic_past_its_day_makes_no_draft_and_says_so(desk: DeskFolder) -> None:
    ends(desk, "2026-05-11")
    cover(desk, range(4))

    assert drafted(desk) == (0, {"river": "over: its last day was 2026-05-11 (until, in copydesk.toml)"})


def test_a_topic_still_makes_drafts_on_its_last_day(desk: DeskFolder) -> None:
    ends(desk, "2026-05-12")
    cover(desk, range(4))

    assert drafted(desk) == (1, {})


@pytest.mark.parametrize(("hour", "drafts"), [(3, 1), (5, 0)], ids=["23:00 in Toronto", "01:00 in Toronto"])
def test_the_day_ends_by_the_blogs_own_clock(desk: DeskFolder, hour: int, drafts: int) -> None:
    ends(desk, '"2026-05-12"', TORONTO)
    cover(desk, range(4))

    assert drafted(desk, now=datetime(2026, 5, 13, hour, tzinfo=UTC))[0] == drafts


def test_desk_page_and_why_say_so_too(desk: DeskFolder) -> None:
    ends(desk, "2026-05-11")
    cover(desk, range(4))
    with opened(desk.folder, {}, now=NOON) as at_work:
        window(at_work)
        told = why_story(at_work, 1).reasons
        [topic] = at_work.settings.topics
        silent = quiet.quiet(at_work, survey.survey(at_work, Memory()), topic)

    assert "topic river is over: its last day was 2026-05-11 (until, in copydesk.toml)" in told
    assert silent.why == "Over: its last day was 2026-05-11 (until, in copydesk.toml)."
    assert silent.stories == 1


@pytest.mark.parametrize("until", ["2026-12-31", '"2026-12-31"'], ids=["a TOML day", "in quotes"])
def test_a_day_is_read_and_stays_as_it_is_written(desk: DeskFolder, until: str) -> None:
    ends(desk, until)
    with opened(desk.folder, {}, now=NOON) as at_work:
        [topic] = at_work.settings.topics
        changed = Topic(name="river", title=topic.title, any=("orrin", "marl"), until=topic.until)
        topic_writing.change_topic(at_work, {}, changed, seen=file.present(desk.folder).digest)

    assert topic.until == "2026-12-31"
    assert f"until = {until}" in (desk.folder / "copydesk.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("until", ['"2026-02-30"', '"soon"', "2026-12-31T00:00:00Z", "20261231", '"2026-1-1"'])
def test_what_is_no_day_is_refused(desk: DeskFolder, until: str) -> None:
    ends(desk, until)

    with pytest.raises(SettingsError, match=r"topic\.until must be a day such as 2026-12-31"):
        settings.load(desk.folder, {})


def test_the_page_writes_a_day_and_takes_it_away(desk: DeskFolder) -> None:
    for until in ((NOON + timedelta(days=3)).date().isoformat(), ""):
        with opened(desk.folder, {}, now=NOON) as at_work:
            changed = Topic(name="river", title="The Orrin", any=("orrin",), until=until)
            topic_writing.change_topic(at_work, {}, changed, seen=file.present(desk.folder).digest)

        assert settings.load(desk.folder, {}).topics[0].until == until
    assert date(2026, 5, 15).isoformat() not in (desk.folder / "copydesk.toml").read_text(encoding="utf-8")


def test_words_are_tried_before_they_are_saved(desk: DeskFolder) -> None:
    cover(desk, range(4))

    said = desk.copydesk("topics", "test", "river", "--exclude=army", "--exclude=thousands", CLOCK).stdout

    assert "1 of 4 headlines of the window fit river" in said
    assert "by day: 2026-05-12 1" in said
    assert "by words: orrin 1" in said
    assert "beside copydesk.toml: 0 more, 3 lost" in said
    assert "left out though some words hit: 3" in said


def test_words_that_say_the_same_are_counted_together(desk: DeskFolder) -> None:
    cover(desk, range(4))

    said = desk.copydesk("topics", "test", "river", "--any=Orrin", '--all="ORRIN"', CLOCK).stdout

    assert "by words: orrin 4\n" in said


def test_what_is_left_out_has_its_reason(desk: DeskFolder) -> None:
    cover(desk, range(4))

    rows = desk.copydesk("topics", "test", "river", "--exclude=thousands", "--left-out", "--json", CLOCK).json

    assert {row["why"] for row in rows} == {"excluded by thousands in the headline"}
    assert len(rows) == 3


def test_a_topic_that_is_not_there_yet_may_be_tried(desk: DeskFolder) -> None:
    cover(desk, range(4))

    rows = desk.copydesk("topics", "test", "floods", "--any=valley", "--all=thousands", "--json", CLOCK).json

    assert {row["why"] for row in rows} == {"valley in the headline, thousands in the headline"}
    assert desk.copydesk("topics", "test", "floods", CLOCK).exit_code == 2


def test_the_front_takes_everything(desk: DeskFolder) -> None:
    cover(desk, range(4))

    assert len(desk.copydesk("topics", "test", "front", "--json", CLOCK).json) == 4


@pytest.mark.parametrize("option", ["--any", "--all", "--exclude"])
def test_no_words_are_tried_on_the_front_which_takes_every_headline(desk: DeskFolder, option: str) -> None:
    told = desk.copydesk("topics", "test", "front", f"{option}=thousands", CLOCK)

    assert told.exit_code == 2
    assert "front takes every headline" in told.stderr
    assert told.stdout == ""

"""What every command prints as JSON is what it promises, and the common options mean the same everywhere."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.cli.edge import Said
from pipeline.desk.explaining import why_headline
from pipeline.desk.opening import opened
from pipeline.errors import UsageError
from pipeline.store import headlines
from pipeline.store.database import connect
from tests.cli import contract
from tests.cli.conftest import EVENING, Day
from tests.desks import DeskFolder


@pytest.mark.parametrize(
    ("arguments", "shape"),
    [
        pytest.param(("stories",), [contract.A_STORY], id="stories"),
        pytest.param(("stories", "skerrow", "--hours=24", "--limit=2"), [contract.A_STORY], id="stories-of-a-topic"),
        pytest.param(("drafts",), [contract.A_DRAFT], id="drafts"),
        pytest.param(("draft", "skerrow"), [contract.A_DRAFT], id="draft"),
        pytest.param(("show", "d1"), contract.ROUNDUP, id="show"),
        pytest.param(("why", "s1"), contract.EXPLAINED, id="why-story"),
        pytest.param(("why", "d1"), contract.EXPLAINED, id="why-draft"),
        pytest.param(("approve", "d1"), contract.DECIDED, id="approve"),
        pytest.param(("discard", "d2"), contract.DECIDED, id="discard"),
        pytest.param(("doctor",), contract.EXAMINED, id="doctor"),
        pytest.param(("gather",), contract.GATHERED, id="gather-when-nothing-is-due"),
        pytest.param(("gather", "--outlet=Veldria Courier"), contract.GATHERED, id="gather"),
        pytest.param(("run",), contract.A_RUN, id="run"),
    ],
)
def test_a_command_prints_one_document_of_the_promised_shape(
    evening: DeskFolder, arguments: tuple[str, ...], shape: object
) -> None:
    ran = evening.copydesk(*arguments, "--json", EVENING)

    assert ran.exit_code == 0, ran.stderr
    assert contract.misfit(ran.json, shape) == ""


def test_demo_prints_one_draft(demo: Day) -> None:
    assert demo.said.exit_code == 0, demo.said.stderr
    assert contract.misfit(demo.said.json, contract.A_DRAFT) == ""


def test_the_first_run_says_what_it_gathered_and_drafted(day: Day) -> None:
    assert day.said.exit_code == 3  # the Fenmoor Gazette is closed
    assert contract.misfit(day.said.json, contract.A_RUN) == ""
    assert {one["state"] for one in day.said.json["gathered"]["outlets"]} == {"new", "failing"}


def test_the_outcomes_of_a_gathering_sum_to_its_new_headlines(day: Day) -> None:
    gathered = day.said.json["gathered"]

    assert gathered["new"] == sum(one["new"] for one in gathered["outlets"]) > 0


def test_ingest_counts_what_it_read(evening: DeskFolder) -> None:
    line = {"outlet": "Orrin Argus", "headline": "Ferry stays in port", "url": "https://argus.example/1"}
    stdin = (json.dumps(line) + "\n" + json.dumps(line) + "\n{}\n").encode()

    ran = evening.copydesk("ingest", "-", "--json", EVENING, stdin=stdin)

    assert contract.misfit(ran.json, contract.INGESTED) == ""
    assert (ran.exit_code, ran.json["read"], ran.json["new"], ran.json["known"]) == (0, 3, 1, 1)
    assert [one["line"] for one in ran.json["refused"]] == [3]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--desk", "DESK", EVENING, "--json", "drafts"), id="before"),
        pytest.param(("drafts", "--desk", "DESK", EVENING, "--json"), id="after"),
        pytest.param(("--json", "drafts", "--desk", "DESK", EVENING), id="on-both-sides"),
    ],
)
def test_the_common_options_stand_before_or_after_the_command(day: Day, arguments: tuple[str, ...]) -> None:
    folder = str(day.desk.folder)

    ran = day.desk.copydesk(*[folder if one == "DESK" else one for one in arguments], COPYDESK_DESK="")

    assert [one["id"] for one in ran.json] == ["d3", "d2", "d1"]


def test_the_desk_may_be_named_by_the_environment(day: Day) -> None:
    ran = day.desk.copydesk("drafts", "--json", COPYDESK_DESK=str(day.desk.folder))

    assert len(ran.json) == 3


def test_the_option_names_another_desk_than_the_environment(day: Day, demo: Day) -> None:
    ran = day.desk.copydesk("drafts", "--json", "--desk", str(demo.desk.folder), COPYDESK_DESK="/nowhere")

    assert ran.exit_code == 0, ran.stderr


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("2026-05-12T18:00:00Z", id="z"),
        pytest.param("2026-05-12t18:00:00z", id="small-letters"),
        pytest.param("2026-05-12 18:00:00Z", id="space"),
        pytest.param("2026-05-12T18:00:00.123456789Z", id="fraction"),
        pytest.param("2026-05-12T23:30:00+05:30", id="east"),
        pytest.param("2026-05-12T14:00:00-04:00", id="west"),
        pytest.param("2026-05-12T18:00:00-00:00", id="unknown-local-offset"),
    ],
)
def test_the_clock_is_given_as_rfc_3339_has_it(given: str) -> None:
    assert Said(as_of=given).clock() == datetime(2026, 5, 12, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("yesterday", id="words"),
        pytest.param("", id="nothing"),
        pytest.param("2026-05-12", id="day"),
        pytest.param("2026-05-12T18:00:00", id="no-offset"),
        pytest.param("2026-05-12T18:00Z", id="no-seconds"),
        pytest.param("2026-05-12T18Z", id="hour"),
        pytest.param("20260512T180000Z", id="basic-format"),
        pytest.param("2026-W20-2T18:00:00Z", id="week-date"),
        pytest.param("2026-132T18:00:00Z", id="day-of-the-year"),
        pytest.param("2026-05-12T18:00:00+0000", id="offset-without-colon"),
        pytest.param("2026-05-12T18:00:00+00", id="offset-of-hours"),
        pytest.param("2026-05-12T18:00:00+00:00:30", id="offset-with-seconds"),
        pytest.param("2026-05-12T18:00:00,5Z", id="comma"),
        pytest.param("2026-05-12_18:00:00Z", id="another-separator"),
        pytest.param("2026-05-12T24:00:00Z", id="hour-24"),
        pytest.param("2026-13-01T00:00:00Z", id="month-13"),
        pytest.param("2026-02-30T00:00:00Z", id="30-february"),
        pytest.param("２026-05-12T18:00:00Z", id="wide-digit"),
        pytest.param(" 2026-05-12T18:00:00Z", id="space-before"),
        pytest.param("2026-05-12T18:00:00Z\n", id="line-end"),
        pytest.param("1789-07-14T18:00:00Z", id="long-ago"),
        pytest.param("2026-05-12T18:00:60Z", id="leap-second-by-day"),
        pytest.param("2026-05-12T23:59:60Z", id="leap-second-within-a-month"),
        pytest.param("1990-12-31T23:59:60-08:00", id="leap-second-of-another-zone"),
        pytest.param("9999-12-31T23:59:60Z", id="leap-second-of-the-last-year"),
        pytest.param("2026-05-12T18:00:61Z", id="second-61"),
    ],
)
def test_a_clock_in_any_other_form_is_refused_with_what_to_write(wrong: str) -> None:
    with pytest.raises(UsageError, match="2026-02-18T02:30:00Z"):
        Said(as_of=wrong).clock()


@pytest.mark.parametrize("leap", ["1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00", "1991-01-01T05:29:60.5+05:30"])
def test_a_leap_second_is_the_first_of_the_month_that_follows(leap: str) -> None:
    assert Said(as_of=leap).clock() == datetime(1991, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("far", ["1989-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2201-01-01T00:00:00+02:00"])
def test_a_clock_of_no_news_is_not_said_to_be_written_wrong(far: str) -> None:
    with pytest.raises(UsageError, match="is not of the years 1990 to 2200"):
        Said(as_of=far).clock()


def test_a_wrong_clock_is_exit_code_2(day: Day) -> None:
    ran = day.desk.copydesk("stories", "--json", "--as-of=2026-W20-2T18:00:00Z")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "write it as 2026-02-18T02:30:00Z" in ran.stderr


def test_stories_twice_are_the_same_to_the_byte(evening: DeskFolder) -> None:
    first, second = (evening.copydesk("stories", "--json", EVENING) for _ in range(2))

    assert first.stdout == second.stdout


def test_every_news_headline_of_the_window_stands_in_exactly_one_story(evening: DeskFolder) -> None:
    stories = evening.copydesk("stories", "--json", "--hours=500", EVENING).json
    db = connect(evening.folder / "desk.db")
    news = sorted(f"h{one.id}" for one in headlines.everything(db) if one.is_news)
    db.close()

    assert sorted(one["id"] for story in stories for one in story["headlines"]) == news
    assert any(one["fold_of"] for story in stories for one in story["headlines"])


def test_a_copy_stands_in_the_story_of_the_headline_it_repeats(evening: DeskFolder) -> None:
    for story in evening.copydesk("stories", "--json", EVENING).json:
        ids = {one["id"] for one in story["headlines"]}
        assert {one["fold_of"] for one in story["headlines"]} <= {*ids, None}


def test_stories_come_best_first(evening: DeskFolder) -> None:
    scores = [one["score"] for one in evening.copydesk("stories", "--json", EVENING).json]

    assert scores == sorted(scores, reverse=True)


def test_a_window_ends_at_the_given_clock(evening: DeskFolder) -> None:
    stories = evening.copydesk("stories", "--json", "--hours=3", EVENING).json

    assert all("2026-05-12T15:00:00Z" < one["first"] <= one["last"] <= "2026-05-12T18:00:00Z" for one in stories)


@pytest.mark.parametrize("arguments", [("s1",), ("d1",), ("s1", "--topic=skerrow")])
def test_the_terms_of_why_sum_to_the_score(day: Day, arguments: tuple[str, ...]) -> None:
    explained = day.desk.copydesk("why", *arguments, "--json", EVENING).json

    assert explained["terms"]
    assert _sums(explained)


@pytest.mark.parametrize(("typed", "named"), [("H1", "h1"), ("s01", "s1"), ("D1", "d1")])
def test_why_names_what_it_explains_by_its_id_however_that_was_typed(day: Day, typed: str, named: str) -> None:
    assert day.desk.copydesk("why", typed, "--json", EVENING).json["id"] == named


def test_why_gives_every_headline_its_terms_or_the_reason_that_it_has_none(evening: DeskFolder) -> None:
    with opened(evening.folder, {}, now=datetime(2026, 5, 12, 18, tzinfo=UTC)) as desk:
        explained = [why_headline(desk, number) for (number,) in desk.db.execute("SELECT id FROM headlines")]

    assert any(one.terms for one in explained)
    for one in explained:
        assert isinstance(one.score, float)
        assert one.terms or {"folded", "may not lead", "archive, not news"} & {why.split(":")[0] for why in one.reasons}


def test_the_terms_of_every_story_sum_to_its_score(evening: DeskFolder) -> None:
    assert all(_sums(one) for one in evening.copydesk("stories", "skerrow", "--json", EVENING).json)
    assert all(_sums(one) for one in evening.copydesk("stories", "--json", EVENING).json)


def test_topics_test_says_by_which_words_a_headline_fits(day: Day) -> None:
    caught = day.desk.copydesk("topics", "test", "earth", "--json", EVENING).json

    assert caught
    assert all({"id", "outlet", "headline", "why"} <= one.keys() for one in caught)
    assert all("volcano" in one["why"] or "erupt" in one["why"] or "earthquake" in one["why"] for one in caught)


def _sums(explained: dict[str, Any]) -> bool:
    total: float = sum(explained["terms"].values())
    return total == pytest.approx(explained["score"], abs=1e-9, rel=0)

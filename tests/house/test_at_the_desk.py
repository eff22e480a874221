"""House formats at work: listed by the command, drafted in, and printed, a blogger's own like the shipped ones."""

import json
import os

import pytest

from pipeline.desk import opened
from pipeline.desk.laying import sheet
from pipeline.house import names
from tests.cast import NOON
from tests.desk.flood import cover, linked
from tests.desks import DeskFolder

_BRIEF = """
describes = "two links, no more"
title_pattern = "{topic} Brief -- {date}"
lead_line = "{headline} | {outlet}"
heading = "Also On {topic}"
spacing = "line"
list_min = 1
list_max = 2
"""


@pytest.fixture
def brief(desk: DeskFolder) -> DeskFolder:
    """The desk with a format of its own, `brief`."""
    (desk.folder / "formats").mkdir()
    desk.writes("formats/brief.toml", _BRIEF)
    return desk


def test_the_command_lists_every_format_with_a_sample(brief: DeskFolder) -> None:
    ran = brief.copydesk("formats", "--json")

    assert ran.exit_code == 0, ran.stderr
    assert [list(one) for one in ran.json] == [["name", "describes", "own", "sample"]] * 5
    assert [(one["name"], one["own"]) for one in ran.json] == [*((name, False) for name in names()), ("brief", True)]
    assert "Also On The Strait\n\nLund, Vik to reopen strait -- The Ledger\nGrain" in ran.json[-1]["sample"]
    assert not (brief.folder / "desk.db").exists()


def test_the_command_shows_one_format_in_the_blog_s_own_words(brief: DeskFolder) -> None:
    ran = brief.copydesk("formats", "brief", COPYDESK_BLOG__SIGNATURE="Marl Watch:", COPYDESK_BLOG__LANGUAGE="fr")

    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout.startswith("brief  two links, no more  (yours)\n\n    dimanche, mars 5, 2023\n")
    assert "    The Strait Brief -- mars 5, 2023\n" in ran.stdout
    assert "    Marl Watch: Not all believe it" in ran.stdout
    assert "wnu" not in ran.stdout


def test_a_format_that_cannot_be_used_is_told_by_the_command(brief: DeskFolder) -> None:
    brief.writes("formats/brief.toml", "\nheadin = 3\n")

    ran = brief.copydesk("formats")

    assert ran.exit_code == 2
    assert "brief.toml line 2: unknown key headin; did you mean heading?" in ran.stderr


def test_a_format_that_is_not_there_is_no_format_to_show_draft_or_print(brief: DeskFolder) -> None:
    brief.writes("post.json", '{"date": "2023-03-05", "title": "Fog"}')
    post = os.fspath(brief.folder / "post.json")

    for command in (("formats", "breif"), ("draft", "--format", "breif"), ("render", post, "--format", "breif")):
        ran = brief.copydesk(*command)
        assert ran.exit_code == 2
        assert "no house format 'breif'" in ran.stderr
        assert "wnu-briefing, brief" in ran.stderr


def test_a_blogs_format_that_is_not_there_is_refused_by_its_line_where_nothing_is_to_be_drafted(
    brief: DeskFolder,
) -> None:
    text = (brief.folder / "copydesk.toml").read_text(encoding="utf-8")
    brief.writes("copydesk.toml", text.replace("[blog]\n", '[blog]\nformat = "breif"\n'))

    ran = brief.copydesk("draft", "--json")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "copydesk.toml line 3: there is no house format 'breif'" in ran.stderr


def test_one_that_a_variable_names_is_refused_by_that(brief: DeskFolder) -> None:
    ran = brief.copydesk("draft", "--json", COPYDESK_BLOG__FORMAT="breif")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "COPYDESK_BLOG__FORMAT: there is no house format 'breif'" in ran.stderr


def test_a_post_is_printed_in_a_format_of_the_desk(brief: DeskFolder) -> None:
    post = {"date": "2023-03-05", "title": "Fog", "lead": {"headline": "Fog lifts", "outlet": "The Ledger"}}
    brief.writes("post.json", json.dumps(post))

    ran = brief.copydesk("render", os.fspath(brief.folder / "post.json"), "--format", "brief", "--as", "text")

    assert ran.stdout.splitlines()[4] == "Fog lifts | The Ledger"


def test_a_briefing_is_titled_by_its_topic_and_day(desk: DeskFolder) -> None:
    cover(desk, range(6))

    ran = desk.copydesk(
        "draft",
        "--format",
        "wnu-briefing",
        "--json",
        "--as-of=2026-05-12T12:00:00Z",
        COPYDESK_GATHER__ARTICLE_PAGES="0",
    )

    [draft] = ran.json
    assert draft["roundup"]["title"] == "The Orrin River Watch -- May 12, 2026"
    assert draft["format"] == draft["roundup"]["format"] == "wnu-briefing"
    assert "of the 10 links you ask for" in str(draft["checks"])
    assert "More News On The Orrin" in desk.copydesk("show", draft["id"]).stdout


@pytest.mark.parametrize("blog", ["River Watch", ""])
@pytest.mark.parametrize("form", ["html", "text"])
def test_a_briefing_under_the_blogs_own_name_is_read_back(desk: DeskFolder, blog: str, form: str) -> None:
    cover(desk, range(6))
    settings = (desk.folder / "copydesk.toml").read_text(encoding="utf-8").replace("River Watch", blog)
    desk.writes("copydesk.toml", settings)
    asked = ("draft", "--format", "wnu-briefing", "--json", "--as-of=2026-05-12T12:00:00Z")
    [draft] = desk.copydesk(*asked, COPYDESK_GATHER__ARTICLE_PAGES="0").json
    desk.writes("post", desk.copydesk("show", draft["id"], "--as", form).stdout)

    read = desk.copydesk("parse", str(desk.folder / "post")).json

    assert draft["roundup"]["title"] == f"The Orrin {blog or 'War News Updates'} -- May 12, 2026"
    assert read["unplaced"] == []
    assert read["title"] == draft["roundup"]["title"]
    assert read["format"] == "wnu-briefing"
    assert [one["heading"] for one in read["sections"]] == [one["heading"] for one in draft["roundup"]["sections"]]


def test_a_format_s_own_limits_stand_before_the_settings(brief: DeskFolder) -> None:
    cover(brief, range(6))

    ran = brief.copydesk(
        "draft", "--format", "brief", "--json", "--as-of=2026-05-12T12:00:00Z", COPYDESK_GATHER__ARTICLE_PAGES="0"
    )

    [draft] = ran.json
    assert len(linked(draft["roundup"])) == 2
    assert "links you ask for" not in str(draft["checks"])


def test_a_draft_s_page_offers_the_formats_of_the_desk(brief: DeskFolder) -> None:
    cover(brief, range(4))
    brief.copydesk("draft", "--as-of=2026-05-12T12:00:00Z", COPYDESK_GATHER__ARTICLE_PAGES="0")

    with opened(brief.folder, {}, now=NOON) as at_work:
        assert sheet(at_work, 1).formats == (*names(), "brief")

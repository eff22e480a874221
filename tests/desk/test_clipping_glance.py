"""A clip before it is filed: what was sent is read, its page's past is shown, a place is proposed."""

from dataclasses import replace

import pytest

from pipeline import urls
from pipeline.desk.clipping import Clip, clip_of, glance, paragraphs
from tests.desk.clips import dump, opened_with_draft, posted
from tests.desk.ferry_clip import CLIP, PAID
from tests.desks import DeskFolder


@pytest.mark.parametrize(
    ("sent", "clip"),
    [
        pytest.param(
            {"url": PAID, "title": "Crews vote", "shared": "One.\n\nTwo."},
            Clip(url=PAID, title="Crews vote", selected=("One.", "Two.")),
            id="a-bookmark",
        ),
        pytest.param(
            {"url": "", "title": "", "shared": f"Crews vote {PAID}"}, Clip(url=PAID, title="Crews vote"), id="a-phone"
        ),
        pytest.param(
            {"url": "", "title": "Crews vote", "shared": f"“They will vote.” ({PAID})."},
            Clip(url=PAID, title="Crews vote", selected=("“They will vote.” (", ").")),
            id="a-quote-and-its-address",
        ),
        pytest.param({"url": "", "title": "Crews vote", "shared": ""}, Clip(title="Crews vote"), id="no-address"),
    ],
)
def test_the_address_is_found_where_the_share_sheet_puts_it(sent: dict[str, str], clip: Clip) -> None:
    assert clip_of(**sent) == clip


def test_a_selection_is_its_lines_tidied_each_once() -> None:
    assert paragraphs("One  line.\r\n\r\n\u202eTwo\u200b.\nOne line.\n \n") == ("One line.", "Two.")


def test_the_page_of_a_clip_says_where_it_was_used(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        lead = draft.roundup.lead
        assert lead is not None
        assert lead.url is not None
        posted(opened.db, urls.canonical(lead.url), title="Ferries On The Orrin")

        seen = glance(opened, Clip(url=lead.url))

        assert [one.title for one in seen.printed] == ["Ferries On The Orrin"]
        assert [one.draft for one in seen.drafted] == [draft.id]


def test_the_likeliest_storys_draft_is_proposed(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        seen = glance(opened, CLIP)

        assert seen.home == f"d{draft.id}"
        assert seen.likely[0].why == "Says Orrin, ferry too."


@pytest.mark.parametrize(
    ("home", "proposed"),
    [pytest.param("d1", "d1", id="the-draft-he-came-from"), pytest.param("d<script>", "", id="no-place")],
)
def test_the_place_chosen_before_is_proposed_if_there_is_one(desk: DeskFolder, home: str, proposed: str) -> None:
    with opened_with_draft(desk) as (opened, _):
        assert glance(opened, replace(CLIP, title="Marl wins the cup"), home=home).home == proposed


def test_no_story_is_proposed_for_other_news(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        seen = glance(opened, replace(CLIP, title="Marl wins the cup on penalties"))

        assert (seen.home, seen.likely, [one.draft for one in seen.others]) == ("", (), [draft.id])


def test_the_name_of_the_outlet_is_no_part_of_a_headline(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        assert glance(opened, replace(CLIP, title="Crews to vote | Harbour Times")).clip.title == "Crews to vote"


def test_looking_changes_nothing(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        before = dump(opened.db)

        glance(opened, CLIP, home="s1")

        assert dump(opened.db) == before

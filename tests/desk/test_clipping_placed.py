"""Clips are placed and used as the editor says: in a story, as a draft's lead, in its list, in its comment."""

from dataclasses import replace

from pipeline.desk.clipping import file_clip
from pipeline.store import headlines, stories
from tests.desk.clips import draft_now, opened_with_draft
from tests.desk.ferry_clip import CLIP, EDITOR, PAID, TWO
from tests.desks import DeskFolder


def test_a_clip_without_a_story_is_sorted_in_by_the_next_run(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, CLIP, home="", use="", editor=EDITOR)

        assert filed.story == 0
        assert headlines.unplaced_days(opened.db)


def test_a_clip_goes_into_the_chosen_story(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        filed = file_clip(opened, CLIP, home=f"s{draft.story}", use="", editor=EDITOR)

        assert stories.of_headline(opened.db, filed.headline) == draft.story == filed.story
        assert stories.placing_reason(opened.db, filed.headline) == "clipped by the editor into this story"


def test_a_clip_becomes_the_lead_with_the_paragraphs_selected(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        file_clip(opened, CLIP, home=f"d{draft.id}", use="lead", editor=EDITOR)

        lead = draft_now(opened, draft).roundup.lead
        assert lead is not None
        assert (lead.url, lead.outlet, lead.excerpt) == (PAID, "Harbour Times", TWO)


def test_a_clip_is_listed(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        file_clip(opened, CLIP, home=f"d{draft.id}", use="list", editor=EDITOR)

        [section] = draft_now(opened, draft).roundup.sections
        assert PAID in [link.url for group in section.groups for link in group]


def test_a_clip_is_cited_behind_what_is_written_already(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        file_clip(opened, CLIP, home=f"d{draft.id}", use="cite", editor=EDITOR)

        assert draft_now(opened, draft).roundup.comment == f"[{CLIP.title}]({PAID}) (Harbour Times)"


def test_an_outlet_that_is_never_excerpted_leads_without_an_excerpt(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        never = replace(CLIP, url="https://gazette.example/paid")

        file_clip(opened, never, home=f"d{draft.id}", use="lead", editor=EDITOR)

        lead = draft_now(opened, draft).roundup.lead
        assert lead is not None
        assert (lead.outlet, lead.excerpt) == ("Gazette", ())


def test_what_a_draft_refuses_is_filed_and_told(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        opened.db.execute("update drafts set state = 'published' where id = ?", (draft.id,))

        filed = file_clip(opened, CLIP, home=f"d{draft.id}", use="list", editor=EDITOR)

        assert headlines.numbered(opened.db, [filed.headline])
        assert filed.said[-1].startswith(f"Not used in draft d{draft.id}: ")

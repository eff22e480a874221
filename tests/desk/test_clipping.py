"""Clips: what the editor selected becomes a headline and its text, placed and used as he says, nothing overwritten."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import excerpt, urls
from pipeline.desk.clipping import MOST_TEXT, Clip, clip_of, file_clip, glance, paragraphs
from pipeline.desk.clipping.filing import BY_HAND
from pipeline.desk.clipping.filing import _joined as joined
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Article
from pipeline.store import articles, clips, headlines, stories
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.clips import draft_now, dump, opened_with_draft, posted
from tests.desks import DeskFolder

PAID = "https://harbour.example/2026/05/12/paid"
TWO = (
    "PORT ANSEL - The ferry crews will vote on Thursday, Anselm Rook of the masters' guild said.",
    "He expects them to accept, though not gladly.",
)
CLIP = Clip(url=f"{PAID}?utm_source=share", title="Orrin ferry crews to vote on Thursday", selected=TWO)
EDITOR = "editor#1"


def test_a_clip_becomes_a_headline_and_an_article_of_its_outlet(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, CLIP, home="", use="", editor=EDITOR)

        [headline] = headlines.numbered(opened.db, [filed.headline])
        article = articles.of_headline(opened.db, filed.headline)
        assert (headline.outlet, headline.headline, headline.url) == ("Harbour Times", CLIP.title, PAID)
        assert article is not None
        assert (article.paragraphs, article.warnings, article.news_kind) == (TWO, (BY_HAND,), "news")


def test_the_digest_is_of_the_clip(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, CLIP, home="", use="", editor=EDITOR)

        [digest] = opened.db.execute("select digest from articles where headline = ?", (filed.headline,)).fetchone()
        assert digest == excerpt.digest(TWO)


def test_a_clip_without_a_date_is_news_of_now(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, CLIP, home="", use="", editor=EDITOR)

        row = opened.db.execute("select * from headlines where id = ?", (filed.headline,)).fetchone()
        assert (row["published"], row["news"], row["trusted_at"]) == (None, 1, "2026-05-12T12:00:00Z")
        assert clips.clipped(opened.db, [filed.headline, 1]) == {filed.headline: NOON}


def test_a_clip_with_an_old_date_is_news_all_the_same(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, replace(CLIP, published="2026-04-01 08:00"), home="", use="", editor=EDITOR)

        row = opened.db.execute("select * from headlines where id = ?", (filed.headline,)).fetchone()
        assert (row["published"], row["news"]) == ("2026-04-01T08:00:00Z", 1)


def test_a_clip_without_a_story_is_sorted_in_by_the_next_run(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, CLIP, home="", use="", editor=EDITOR)

        assert filed.story == 0
        assert headlines.any_unplaced(opened.db)


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


def test_an_unknown_host_is_filed_under_the_name_the_editor_gives(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        strange = replace(CLIP, url="https://tern.example/1", outlet="Tern Weekly")

        filed = file_clip(opened, strange, home="", use="", editor=EDITOR)

        assert headlines.numbered(opened.db, [filed.headline])[0].outlet == "Tern Weekly"


def test_an_unknown_host_without_a_name_is_filed_under_its_site(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, replace(CLIP, url="https://tern.example/1"), home="", use="", editor=EDITOR)

        assert headlines.numbered(opened.db, [filed.headline])[0].outlet == "tern.example"


def test_another_headline_of_a_known_page_joins_its_titles(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        [known] = headlines.numbered(opened.db, [1])

        filed = file_clip(opened, replace(CLIP, url=known.url), home="", use="", editor=EDITOR)

        assert filed.headline == 1
        assert headlines.numbered(opened.db, [1])[0].headline == known.headline
        assert headlines.titles_of(opened.db, 1) == (known.headline, CLIP.title)
        assert "joins its titles" in filed.said[0]


@pytest.mark.parametrize(
    ("had", "selected", "kept"),
    [
        pytest.param((), ("a", "b"), ("a", "b"), id="nothing-was-read"),
        pytest.param(("a", "b", "c"), ("b",), ("a", "b", "c"), id="the-page-has-more"),
        pytest.param(("a",), ("a", "b"), ("a", "b"), id="the-clip-has-more"),
        pytest.param(("b",), ("a", "b"), ("a", "b"), id="in-the-clips-order-when-it-holds-all"),
        pytest.param(("a", "b"), ("b", "c"), ("a", "b", "c"), id="each-has-something"),
    ],
)
def test_the_text_of_a_known_page_is_added_to(
    desk: DeskFolder, had: tuple[str, ...], selected: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    with opened_with_draft(desk) as (opened, _):
        [known] = headlines.numbered(opened.db, [1])
        read = Article(url=known.url, canonical=known.canonical, headline=known.headline, paragraphs=had)
        with writing(opened.db):
            articles.keep(opened.db, 1, read, digest="", at=NOON)

        file_clip(opened, replace(CLIP, url=known.url, selected=selected), home="", use="", editor=EDITOR)

        article = articles.of_headline(opened.db, 1)
        assert article is not None
        assert article.paragraphs == kept


@given(
    had=st.lists(st.text("abc", min_size=1), unique=True), selected=st.lists(st.text("abc", min_size=1), unique=True)
)
def test_no_paragraph_is_lost_or_doubled(had: list[str], selected: list[str]) -> None:
    both = joined(had, selected, ())

    assert set(both) == {*had, *selected}
    assert len(both) == len(set(both))
    assert [one for one in both if one in had] == had or set(had) <= set(selected)


def test_what_a_draft_refuses_is_filed_and_told(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        opened.db.execute("update drafts set state = 'published' where id = ?", (draft.id,))

        filed = file_clip(opened, CLIP, home=f"d{draft.id}", use="list", editor=EDITOR)

        assert headlines.numbered(opened.db, [filed.headline])
        assert filed.said[-1].startswith(f"Not used in draft d{draft.id}: ")


@pytest.mark.parametrize(
    ("change", "home", "use"),
    [
        pytest.param({"url": ""}, "", "", id="no-address"),
        pytest.param({"url": "ftp://harbour.example/1"}, "", "", id="not-http"),
        pytest.param({"url": "javascript:alert(1)"}, "", "", id="script"),
        pytest.param({"url": "https://editor:secret@harbour.example/1"}, "", "", id="a-user-in-the-address"),
        pytest.param({"url": "http://169.254.169.254/latest"}, "", "", id="an-address-inside-a-machine"),
        pytest.param({"url": "https://harbour.example/" + "a" * 2_000}, "", "", id="address-too-long"),
        pytest.param({"title": ""}, "", "", id="no-headline"),
        pytest.param({"title": "a" * 501}, "", "", id="headline-too-long"),
        pytest.param({"outlet": "a" * 201}, "", "", id="outlet-too-long"),
        pytest.param({"selected": ("a" * (MOST_TEXT + 1),)}, "", "", id="text-too-long"),
        pytest.param({"published": "soon"}, "", "", id="no-date"),
        pytest.param({}, "d999", "", id="no-such-draft"),
        pytest.param({}, "s999", "", id="no-such-story"),
        pytest.param({}, "x1", "", id="no-such-place"),
        pytest.param({}, "", "lead", id="used-nowhere"),
        pytest.param({}, "d1", "title", id="no-such-use"),
    ],
)
def test_what_cannot_be_filed_changes_nothing(
    desk: DeskFolder, change: dict[str, str | tuple[str, ...]], home: str, use: str
) -> None:
    with opened_with_draft(desk) as (opened, _):
        before = dump(opened.db)

        with pytest.raises(UsageError):
            file_clip(opened, replace(CLIP, **change), home=home, use=use, editor=EDITOR)  # type: ignore[arg-type]  # a table of fields

        assert dump(opened.db) == before


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


def test_a_draft_that_is_not_there_is_said(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _), pytest.raises(NotFoundError, match="d9"):
        file_clip(opened, CLIP, home="d9", use="", editor=EDITOR)

"""Clips: what the editor selected becomes a headline of its outlet and its text, or nothing at all."""

from dataclasses import replace

import pytest

from pipeline import excerpt
from pipeline.desk.clipping import MOST_TEXT, file_clip
from pipeline.desk.clipping.filing import BY_HAND
from pipeline.errors import NotFoundError, UsageError
from pipeline.store import articles, headlines
from tests.desk.clips import dump, opened_with_draft
from tests.desk.ferry_clip import CLIP, EDITOR, PAID, TWO
from tests.desks import DeskFolder


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
        assert row["clipped_at"] == "2026-05-12T12:00:00Z"


def test_a_clip_with_an_old_date_is_news_all_the_same(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, replace(CLIP, published="2026-04-01 08:00"), home="", use="", editor=EDITOR)

        row = opened.db.execute("select * from headlines where id = ?", (filed.headline,)).fetchone()
        assert (row["published"], row["news"]) == ("2026-04-01T08:00:00Z", 1)


def test_an_unknown_host_is_filed_under_the_name_the_editor_gives(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        strange = replace(CLIP, url="https://tern.example/1", outlet="Tern Weekly")

        filed = file_clip(opened, strange, home="", use="", editor=EDITOR)

        assert headlines.numbered(opened.db, [filed.headline])[0].outlet == "Tern Weekly"


def test_an_unknown_host_without_a_name_is_filed_under_its_site(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        filed = file_clip(opened, replace(CLIP, url="https://tern.example/1"), home="", use="", editor=EDITOR)

        assert headlines.numbered(opened.db, [filed.headline])[0].outlet == "tern.example"


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


def test_a_draft_that_is_not_there_is_said(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _), pytest.raises(NotFoundError, match="d9"):
        file_clip(opened, CLIP, home="d9", use="", editor=EDITOR)

"""Hugo, Jekyll and Eleventy build what the channel writes, and their readers see the post to the character."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import render
from pipeline.house import roundups
from pipeline.news import Link, Roundup, Section
from pipeline.publish import opened
from pipeline.text import tidy
from tests.hostile_strings import STRINGS, hostile
from tests.publish.files.static_sites import SITES, Site, site
from tests.publish.sent_post import BLOG, TALKS, files_table, numbered
from tests.render.reading import GOLDEN

TROUBLE = (
    "Ukraine: what now",
    "yes",
    "2022",
    "null",
    "- x",
    "@here",
    "a \\ b \\n c",
    'It\'s "so" -- he said....',
    "{{< x >}}",
    "{% raw %}",
    "a\x85b\u2028c\u2029d",
    "<b>bold</b> & <i>so on</i>",
    "مفاوضات: النهر",
    "# not a comment",
    "--- ...",
)


@pytest.fixture(params=SITES)
def static_site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    return site(request.param, tmp_path / "site")


def test_two_hundred_hostile_titles_and_headlines_come_back_unchanged(static_site: Site, tmp_path: Path) -> None:
    if not STRINGS.exists():
        pytest.skip("fewer than two hundred strings here: ../shared/data/hostile")
    lines = hostile()
    titles = [*TROUBLE, *dict.fromkeys(words for line in lines[:: len(lines) // 215] if (words := tidy(line)))][:200]
    bodies = [_body(words) for words in titles]
    with opened(files_table(static_site.posts, static_site.kind), desk=tmp_path, blog=BLOG) as files:
        sent = [
            files.create(numbered(at, title, markdown=body[0]))
            for at, (title, body) in enumerate(zip(titles, bodies, strict=True))
        ]
        assert [post.title for post in sent] == titles

    built = static_site.built()

    pages = [built[post.remote_id] for post in sent]
    assert len(pages) == 200
    assert [page.title for page in pages] == titles
    assert [page.words for page in pages] == [body[1] for body in bodies]


def test_the_house_post_is_printed_to_the_character(static_site: Site, tmp_path: Path) -> None:
    roundup = roundups.from_json(json.loads((GOLDEN / "harbour.json").read_text(encoding="utf-8")))
    # An embed without a caption is a link in Markdown and nothing in plain text.
    markdown, words = _printed(replace(roundup, media=tuple(media for media in roundup.media if media.caption)))
    with opened(files_table(static_site.posts, static_site.kind), desk=tmp_path, blog=BLOG) as files:
        post = files.create(replace(TALKS, status="live", markdown=markdown))

    page = static_site.built()[post.remote_id]

    assert page.words == words
    assert page.tags == TALKS.labels


def test_a_draft_a_future_and_a_withdrawn_post_are_not_on_the_site(static_site: Site, tmp_path: Path) -> None:
    ahead = TALKS.at + timedelta(days=365 * 60)
    with opened(files_table(static_site.posts, static_site.kind), desk=tmp_path, blog=BLOG) as files:
        live = files.create(numbered(1, "Live"))
        files.create(replace(numbered(2, "Draft"), status="draft"))
        if files.traits.schedules:
            files.create(replace(numbered(3, "Scheduled"), status="scheduled", at=ahead, date="2086-05-12"))
        files.withdraw(files.create(numbered(4, "Withdrawn")))
        files.change(
            files.create(replace(numbered(5, "x"), status="draft")), numbered(5, "Was a draft"), given=TALKS.labels
        )

    built = static_site.built()

    assert {page.title for page in built.values()} == {"Live", "Was a draft"}
    assert live.remote_id in built


def _body(words: str) -> tuple[str, str]:
    link = Link(headline=words, url="https://harbour.example/a_(b)?q=1&r=2--3", outlet="Harbour Times")
    return _printed(
        Roundup(
            title="Orrin",
            date="2026-05-12",
            comment=f'"{words}" -- it\'s said....',
            sections=(Section(heading="More News", groups=((link,),)),),
        )
    )


def _printed(roundup: Roundup) -> tuple[str, str]:
    markdown, text = (render.body(roundup, form=form) for form in ("markdown", "text"))
    return markdown, " ".join(text.split())

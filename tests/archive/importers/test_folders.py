"""Files of static sites, and saved pages of a blog."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.archive.importers import Found, FoundComment, LeftOut, Thing, saved_html, sources
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.saved_html import Places
from pipeline.archive.importers.sources import Reading
from pipeline.errors import UnreadableError, UsageError
from tests.cast import NOON

HOME = "https://river.example"
HOW = Reading(calendar=Calendar(now=NOON, language="en"), home=HOME)


def of_folder(folder: Path, files: dict[str, str]) -> list[Thing]:
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return list(sources.things(folder, HOW))


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        pytest.param(
            "content/posts/strait.md",
            '---\ntitle: "Strait opens"\ndate: 2012-03-05T04:30:00Z\ntags: [Straits, "Fog"]\n'
            "url: /2012/03/strait/\n---\n"
            "[Fog lifts](https://ledger.example/fog) -- The Ledger\n",
            "/2012/03/strait",
            id="hugo, YAML",
        ),
        pytest.param(
            "content/strait.md",
            "+++\ntitle = 'Strait opens'\ndate = 2012-03-05T04:30:00Z\ntags = ['Straits', 'Fog']\n"
            "slug = 'opened'\n+++\n[Fog lifts](https://ledger.example/fog) -- The Ledger\n",
            "/content/strait",
            id="hugo, TOML",
        ),
        pytest.param(
            "_posts/2012-03-05-strait.markdown",
            "---\nlayout: post\ntitle: Strait opens\ntags:\n- Straits\n- Fog\ndate: 2012-03-05 04:30:00 +0000\n---\n"
            "[Fog lifts](https://ledger.example/fog) -- The Ledger\n",
            "/_posts/2012-03-05-strait",
            id="jekyll",
        ),
        pytest.param(
            "posts/strait/index.md",
            "---\ntitle: Strait opens\ndate: 2012-03-05T04:30:00Z\ntags: [Straits, Fog]\n---\n"
            "[Fog lifts](https://ledger.example/fog) -- The Ledger\n",
            "/posts/strait",
            id="a folder a post",
        ),
    ],
)
def test_a_file_with_front_matter_is_a_post(name: str, text: str, key: str, tmp_path: Path) -> None:
    [post] = of_folder(tmp_path, {name: text})

    assert post == Found(
        keys=(key,),
        url=f"{HOME}{key}/" if key == "/2012/03/strait" else "",  # a file's path is no address
        title="Strait opens",
        published=datetime(2012, 3, 5, 4, 30, tzinfo=UTC),
        labels=("Straits", "Fog"),
        html='<p><a href="https://ledger.example/fog">Fog lifts</a> -- The Ledger</p>\n',
    )


def test_drafts_and_files_without_a_title_are_left_out_and_a_heading_is_a_title(tmp_path: Path) -> None:
    found = of_folder(
        tmp_path,
        {
            "a.md": "---\ntitle: A\ndraft: true\n---\nx",
            "b.md": "---\ntitle: B\npublished: false\n---\nx",
            "c.md": "just words",
            "d.md": "# Fog lifts\n\nSo it did.",
            "picture.jpg": "no post",
            "e.docx": "words",
        },
    )

    assert found[:3] == [
        LeftOut(what="drafts", named="a.md"),
        LeftOut(what="drafts", named="b.md"),
        LeftOut(what="files without a title", named="c.md"),
    ]
    assert isinstance(found[3], Found)
    assert (found[3].title, found[3].html) == ("Fog lifts", "<p>So it did.</p>\n")
    assert found[4:] == [LeftOut(what="documents of a kind that is not read", named="e.docx")]


@pytest.mark.parametrize(
    ("name", "front", "what"),
    [
        ("_drafts/fog.md", "title: Fog", "drafts"),
        ("fog.md", "title: Fog\ndraft: yes", "drafts"),
        ("fog.md", "title: Fog\npermalink: false", "drafts"),
        ("fog.md", "title: Fog\nstatus: draft", "drafts"),
        ("fog.md", "title: Fog\nstatus: private", "posts that are private"),
        ("fog.md", "title: Fog\nscheduled: true", "posts that are scheduled"),
        ("fog.md", "title: Fog\npassword: ice", "posts that are protected by a password"),
        ("about.md", "title: About\nlayout: page", "pages"),
        ("about.md", "title: About\ntype: page", "pages"),
        ("posts/_index.md", "title: All posts", "pages"),
    ],
)
def test_a_file_that_is_no_public_post_is_left_out(name: str, front: str, what: str, tmp_path: Path) -> None:
    assert of_folder(tmp_path, {name: f"---\n{front}\n---\nx"}) == [LeftOut(what=what, named=name)]


def test_of_a_jekyll_site_the_posts_are_read_and_what_has_a_date(tmp_path: Path) -> None:
    found = of_folder(
        tmp_path,
        {
            "_posts/2012-03-05-fog.md": "---\ntitle: Fog\n---\nx",
            "_site/2012/fog.html": f"<html>{BLOGGER}</html>",
            "_layouts/post.html": "---\nlayout: default\n---\n<article>x</article>",
            "README.md": "# My site\n\nHow to build it.",
            "old/strait.md": "---\ntitle: Strait\ndate: 2011-03-05\n---\nx",
        },
    )

    assert [
        each.what if isinstance(each, LeftOut) else each.title for each in found if not isinstance(each, FoundComment)
    ] == [
        "pages",
        "Fog",
        "Strait",
    ]


@pytest.mark.parametrize(
    ("name", "front", "labels"),
    [
        ("_posts/2012-03-05-fog.md", "categories: news world", ("news", "world")),
        ("_posts/2012-03-05-fog.md", "category: news world", ("news world",)),
        ("_posts/2012-03-05-fog.md", "tags: [news world, fog]", ("news world", "fog")),
        ("fog.md", "tags: news world", ("news world",)),
        ("fog.md", "keywords: news, the world", ("news", "the world")),
    ],
)
def test_labels_in_a_text_are_parted_as_the_site_does(
    name: str, front: str, labels: tuple[str, ...], tmp_path: Path
) -> None:
    [post] = of_folder(tmp_path, {name: f"---\ntitle: Fog\n{front}\n---\nx"})

    assert isinstance(post, Found)
    assert post.labels == labels


BLOGGER = """<!DOCTYPE html><html><head><title>River Watch: March 2012</title></head><body><div class="widget Blog">
<h2 class="date-header"><span>Monday, March 5, 2012</span></h2>
<div class="post hentry"><a name="8123456789"></a>
<h3 class="post-title entry-title"><a href="http://river.example/2012/03/strait.html">Strait opens</a></h3>
<div class="post-body entry-content"><p>The strait is open.</p></div>
<div class="post-footer"><span class="post-labels">Labels: <a rel="tag" href="/l">Straits</a></span></div></div>
<div class="post hentry"><h3 class="post-title entry-title"><a href="/2012/03/fog.html">Fog lifts</a></h3>
<div class="post-body entry-content">It did.</div></div>
<h2 class="date-header"><span>Sunday, March 4, 2012</span></h2>
<div class="post hentry"><h3 class="post-title entry-title"><a href="/2012/03/tugs.html">Tugs wait</a></h3>
<div class="post-body entry-content">They do.</div></div></div></body></html>"""


def test_a_page_with_many_posts_gives_each_with_the_day_above_it(tmp_path: Path) -> None:
    strait, fog, tugs = of_folder(tmp_path, {"2012_03.html": BLOGGER})

    assert strait == Found(
        keys=("blogger:8123456789", "/2012/03/strait.html"),
        url="http://river.example/2012/03/strait.html",
        title="Strait opens",
        published=datetime(2012, 3, 5, 12, tzinfo=UTC),
        labels=("Straits",),
        html='<div class="post-body entry-content"><p>The strait is open.</p></div>',
    )
    assert isinstance(fog, Found)
    assert isinstance(tugs, Found)
    assert (fog.published, fog.keys) == (datetime(2012, 3, 5, 12, tzinfo=UTC), ("/2012/03/fog.html",))
    assert (tugs.published, tugs.url) == (datetime(2012, 3, 4, 12, tzinfo=UTC), f"{HOME}/2012/03/tugs.html")


def test_another_theme_is_read_by_selectors_of_ones_own() -> None:
    page = (
        b"<html><body><section class=item><h4>Fog lifts</h4><div class=t>It did.</div><i>2012-03-05</i>"
        b"<q><a>Fog</a></q></section></body></html>"
    )
    places = Places(post="section.item", title="h4", body=".t", date="i", labels="q a")

    [post] = saved_html.things(page, name="fog.html", home="", calendar=Calendar(now=NOON), places=places)

    assert post == Found(
        keys=("file:fog.html 2012-03-05 Fog lifts",),
        title="Fog lifts",
        published=datetime(2012, 3, 5, 12, tzinfo=UTC),
        labels=("Fog",),
        html='<div class="t">It did.</div>',
    )


def test_a_page_of_one_post_keeps_the_comments_below_it(tmp_path: Path) -> None:
    page = (
        "<html><head><link rel='canonical' href='http://river.example/2012/03/fog.html'></head><body>"
        "<article><h1>Fog lifts</h1><div class='entry-content'>It did.</div></article>"
        "<div id='comments'><h4>1 comment:</h4><p>B.Poster said...</p><p>So it goes.</p></div></body></html>"
    )

    [post] = of_folder(tmp_path, {"fog.html": page})

    assert isinstance(post, Found)
    assert post.keys == ("/2012/03/fog.html",)
    assert "So it goes." in post.html


def test_a_page_nested_as_deep_as_no_page_is_costs_nothing() -> None:
    page = b"<html><body>" + b"<div>" * 200_000

    with pytest.raises(UnreadableError, match="deep"):
        list(saved_html.things(page, name="a.html", home="", calendar=Calendar(now=NOON), places=Places()))


def test_a_page_of_tags_that_never_end_costs_by_its_length_only() -> None:
    page = b"<html><body class=post>" + b"<a" * 15_000
    started = time.process_time()

    list(saved_html.things(page, name="a.html", home="", calendar=Calendar(now=NOON), places=Places()))

    assert time.process_time() - started < 0.5  # 0.01 s; 2 s where each was followed to the end, hours of a megabyte


def test_one_bad_page_does_not_end_the_import_of_the_others(tmp_path: Path) -> None:
    found = of_folder(tmp_path, {"a.html": "<html>" + "<div>" * 300, "b.html": BLOGGER})

    assert isinstance(found[0], LeftOut)
    assert "deep" in found[0].what
    assert len(found) == 4


def test_a_selector_that_is_none_is_the_callers_mistake() -> None:
    with pytest.raises(UsageError, match="no CSS selector"):
        list(
            saved_html.things(
                b"<html>x</html>", name="a", home="", calendar=Calendar(now=NOON), places=Places(post="div[[")
            )
        )

"""WordPress's export."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.importers import Found, FoundComment, LeftOut, Thing, shortcodes, wordpress_wxr
from pipeline.archive.importers.blank_lines import paragraphed
from tests.archive.importers.exports import BODY, wxr, wxr_comment, wxr_item


def read(body: bytes) -> list[Thing]:
    return list(wordpress_wxr.things([body], where="wordpress.xml"))


def test_a_post_is_found_with_its_comments_after_it() -> None:
    comments = wxr_comment(4) + wxr_comment(5, kind="pingback") + wxr_comment(6, approved="0")

    post, comment, unshown = read(wxr(wxr_item(7, more=comments)))

    assert post == Found(
        keys=("/2012/03/05/post-7", "guid:https://river.example/?p=7 2012-03-05 Strait Opens After Winter"),
        url="https://river.example/2012/03/05/post-7/",
        title="Strait Opens After Winter",
        published=datetime(2012, 3, 5, 4, 30, tzinfo=UTC),
        updated=datetime(2012, 3, 5, 13, tzinfo=UTC),
        labels=("Straits",),
        html=BODY,
    )
    assert isinstance(comment, FoundComment)
    assert (comment.post, comment.id, comment.html) == ("/2012/03/05/post-7", "wordpress:4", "So it goes.")
    assert unshown == LeftOut(what="comments that the blog does not show")


@pytest.mark.parametrize(
    ("item", "what"),
    [
        (wxr_item(1, kind="page"), "pages"),
        (wxr_item(1, kind="attachment"), "items that are no posts"),
        (wxr_item(1, status="draft"), "drafts"),
        (wxr_item(1, status="private"), "posts that are private"),
        (wxr_item(1, status="future"), "posts that are future"),
        (
            wxr_item(1, more="<wp:post_password>fog</wp:post_password>"),
            "posts that are protected by a password",
        ),
    ],
)
def test_what_is_no_public_post_is_left_out_and_counted(item: str, what: str) -> None:
    assert read(wxr(item)) == [LeftOut(what=what)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One.\n\nTwo,\nstill two.", "<p>One.</p>\n<p>Two,<br />\nstill two.</p>"),
        ("<p>One.</p>\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        (
            '<p class="c"><img src="a"></p>\n<b>Lund</b>\n\nTwo.',
            '<p class="c"><img src="a"></p>\n<p><b>Lund</b></p>\n<p>Two.</p>',
        ),
        ("<p>One.\n\nTwo.</p>", "<p>One.</p>\n<p>Two.</p>"),
        ("<blockquote>Said.</blockquote>\n\nSo.", "<blockquote>Said.</blockquote>\n<p>So.</p>"),
        (
            "<blockquote>One.\n\nTwo.</blockquote>\nSo.",
            "<blockquote>\n<p>One.</p>\n<p>Two.</p>\n</blockquote>\n<p>So.</p>",
        ),
        ("<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\nSo.", "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<p>So.</p>"),
        ("<pre>a\n\nb</pre>\nSo.", "<pre>a\n\nb</pre>\n<p>So.</p>"),
        (
            "<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->",
            "<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->",
        ),
        ('<a\nhref="x">One</a><br />\nTwo.', '<p><a href="x">One</a><br />\nTwo.</p>'),
        ("One line.", "One line."),
        ("One.\r\n\r\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    ],
)
def test_blank_lines_are_paragraphs_and_line_ends_line_breaks(written: str, shown: str) -> None:
    assert paragraphed(written) == shown


@given(
    st.lists(
        st.sampled_from(
            ["Fog", " ", "\n", "\n\n", "\r\n", "<p>", "</p>", "<b>", "</b>", "<blockquote>", "</blockquote>", "<ul>",
             "<li>", "</li>", "</ul>", "<br />", "<!--more-->", "<hr>", "<pre>", "</pre>", "<", ">", "&amp;",
             "<a\nhref='x'>", "</a>"]
        )
    ).map("".join)
)  # fmt: skip
def test_no_word_is_lost_or_made_by_paragraphs(content: str) -> None:
    def bare(html: str) -> str:
        return "".join(re.sub(r"</?p>|<br />", "", html).split())

    assert bare(paragraphed(content)) == bare(content)


FILM = "https://www.youtube.com/watch?v=abcdefghijk"
PLAYER = f'<iframe src="{FILM}"></iframe>'
PICTURE = '<a href="/b.jpg"><img src="/a.jpg" alt="Fog" /></a>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(
            f'[caption id="a7" width="300"]{PICTURE} Fog off Vik. Photo by Ada Kern[/caption]',
            f"<figure>{PICTURE}<figcaption>Fog off Vik. Photo by Ada Kern</figcaption></figure>",
            id="a caption",
        ),
        pytest.param(
            f'[wp_caption width="300" caption="Fog &amp; ice"]{PICTURE}[/wp_caption]',
            f"<figure>{PICTURE}<figcaption>Fog & ice</figcaption></figure>",
            id="a caption of before 2012",
        ),
        pytest.param(f"[youtube {FILM}]", PLAYER, id="youtube"),
        pytest.param(f"[youtube={FILM}]", PLAYER, id="youtube of WordPress.com"),
        pytest.param(f'[embed width="500"]{FILM}[/embed]', PLAYER, id="embed"),
        pytest.param(FILM, PLAYER, id="an address alone"),
        pytest.param(f"<p>{FILM}</p>", PLAYER, id="an address alone in its paragraph"),
        pytest.param("https://ledger.example/fog", "https://ledger.example/fog", id="an address of no player"),
        pytest.param(f"See {FILM}", f"See {FILM}", id="an address among words"),
        pytest.param('[gallery ids="1,2"]', '[gallery ids="1,2"]', id="another shortcode"),
        pytest.param("[caption]Fog[/caption]", "[caption]Fog[/caption]", id="a caption of no picture"),
        pytest.param('[embed]javascript:alert("a")[/embed]', '[embed]javascript:alert("a")[/embed]', id="no address"),
    ],
)
def test_a_shortcode_for_a_caption_or_a_player_is_what_it_stands_for(written: str, shown: str) -> None:
    assert shortcodes.resolved(written).strip() == shown


@pytest.mark.parametrize("piece", ["<!--", "<p ", "[caption]", "[embed]", "<div>", "</p>\n\n", "[youtube ", "https://"])
def test_what_opens_without_end_costs_nothing(piece: str) -> None:
    assert paragraphed(shortcodes.resolved(piece * 100_000 + "\nx")).count(piece.strip()) >= 100_000


@pytest.mark.parametrize(
    ("before", "blank", "after"),
    [
        pytest.param("Fog", " ", "lifts", id="among words"),
        pytest.param("Fog\n", " ", "lifts", id="before a line"),
        pytest.param("Fog\n", "\t", "lifts", id="tabs before a line"),
        pytest.param("Fog\n<p>", " ", "lifts", id="before a paragraph"),
        pytest.param(f"{FILM}", " ", "lifts", id="behind an address"),
    ],
)
def test_blanks_without_end_cost_nothing(before: str, blank: str, after: str) -> None:
    written = before + blank * 200_000 + after + "\nagain"

    assert paragraphed(shortcodes.resolved(written)).removesuffix("</p>").endswith(f"{after}<br />\nagain")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("Fog<br>\nlifts", "<p>Fog<br />\nlifts</p>", id="a break at the end"),
        pytest.param("Fog <br/>\nlifts", "<p>Fog <br />\nlifts</p>", id="a break behind a blank"),
        pytest.param("Fog<br />\t \nlifts", "<p>Fog<br />\nlifts</p>", id="a break before blanks"),
        pytest.param("Fog \t\nlifts", "<p>Fog<br />\nlifts</p>", id="blanks"),
        pytest.param("Fog  <br>  lifts\nx", "<p>Fog  <br>  lifts<br />\nx</p>", id="a break within a line"),
    ],
)
def test_the_end_of_a_line_is_one_break(written: str, shown: str) -> None:
    assert paragraphed(written) == shown


@pytest.mark.parametrize(
    ("times", "published"),
    [
        (
            "<wp:post_date>2012-03-04 23:30:00</wp:post_date><wp:post_date_gmt>2012-03-05 04:30:00</wp:post_date_gmt>",
            30,
        ),
        (
            "<wp:post_date>2012-03-04 23:45:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>",
            45,
        ),
    ],
    ids=["in UTC", "by the blog's clock"],
)
def test_a_post_without_a_time_in_utc_is_dated_by_the_blogs_clock(times: str, published: int) -> None:
    gmt = "<wp:post_date_gmt>2012-03-05 04:30:00</wp:post_date_gmt>"

    [post] = wordpress_wxr.things([wxr(wxr_item(7).replace(gmt, times))], where="a.xml", zone="America/Toronto")

    assert isinstance(post, Found)
    assert post.published == datetime(2012, 3, 5, 4, published, tzinfo=UTC)


@pytest.mark.parametrize("day", ["0001-01-01 00:00:00", "9999-12-31 23:59:59"])
def test_the_ends_of_the_calendar_are_no_date(day: str) -> None:
    dated = wxr_item(7).replace("2012-03-05 04:30:00", day).replace("Mon, 05 Mar 2012 04:30:00 +0000", "")

    [post] = wordpress_wxr.things([wxr(dated)], where="a.xml", zone="America/Toronto")

    assert isinstance(post, Found)
    assert post.published is None


def test_a_post_of_a_blog_without_permalinks_is_known_by_its_number() -> None:
    bare = wxr_item(9).replace(
        "https://river.example/2012/03/05/post-9/", "https://river.example/?p=9&amp;utm_source=x"
    )

    [post] = read(wxr(bare))

    assert isinstance(post, Found)
    assert post.keys == ("/?p=9", "guid:https://river.example/?p=9 2012-03-05 Strait Opens After Winter")


def test_a_post_that_wordpress_dates_before_all_years_is_undated() -> None:
    item = re.sub(r"<wp:post_date_gmt>[^<]*", "<wp:post_date_gmt>0000-00-00 00:00:00", wxr_item(1))

    [post] = read(wxr(item.replace("Mon, 05 Mar 2012 04:30:00 +0000", "Mon, 30 Nov -0001 00:00:00 +0000")))
    [dated] = read(wxr(item.replace("04:30:00 +0000", "04:30:00 -0500")))

    assert isinstance(post, Found)
    assert isinstance(dated, Found)
    assert (post.published, dated.published) == (None, datetime(2012, 3, 5, 9, 30, tzinfo=UTC))

"""A post that was found again with less: what is there stays."""

from pathlib import Path

from pipeline.desk.archiving.rereading import read_again
from pipeline.news import ReaderComment
from tests.archive.importers.desks_with_a_past import at_work, everything, imported, standing
from tests.archive.importers.exports import takeout, takeout_post


def test_a_months_page_takes_nothing_from_what_a_posts_own_page_has(folder: Path) -> None:
    post = (
        "<html><div class='post hentry'><h3 class='post-title'><a href='/2012/03/fog.html'>Fog</a></h3>"
        "<div class='post-body'>{words}</div>{labels}</div>{comments}</html>"
    )
    comments = "<div id='comments'><h4>1 comment:</h4><p>B.Poster said...</p><p>So it goes.</p></div>"
    own = post.format(words="It lifts.", labels="<a rel='tag'>Weather</a>", comments=comments)
    imported(folder, own.encode(), "own.html")
    before = everything(folder)

    report = imported(folder, post.format(words="It lif", labels="", comments="").encode(), "month.html")

    assert (report.known, report.changed) == (1, 0)
    assert everything(folder) == before


def test_a_post_keeps_the_day_that_its_text_said_when_a_newer_text_says_none(folder: Path) -> None:
    page = (
        "<html><div class='post hentry'><h3 class='post-title'><a href='/fog.html'>Fog</a></h3>"
        "<div class='post-body'><p>Sunday, March 4, 2012</p><p>It lifts.</p></div></div></html>"
    )
    imported(folder, page.encode(), "own.html")
    [before] = standing(folder)

    report = imported(
        folder, b"---\ntitle: Fog\nurl: /fog.html\nlastmod: 2014-01-01\n---\nIt lifts at last.\n", "fog.md"
    )
    [changed] = standing(folder)
    with at_work(folder) as desk:
        read_again(desk)

    assert report.changed == 1
    assert (before.posted_at, before.intended_at, before.roundup.date) == (None, "2012-03-04T17:00:00Z", "2012-03-04")
    assert (changed.posted_at, changed.intended_at, changed.roundup.date) == (
        None,
        "2012-03-04T17:00:00Z",
        "2012-03-04",
    )
    assert standing(folder) == [changed]


def test_what_a_newer_text_lacks_stays(folder: Path) -> None:
    page = (
        "<html><div class='post hentry'><a name='123456789'></a><h3 class='post-title'>Fog</h3>"
        "<div class='post-body'>It lifts.</div><a rel='tag'>Weather</a></div>"
        "<div id='comments'><h4>1 comment:</h4><p>B.Poster said...</p><p>So it goes.</p></div></html>"
    )
    imported(folder, page.encode(), "own.html")
    label = "<category scheme='tag:blogger.com,1999:blog-77' term='Straits'/>"

    report = imported(
        folder, takeout(takeout_post(123456789, title="Fog", html="It lifts at last.").replace(label, ""))
    )
    with at_work(folder) as desk:
        read_again(desk)

    assert report.changed == 1
    [post] = standing(folder)
    assert (post.roundup.labels, post.roundup.reader_comments) == (
        ("Weather",),
        (ReaderComment(name="B.Poster", text="So it goes."),),
    )

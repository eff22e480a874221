"""A post that was found again with less: what is there stays."""

from pathlib import Path

import pytest

from pipeline.desk.archiving.importing import import_file
from pipeline.desk.archiving.rereading import read_again
from pipeline.desk.archiving.tally import Report
from pipeline.news import ReaderComment
from tests.archive.importers.desks_with_a_past import at_work, everything, make_desk, standing
from tests.archive.importers.exports import takeout, takeout_post


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_desk(tmp_path / "desk")


def imported(folder: Path, body: bytes, name: str = "feed.atom") -> Report:
    (folder.parent / name).write_bytes(body)
    with at_work(folder) as desk:
        return import_file(desk, folder.parent / name)


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

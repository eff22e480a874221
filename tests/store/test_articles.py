"""Article pages in the store: what the editor clipped himself is not replaced by a page that was asked later."""

from pipeline.news import Article
from pipeline.store import articles, headlines
from pipeline.store.database import Connection, writing
from tests.cast import NOON, headline


def page(*paragraphs: str) -> Article:
    return Article(url="https://x.example/", canonical="https://x.example/", headline="Talks", paragraphs=paragraphs)


def test_a_page_that_is_read_again_replaces_what_was_read(db: Connection) -> None:
    assert _after(db, clipped=False) == ("From the page.",)


def test_a_page_that_is_read_later_leaves_what_the_editor_clipped(db: Connection) -> None:
    assert _after(db, clipped=True) == ("From the editor's browser.",)


def _after(db: Connection, *, clipped: bool) -> tuple[str, ...]:
    with writing(db):
        headlines.file(db, [headline("Talks")])
        if clipped:
            db.execute("update headlines set clipped_at = '2026-05-12T12:00:00Z' where id = 1")
        articles.keep(db, 1, page("From the editor's browser."), digest="a", at=NOON)
        articles.keep_read(db, 1, page("From the page."), digest="b", at=NOON)
    kept = articles.of_headline(db, 1)
    assert kept is not None
    return kept.paragraphs

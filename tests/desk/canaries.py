"""A desk that has an article's words wherever a desk keeps words, each told by a canary of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pipeline import desk as verbs
from pipeline import excerpt
from pipeline.desk import Desk, editing, publishing, taking_down
from pipeline.desk.publishing import Order
from pipeline.desk.taking_down import TakenDown
from pipeline.news import Article, Lead, Picture
from pipeline.store import articles, drafts, overrides, pictures, proposals
from pipeline.store.database import writing
from pipeline.store.overrides import Override
from tests.cast import NOON
from tests.desk.posting import PACE, SETTLED, SITE
from tests.desk.worktable import NEWS, first_draft, worktable
from tests.desks import DeskFolder

CANARY = "Zanzibar pelicans rehearse quietly under violet awnings."
SECOND = "Nineteen ferrymen counted marzipan lanterns at dusk."
CLIPPED = "Quarrelsome otters inherited the lighthouse orchestra."
SUMMARY = "Feverish cartographers mislaid the tangerine archipelago."
TELLING = ("pelicans", "ferrymen", "otters")
URL = NEWS[0].url


@contextmanager
def desk_of_canaries(folder: Path) -> Iterator[Desk]:
    """Open a desk whose headline 1 has canaries in its feed, its page and its picture; it leads draft 1."""
    with worktable(folder) as opened:
        opened = replace(opened, settings=replace(opened.settings, publish=(SITE,)))
        article = Article(
            url=URL,
            canonical=URL,
            headline=NEWS[0].headline,
            standfirst=(CANARY,),
            paragraphs=(SECOND, CLIPPED),
            picture=Picture(url="https://harbour.example/p.jpg", alt=SECOND),
        )
        draft = first_draft()
        assert draft.roundup.lead is not None
        lead: Lead = replace(draft.roundup.lead, excerpt=(CANARY, SECOND))
        with writing(opened.db):
            opened.db.execute(
                "update headlines set summary = ?, content = json_array(?) where id = 1", (SUMMARY, SECOND)
            )
            articles.keep(opened.db, 1, article, digest=excerpt.digest((CANARY, SECOND, CLIPPED)), at=NOON)
            saved = drafts.save(
                opened.db, replace(draft, id=1, roundup=replace(draft.roundup, lead=lead)), author="desk", at=NOON
            )
            proposals.keep(opened.db, 1, saved, at=NOON)
            pictures.keep(
                opened.db,
                b"thumb",
                media_type="image/webp",
                size=(1, 1),
                source="https://harbour.example/p.jpg",
                page=URL,
                shown=article.picture,  # type: ignore[arg-type]  # it was given above
                at=NOON,
            )
            passed = Override(
                rule="not-verbatim", place="lead.excerpt[0]", value=CANARY, because="I know.", editor="Ann", at=NOON
            )
            overrides.record(opened.db, 1, passed)
        editing.choose_paragraphs(opened, 1, chosen=[0, 1, 2], seen="", editor="Ann")
        yield opened


def take_down(desk: Desk, url: str = URL, **asked: str) -> TakenDown:
    """Take the article down, by the real clock's twenty to one."""
    return taking_down.take_down(desk, url, SETTLED, **asked)


def post_it(desk: Desk) -> Path:
    """Publish draft 1, and return its file."""
    verbs.approve(desk, 1)
    publishing.publish(desk, Order(draft=1, live=True), PACE)
    [file] = (desk.folder / "posts").rglob("*.md")
    return file


def files_with(desk: Desk | DeskFolder, *words: str) -> set[str]:
    """Return the names of the desk's files in whose bytes any of these words stand."""
    return {
        file.name
        for file in desk.folder.rglob("*")
        if file.is_file() and any(word.encode() in file.read_bytes() for word in words)
    }

"""The model post: its data, taken from the text copy of the page, is printed as that text."""

import pytest
from playwright.sync_api import Page

from pipeline import render
from pipeline.news import Lead, Link, Roundup, Section
from tests.desks import SHARED
from tests.render.reading import as_read

_SEED = SHARED / "format" / "seed-post.txt"
_READ_MORE = "Read more ...."
_SIGNATURE = "WNU Editor: "


@pytest.fixture
def seed() -> str:
    if not _SEED.exists():
        pytest.skip("the shared data is not here: ../shared/format/seed-post.txt")
    return as_read(_SEED.read_text("utf-8").partition("1 comment:")[0])


def test_the_seed_is_printed_as_its_text(seed: str) -> None:
    assert as_read(render.post(_split(seed), form="text")) == seed


def test_the_seed_reads_the_same_in_a_browser(seed: str, page: Page) -> None:
    page.set_content(render.post(_split(seed), form="html"))

    assert as_read(page.inner_text("body")) == seed


def _split(seed: str) -> Roundup:
    _, title, lead, *rest = seed.split("\n\n")
    outlet, _, headline = lead.partition(": ")
    excerpt, below = rest[: rest.index(_READ_MORE)], rest[rest.index(_READ_MORE) + 1 :]
    comment, lines = below[: below.index(title)], below[below.index(title) + 1 :]
    links = [line.rpartition(" -- ") for line in lines]
    return Roundup(
        date="2022-01-09",
        title=title.removesuffix(" (Update)"),
        update=True,
        lead=Lead(headline=headline, url="https://outlet.example/", outlet=outlet, excerpt=tuple(excerpt)),
        comment="\n\n".join(comment).removeprefix(_SIGNATURE),
        sections=(Section(groups=tuple((Link(headline=head, url=None, outlet=name),) for head, _, name in links)),),
    )

"""Hostile strings in every field, shown on every page in the real browser: they are the text that they are.

0 scripts run, 0 elements or attributes that the same pages filled with plain words have not, 0 reports of the policy,
0 requests to anybody else, 0 answers of 5xx.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser

from tests.conftest import LONG
from tests.desks import DeskFolder
from tests.hostile_strings import STRINGS, hostile
from tests.review.conftest import Day, signed_in
from tests.review.cookies import seat
from tests.review.filling import DRAFT, Filled, Look, filling, queries
from tests.review.hostile import PLAIN, Watch, watched
from tests.review.started import review

# Plain words in the shapes that pages tell apart: an address, Markdown, nothing, all that a search may find.
PLAIN_WORDS = (
    PLAIN,
    "https://harbour.example/plain",
    "*Ferry* **crews** ***in*** **_Skerrow_ and** _Port **Selwen**_",
    "",
    "*",
)
# More shapes, which some of all the strings have: an update, a word that all know, another script, a citation, many
# lines, a number, what no search finds. Whoever knows fewer plain pages finds more strange.
OTHER_WORDS = (
    f"{PLAIN} (Update)",
    "skerrow",
    "سفينة في المضيق",
    "[*Ferry* **crews** ***in*** **_Skerrow_ and** _Port **Selwen**_](https://harbour.example/crews) (Harbour Times)",
    f"{PLAIN}\n{PLAIN} again",
    "1",
    "Nobody Ever Wrote Of This",
)
BASE = f"/drafts/{DRAFT}"
DRAFT_VIEWS = (
    BASE,
    f"{BASE}?panel=preview&form=html",
    f"{BASE}?panel=preview&form=text",
    f"{BASE}?panel=preview&form=markdown",
    f"{BASE}?panel=why",
    f"{BASE}?panel=archive",
    f"{BASE}?panel=diff",
    f"{BASE}?panel=diff&against=save",
    f"{BASE}?panel=checks",
    f"{BASE}?edit=lead",
    f"{BASE}?edit=1",
    f"{BASE}?edit=labels",
)
PARTS = 24


@pytest.fixture(scope="session")
def known(day: Day, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The elements of all pages of a desk that is filled with plain words, twice: some show what was there before."""
    folder = tmp_path_factory.mktemp("plain") / "desk"
    shutil.copytree(day.desk.folder, folder)
    desk = DeskFolder(folder)
    with _at_work(desk, chromium) as (filled, watch):
        learns = watch.learn if LONG else watch.reads
        watch.learn(["/?side=nobody&country=XX", "/?topic=skerrow&side=nobody&country=XX"])
        _fields(filled, watch, watch.learn, PLAIN_WORDS[:1], every=len(DRAFT_VIEWS))
        if LONG:
            _fields(filled, watch, learns, OTHER_WORDS[:1], every=len(DRAFT_VIEWS))
            _fields(filled, watch, learns, OTHER_WORDS[1:], every=2)
        _fields(filled, watch, learns, PLAIN_WORDS[1:], every=2)
        filled.sets("Nobody writes of it", query="zzqqy")
        for time, learn in (("first", watch.learn), ("again", learns)):
            _lists(filled, learn, PLAIN_WORDS + OTHER_WORDS, at=time)
        assert "\n".join(watch.harm) == ""
        return frozenset(watch.known)


def test_hostile_words_are_text_on_every_page(evening: DeskFolder, chromium: Browser, known: frozenset[str]) -> None:
    assert harm_of(evening, chromium, known, hostile(sample=5), at_once=5) == ""


@pytest.mark.long
@pytest.mark.skipif(not STRINGS.exists(), reason="../shared is not here: its strings are not part of the project")
@pytest.mark.parametrize("part", range(PARTS))
def test_every_hostile_string_is_text_on_every_page(
    evening: DeskFolder, chromium: Browser, known: frozenset[str], part: int
) -> None:
    assert harm_of(evening, chromium, known, hostile(part, PARTS), at_once=12) == ""


def harm_of(
    folder: DeskFolder, chromium: Browser, known: frozenset[str], strings: Sequence[str], *, at_once: int
) -> str:
    """Fill everything with hostile strings, look at every page, and return the harm, a line each.

    `at_once`: so many strings share a field that holds one text, such as a title; pages of lists have each alone.
    """
    with _at_work(folder, chromium, known) as (filled, watch):
        joined = [" ".join(strings[at : at + at_once]) for at in range(0, len(strings), at_once)]
        _fields(filled, watch, watch.look, joined, every=2)
        _lists(filled, watch.look, strings, at="hostile")
        # Forms that were refused would prove nothing: an empty text is, and an address that is none.
        assert filled.taken > 0.7 * filled.sent
        return "\n".join(dict.fromkeys(watch.harm))


@contextmanager
def _at_work(
    folder: DeskFolder, chromium: Browser, known: frozenset[str] = frozenset()
) -> Iterator[tuple[Filled, Watch]]:
    with ExitStack() as stack:
        page = stack.enter_context(review(folder, "--port", "0", "--as-of=2026-05-12T18:00:00Z"))
        client = stack.enter_context(signed_in(page.address, page.enter))
        filled = stack.enter_context(filling(folder, client))
        yield filled, stack.enter_context(watched(chromium, page.address, seat(client), known))


def _lists(filled: Filled, look: Look, strings: Sequence[str], *, at: str) -> None:
    """Fill what shows many at once, and look at it."""
    numbers = filled.ingests(strings, at=at)
    filled.reads_pages(numbers, strings)
    filled.posts(strings)
    filled.sends(strings)
    filled.corrects(strings)
    run = filled.fails(strings)
    look(["/", "/?topic=skerrow", "/hidden", "/corrections", f"/runs?run={run}", "/archive", "/archive?page=2"])
    filled.gathers_into_the_draft(numbers)
    filled.clips(strings)
    filled.chooses_pictures(strings[:3])
    filled.mutes(strings)
    look(["/", "/?topic=front", "/hidden", "/outlets", "/runs"])
    look([f"{BASE}?rows=all", f"{BASE}/pictures", f"{BASE}?panel=archive", "/archive", "/settings"])


def _fields(filled: Filled, watch: Watch, look: Look, words: Sequence[str], *, every: int) -> None:
    """Fill what shows one text at a time, and look at it after each; `every` so many views of the draft a text."""
    for at, text in enumerate(words):
        filled.writes(text)
        filled.sets(text)
        watch.says(filled.says(text))
        shown = [DRAFT_VIEWS[(at * every + step) % len(DRAFT_VIEWS)] for step in range(every)]
        look([*queries(text), *shown])
        filled.writes_too_late(text)
        look([BASE])
        filled.settles()

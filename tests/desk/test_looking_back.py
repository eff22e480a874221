"""The archive's list and its search, and the editor's habits, from posts and from drafts that are approved."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import desk as verbs
from pipeline.desk import Desk, linked_pages, looking_back
from pipeline.desk.looking_back import Habit
from pipeline.news import Draft, Roundup
from pipeline.store import drafts
from tests.cast import NOON
from tests.desks import DeskFolder
from tests.review.posted import post, roundup


@pytest.fixture
def open_desk(desk: DeskFolder) -> Iterator[Desk]:
    """A desk at noon, nothing posted yet."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        yield opened


def test_posts_stand_newest_first(open_desk: Desk) -> None:
    for days in (3, 1, 2):
        post(open_desk, roundup(f"{days} Days Ago"), days=days)

    assert _titles(open_desk) == ["1 Days Ago", "2 Days Ago", "3 Days Ago"]


def test_an_approved_draft_stands_among_them_until_it_is_a_post(open_desk: Desk) -> None:
    number = _approved(open_desk, roundup("Approved"))
    post(open_desk, roundup("Posted"))

    [draft, old] = looking_back.archive(open_desk).entries

    assert (draft.entry.draft, draft.entry.post, old.entry.title) == (number, 0, "Posted")


def test_a_draft_with_a_post_is_listed_once(open_desk: Desk) -> None:
    number = _approved(open_desk, roundup("Approved"))
    posted = post(open_desk, roundup("Approved"))
    open_desk.db.execute("update posts set draft = ? where id = ?", (number, posted))

    assert _titles(open_desk) == ["Approved"]


def test_a_page_holds_twenty(open_desk: Desk) -> None:
    for days in range(45):
        post(open_desk, roundup(f"Post {days}"), days=days)

    shelf = looking_back.archive(open_desk, page=3)

    assert ([len(shelf.entries), shelf.first, shelf.found.number], shelf.more) == ([5, 41, 45], False)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("geneva", ["Talks In Geneva"], id="title"),
        pytest.param("GENEVA talks", ["Talks In Geneva"], id="all-words-any-case"),
        pytest.param("geneva harvest", [], id="not-all-words"),
        pytest.param("sceptical", ["Talks In Geneva"], id="comment"),
        pytest.param("dam", ["Talks In Geneva"], id="linked-headline-of-a-post"),
        pytest.param("wheat", ["Harvest"], id="linked-headline-of-a-draft"),
        pytest.param("rises", ["Harvest", "Київ Today"], id="the-lead-s-headline"),
        pytest.param('"geneva",', ["Talks In Geneva"], id="punctuation-around-a-word"),
        pytest.param("КИЇВ", ["Київ Today"], id="cyrillic-any-case"),
        pytest.param("100%", ["Київ Today"], id="a-percent-sign-is-data"),
        pytest.param("1_0%", [], id="an-underscore-is-data"),
        pytest.param("own\\words", [], id="a-backslash-is-data"),
        pytest.param('" or 1=1 --', [], id="hostile"),
        pytest.param("kind", [], id="keys-of-the-stored-json-are-not-searched"),
        pytest.param("  ", ["Harvest", "Talks In Geneva", "Київ Today"], id="no-word"),
    ],
)
def test_every_word_must_occur_in_title_comment_or_a_linked_headline(
    open_desk: Desk, query: str, found: list[str]
) -> None:
    links = [("lead", "Delegates arrive", "Harbour Times"), ("list", "The dam holds", "Gazette")]
    post(open_desk, roundup("Talks In Geneva", comment="I am sceptical .... more here."), links=links)
    post(open_desk, roundup("Київ Today", comment="100% of it."), days=2)
    _approved(open_desk, roundup("Harvest", listed=["Wheat is dear"]))

    assert _titles(open_desk, query) == found


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(max_size=300))
def test_whatever_is_asked_an_archive_without_a_post_has_none(open_desk: Desk, query: str) -> None:
    assert looking_back.archive(open_desk, query).entries == ()


def test_the_words_of_a_title_find_it(open_desk: Desk) -> None:
    post(open_desk, roundup("Talks [In] Geneva* End (Update)"))

    assert _titles(open_desk, "Talks [In] Geneva* End (Update)") == ["Talks [In] Geneva* End (Update)"]


def test_links_of_a_draft_have_their_roles(open_desk: Desk) -> None:
    comment = "Not so .... [Marl \\[says\\] no](https://marl.example/1) (Marl Herald). [More](https://quay.example/2)"
    text = roundup("Talks", comment=comment, listed=["Wheat is dear"])

    links = linked_pages.links_of(text, open_desk.registry)

    assert [(link.role, link.headline, link.outlet) for link in links] == [
        ("lead", "The Orrin rises", "Harbour Times"),
        ("cited", "Marl [says] no", "Marl Herald"),
        ("cited", "More", "quay.example"),
        ("list", "Wheat is dear", "Gazette"),
    ]


def test_an_address_that_is_none_is_not_linked(open_desk: Desk) -> None:
    text = roundup("Talks", comment="[Here](javascript:alert)")

    assert linked_pages.links_of(text, open_desk.registry)[1].url == ""


def test_habits_count_posts_and_approved_drafts_of_ninety_days(open_desk: Desk) -> None:
    post(open_desk, roundup("Old"), days=91, links=[("lead", "The Orrin", "Gazette")])
    links = [("lead", "Dam", "Gazette"), ("comment", "Yes", "Marl Herald"), ("list", "No", "Gazette")]
    post(open_desk, roundup("New"), days=89, links=links)
    _approved(open_desk, roundup("Draft", listed=["Wheat is dear", "Barley is not"]))

    assert looking_back.habits(open_desk) == {
        "Gazette": Habit(led=1, listed=3),
        "Marl Herald": Habit(cited=1),
        "Harbour Times": Habit(led=1),
    }


def _titles(opened: Desk, query: str = "") -> list[str]:
    return [ran.entry.title for ran in looking_back.archive(opened, query).entries]


def _approved(opened: Desk, text: Roundup) -> int:
    opened.db.execute("insert into stories (id, opened_at) values (1, ?)", (f"{NOON:%Y-%m-%dT%H:%M:%SZ}",))
    draft = Draft(story=1, topic="river", state="approved", roundup=text)
    return drafts.save(opened.db, draft, author="editor", at=NOON - timedelta(minutes=1)).id

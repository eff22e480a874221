"""What may be asked of a channel, by the states of draft and post: nothing unapproved goes live, nothing goes twice."""

from itertools import product

import pytest

from pipeline.desk.publishing.acts import acts
from pipeline.news import Traits
from pipeline.publish.places import BEYOND, ELSEWHERE

BLOG = Traits()
FILES = Traits(schedules=False)
MAIL = Traits(drafts=False, schedules=False, looks_up=False, changes=False, withdraws=False)
MAIL_DRAFTS = Traits(schedules=False, looks_up=False, changes=False, withdraws=False)
DRAFTS = ("waiting", "touched", "approved", "published", "discarded")
POSTS = ("", "sending", "unknown", "failed", "draft", "scheduled", "live", "sent", "withdrawn", "gone")


@pytest.mark.parametrize(
    ("draft", "post", "traits", "same", "expected"),
    [
        pytest.param("waiting", "", BLOG, False, ("draft", "approve"), id="never sent, not approved"),
        pytest.param("approved", "", BLOG, False, ("draft", "live", "schedule"), id="never sent, approved"),
        pytest.param("approved", "", FILES, False, ("draft", "live"), id="a channel without a clock"),
        pytest.param("approved", "", MAIL, False, ("live",), id="a mail is no draft"),
        pytest.param("approved", "failed", BLOG, True, ("draft", "live", "schedule"), id="it failed"),
        pytest.param("touched", "draft", BLOG, True, ("approve", "compare"), id="the same draft is not sent again"),
        pytest.param("touched", "draft", BLOG, False, ("draft", "approve", "compare"), id="another draft is"),
        pytest.param("published", "", BLOG, False, ("draft", "live", "schedule"), id="live elsewhere"),
        pytest.param("published", "live", BLOG, True, ("compare", "withdraw"), id="live"),
        pytest.param(
            "touched", "live", BLOG, False, ("approve", "compare", "withdraw"), id="a correction, not approved"
        ),
        pytest.param("approved", "live", BLOG, False, ("live", "compare", "withdraw"), id="a correction, approved"),
        pytest.param(
            "published", "scheduled", BLOG, True, ("now", "schedule", "compare", "withdraw"), id="another time"
        ),
        pytest.param("touched", "scheduled", BLOG, False, ("compare", "withdraw"), id="a correction before its time"),
        pytest.param(
            "approved",
            "scheduled",
            BLOG,
            False,
            ("keep-time", "now", "schedule", "compare", "withdraw"),
            id="that keeps its time",
        ),
        pytest.param("touched", "draft", MAIL_DRAFTS, False, ("draft", "approve"), id="a mail is not looked up"),
        pytest.param("published", "sent", MAIL, True, (), id="a mail is gone for good"),
        pytest.param("approved", "unknown", BLOG, True, ("look",), id="nobody knows"),
        pytest.param("approved", "unknown", MAIL, True, ("arrived", "again"), id="only the editor knows"),
        pytest.param("touched", "withdrawn", BLOG, True, ("approve", "compare"), id="withdrawn"),
        pytest.param("approved", "gone", BLOG, True, ("look",), id="gone is not sent anew"),
        pytest.param("discarded", "draft", BLOG, True, ("compare",), id="discarded"),
        pytest.param("discarded", "live", BLOG, False, ("compare", "withdraw"), id="discarded while live"),
    ],
)
def test_what_may_be_asked(draft: str, post: str, traits: Traits, same: bool, expected: tuple[str, ...]) -> None:
    assert acts(draft, post, traits, same=same) == expected


@pytest.mark.parametrize("post", ["sending", "unknown"])
def test_only_the_editor_says_what_became_of_a_post_that_cannot_be_seen_or_told(post: str) -> None:
    assert acts("approved", post, BLOG, same=True, asks=True) == ("look", "arrived", "again")
    assert acts("approved", post, BLOG, same=True, stands=ELSEWHERE) == ("look", "give-up")
    assert acts("approved", post, MAIL, same=True, stands=ELSEWHERE) == ("arrived", "give-up")
    for traits in (BLOG, FILES, MAIL):
        assert acts("approved", post, traits, same=True, stands=BEYOND, asks=True) == ("give-up",)


@pytest.mark.parametrize("traits", [BLOG, FILES, MAIL], ids=["blog", "files", "mail"])
def test_only_an_approved_text_is_offered_to_go_live(traits: Traits) -> None:
    offered = {
        (draft, act)
        for draft, post, same in product(DRAFTS, POSTS, (True, False))
        for act in acts(draft, post, traits, same=same)
    }

    assert {draft for draft, act in offered if act in ("live", "now", "schedule", "keep-time")} <= {
        "approved",
        "published",
    }


@pytest.mark.parametrize("post", ["sending", "unknown"])
def test_what_may_be_on_its_way_is_looked_for_before_anything_is_sent(post: str) -> None:
    assert {acts(draft, post, BLOG, same=same) for draft, same in product(DRAFTS, (True, False))} == {("look",)}

"""Whose a post is: by its mark; by its words only where the channel gave us its number, and no mark stands in it."""

import time
from dataclasses import replace

import pytest

from pipeline.errors import RefusedError
from pipeline.news import Remote
from pipeline.publish import marks, ours
from tests.publish.sent_post import KEY, TALKS

OTHER = marks.comment("kaaaaaaaaaaa")
STANDS = Remote(remote_id="7", url="", status="draft", title=TALKS.title, content=TALKS.html)
TYPESET = replace(
    STANDS,
    title="\u201cOrrin\u201d Talks\u00a0Resume ",
    content="<p>\u201cWe talk\u201d \u2014 the minister said\u2026</p>",
)
OWN_WORDS = replace(STANDS, content="<p>What I think of the talks.</p>")
MORE = replace(STANDS, content=f"<p>A plugin's notice.</p>{TALKS.html}")
REWRITTEN = replace(STANDS, content='<div><p>"We <b>talk</b>" -- the <a href="/x">minister said.</a></p></div>')


@pytest.mark.parametrize(
    ("remote", "is_it"),
    [
        pytest.param(replace(OWN_WORDS, content=f"<p>Edited.</p><!--copydesk:{KEY} -->"), True, id="our mark"),
        pytest.param(STANDS, True, id="our words without any mark"),
        pytest.param(MORE, True, id="our words and others, without any mark"),
        pytest.param(REWRITTEN, True, id="our words with links of the blog's own making"),
        pytest.param(TYPESET, True, id="our words with the blog's own quotes, dashes and spaces"),
        pytest.param(OWN_WORDS, False, id="our title over other words"),
        pytest.param(replace(STANDS, title="My Own"), False, id="our words under another title"),
        pytest.param(replace(STANDS, content=TALKS.html + OTHER), False, id="our words with another post's mark"),
        pytest.param(replace(OWN_WORDS, content=f"<p>On copydesk:{KEY}.</p>"), False, id="a mention of our key"),
        pytest.param(replace(OWN_WORDS, content=f"<!-- copydesk:{KEY}x -->"), False, id="a longer key"),
        pytest.param(replace(OWN_WORDS, content=""), False, id="our title over nothing"),
    ],
)
def test_an_answer_is_ours_by_its_mark_or_in_want_of_any_by_all_our_words(remote: Remote, is_it: bool) -> None:
    assert ours.is_answer(remote, TALKS) is is_it


@pytest.mark.parametrize("name", [TALKS.mark.slug, f"{TALKS.mark.slug}-2", f"{TALKS.mark.slug}__trashed"])
def test_a_post_whose_text_was_written_anew_is_known_by_its_slug(name: str) -> None:
    assert ours.is_answer(OWN_WORDS, TALKS, name)


def test_nothing_sent_that_has_words_is_no_evidence() -> None:
    wordless = replace(TALKS, html="", text="", markdown="")

    assert not ours.is_answer(OWN_WORDS, wordless)


def test_the_post_of_our_number_is_ours_while_it_says_what_we_left_there() -> None:
    assert ours.is_still(STANDS, KEY, STANDS)
    assert not ours.is_still(OWN_WORDS, KEY, STANDS)
    assert not ours.is_still(replace(STANDS, content=TALKS.html + OTHER), KEY, STANDS)
    assert ours.is_still(replace(OWN_WORDS, url=f"https://blog.example/2026/05/{TALKS.mark.slug}/"), KEY, None)


def test_of_a_post_in_the_trash_the_same_words_may_be_sent() -> None:
    ours.refuse_same_words([OWN_WORDS, replace(STANDS, status="trashed")], TALKS)

    with pytest.raises(RefusedError, match="says the same is there already"):
        ours.refuse_same_words([OWN_WORDS, STANDS], TALKS)


@pytest.mark.parametrize("filling", ["\u27e8", "\u27ea", "<!--", "<!-- copydesk:", "copydesk:k", "\u0316\u0301"])
def test_a_megabyte_of_beginnings_without_an_end_or_of_marks_is_looked_through_at_once(filling: str) -> None:
    endless = replace(STANDS, content=filling * (1_000_000 // len(filling)))
    began = time.process_time()

    assert not ours.is_answer(endless, TALKS)
    assert time.process_time() - began < 5

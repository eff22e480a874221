"""Was the post changed on the blog? By what its readers see and where it leads, not by how the blog stores it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.news import Dispatch, Mark, Remote
from pipeline.publish.comparing import carries, differences, lines, untouched

HTML = '<p><a href="https://a.example/1?x=1&amp;y=2">"Talks" fail</a> -- CNN ....</p>\n<p>Two.</p>'
SENT = Remote(remote_id="1", url="", status="live", title='"Talks" Fail', content=HTML)
STORED = (
    '<!-- copydesk:k --><p><a  href="https://a.example/1?x=1&#038;y=2">&#034;Talks&#034; fail</a> &#045;&#045; CNN'
    " &#046;...</p>\n\n<p>Two.</p><!-- /wp:html -->"
)


def test_the_blogs_own_way_to_store_it_is_no_change() -> None:
    assert untouched(SENT, replace(SENT, title="&#034;Talks&#034; Fail", content=STORED, version="later"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"title": '"Talks" Go On'}, id="title"),
        pytest.param({"content": HTML.replace("Two", "Three")}, id="a-word"),
        pytest.param({"content": HTML.replace("a.example", "b.example")}, id="an-address"),
        pytest.param({"content": HTML + "<p>More.</p>"}, id="a-paragraph"),
        pytest.param({"content": HTML.replace("</p>\n<p>", " ")}, id="two-paragraphs-joined"),
    ],
)
def test_what_a_reader_would_notice_is_a_change(change: dict[str, str]) -> None:
    assert not untouched(SENT, replace(SENT, **change))  # type: ignore[arg-type]  # a field by name


def test_what_was_never_seen_cannot_be_untouched() -> None:
    assert not untouched(None, SENT)


def test_a_post_carries_what_was_to_be_sent_in_any_form() -> None:
    mark = Mark(key="k", slug="s-k", since=datetime(2026, 5, 12, tzinfo=UTC))
    dispatch = Dispatch(
        mark=mark, title='"Talks" Fail', html=HTML, text="other", markdown="**own**", at=mark.since, labels=()
    )

    assert carries(replace(SENT, content=STORED), dispatch)
    assert carries(replace(SENT, content="**own**"), dispatch)
    assert not carries(replace(SENT, content="something else"), dispatch)
    assert not carries(replace(SENT, title="Other"), dispatch)


def test_a_difference_is_shown_line_by_line() -> None:
    shown = list(differences(SENT, replace(SENT, content=HTML.replace("Two.", "Two, he said."))))

    assert shown[-2:] == ["-Two.", "+Two, he said."]


def test_lines_are_what_a_reader_sees_with_the_addresses() -> None:
    assert lines(HTML) == ('\u27e8https://a.example/1?x=1&y=2\u27e9"Talks" fail -- CNN ....', "Two.")

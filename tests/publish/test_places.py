"""Where a channel's posts go: one place however its table writes it, another where it leads elsewhere."""

import pytest

from pipeline.publish.places import BEYOND, ELSEWHERE, HERE, leads_elsewhere, place, whereabouts
from pipeline.settings import Channel

BLOG = Channel(name="blog", kind="wordpress", url="https://river.example/watch")
FOLDER = Channel(name="blog", kind="markdown", folder="site/posts")
MAIL = Channel(name="blog", kind="email", to="readers@river.example")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(BLOG, Channel(name="b", kind="wordpress", url="http://www.River.example/watch/"), id="a blog"),
        pytest.param(FOLDER, Channel(name="b", kind="markdown", folder="./site/posts/"), id="a folder"),
        pytest.param(MAIL, Channel(name="b", kind="email", to="readers@river.example ", user="ana"), id="a list"),
    ],
)
def test_a_place_written_otherwise_is_the_same(one: Channel, other: Channel) -> None:
    assert whereabouts(other, place(one)) == HERE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(BLOG, Channel(name="blog", kind="wordpress", url="https://river.example/talks"), id="a blog"),
        pytest.param(FOLDER, Channel(name="blog", kind="markdown", folder="site/drafts"), id="a folder"),
        pytest.param(MAIL, Channel(name="blog", kind="email", to="press@river.example"), id="a list"),
    ],
)
def test_another_place_under_the_same_name_is_another(one: Channel, other: Channel) -> None:
    assert whereabouts(other, place(one)) == ELSEWHERE
    assert leads_elsewhere(other, place(one))


@pytest.mark.parametrize(("one", "other"), [(FOLDER, MAIL), (MAIL, BLOG)], ids=["a file's", "a mail's"])
def test_of_a_place_of_another_kind_a_channel_can_say_nothing(one: Channel, other: Channel) -> None:
    assert whereabouts(other, place(one)) == BEYOND
    assert leads_elsewhere(other, place(one))


@pytest.mark.parametrize("chosen", [BLOG, FOLDER, MAIL], ids=lambda chosen: chosen.kind)
def test_where_no_place_was_noted_the_table_says_it(chosen: Channel) -> None:
    assert whereabouts(chosen, "") == HERE

"""Moves in a post's list keep every link exactly once, and its groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft import leads, moves
from pipeline.errors import UsageError
from pipeline.news import Lead, Link, Roundup, Section

POST = Roundup(date="2026-05-12", title="")


def link(name: str, kind: str = "news") -> Link:
    return Link(headline=name, url=f"https://{name}.example/", outlet=name.upper(), kind=kind)


def listed(*groups: str) -> Roundup:
    """A post whose list has these groups; each letter is a link, a capital one opinion."""
    made = tuple(
        tuple(link(name.lower(), "opinion" if name.isupper() else "news") for name in group) for group in groups
    )
    return Roundup(date="2026-05-12", title="", sections=(Section(groups=made),) if groups else ())


def names(post: Roundup) -> str:
    return " ".join("".join(one.headline for one in group) for section in post.sections for group in section.groups)


@pytest.mark.parametrize(
    ("groups", "place", "to", "expected"),
    [
        pytest.param(("abc",), 1, 3, "bca", id="down"),
        pytest.param(("abc",), 3, 1, "cab", id="up"),
        pytest.param(("ab", "cd"), 1, 3, "b cad", id="into-the-group-below"),
        pytest.param(("ab", "cd"), 4, 2, "adb c", id="into-the-group-above"),
        pytest.param(("a", "bc"), 1, 2, "bac", id="a-group-that-it-leaves-empty-is-gone"),
        pytest.param(("abc",), 2, 2, "abc", id="to-where-it-is"),
    ],
)
def test_a_link_goes_to_a_place(groups: tuple[str, ...], place: int, to: int, expected: str) -> None:
    assert names(moves.placed(listed(*groups), place, to)) == expected


@pytest.mark.parametrize(
    ("groups", "at", "expected"),
    [
        pytest.param((), None, "x", id="into-an-empty-list"),
        pytest.param(("ab",), None, "abx", id="at-the-end"),
        pytest.param(("aB",), None, "axb", id="before-opinion"),
        pytest.param(("ab", "c"), 2, "axb c", id="at-a-place"),
        pytest.param(("ab", "c"), 4, "ab cx", id="one-past-the-last"),
    ],
)
def test_a_link_is_added(groups: tuple[str, ...], at: int | None, expected: str) -> None:
    assert names(moves.added(listed(*groups), link("x"), at)) == expected


@pytest.mark.parametrize(
    ("groups", "place", "expected"),
    [
        pytest.param(("abc",), 2, "a bc", id="parts"),
        pytest.param(("a", "bc"), 2, "abc", id="joins"),
        pytest.param(("ab", "c"), 2, "a b c", id="parts-a-group-of-two"),
    ],
)
def test_a_group_begins_or_ends_at_a_place(groups: tuple[str, ...], place: int, expected: str) -> None:
    assert names(moves.parted(listed(*groups), place)) == expected


def test_a_link_that_leaves_its_group_empty_takes_it_away() -> None:
    assert names(moves.removed(listed("a", "b"), 1)) == "b"
    assert moves.removed(listed("a"), 1).sections == ()


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_place_that_is_not_there_is_refused(place: int) -> None:
    with pytest.raises(UsageError, match="there is no link"):
        moves.removed(listed("ab"), place)


@pytest.mark.parametrize(
    ("found", "cure"),
    [(listed("ab"), "choose a place from 1 to 2"), (listed(), "add one to the list first")],
    ids=["some", "none"],
)
def test_who_asks_for_a_place_that_is_not_there_is_told_what_to_do(found: Roundup, cure: str) -> None:
    with pytest.raises(UsageError) as refused:
        moves.at(found, 3)

    assert refused.value.do == cure


def test_the_first_place_cannot_join_what_is_before_it() -> None:
    with pytest.raises(UsageError, match="a group begins at place 1 already"):
        moves.parted(listed("ab"), 1)


def test_words_of_a_link_change_and_never_vanish() -> None:
    assert names(moves.reworded(listed("ab"), 2, " new ")) == "anew"
    with pytest.raises(UsageError, match="needs words"):
        moves.reworded(listed("ab"), 2, "  ")


GROUPS = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(
    lambda sizes: tuple("abcdefghijklmnop"[sum(sizes[:n]) : sum(sizes[: n + 1])] for n in range(len(sizes)))
)


@given(groups=GROUPS, place=st.integers(1, 16), to=st.integers(1, 16))
def test_a_moved_link_stands_where_it_was_sent_and_the_others_keep_their_order(
    groups: tuple[str, ...], place: int, to: int
) -> None:
    post = listed(*groups)
    count = len(moves.links(post))
    place, to = min(place, count), min(to, count)
    moved = moves.links(post)[place - 1]

    after = moves.links(moves.placed(post, place, to))

    assert after[to - 1] == moved
    assert [one for one in after if one != moved] == [one for one in moves.links(post) if one != moved]


@given(groups=GROUPS, place=st.integers(2, 16))
def test_parting_twice_is_nothing(groups: tuple[str, ...], place: int) -> None:
    post = listed(*groups)
    if place <= len(moves.links(post)):
        assert moves.parted(moves.parted(post, place), place) == post


@pytest.mark.parametrize(
    ("new", "expected"),
    [pytest.param("b", "oac", id="from-the-list"), pytest.param("z", "oabc", id="from-outside")],
)
def test_an_old_lead_goes_back_into_the_list(new: str, expected: str) -> None:
    old = Lead(headline="o", url="https://o.example/", outlet="O")
    post = leads.led_by(POST, old)
    post = Roundup(date=post.date, title="", lead=old, sections=listed("abc").sections)

    after = leads.led_by(post, Lead(headline=new, url=f"https://{new}.example/", outlet=new.upper()))

    assert after.lead is not None
    assert after.lead.headline == new
    assert sorted(names(after)) == sorted(expected)
    assert names(after).index("o") == (1 if new == "b" else 0)

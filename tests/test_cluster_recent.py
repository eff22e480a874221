"""The second look goes to what stands where something has changed, and to nothing else."""

from pipeline.cluster.clippings import clip
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.recent import Look, Recent
from tests.cast import headline


def placed(*homes: tuple[int, int, tuple[int, ...]]) -> Recent:
    """Return what is known after headlines were placed: each its id, its story and those weighed."""
    recent = Recent()
    for number, story, near in homes:
        note(recent, number, story, near)
    return recent


def note(
    recent: Recent, number: int, story: int, near: tuple[int, ...], *, left: int = 0, again: Look = Look.ON_CHANGE
) -> None:
    told = headline(f"dam {number}", number=number)
    recent.note(clip(told, Rarity()), story, near, left=left, again=again)


def unsettled(recent: Recent) -> list[int]:
    return [one.clipping.headline.id for one in recent.unsettled()]


def test_what_came_last_needs_no_second_look() -> None:
    assert unsettled(placed((1, 10, ()))) == []


def test_a_later_headline_in_the_same_story_is_a_reason_to_look_again() -> None:
    assert unsettled(placed((1, 10, ()), (2, 10, (10,)))) == [1]


def test_a_later_headline_in_a_neighbour_is_one_too() -> None:
    assert unsettled(placed((1, 10, (20,)), (2, 20, (20,)))) == [1]


def test_so_is_one_that_was_weighed_against_this_story_and_went_elsewhere() -> None:
    assert unsettled(placed((1, 10, ()), (2, 20, (10,)))) == [1]


def test_far_from_it_nothing_matters() -> None:
    assert unsettled(placed((1, 10, (20,)), (2, 30, (40,)), (3, 40, (30,)))) == [2]


def test_what_was_looked_at_since_is_settled() -> None:
    recent = placed((1, 10, ()), (2, 10, (10,)))
    note(recent, 1, 10, ())

    assert unsettled(recent) == []


def test_one_that_moves_unsettles_the_story_it_left_and_the_one_it_joins() -> None:
    recent = placed((1, 10, ()), (2, 20, ()), (3, 30, ()), (4, 20, ()))
    note(recent, 2, 20, ())
    note(recent, 4, 10, (20,), left=20)

    assert unsettled(recent) == [1, 2]


def test_a_merge_unsettles_both_and_their_neighbours_and_moves_what_stood_there() -> None:
    recent = placed((1, 10, ()), (2, 20, ()), (3, 30, (20,)), (4, 40, ()))
    recent.follow({20: 10})

    assert {one.clipping.headline.id: one.story for one in recent.unsettled()} == {1: 10, 2: 10, 3: 30}


def test_what_was_placed_in_doubt_is_looked_at_once_more_whatever_happens() -> None:
    recent = Recent()
    note(recent, 1, 10, (), again=Look.ALWAYS)
    assert unsettled(recent) == [1]
    note(recent, 1, 10, ())

    assert unsettled(recent) == []


def test_what_surely_belongs_where_it_is_is_not_looked_at_whatever_comes() -> None:
    recent = Recent()
    note(recent, 1, 10, (20,), again=Look.NEVER)
    note(recent, 2, 10, (20,), again=Look.NEVER)
    note(recent, 3, 20, (10,))
    recent.follow({20: 10})

    assert unsettled(recent) == [3]


def test_what_was_sure_is_so_no_more_when_its_story_is_parted() -> None:
    recent = Recent()
    note(recent, 1, 10, (), again=Look.NEVER)
    recent.part([1], 10, 11)
    note(recent, 2, 11, ())

    assert unsettled(recent) == [1]


def known(recent: Recent) -> list[tuple[int, ...] | None]:
    return [recent.known_near(one) for one in recent.unsettled()]


def test_a_doubtful_one_is_weighed_against_the_same_stories_when_nobody_has_come_near() -> None:
    recent = Recent()
    note(recent, 1, 10, (20, 30), again=Look.ALWAYS)

    assert known(recent) == [(20, 30)]


def test_who_came_near_may_be_nearer_than_they_are() -> None:
    assert known(placed((1, 10, (20, 30)), (2, 40, (10,)))) == [None]


def test_who_came_near_before_and_stays_is_no_reason_to_look_again() -> None:
    recent = placed((1, 10, (20,)), (2, 20, (10,)))
    note(recent, 1, 10, (20,))
    note(recent, 2, 20, (10,))

    assert unsettled(recent) == []


def test_neighbours_that_became_one_are_one_neighbour() -> None:
    recent = placed((1, 10, (20, 30, 50)))
    recent.follow({30: 20})

    assert known(recent) == [(20, 50)]


def test_what_left_with_its_half_is_settled_and_the_rest_is_looked_at_again() -> None:
    recent = placed((1, 10, ()), (2, 10, ()))
    note(recent, 3, 10, (), again=Look.ALWAYS)
    recent.part([2, 3], 10, 11)

    assert unsettled(recent) == [1]
    assert recent.neighbours().keys() == {10, 11}


def test_a_merge_keeps_who_came_near() -> None:
    recent = placed((1, 10, ()), (2, 20, (50,)), (3, 40, (20,)))
    recent.follow({20: 10})

    assert dict(zip(unsettled(recent), known(recent), strict=True))[2] is None

"""In which order chunks are begun, waited for and filed."""

from collections.abc import Callable

from pipeline.gather.gleaning import Chunk, Gleaned
from pipeline.gather.rounds import Makes, go


class AtOnce:
    """An engine of so many places that answers at once, as often as it is told to."""

    def __init__(self, places: int, *, answers: int = 1) -> None:
        self.places = places
        self.begun: list[str] = []
        self._answers = answers
        self.late = 0

    def begin(self, chunk: Chunk, arrived: Callable[[Gleaned], None]) -> None:
        """Answer."""
        self.begun.append(chunk.key)
        for _ in range(self._answers):
            arrived(Gleaned(lines=(chunk.key,)))


def lanes(*keys: str) -> list[list[Makes]]:
    return [[(lambda key=key: Chunk(key=key, crawl="", settings={})) for key in lane.split()] for lane in keys]  # type: ignore[misc]  # a lambda


def taken(engine: AtOnce, *keys: str, to_begin: float = 9.0, to_wait: float = 9.0) -> list[str]:
    found: list[str] = []
    engine.late = go(
        lanes(*keys),
        engine,
        to_begin=lambda: to_begin,
        to_wait=lambda: to_wait,
        take=lambda chunk, gleaned: found.append(chunk.key),
    )
    return found


def test_every_chunk_of_every_lane_is_taken_once() -> None:
    assert sorted(taken(AtOnce(2), "a1 a2 a3", "b1", "c1 c2")) == ["a1", "a2", "a3", "b1", "c1", "c2"]


def test_of_a_lane_the_next_is_begun_when_the_one_before_was_taken() -> None:
    engine = AtOnce(3)

    found = taken(engine, "a1 a2", "b1 b2")

    for lane in "ab":
        assert [key for key in engine.begun if key[0] == lane] == [f"{lane}1", f"{lane}2"]
        assert found.index(f"{lane}1") < found.index(f"{lane}2")
    assert engine.begun.index("a2") > engine.begun.index("b1")


def test_no_more_are_begun_than_there_are_places() -> None:
    engine = AtOnce(2, answers=0)

    assert taken(engine, "a1", "b1", "c1", to_wait=0.05) == []
    assert (engine.begun, engine.late) == (["a1", "b1"], 2)


def test_when_the_time_is_over_nothing_is_begun() -> None:
    engine = AtOnce(2)

    assert taken(engine, "a1", "b1", to_begin=0.0) == []
    assert engine.begun == []


def test_a_chunk_that_comes_twice_is_taken_once() -> None:
    assert taken(AtOnce(1, answers=2), "a1 a2", "b1") == ["a1", "a2", "b1"]


def test_a_chunk_in_which_nobody_is_left_is_passed_over() -> None:
    engine = AtOnce(2)
    whole: list[list[Makes]] = [[lambda: None, *lanes("a2")[0]], [lambda: None]]
    found: list[str] = []

    late = go(whole, engine, to_begin=lambda: 9.0, to_wait=lambda: 9.0, take=lambda chunk, _: found.append(chunk.key))

    assert (found, late) == (["a2"], 0)

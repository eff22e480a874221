"""Whatever the editor rules, in whatever order, and whatever arrives in between: his newest word holds.

After every act and every run: a headline stands in one story, what is ruled apart in two, what is ruled together in
one, no fold hangs on a fold, and every story's number leads to headlines. A run more moves nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.desk import Desk, arranging
from pipeline.store import folds, headlines, rulings, stories
from pipeline.store.rulings import APART, TOGETHER
from tests.cast import EVERYONE, headline
from tests.conftest import LONG
from tests.desk.flood import FLOOD
from tests.desk.river_desk import COPY, FAR_OFF, STORM, a_desk, filed, homes

TITLES = (FLOOD[0], FLOOD[0], FLOOD[1], STORM[0], FAR_OFF, FLOOD[0], FLOOD[2], STORM[1], STORM[2], FLOOD[3])
VERBS = ("merge", "split", "take back", "unfold", "fold again", "arrives", "drop", "restore")
_acts = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 20), st.integers(0, 20)), min_size=3, max_size=30 if LONG else 14
)
_sizes = settings(
    max_examples=2000 if LONG else 25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@_sizes
@given(_acts)
# A headline that opened a story and left it at the second look: the story was left without a headline.
@example([(verb, 0, 0) for verb in ("merge", "arrives", "arrives", "merge", "unfold", "arrives", "arrives")])
# A copy that was folded again went along with its keeper, and was ruled apart from it as it had been before.
@example([(verb, 0, 0) for verb in ("merge", "unfold", "split", "merge", "fold again", "take back")])
def test_the_editor_s_newest_word_holds(acts: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder, a_desk(Path(folder)) as opened:
        desk = opened
        _arrives(desk, 4)
        for verb, one, other in acts:
            desk = replace(desk, now=desk.now + timedelta(seconds=1))
            _act(desk, verb, one, other)
            assert disorder(desk) == []
        _arrives(desk, 1)
        before = homes(desk)
        filed(desk, [headline("Bakers union strikes over flour prices", EVERYONE[6], number=99, minutes=90)])
        after = homes(desk)
        assert {number: after[number] for number in before} == before
        assert disorder(desk) == []


def disorder(desk: Desk) -> list[str]:
    """What is wrong on a desk, in words."""
    home = homes(desk)
    apart, together = rulings.pairs(desk.db, APART), rulings.pairs(desk.db, TOGETHER)
    keepers = folds.keepers(desk.db, tuple(headlines.everything(desk.db)))
    empty = desk.db.execute(
        "select id from stories where merged_into is null and id not in (select story from placings)"
    ).fetchall()
    return [
        *(f"h{one.id} stands nowhere" for one in headlines.everything(desk.db) if one.id not in home),
        *(f"s{one} is gone, and has headlines" for one in set(home.values()) if _leads_to(desk, one) != one),
        *(f"h{a} stands with h{b}" for a, b in apart if home[a] == home[b]),
        *(f"h{a} stands apart from h{b}" for a, b in together if home[a] != home[b]),
        *(f"h{copy} hangs on the copy h{kept}" for copy, kept in keepers.items() if kept in keepers),
        *(
            f"h{copy} stands apart from its keeper h{kept}"
            for copy, kept in keepers.items()
            if home[copy] != home[kept]
        ),
        *(f"s{one} has no headlines" for (one,) in empty),
    ]


def _leads_to(desk: Desk, number: int) -> int | None:
    found = stories.numbered(desk.db, number)
    return found.id if found else None


def _arrives(desk: Desk, count: int) -> None:
    """Let the next headlines arrive; those with one title are copies of one text."""
    start = len(homes(desk))
    news = [
        headline(
            TITLES[n % len(TITLES)], EVERYONE[n % 9], number=n + 1, minutes=n, summary=COPY if n in (0, 1, 5) else ""
        )
        for n in range(start, start + count)
    ]
    filed(desk, news)


def _act(desk: Desk, verb: str, one: int, other: int) -> None:
    places = sorted(set(homes(desk).values()))
    story = places[one % len(places)]
    match verb:
        case "arrives":
            _arrives(desk, 1)
        case "merge" if len(places) > 1:
            arranging.merge_stories(desk, story, places[(one + 1 + other % (len(places) - 1)) % len(places)])
        case "split":
            _with_one(desk, arranging.split_headline, _in_company(desk), one)
        case "take back":
            _take_back(desk, one)
        case "unfold":
            _with_one(desk, arranging.unfold, _copies(desk), one)
        case "fold again":
            _with_one(desk, arranging.fold_again, [copy for copy, _, _ in rulings.unfolded(desk.db)], one)
        case "drop":
            arranging.hide_story(desk, story)
        case "restore":
            arranging.restore_story(desk, story)


def _with_one(desk: Desk, act: Callable[[Desk, int], int], numbers: Sequence[int], choice: int) -> None:
    if numbers:
        act(desk, numbers[choice % len(numbers)])


def _in_company(desk: Desk) -> list[int]:
    """The headlines that stand for themselves in a story with others that do."""
    found = [stories.numbered(desk.db, number) for number in sorted(set(homes(desk).values()))]
    return [one.id for story in found if story and len(story.kept) > 1 for one in story.kept]


def _copies(desk: Desk) -> list[int]:
    return sorted(folds.keepers(desk.db, tuple(headlines.everything(desk.db))))


def _take_back(desk: Desk, choice: int) -> None:
    acts = rulings.standing(desk.db)
    if acts:
        act = acts[choice % len(acts)]
        (arranging.take_back_split if act.kind == APART else arranging.take_back_merger)(desk, act.story)

"""Arrange the stories by hand: drop and restore, split and merge, unfold. Each holds until the editor takes it back.

Runs keep to it (desk/sorting.py): what he parted is never merged again, what he joined is joined wherever it is found
apart, what he dropped is merged with nothing that he did not drop, and a fold that he undid stays undone. Of two words
that contradict each other the newer holds: whatever moves a headline also takes back what was ruled against its new
place, and for its old one. So what is ruled together stands in one story after every act, and what is ruled apart in
two (tests/desk/test_ruling_laws.py).
"""

from collections.abc import Collection

from pipeline.desk.opening import Desk
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Headline, Merge, Story
from pipeline.store import headlines, hidden, rulings, stories
from pipeline.store.database import writing
from pipeline.store.rulings import APART, TOGETHER

DROPPED = "you dropped it"
_LOOK = "look at the page again"


def hide_story(desk: Desk, number: int, *, reason: str = "") -> int:
    """Drop a story from the desk: it is not shown and gets no draft until it is restored. Returns its number now.

    Raises:
        NotFoundError: there is no such story.
    """
    with writing(desk.db):
        story = _story(desk, number)
        hidden.hide(desk.db, story.id, reason=" ".join(reason.split()) or DROPPED, at=desk.now)
    return story.id


def restore_story(desk: Desk, number: int) -> int:
    """Show a dropped story again; where it is not hidden, nothing changes. Returns its number now.

    Raises:
        NotFoundError: there is no such story.
    """
    with writing(desk.db):
        story = _story(desk, number)
        hidden.restore(desk.db, story.id)
    return story.id


def merge_stories(desk: Desk, kept: int, other: int) -> int:
    """Make story `other` part of story `kept` for ever, and return the number of what they are now.

    Raises:
        NotFoundError: there is no such story.
        UsageError: they are one story already.
    """
    with writing(desk.db):
        stays, goes = _story(desk, kept), _story(desk, other)
        if stays.id == goes.id:
            raise UsageError(f"s{kept} and s{other} are one story already", do=_LOOK)
        rulings.overrule(desk.db, APART, _everything(stays), _everything(goes), at=desk.now)
        # Each with each: should one be split off later, the others are still held together.
        pairs = [(number, one) for number in _numbers(goes) for one in _numbers(stays)]
        rulings.rule(desk.db, TOGETHER, goes.id, pairs, at=desk.now)
        reason = f"you merged s{goes.id} into s{stays.id}"
        stories.merge(desk.db, [Merge(kept=stays.id, gone=goes.id, score=1.0, reason=reason)], at=desk.now)
    return stays.id


def split_headline(desk: Desk, number: int) -> int:
    """Take a headline, with its folded copies, out of its story for ever, and return the number of its new one.

    Raises:
        NotFoundError: there is no such headline, or it has no story.
        UsageError: it is a folded copy, or alone in its story already.
    """
    with writing(desk.db):
        headline, story = _placed(desk, number)
        kept = _numbers(story)
        if number not in kept:
            raise UsageError(f"{headline.outlet}'s headline is a folded copy", do="unfold it first")
        left = [one for one in kept if one != number]
        if not left:
            raise UsageError(f"{headline.outlet}'s headline is alone in its story already", do=_LOOK)
        new = stories.open_new(desk.db, at=desk.now)
        _carry(desk, [number], story, new, reason=f"you split it off s{story.id}")
        rulings.rule(desk.db, APART, new, [(number, one) for one in left], at=desk.now)
    return new


def unfold(desk: Desk, copy: int) -> int:
    """Let a folded copy stand for itself again, for ever, and return the number of its story.

    Raises:
        NotFoundError: there is no such headline, or it has no story.
        UsageError: it is no copy.
    """
    with writing(desk.db):
        headline, story = _placed(desk, copy)
        kept = rulings.unfold(desk.db, copy, at=desk.now)
        if kept is None:
            raise UsageError(f"{headline.outlet}'s headline is not folded", do=_LOOK)
        stories.move(desk.db, [copy], story.id, reason=f"you unfolded it from h{kept}")
    return story.id


def take_back_merger(desk: Desk, gone: int) -> int:
    """Part again what `merge_stories` joined: the headlines that story `gone` had stand in it again.

    Returns `gone`, or the number of a new story where `gone` has become the one that the others are in. A headline that
    was folded since stays with its keeper. What the merger overruled holds again.

    Raises:
        NotFoundError: no such merger holds.
    """
    with writing(desk.db):
        act = rulings.of_story(desk.db, TOGETHER, gone)
        if act is None:
            raise NotFoundError(f"no merger of s{gone} holds", do=_LOOK)
        joined = _story(desk, _home(desk, act.others[0]))
        rulings.take_back(desk.db, TOGETHER, gone, at=desk.now)
        ours = [number for number in act.headlines if number in _numbers(joined)]
        number = stories.open_new(desk.db, at=desk.now) if gone == joined.id else gone
        stories.reopen(desk.db, number)
        _carry(desk, ours, joined, number, reason="you took the merger back")
        stories.close_if_empty(desk.db, number, joined.id)
        # One that has been folded onto ours since went along with it: that is the newer word.
        across = [one for one in act.others if _home(desk, one) != number]
        rulings.reinstate(desk.db, APART, ours, across, overruled_at=act.at)
    return number


def take_back_split(desk: Desk, new: int) -> int:
    """Put back what `split_headline` took out into story `new`, and return the number of the story it is in again.

    It goes to where the headlines are that it was parted from, also where he has since parted it from others there, and
    joined it to others here. One that was folded since stays with its keeper. What the split overruled holds again.

    Raises:
        NotFoundError: no such split holds.
    """
    with writing(desk.db):
        act = rulings.of_story(desk.db, APART, new)
        if act is None:
            raise NotFoundError(f"no split that made s{new} holds", do=_LOOK)
        [number] = act.headlines
        left, home = _story(desk, _home(desk, number)), _story(desk, _home(desk, act.others[0]))
        rulings.take_back(desk.db, APART, new, at=desk.now)
        if number not in _numbers(left):
            return left.id
        _carry(desk, [number], left, home.id, reason="you took the split back")
        rulings.reinstate(desk.db, TOGETHER, [number], _numbers(home), overruled_at=act.at)
    return home.id


def fold_again(desk: Desk, copy: int) -> int:
    """Take `unfold` back, and return the number of the story that holds the copy with its keeper.

    The copy goes to its keeper's story, also where he has since parted the two.

    Raises:
        NotFoundError: no fold of that copy was undone.
    """
    with writing(desk.db):
        found = stories.of_headline(desk.db, copy)
        kept = rulings.undone_keeper(desk.db, copy)
        if found is None or kept is None:
            raise NotFoundError(f"no fold of h{copy} was undone", do=_LOOK)
        story, home = _story(desk, found), _home(desk, kept)
        _carry(desk, [copy], story, home, reason=f"you folded it onto h{kept} again")
        rulings.fold_again(desk.db, copy)
    return home


def _carry(desk: Desk, numbers: Collection[int], story: Story, home: int, *, reason: str) -> None:
    """Move headlines of a story, with their copies, to another, and take back the rulings that contradict it."""
    if story.id == home:
        return
    moving = {*numbers, *(fold.copy.id for fold in story.folds if fold.kept.id in numbers)}
    staying = [number for number in _everything(story) if number not in moving]
    there = stories.numbered(desk.db, home)
    rulings.overrule(desk.db, TOGETHER, moving, staying, at=desk.now)
    rulings.overrule(desk.db, APART, moving, _everything(there) if there else [], at=desk.now)
    stories.move(desk.db, numbers, home, reason=reason)
    stories.close_if_empty(desk.db, story.id, home)


def _story(desk: Desk, number: int) -> Story:
    story = stories.numbered(desk.db, number)
    if story is None or not story.headlines:
        raise NotFoundError(f"there is no story s{number}", do=_LOOK)
    return story


def _placed(desk: Desk, number: int) -> tuple[Headline, Story]:
    found = headlines.numbered(desk.db, [number])
    home = stories.of_headline(desk.db, number)
    if not found or home is None:
        raise NotFoundError(f"headline h{number} stands in no story", do=_LOOK)
    return found[0], _story(desk, home)


def _home(desk: Desk, number: int) -> int:
    home = stories.of_headline(desk.db, number)
    if home is None:
        raise NotFoundError(f"headline h{number} stands in no story", do=_LOOK)
    return home


def _numbers(story: Story) -> list[int]:
    return [headline.id for headline in story.kept]


def _everything(story: Story) -> list[int]:
    return [headline.id for headline in story.headlines]

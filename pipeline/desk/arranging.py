"""Arrange the stories by hand: drop and restore, split and merge, unfold. Each holds until the editor takes it back.

Runs keep to it (desk/sorting.py): what he parted is never merged again, what he joined is joined wherever it is found
apart, what he dropped is merged with nothing that he did not drop, and a fold that he undid stays undone.
"""

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
        ours, theirs = _numbers(stays), _numbers(goes)
        rulings.overrule(desk.db, APART, ours, theirs, at=desk.now)
        rulings.rule(desk.db, TOGETHER, goes.id, [(number, ours[0]) for number in theirs], at=desk.now)
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
        stories.move(desk.db, [number], new, reason=f"you split it off s{story.id}")
        rulings.overrule(desk.db, TOGETHER, [number], left, at=desk.now)
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
    """Part again what `merge_stories` joined: the headlines that story `gone` had stand in it again. Returns `gone`.

    Raises:
        NotFoundError: no such merger holds.
    """
    with writing(desk.db):
        act = rulings.of_story(desk.db, TOGETHER, gone)
        if act is None:
            raise NotFoundError(f"no merger of s{gone} holds", do=_LOOK)
        joined = _home(desk, act.others[0])
        rulings.take_back(desk.db, TOGETHER, gone, at=desk.now)
        ours = [number for number in act.headlines if _home(desk, number) == joined]
        stories.reopen(desk.db, gone)
        stories.move(desk.db, ours, gone, reason="you took the merger back")
        stories.close_if_empty(desk.db, gone, joined)
    return gone


def take_back_split(desk: Desk, new: int) -> int:
    """Put back what `split_headline` took out into story `new`, and return the number of the story it is in again.

    Raises:
        NotFoundError: no such split holds.
    """
    with writing(desk.db):
        act = rulings.of_story(desk.db, APART, new)
        if act is None:
            raise NotFoundError(f"no split that made s{new} holds", do=_LOOK)
        [number], home = act.headlines, _home(desk, act.others[0])
        left = _home(desk, number)
        rulings.take_back(desk.db, APART, new, at=desk.now)
        stories.move(desk.db, [number], home, reason="you took the split back")
        if left != home:
            stories.close_if_empty(desk.db, left, home)
    return home


def fold_again(desk: Desk, copy: int) -> int:
    """Take `unfold` back, and return the number of the story that holds the copy with its keeper.

    Raises:
        NotFoundError: the editor undid no such fold.
    """
    with writing(desk.db):
        kept = rulings.fold_again(desk.db, copy)
        if kept is None:
            raise NotFoundError(f"no fold of h{copy} was undone", do=_LOOK)
        stories.follow_keepers(desk.db)
        return _home(desk, kept)


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

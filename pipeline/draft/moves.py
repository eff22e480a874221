"""Moves in a post's list: links are known by their place, from 1 in printed order through all groups. Pure.

Every move keeps each link exactly once, but for the one that is added or removed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.errors import UsageError
from pipeline.news import OPINIONS, Link, Roundup, Section
from pipeline.text import tidy

Groups = list[list[Link]]


def links(roundup: Roundup) -> tuple[Link, ...]:
    """Return every link of the list in printed order."""
    return tuple(link for section in roundup.sections for group in section.groups for link in group)


def openers(roundup: Roundup) -> frozenset[int]:
    """Return the places at which a group begins."""
    places, place = [], 1
    for section in roundup.sections:
        for group in section.groups:
            places.append(place)
            place += len(group)
    return frozenset(places)


def added(roundup: Roundup, link: Link, at: int | None = None) -> Roundup:
    """Return the post with a link put at place `at` (1 to one past the last), or at its end: news before opinion.

    Raises:
        UsageError: there is no such place.
    """
    count = len(links(roundup))
    if at is None:
        at = count + 1 - (_trailing_opinion(roundup) if link.kind not in OPINIONS else 0)
    if not 1 <= at <= count + 1:
        raise UsageError(f"there is no place {at} in a list of {count}", do=f"choose 1 to {count + 1}")
    if not roundup.sections:
        return replace(roundup, sections=(Section(groups=((link,),)),))
    if at > count:
        return _in_groups(roundup, count, lambda groups, group, index: groups[group].append(link))
    return _in_groups(roundup, at, lambda groups, group, index: groups[group].insert(index, link))


def removed(roundup: Roundup, place: int) -> Roundup:
    """Return the post without the link at a place; a group or list that is empty then is gone too.

    Raises:
        UsageError: there is no such place.
    """
    return _in_groups(roundup, place, lambda groups, group, index: groups[group].pop(index))


def placed(roundup: Roundup, place: int, to: int) -> Roundup:
    """Return the post with the link of one place standing at another, in the group of the link that stood there.

    Raises:
        UsageError: there is no such place.
    """
    link = at(roundup, place)
    at(roundup, to)
    if place == to:
        return roundup
    # The neighbour goes by its own place, so that a group emptied on the way does not shift the target.
    shift = 1 if to > place else 0
    with_copy = _in_groups(roundup, to, lambda groups, group, index: groups[group].insert(index + shift, link))
    return removed(with_copy, place if to > place else place + 1)


def reworded(roundup: Roundup, place: int, words: str) -> Roundup:
    """Return the post with other words for the link at a place.

    Raises:
        UsageError: there is no such place, or there are no words.
    """
    if not tidy(words):
        raise UsageError("a link needs words", do="write some, or remove the link")

    def change(groups: Groups, group: int, index: int) -> None:
        groups[group][index] = replace(groups[group][index], headline=words.strip())

    return _in_groups(roundup, place, change)


def parted(roundup: Roundup, place: int) -> Roundup:
    """Return the post with a group beginning at a place, or joined to the one before when one began there.

    Raises:
        UsageError: there is no such place, or it is a list's first.
    """

    def change(groups: Groups, group: int, index: int) -> None:
        if index:
            groups[group : group + 1] = [groups[group][:index], groups[group][index:]]
        elif group:
            groups[group - 1 : group + 1] = [groups[group - 1] + groups[group]]
        else:
            raise UsageError(f"a group begins at place {place} already, and none is before it", do="choose another one")

    return _in_groups(roundup, place, change)


def at(roundup: Roundup, place: int) -> Link:
    """Return the link at a place.

    Raises:
        UsageError: there is no such place.
    """
    listed = links(roundup)
    if not 1 <= place <= len(listed):
        do = f"choose a place from 1 to {len(listed)}" if listed else "add one to the list first"
        raise UsageError(f"there is no link {place}", do=do)
    return listed[place - 1]


def _in_groups(roundup: Roundup, place: int, change: Callable[[Groups, int, int], object]) -> Roundup:
    at(roundup, place)
    sections: list[Section] = []
    before = 0
    for section in roundup.sections:
        count = sum(len(group) for group in section.groups)
        if before < place <= before + count:
            groups = [list(group) for group in section.groups]
            change(groups, *_position(groups, place - before))
            section = replace(section, groups=tuple(tuple(group) for group in groups if group))
        before += count
        if section.groups:
            sections.append(section)
    return replace(roundup, sections=tuple(sections))


def _position(groups: Groups, place: int) -> tuple[int, int]:
    return next(position for number, position in enumerate(_positions(groups), start=1) if number == place)


def _positions(groups: Groups) -> Iterator[tuple[int, int]]:
    return ((group, index) for group, links in enumerate(groups) for index in range(len(links)))


def _trailing_opinion(roundup: Roundup) -> int:
    count = 0
    for link in reversed(links(roundup)):
        if link.kind not in OPINIONS:
            break
        count += 1
    return count

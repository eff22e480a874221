"""The list: add, remove, move, reword, and its groups."""

from dataclasses import replace

from pipeline.desk.editing.leading import known_headline
from pipeline.desk.editing.stepping import Change, Made, change
from pipeline.desk.opening import Desk
from pipeline.draft import links, moves
from pipeline.errors import UsageError
from pipeline.news import Draft, Link, Media, Roundup


def list_headline(desk: Desk, number: int, *, headline: int, at: int | None, seen: str, editor: str) -> Draft:
    """Add a headline to the list, at a place or at its end."""
    chosen = known_headline(desk, headline)
    return list_link(desk, number, link=links.link(chosen), at=at, seen=seen, editor=editor)


def list_link(desk: Desk, number: int, *, link: Link, at: int | None, seen: str, editor: str) -> Draft:
    """Add a link to the list, at a place or at its end; one that is there already goes to the place."""

    def make(post: Roundup) -> Made:
        place = next((n for n, one in enumerate(moves.links(post), start=1) if one.url == link.url), 0)
        if place:
            return moves.placed(post, place, at or place), f"Moved {link.outlet} to place {at or place}"
        after = moves.added(post, link, at)
        return after, f"Added {link.outlet} at place {moves.links(after).index(link) + 1}"

    return change(desk, number, Change(field="list", seen=seen, editor=editor), make)


def remove_link(desk: Desk, number: int, *, place: int, seen: str, editor: str) -> Draft:
    """Take the link at a place out of the list."""

    def make(post: Roundup) -> Made:
        return moves.removed(post, place), f"Removed {moves.at(post, place).outlet} from place {place}"

    return change(desk, number, Change(field="list", seen=seen, editor=editor), make)


def place_link(desk: Desk, number: int, *, place: int, to: int, seen: str, editor: str) -> Draft:
    """Move the link of one place to another."""

    def make(post: Roundup) -> Made:
        return moves.placed(post, place, to), f"Moved {moves.at(post, place).outlet} to place {to}"

    return change(desk, number, Change(field="list", seen=seen, editor=editor), make)


def reword_link(desk: Desk, number: int, *, place: int, words: str, seen: str, editor: str) -> Draft:
    """Print other words for the link at a place."""
    said = " ".join(words.split())

    def make(post: Roundup) -> Made:
        return moves.reworded(post, place, said), f"Changed the words at place {place}"

    return change(desk, number, Change(field="list", seen=seen, editor=editor, late=said), make)


def part_group(desk: Desk, number: int, *, place: int, seen: str, editor: str) -> Draft:
    """Begin a group at a place, or join it to the one before when one begins there."""

    def make(post: Roundup) -> Made:
        joined = place in moves.openers(post)
        return moves.parted(post, place), f"{'Joined' if joined else 'Parted'} the list at place {place}"

    return change(desk, number, Change(field="list", seen=seen, editor=editor), make)


def set_media(desk: Desk, number: int, *, media: Media, seen: str, editor: str) -> Draft:
    """Add a picture or an embed to the post; one of the same address and place is replaced."""

    def make(post: Roundup) -> Made:
        others = tuple(one for one in post.media if (one.url, one.place) != (media.url, media.place))
        return replace(post, media=(*others, media)), f"Added a {media.kind}"

    return change(desk, number, Change(field="media", seen=seen, editor=editor), make)


def remove_media(desk: Desk, number: int, *, place: int, seen: str, editor: str) -> Draft:
    """Take picture or embed number `place` (from 1) out of the post."""

    def make(post: Roundup) -> Made:
        if not 1 <= place <= len(post.media):
            raise UsageError(f"the post has no picture {place}", do="look at the page again")
        gone = post.media[place - 1]
        rest = post.media[: place - 1] + post.media[place:]
        return replace(post, media=rest), f"Removed the {gone.kind}"

    return change(desk, number, Change(field="media", seen=seen, editor=editor), make)

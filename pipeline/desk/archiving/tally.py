"""What an import did, counted as it goes; however large the import, the count stays small."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.archive.importers.found import LeftOut
from pipeline.errors import UnreadableError

_MOST_LINES = 20_000  # different ones in memory; beyond, those that came once make room
_LINE = 200  # characters of one
_MOST_NAMES = 5  # files of a kind that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did.

    `posts` = new + changed + known + ours. `links` are those of new and changed posts; `ours` were sent by this desk.
    `known_outlets`: how many outlets the registry knew in so many citations; `unknown_outlets`: as the posts cite them,
    with the number of posts. `unplaced` counts lines, `lines` are the most frequent. `broke`: where it broke off.
    Of a walk through a blog, `reached` of the `total` posts that it has are passed, in this run or before; 0 = no walk.
    `left_names` are the first files of what was left out, by what it is.
    `bug`: the first one of ours that was met; posts that met one are stored unread.
    """

    posts: int
    new: int
    changed: int
    known: int
    ours: int
    partial: int
    links: int
    comments: int
    unplaced: int
    lines: tuple[tuple[str, int], ...]
    known_outlets: int
    citations: int
    unknown_outlets: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]
    total: int = 0
    reached: int = 0
    broke: UnreadableError | None = None
    bug: Exception | None = None
    left_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Tally:
    """The counts on their way."""

    fates: Counter[str] = field(default_factory=Counter)
    partial: int = 0
    links: int = 0
    comments: int = 0
    unplaced: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    names: dict[str, list[str]] = field(default_factory=dict)
    bug: Exception | None = None

    def read(self, *, unplaced: Iterable[str], cited: Iterable[str], proposed: Iterable[str], links: int) -> None:
        """Count a post that was read: its leftover lines, the outlets the registry knew and did not know, its links."""
        lines = [line[:_LINE] for line in unplaced]
        self.unplaced += len(lines)
        self.links += links
        self.known.update(cited)
        _count(self.lines, lines)
        _count(self.unknown, (name[:_LINE] for name in proposed))

    def leave_out(self, things: Iterable[LeftOut]) -> None:
        """Count what was left out, and keep the names of the first files of each kind."""
        for thing in things:
            self.left_out[thing.what] += 1
            if thing.named and len(self.names.get(thing.what, ())) < _MOST_NAMES:
                self.names.setdefault(thing.what, []).append(thing.named)

    def report(self, *, most: int, total: int = 0, reached: int = 0, broke: UnreadableError | None = None) -> Report:
        """Return the counts; `most` lines and outlets, the most frequent first."""
        return Report(
            posts=sum(self.fates.values()),
            new=self.fates["new"],
            changed=self.fates["changed"],
            known=self.fates["known"],
            ours=self.fates["ours"],
            partial=self.partial,
            links=self.links,
            comments=self.comments,
            unplaced=self.unplaced,
            lines=tuple(self.lines.most_common(most)),
            known_outlets=len(self.known),
            citations=sum(self.known.values()),
            unknown_outlets=tuple(self.unknown.most_common(most)),
            left_out=tuple(self.left_out.most_common(most)),
            left_names={what: tuple(names) for what, names in self.names.items()},
            total=total,
            reached=reached,
            broke=broke,
            bug=self.bug,
        )


def _count(counter: Counter[str], words: Iterable[str]) -> None:
    counter.update(words)
    if len(counter) > _MOST_LINES:
        for word in [word for word, times in counter.items() if times == 1]:
            del counter[word]

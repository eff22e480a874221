"""What a post is read by: the house, the registry, and the words that its parts begin with."""

import re
from dataclasses import dataclass, field

from pipeline.archive.reading.dashes import retyped
from pipeline.archive.reading.title import without_mark
from pipeline.house import HouseFormat, LinePattern
from pipeline.house.titling import heading
from pipeline.outlets import Registry

# With up to six dots, three of which a blog's program may have made one mark (WordPress: `....` is `….`).
_MORE = re.compile(r"read more(?: ?[.…]){0,6}", re.IGNORECASE)
# How programs print what an editor typed plainly: curled quotes, dashes, an ellipsis.
_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
# Lists from before 2014 stand under these; X is the topic.
_OLD_HEADINGS = re.compile(r"more news on .{1,200}|news on .{1,200} from other sources:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How one post is read.

    `title` has no update mark; `language` is the blog's, a BCP 47 tag; `shows_pictures`: the post is HTML, so that a
    caption stands behind its picture. `shown` is how the post cites its links where its format does not read them
    (links_shown.py). `heading` is what the house prints over a list that has none of its own.
    """

    house: HouseFormat
    registry: Registry
    signatures: tuple[str, ...]
    language: str
    title: str
    update: bool
    shows_pictures: bool
    shown: LinePattern | None = None
    heading: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "heading", self._heading())

    def _heading(self) -> str:
        printed = (self.title + (self.house.update_mark if self.update else "")).strip()
        title = retyped(self.title) or self.title
        return heading(self.house, title=title, printed=printed, language=self.language)

    def is_title(self, text: str) -> bool:
        """Say whether a line is the title again, mark or no mark, in whatever case."""
        return bool(self.title) and same(without_mark(text, self.house)[0], self.title)

    def is_heading(self, text: str) -> bool:
        """Say whether a line's words alone show that a list comes below it."""
        return self.is_title(text) or (bool(self.heading) and same(text, self.heading)) or _is_old_heading(text)

    def is_read_more(self, text: str) -> bool:
        """Say whether a line is the link to the whole article."""
        return is_read_more(text, self.house)


def is_read_more(text: str, house: HouseFormat) -> bool:
    """Say whether a line is the link to the whole article: `Read more` with up to six dots, or the house's words."""
    return len(text) < 200 and (_MORE.fullmatch(text) is not None or (bool(text) and text == house.read_more))


def same(first: str, second: str) -> bool:
    """Say whether two lines are one, but for case, for marks at the end, and for how quotes and dashes are printed."""
    return _typed(first) == _typed(second)


def _typed(text: str) -> str:
    return text.casefold().translate(_TYPED).replace("--", "-").rstrip(" .:")


def _is_old_heading(text: str) -> bool:
    """Lists of before 2014 stood under such words."""
    return len(text) < 300 and _OLD_HEADINGS.fullmatch(text) is not None

"""What did we run on this story before: its own posts, posts that link its pages, and posts that share its names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pipeline.archive import kinship, tags
from pipeline.archive.kinship import Telling
from pipeline.desk.archiving.searching import after_now, bring_current
from pipeline.desk.opening import Desk
from pipeline.news import Story
from pipeline.store import archive_links, archive_search, linked, stories
from pipeline.store.archive_search import Phrase, Sought

# A post is compared with the story by its words when it is among so many of the newest that have one of its names.
_COMPARED = 2_000
_CANDIDATES = 200
_MOST = 50
_COUNTED = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An earlier post and why it is of the story. `how`: story, link or words; `url` "" = not known."""

    post: int
    title: str
    at: datetime
    url: str
    how: str
    why: str


def ran_before(desk: Desk, number: int) -> tuple[Before, ...]:
    """Return our posts of a story that ran before now and stand, the surest first.

    They are its own, those that link its pages, and those that have its names.

    Raises:
        NotFoundError: there is no such story.
    """
    story = desk.story(number)
    found: dict[int, Before] = {}
    for before in (*_own(desk, story), *_linking(desk, story), *_alike(desk, story)):
        if before.at <= desk.now:
            found.setdefault(before.post, before)
    return tuple(found.values())[:_MOST]


def _own(desk: Desk, story: Story) -> Iterator[Before]:
    for post in linked.of_stories(desk.db, stories.merged_numbers(desk.db, story.id)):
        yield _before(post, "story", "a post of this story")


def _linking(desk: Desk, story: Story) -> Iterator[Before]:
    for post in linked.linking(desk.db, [one.canonical for one in story.headlines]):
        yield _before(post, "link", f"links a page of it: {post.page}")


def _alike(desk: Desk, story: Story) -> Iterator[Before]:
    """Posts that share enough of the story's names and rare words, the most first."""
    bring_current(desk)
    words = kinship.telling_words(story.kept)
    names = [one for one in words if one.name]
    if not names:
        return
    weigh = kinship.weights(words, posts=_posts(desk), posts_with={one.word: _posts(desk, one) for one in words})
    hits = archive_search.hits(desk.db, _with_any(desk, names))
    stand = linked.standing(desk.db, [hit.post for hit in hits])
    candidates = [hit for hit in hits if hit.post in stand]
    headlines = archive_links.links(desk.db, [hit.post for hit in candidates])
    kin = []
    for hit in candidates:
        texts = (hit.title, *(link.headline for link in headlines.get(hit.post, ())))
        if shared := kinship.kin(words, weigh, texts):
            kin.append((shared, hit))
    for shared, hit in sorted(kin, key=lambda one: -one[0].weight):
        why = f"has its words: {', '.join(shared.shared)}"
        yield Before(post=hit.post, title=hit.title, at=hit.at, url=hit.url, how="words", why=why)


def _with_any(desk: Desk, names: list[Telling]) -> tuple[int, ...]:
    sought = _sought(desk, any_of=tuple(one.word for one in names))
    return archive_search.best(desk.db, sought, limit=_CANDIDATES, among=_COMPARED)


def _posts(desk: Desk, word: Telling | None = None) -> int:
    """How many posts there are, or have a word in title or links; counting ends at 20,000."""
    phrases = (Phrase(words=(word.word,)),) if word else ()
    return archive_search.count(desk.db, _sought(desk, phrases=phrases), most=_COUNTED)


def _sought(desk: Desk, *, phrases: tuple[Phrase, ...] = (), any_of: tuple[str, ...] = ()) -> Sought:
    return Sought(
        every=tags.EVERY,
        phrases=phrases,
        any_of=any_of,
        places=("title", "links"),
        until=after_now(desk),
        drafts=False,
    )


def _before(post: linked.Post, how: str, why: str) -> Before:
    return Before(post=post.id, title=post.title, at=post.at, url=post.url, how=how, why=why)

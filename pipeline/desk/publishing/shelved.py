"""What the desk page tells of posts: what needs the editor, what waits, and what went out today. Reads only."""

from datetime import timedelta

from pipeline.dates.blog_days import midnight_of
from pipeline.desk.opening import Desk
from pipeline.store import posts_now
from pipeline.store.posts_now import PostNow

# What failed longer ago the editor has seen; the draft's own page still says it.
_TROUBLE = timedelta(days=7)
_MOST = 40


def posts_to_tell(desk: Desk) -> tuple[PostNow, ...]:
    """Return the posts to know of now, what needs the editor first; today is the blog's own day."""
    midnight = midnight_of(desk.now, desk.settings.blog.timezone)
    return posts_now.to_tell(desk.db, out_since=midnight, trouble_since=desk.now - _TROUBLE, limit=_MOST)

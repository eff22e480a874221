"""Rule of a post that lay there: what was approved long ago was news then."""

from collections.abc import Iterator

from pipeline.news import NEWS_DAYS
from pipeline.preflight.places import Post
from pipeline.preflight.values import Facts, Matter


def old_approval(_: Post, facts: Facts) -> Iterator[Matter]:
    """What the editor read and approved is still news, as an outlet's headline is for so many days."""
    if facts.approved_on and facts.approved_days > NEWS_DAYS:
        cure = f"approved on {facts.approved_on}, {facts.approved_days} days ago: read it again, or let it go out so"
        yield Matter(rule="old-approval", where="title", cure=cure, place="title", value=facts.approved_on)

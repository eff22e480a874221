"""A draft's text as a channel sends it."""

from datetime import datetime

from pipeline import render
from pipeline.dates.blog_days import day_of
from pipeline.desk.opening import Desk
from pipeline.desk.printing import printed
from pipeline.news import Dispatch, Mark
from pipeline.store import postings
from pipeline.store.postings import Posting


def mark_of(desk: Desk, posting: Posting) -> Mark:
    """Return by what the channel finds the post.

    A desk that was brought back from a backup may have sent it long before it means to now: since the draft was made.
    """
    return Mark(key=posting.key, slug=posting.slug, since=postings.made_at(desk.db, posting.draft))


def dispatch_of(desk: Desk, posting: Posting, *, now: datetime) -> Dispatch:
    """Return a post in every form a channel may want: what is on its way, else what stands there.

    Raises:
        TemplateError: a template of the desk cannot be rendered.
    """
    posting = posting.arriving
    roundup, blog = posting.roundup, desk.settings.blog
    html, text, markdown = (
        printed(roundup, desk.settings, desk.folder, form=form, bare=True) for form in ("html", "text", "markdown")
    )
    at = posting.scheduled_at or posting.posted_at or now
    return Dispatch(
        mark=mark_of(desk, posting),
        title=render.title(roundup, formats=desk.folder / "formats"),
        html=html,
        text=text,
        markdown=markdown,
        labels=roundup.labels,
        status=posting.wanted,
        at=at,
        date=day_of(at, blog.timezone),
        excerpt=roundup.lead.excerpt[0] if roundup.lead and roundup.lead.excerpt else "",
    )

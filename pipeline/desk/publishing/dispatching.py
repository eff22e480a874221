"""A draft's text as a channel sends it, and the pages that it links to."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline import render, urls
from pipeline.desk.looking_back import links_of
from pipeline.desk.opening import Desk
from pipeline.news import Dispatch, Mark, Roundup
from pipeline.store import postings
from pipeline.store.postings import Posting
from pipeline.store.posts import Page

_ROLES = {"lead": "lead", "cited": "comment", "list": "list"}


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
    own = desk.folder / "templates"
    html, text, markdown = (
        render.body(
            roundup,
            form=form,
            signature=blog.signature,
            format=roundup.format,
            templates=own if own.is_dir() else None,
            language=blog.language,
            notices=desk.settings.format.notices,
            formats=desk.folder / "formats",
        )
        for form in ("html", "text", "markdown")
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
        date=at.astimezone(ZoneInfo(blog.timezone)).date().isoformat(),
        excerpt=roundup.lead.excerpt[0] if roundup.lead and roundup.lead.excerpt else "",
    )


def pages_of(desk: Desk, roundup: Roundup) -> Iterator[Page]:
    """Yield the pages that a post links to, lead first, each role of a page once."""
    seen: set[tuple[str, str]] = set()
    for link in links_of(roundup, desk.registry):
        if not link.url:
            continue
        canonical, role = urls.canonical(link.url), _ROLES[link.role]
        if (canonical, role) not in seen:
            seen.add((canonical, role))
            yield Page(canonical, link.url, link.outlet, link.headline, role)

"""By what name a post cites the blog's own earlier posts: the blog's, and where it has none the site's."""

from pipeline import text, urls
from pipeline.settings import Blog


def own_name(blog: Blog, url: str) -> str:
    """Return the name for a post of ours at `url`."""
    return text.tidy(blog.name) or urls.site(urls.host(url))


def own_names(blog: Blog) -> frozenset[str]:
    """Return all that may stand in posts for the blog itself; none of them is an outlet."""
    return frozenset({blog.name, text.tidy(blog.name), urls.site(urls.host(blog.url))} - {""})

"""By what name a post cites the blog's own earlier posts: the blog's, and where it has none the site's."""

from pipeline import text, urls
from pipeline.settings import Blog


def own_name(blog: Blog, url: str) -> str:
    """Return the name for a post of ours at `url`."""
    return text.tidy(blog.name) or urls.site(urls.host(url))


def is_own_name(blog: Blog, name: str) -> bool:
    """Return whether a name in posts may stand for the blog itself, so that it is no outlet's."""
    if not name or name in (blog.name, text.tidy(blog.name)):
        return bool(name)
    host = urls.host(blog.url)
    # Only of what the host ends in: the list of sites takes 60 ms to load, and outlets are seldom called so.
    return host.endswith(name) and name == urls.site(host)

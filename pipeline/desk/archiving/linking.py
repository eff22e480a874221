"""Did we link this page: which posts, when, and as what."""

from pipeline import urls
from pipeline.desk.opening import Desk
from pipeline.errors import UsageError
from pipeline.store import archive_links
from pipeline.store.archive_links import Linking


def linking(desk: Desk, url: str) -> tuple[Linking, ...]:
    """Return our posts that link the page at `url`, however it is spelled, the newest first.

    Raises:
        UsageError: it is no web address.
    """
    page = urls.clean(url.strip())
    if not page:
        raise UsageError(f"{url!r} is no web address", do="give the page's own address, with http:// or https://")
    return archive_links.linking(desk.db, urls.canonical(page))

"""Did we link this page: which posts, when, and as what."""

from pipeline import urls
from pipeline.desk.archiving.searching import bring_current
from pipeline.desk.opening import Desk
from pipeline.errors import UsageError
from pipeline.store import archive_links
from pipeline.store.archive_links import Linking

_ROUTES = ("!", "/")  # a fragment that begins so names the page itself: #!/story/7


def linking(desk: Desk, url: str) -> tuple[Linking, ...]:
    """Return our posts of before now that link the page at `url` or show it, however it is spelled, the newest first.

    A place on the page (`#quay`) is the page.

    Raises:
        UsageError: it is no web address.
    """
    page = urls.clean(url.strip())
    if not page:
        raise UsageError(f"{url!r} is no web address", do="give the page's own address, with http:// or https://")
    bring_current(desk)
    return archive_links.linking(desk.db, _without_place(urls.canonical(page)), until=desk.now)


def _without_place(canonical: str) -> str:
    """Identity keeps every fragment, for it may name an item of a day's page; who asks for the page means all of it."""
    page, _, fragment = canonical.partition("#")
    return canonical if fragment.startswith(_ROUTES) else page

"""An outlet as an entry of outlets.toml holds it: plain texts, numbers, flags, lists and tables by key."""

from pipeline.news import Outlet, SectionPage
from pipeline.outlets import posts
from pipeline.outlets.entry import KEYS

Facts = dict[str, object]
"""Values by the keys of docs/outlets.md, as TOML and JSON have them; `name` stands first."""


def facts_in(outlet: Outlet, base: Outlet | None = None) -> Facts:
    """Return the name of `outlet` and all in which it is not `base` (none: an outlet of which nothing is known).

    `entry.outlet_of` makes the outlet of them again: `outlet_of(facts_of(facts), base)`.
    """
    before = base or Outlet(name=outlet.name)
    different = {key for key in KEYS if key != "name" and getattr(outlet, key) != getattr(before, key)}
    if "feeds" in different and any(posts.posting(page.url) for page in outlet.sections):
        different.add("sections")  # the page of a channel may stand in the file under `feeds`, which are written anew
    return {"name": outlet.name, **{key: _plain(getattr(outlet, key)) for key in KEYS if key in different}}


def _plain(value: object) -> object:
    if isinstance(value, SectionPage):
        return {"url": value.url, **({"links": value.links} if value.links else {})}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return dict(value) if isinstance(value, dict) else value

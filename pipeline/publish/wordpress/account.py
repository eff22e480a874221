"""Who we are on a WordPress and what we may do there, for `channels test`."""

from pipeline.news import Proof
from pipeline.publish.asking import shortened
from pipeline.publish.wordpress.site import Site, roles

# What the editor wants to do -> WordPress's capability
# (https://wordpress.org/documentation/article/roles-and-capabilities/).
_CAPABILITIES = {
    "drafts": "edit_posts",
    "publish": "publish_posts",
    "correct published posts": "edit_published_posts",
    "change others' posts": "edit_others_posts",
    "make categories": "manage_categories",
    "players (unfiltered HTML)": "unfiltered_html",
}


def proof(site: Site) -> Proof:
    """Return the user's name and roles, what the roles allow, and what is amiss with the blog.

    Raises:
        ChannelError: it does not let us in, or cannot be asked.
    """
    me = site.account()
    held = me.get("capabilities")
    may = {word: isinstance(held, dict) and bool(held.get(need)) for word, need in _CAPABILITIES.items()}
    name = shortened(str(me.get("username") or me.get("name") or me.get("slug") or "?"))
    return Proof(account=f"{name} ({roles(me) or 'no role'}) at {site.url}", may=may, notes=_notes(site, may))


def _notes(site: Site, may: dict[str, bool]) -> tuple[str, ...]:
    told = {
        "this user may not write posts: give him the role Author or Editor": not may["drafts"],
        "this user may not publish: posts can only be sent as drafts": may["drafts"] and not may["publish"],
        "this user may not make categories: make them on the blog first": not may["make categories"],
        "for this user WordPress takes players (iframe) out of posts: an Editor or Administrator keeps them": not may[
            "players (unfiltered HTML)"
        ],
        "the blog has plain addresses (Settings > Permalinks): it works, but addresses say nothing": (
            not site.has_pretty_addresses
        ),
        "the blog does not offer application passwords (they need https), yet it let us in": not site.offers_passwords,
    }
    return tuple(note for note, true in told.items() if true)

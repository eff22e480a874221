"""All rules of the preflight on one post, what blocks first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from pipeline import text
from pipeline.preflight import lines, pages, pictures, quoting, waiting, wording
from pipeline.preflight.places import Post
from pipeline.preflight.values import Facts, Matter

# Each rule under its name in [preflight], with `-` for `_`; in the order that an editor goes through a post.
RULES: Mapping[str, Callable[[Post, Facts], Iterator[Matter]]] = MappingProxyType(
    {
        "no-title": wording.no_title,
        "no-outlet": lines.no_outlet,
        "no-link": lines.no_link,
        "no-excerpt": quoting.no_excerpt,
        "not-verbatim": quoting.not_verbatim,
        "taken-down": quoting.taken_down,
        "markup": wording.markup,
        "placeholder": wording.placeholder,
        "bare-address": wording.bare_address,
        "dead-link": pages.dead_link,
        "own-repeat": pages.own_repeat,
        "outlet-twice": lines.outlet_twice,
        "lead-listed": lines.lead_listed,
        "picture-words": pictures.picture_words,
        "no-comment": wording.no_comment,
        "old-approval": waiting.old_approval,
    }
)
# What no setting softens and no override lets pass.
ALWAYS = frozenset({"no-title", "taken-down"})


def matters(post: Post, facts: Facts, levels: Mapping[str, str]) -> tuple[Matter, ...]:
    """Return what should be seen to before the post goes live, what blocks first, then in the order of `RULES`.

    Args:
        post: The post, from `places.read`.
        facts: What the desk knows of its pages.
        levels: Rule -> block, warn or off; a rule that is not named blocks.
    """
    chosen = {rule: "block" if rule in ALWAYS else levels.get(rule, "block") for rule in RULES}
    found = [
        # A cure may name an outlet or a headline, which are anybody's words.
        replace(matter, level=chosen[rule], cure=text.tidy(matter.cure))
        for rule, judge in RULES.items()
        if chosen[rule] != "off"
        for matter in judge(post, facts)
    ]
    return tuple(sorted(found, key=lambda matter: matter.level != "block"))

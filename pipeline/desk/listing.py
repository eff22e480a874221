"""The list of a post as the desk makes it: who is offered for the comment, and what is listed beside them."""

from collections.abc import Sequence
from functools import partial

from pipeline import sides
from pipeline.desk.limits import Limits
from pipeline.desk.opening import Desk
from pipeline.draft import links
from pipeline.draft.lead import Rules, kept_out
from pipeline.news import Headline, Story, Topic


def heard(
    desk: Desk, story: Story, *, lead: Headline | None, topic: Topic, rules: Rules, elsewhere: Sequence[Headline]
) -> sides.Heard:
    """Return what a post with this lead can cite for the other sides, nothing without a lead.

    `elsewhere` are the headlines of the window.
    """
    if lead is None:
        return sides.Heard(offers=())
    return sides.offers(
        story,
        lead=lead,
        topic=topic,
        registry=desk.registry,
        elsewhere=elsewhere,
        language=desk.settings.blog.language,
        kept_out=partial(kept_out, rules=rules),
    )


def listing(story: Story, *, lead: Headline | None, cited: sides.Heard, rules: Rules, allowed: Limits) -> links.Listing:
    """Return the list without what is offered for the comment; too short a list takes in what merely speaks of a side.

    And the press of a side that is heard most (`Heard.own_press`). `cited` is what is offered (`heard`).
    """
    choose = partial(
        links.choose,
        story,
        lead=lead,
        rules=rules,
        least=allowed.least,
        most=allowed.most,
        one_an_outlet=allowed.one_an_outlet,
    )
    without = choose(cited=cited.outlets)
    return without if len(without.chosen) >= allowed.least else choose(cited=cited.own_press)

"""Somebody's list of subscriptions laid over a registry: what is new, what known outlets gain."""

from dataclasses import replace

import pytest

from pipeline.news import Outlet, Subscription, Subscriptions
from pipeline.outlets import Registry, joining
from pipeline.outlets.facts import Facts

HARBOUR = Outlet(
    name="Harbour Times", hosts=("harbour.example",), feeds=("https://harbour.example/world",), tags=("coast",)
)
FAR_BELL = Outlet(name="Far Bell", hosts=("bell.example",), feeds=("https://bell.example/f",), enabled=False)
REGISTRY = Registry(outlets=(HARBOUR, FAR_BELL))


def laid(*listed: Subscription, registry: Registry = REGISTRY) -> list[Facts]:
    return [change.facts for change in joining.changes(registry, Subscriptions(others=listed))]


@pytest.mark.parametrize(
    ("listed", "facts"),
    [
        pytest.param(Subscription(feed="https://harbour.example/world"), [], id="known feed"),
        pytest.param(Subscription(feed="http://www.harbour.example/world", title="HT"), [], id="known by another way"),
        pytest.param(
            Subscription(feed="https://harbour.example/sport"),
            [{"name": "Harbour Times", "feeds": ["https://harbour.example/world", "https://harbour.example/sport"]}],
            id="a further feed of a known host",
        ),
        pytest.param(
            Subscription(feed="https://feeds.feedburner.com/ht", home="https://harbour.example/"),
            [{"name": "Harbour Times", "feeds": ["https://harbour.example/world", "https://feeds.feedburner.com/ht"]}],
            id="known by its page",
        ),
        pytest.param(
            Subscription(feed="https://harbour.example/world", tags=("News", "coast")),
            [{"name": "Harbour Times", "tags": ["coast", "News"]}],
            id="a folder is a tag",
        ),
        pytest.param(
            Subscription(feed="https://bell.example/f"),
            [{"name": "Far Bell", "enabled": True}],
            id="what was off is on",
        ),
        pytest.param(
            Subscription(feed="https://marl.example/feed", title="Marl Herald", home="https://marl.example/news"),
            [
                {
                    "name": "Marl Herald",
                    "hosts": ["marl.example"],
                    "home": "https://marl.example/news",
                    "feeds": ["https://marl.example/feed"],
                }
            ],
            id="a new outlet",
        ),
        pytest.param(
            Subscription(feed="https://feeds.feedburner.com/marl", title="Marl Herald"),
            [{"name": "Marl Herald", "feeds": ["https://feeds.feedburner.com/marl"]}],
            id="a service is nobody's host",
        ),
        pytest.param(
            Subscription(
                feed="https://bsky.app/profile/mayor.example/rss", home="https://bsky.app/profile/mayor.example"
            ),
            [{"name": "@mayor.example", "feeds": ["https://bsky.app/profile/mayor.example/rss"]}],
            id="posts have no host of their own",
        ),
        pytest.param(
            Subscription(feed="https://marl.example/feed", title="Harbour Times"),
            [
                {
                    "name": "Harbour Times (marl.example)",
                    "hosts": ["marl.example"],
                    "feeds": ["https://marl.example/feed"],
                }
            ],
            id="another outlet of a known name",
        ),
    ],
)
def test_one_subscription_brings(listed: Subscription, facts: list[Facts]) -> None:
    assert laid(listed) == facts


def test_feeds_of_one_host_are_one_outlet_s() -> None:
    [marl] = laid(
        Subscription(feed="https://marl.example/world", title="Marl Herald"),
        Subscription(feed="https://marl.example/sport", title="Marl Herald: sport", tags=("sport",)),
    )

    assert marl["feeds"] == ["https://marl.example/world", "https://marl.example/sport"]
    assert (marl["name"], marl["tags"]) == ("Marl Herald", ["sport"])


def test_what_the_blogger_switched_off_himself_stays_off() -> None:
    off = Registry(outlets=(replace(FAR_BELL, sources={"enabled": "outlets.toml"}),))

    assert laid(Subscription(feed="https://bell.example/f"), registry=off) == []

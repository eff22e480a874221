"""Somebody's list of subscriptions laid over a registry: what is new, what known outlets gain."""

from dataclasses import replace

import pytest

from pipeline.news import Outlet, SectionPage, Subscription, Subscriptions
from pipeline.outlets import Registry, joining
from pipeline.outlets.entry import facts_of, outlet_of
from pipeline.outlets.facts import Facts, facts_in

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


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(Subscription(feed="https://t.me/harbour_news", title="Harbour"), id="Telegram"),
        pytest.param(Subscription(feed="https://rss.app/feeds/harbour", title="Harbour"), id="a service"),
    ],
)
def test_a_list_brings_a_channel_once(again: Subscription) -> None:
    [facts] = laid(again)
    after = Registry(outlets=(outlet_of(facts_of(facts), None),))

    assert laid(again, registry=after) == []


@pytest.mark.parametrize(
    ("found", "owner"),
    [
        pytest.param(Outlet(name="A", feeds=("http://www.harbour.example/world",)), "Harbour Times", id="feed"),
        pytest.param(Outlet(name="A", sections=(SectionPage(url="https://t.me/s/marl_news"),)), "Marl", id="section"),
        pytest.param(Outlet(name="A", hosts=("news.bell.example",)), "Far Bell", id="host"),
        pytest.param(
            Outlet(name="A", hosts=("bell.example",), feeds=("https://harbour.example/world",)),
            "Harbour Times",
            id="a feed before a host",
        ),
        pytest.param(
            Outlet(name="Harbour Times", feeds=("https://rss.app/1",)), None, id="nobody's, whatever its name"
        ),
    ],
)
def test_an_outlet_that_is_found_is_known_by(found: Outlet, owner: str | None) -> None:
    marl = Outlet(name="Marl", sections=(SectionPage(url="https://t.me/s/marl_news", links="a.date"),))
    known = joining.owner(Registry(outlets=(HARBOUR, FAR_BELL, marl)), found)

    assert (known.name if known else None) == owner


def test_a_known_outlet_gains_only_the_addresses_it_lacks() -> None:
    page = SectionPage(url="https://harbour.example/live", links="h2 a")
    known = replace(HARBOUR, sections=(page,))
    found = Outlet(
        name="HT",
        feeds=("http://www.harbour.example/world", "https://harbour.example/sport"),
        sitemaps=("https://harbour.example/news.xml",),
        sections=(replace(page, links=""), SectionPage(url="https://t.me/s/harbour_news")),
    )

    after = joining.joined(known, found)

    assert after == replace(
        known,
        feeds=(*HARBOUR.feeds, "https://harbour.example/sport"),
        sitemaps=found.sitemaps,
        sections=(page, found.sections[1]),
    )


def test_an_outlet_written_with_another_case_is_changed_and_not_new() -> None:
    [change] = joining.changes(REGISTRY, Subscriptions(ours=(replace(HARBOUR, name="HARBOUR TIMES"),)))

    assert (change.name, change.known) == ("HARBOUR TIMES", HARBOUR)


def test_a_feed_that_a_telegram_channel_gains_keeps_the_page_of_its_posts() -> None:
    before = outlet_of(facts_of({"name": "Marl", "feeds": ["https://t.me/marl_news"]}), None)
    after = replace(before, feeds=("https://marl.example/feed",))

    entry = {"name": "Marl", "feeds": ["https://t.me/marl_news"], **facts_in(after, before)}

    assert outlet_of(facts_of(entry), None).sections == before.sections

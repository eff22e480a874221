"""The model post's day comes out as its editor made it (needs ../shared)."""

import pytest

from pipeline.newsstand import Newsstand
from tests.days import seed
from tests.desks import SHARED, Answered, DeskFolder

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/format and ../shared/data/day")

SETTINGS = """
[blog]
timezone = "America/Toronto"
[registry]
builtin = false
[gather]
delay_seconds = 0
allow_private_addresses = true
[[topic]]
name = "russia"
any = ["russia*", "ukraine*", "kremlin", "putin"]
[topic.sides]
kremlin = ["@country:RU", "RT", "TASS"]
west = ["@country:US", "@country:GB", "@country:FR"]
"""


@pytest.fixture
def ran(newsstand: Newsstand, desk: DeskFolder) -> Answered:
    outlets, answers = seed.answers(newsstand.address)
    newsstand.show(answers)
    desk.writes("copydesk.toml", SETTINGS)
    desk.reads_from(newsstand.address, outlets)
    return desk.copydesk("run", "--json", "--as-of=2022-01-09T23:00:00Z")


def test_the_draft_leads_with_cnn_and_offers_the_kremlins_side(ran: Answered) -> None:
    assert ran.exit_code == 0, ran.stderr
    draft = next(one for one in ran.json["drafts"] if "Blinken" in one["roundup"]["title"])
    post = seed.seed_post()
    links = [link for section in draft["roundup"]["sections"] for group in section["groups"] for link in group]
    listed = [link["outlet"] for link in links]
    offered = {offer["outlet"] for offer in draft["offers"] if offer["side"] == "kremlin"}

    assert draft["roundup"]["lead"]["outlet"] == "CNN"
    assert draft["roundup"]["lead"]["excerpt"] == list(post.paragraphs)
    assert offered >= {"RT", "TASS"}
    for outlet in ("Reuters", "The Guardian", "France 24", "FOX News", "ABC News", "Politico"):
        assert listed.count(outlet) == 1
    assert {link["headline"] for link in links} <= {words for words, _ in (*post.listed, *post.citations)}

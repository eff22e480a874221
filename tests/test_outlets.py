"""The registry: names, hosts, tags, the shipped list, and the desk's outlets.toml over it."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import outlets
from pipeline.errors import NotFoundError
from pipeline.news import Outlet
from pipeline.outlets.entry import KEYS
from pipeline.outlets.hosts import host_of
from tests.desks import SHARED

DOCS = Path(__file__).parents[1] / "docs" / "outlets.md"
NOTICES = Path(__file__).parents[1] / "pipeline" / "registry" / "NOTICES.md"

SEED = (
    *("CNN", "New York Times", "The Hill", "RT", "TASS", "Reuters", "The Guardian", "France 24"),
    *("FOX News", "ABC News", "Politico"),
)

harbour_times = Outlet(name="Harbour Times", aliases=("HT",), hosts=("harbour.example",), country="NZ", language="en")
harbour_radio = Outlet(name="The Harbour Radio", hosts=("radio.harbour.example",), family="Harbour", country="NZ")
gulf_wire = Outlet(name="Gulf Wire", country="OM", language="ar", state="SC", agency=True, tags=("gulf",))
coast = outlets.Registry(outlets=(harbour_times, harbour_radio, gulf_wire))


@pytest.mark.parametrize("name", SEED)
def test_the_seed_posts_outlets_are_printed_as_the_blog_prints_them(name: str) -> None:
    outlet = outlets.shipped().named(name)

    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        pytest.param("the guardian", "The Guardian", id="case"),
        pytest.param("Guardian", "The Guardian", id="without The"),
        pytest.param("The New York Times", "New York Times", id="with The"),
        pytest.param("NYT", "New York Times", id="initials"),
        pytest.param("WSJ", "Wall Street Journal", id="initials of the display name"),
        pytest.param("CSM", "Christian Science Monitor", id="CSM"),
        pytest.param("LA Times", "L.A. Times", id="without dots"),
        pytest.param("US Department of Defense", "U.S. Department of Defense", id="dots the other way"),
        pytest.param("US News and World Report", "U.S. News And World Report", id="and"),
        pytest.param("U.S. News & World Report", "U.S. News And World Report", id="ampersand"),
        pytest.param("Agence France-Presse", "AFP", id="wire in full"),
        pytest.param("AFPS", "AFPS", id="AFPS is not AFP"),
        pytest.param("The Daily Telegraph", "The Telegraph", id="former name"),
        pytest.param("Times Online", "The Times", id="site's name"),
        pytest.param("Times of India", "Times Of India", id="not Time"),
        pytest.param("Time", "Time Magazine", id="Time"),
        pytest.param("Stars and Stripes", "Stars And Stripes", id="capital And"),
        pytest.param("DW", "Deutsche Welle", id="DW"),
        pytest.param("Voice Of America", "Voice of America", id="capital Of"),
        pytest.param("China View", "Xinhuanet", id="same agency"),
        pytest.param("ABC News (Australia)", "ABC News (Australia)", id="country in the name"),
        pytest.param("ABC News (US)", "ABC News", id="country as alias"),
        pytest.param("Press TV (Iran)", "Press TV", id="country as alias of another"),
        pytest.param("Dawn (Pakistan)", "Dawn", id="its own country"),
        pytest.param("Mirror.co.uk", "Daily Mirror", id="a host for a name"),
        pytest.param("People’s Daily", "People's Daily", id="typographic apostrophe"),
        pytest.param("FOX\u00a0News ", "FOX News", id="no-break space"),
        pytest.param("Alert Net", "Alertnet", id="Alertnet"),
        pytest.param("AL Jazeera", "Al Jazeera", id="AL"),
    ],
)
def test_a_spelling_met_in_posts_is_read_as_its_outlet(spelling: str, name: str) -> None:
    assert outlets.shipped().get(spelling).name == name


@pytest.mark.parametrize(
    "text", ["", "The", "Raqqa", "ABC News (Iran)", "Full PDF", "nobody.example", "()", "(Iran)", "@wire"]
)
def test_what_cites_no_outlet_is_none(text: str) -> None:
    assert outlets.shipped().named(text) is None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("https://www.bbc.co.uk/news/world-1", "BBC", id="co.uk"),
        pytest.param("https://bbc.com/news/world-1", "BBC", id="com"),
        pytest.param("http://www.abc.net.au/news/2022-01-09/x/1", "ABC News (Australia)", id="ABC of Australia"),
        pytest.param("https://abcnews.go.com/Politics/x", "ABC News", id="ABC of the US"),
        pytest.param("https://english.aljazeera.net/news/1.html", "Al Jazeera", id="longest host wins"),
        pytest.param("https://www.aljazeera.net/news/1", "Al Jazeera Arabic", id="and the rest of it"),
        pytest.param("EDITION.CNN.COM", "CNN", id="bare host in capitals"),
        pytest.param("//tass.com:443/world?x=1", "TASS", id="no scheme, port"),
        pytest.param("https://me:pw@www.rt.com./russia/", "RT", id="user and final dot"),
    ],
)
def test_an_address_belongs_to_the_outlet_of_its_host(address: str, name: str) -> None:
    outlet = outlets.shipped().at(address)

    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize(
    "address", ["", "https://notcnn.com/", "co.uk", "http://[", "cnn.com.evil.example", "https://\ud800/", "///"]
)
def test_an_address_of_no_known_host_is_nobodys(address: str) -> None:
    assert outlets.shipped().at(address) is None


@given(st.text())
def test_no_text_breaks_the_look_ups(text: str) -> None:
    registry = outlets.shipped()

    assert all(found is None or found in registry.outlets for found in (registry.named(text), registry.at(text)))


@given(st.text())
def test_the_host_of_a_host_is_itself(text: str) -> None:
    assert host_of(host_of(text)) == host_of(text)


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="did you mean Reuters"):
        outlets.shipped().get("Reuter")


def test_newsrooms_of_one_family_are_one_voice() -> None:
    registry = outlets.shipped()

    assert registry.voice("Sputnik") == registry.voice("RIA Novosti") != registry.voice("TASS")


def test_an_unknown_outlet_is_its_own_voice() -> None:
    assert coast.voice("Lighthouse Post") == "Lighthouse Post"


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        pytest.param("@country:nz", ["Harbour Times", "The Harbour Radio"], id="country"),
        pytest.param("@language:ar", ["Gulf Wire"], id="language"),
        pytest.param("@state:SC", ["Gulf Wire"], id="state"),
        pytest.param("@wire", ["Gulf Wire"], id="wire"),
        pytest.param("@gulf", ["Gulf Wire"], id="own tag"),
        pytest.param("gulf", [], id="not a tag"),
        pytest.param("@country:", [], id="half a tag"),
    ],
)
def test_a_tag_selects_its_outlets(selector: str, names: list[str]) -> None:
    assert [outlet.name for outlet in coast.tagged(selector)] == names


@pytest.mark.parametrize(
    ("member", "outlet", "selected"),
    [
        pytest.param("HT", harbour_times, True, id="alias"),
        pytest.param("harbour radio", harbour_radio, True, id="name"),
        pytest.param("@country:NZ", harbour_radio, True, id="tag"),
        pytest.param("@country:NZ", gulf_wire, False, id="another's tag"),
        pytest.param("HT", gulf_wire, False, id="another's alias"),
        pytest.param("lighthouse post", Outlet(name="Lighthouse Post"), True, id="not in the registry"),
        pytest.param("HT", replace(harbour_times, enabled=False), True, id="a changed copy"),
    ],
)
def test_a_member_of_a_side_selects_by_name_alias_or_tag(member: str, outlet: Outlet, selected: bool) -> None:
    assert coast.selects(member, outlet) is selected


def test_the_shipped_registry_is_broad_and_about_forty_are_on() -> None:
    registry = outlets.shipped()
    enabled = outlets.chosen(registry, [])

    assert len(registry) >= 400
    assert 38 <= len(enabled) <= 48
    assert all(outlet.feeds for outlet in enabled)
    assert {"CNN", "TASS", "RT"} <= {outlet.name for outlet in enabled}
    assert {"US", "GB", "RU", "UA", "CN", "IR", "IL", "QA", "TR", "IN", "PK", "JP", "KR", "FR", "DE"} <= {
        outlet.country for outlet in enabled
    }


def test_no_two_shipped_outlets_claim_one_name_or_host() -> None:
    registry = outlets.shipped()

    for outlet in registry:
        assert [registry.get(name).name for name in (outlet.name, *outlet.aliases)] == [outlet.name] * (
            len(outlet.aliases) + 1
        )
        assert [registry.at(host) for host in outlet.hosts] == [outlet] * len(outlet.hosts)


def test_every_shipped_fact_has_a_source_that_the_notices_know() -> None:
    notices = NOTICES.read_text(encoding="utf-8")

    for outlet in outlets.shipped():
        facts = ("hosts", "family", "country", "language", "state", "agency", "feeds", "sitemaps", "tags")
        assert [fact for fact in facts if getattr(outlet, fact) and not outlet.sources.get(fact)] == []
        lists = {
            source
            for claim in outlet.sources.values()
            for source in claim.partition(" ")[0].partition(":")[0].split("+")
        }
        assert [source for source in lists if f"| {source} |" not in notices] == []


def test_every_key_of_an_entry_makes_a_field_of_an_outlet() -> None:
    assert [name for name in KEYS if name not in Outlet.__dataclass_fields__] == []


def test_the_docs_name_every_enabled_outlet_key_tag_and_class() -> None:
    docs = DOCS.read_text(encoding="utf-8")
    registry = outlets.shipped()

    assert [o.name for o in registry if o.enabled and f"| {o.name} | {o.country} | {o.language} |" not in docs] == []
    derived = outlets.tags.tags_of(Outlet(name="X", agency=True, country="XX", language="xx", state="CODE"))
    assert [word for word in (*KEYS, *derived, *outlets.tags.STATES) if f"| `{word}` |" not in docs] == []
    assert [tag for tag in {tag for o in registry for tag in o.tags} if f"`@{tag}`" not in docs] == []


def test_the_docs_count_what_is_shipped() -> None:
    docs = DOCS.read_text(encoding="utf-8")
    registry = outlets.shipped()
    enabled, feedless = sum(o.enabled for o in registry), sum(not o.feeds for o in registry)

    assert f"ships with {len(registry)} outlets, {enabled} of them on" in docs
    assert f"{feedless} outlets have no feed" in docs
    assert f"covers {sum(bool(o.state) for o in registry)} of the {len(registry)}" in docs


def test_every_outlet_of_the_recorded_day_is_known_by_name_and_home() -> None:
    day = SHARED / "data" / "day" / "outlets.csv"
    if not day.exists():
        pytest.skip("the shared data is not beside this checkout")
    with day.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [row["name"] for row in rows if outlets.shipped().named(row["name"]) is None] == []
    assert [
        row["name"] for row in rows if outlets.shipped().at(row["home"]) != outlets.shipped().named(row["name"])
    ] == []

"""The desk's outlets.toml: what an entry adds or changes, what is refused with its line, and what is gathered from."""

from pathlib import Path

import pytest

from pipeline import outlets
from pipeline.errors import RegistryError
from pipeline.news import Outlet, SectionPage
from pipeline.outlets.entry import facts_of, outlet_of
from pipeline.toml_lines import line_at, lines

HARBOUR = """
# our own
[[outlet]]
name = "Harbour Times"
home = "https://www.harbour.example/"
feeds = ["https://harbour.example/rss.xml"]
sections = [{ url = "https://harbour.example/world", links = "h2 a" }]
tags = ["coast"]
"""


def load(tmp_path: Path, text: str, *, builtin: bool = True) -> outlets.Registry:
    path = tmp_path / "outlets.toml"
    path.write_text(text, encoding="utf-8")
    return outlets.load(path, builtin=builtin)


def test_a_new_outlet_is_added_behind_the_shipped_ones_and_on(tmp_path: Path) -> None:
    harbour = load(tmp_path, HARBOUR).outlets[-1]

    assert harbour.name == "Harbour Times"
    assert harbour.hosts == ("harbour.example",)
    assert harbour.sections == (SectionPage(url="https://harbour.example/world", links="h2 a"),)
    assert harbour.enabled


def test_without_the_shipped_registry_only_the_file_counts(tmp_path: Path) -> None:
    assert [outlet.name for outlet in load(tmp_path, HARBOUR, builtin=False)] == ["Harbour Times"]


@pytest.mark.parametrize("builtin", [True, False])
def test_a_desk_without_the_file_has_the_shipped_outlets_or_none(tmp_path: Path, builtin: bool) -> None:
    expected = outlets.shipped().outlets if builtin else ()

    assert outlets.load(tmp_path / "outlets.toml", builtin=builtin).outlets == expected
    assert outlets.load(None, builtin=builtin).outlets == expected


def test_an_entry_changes_only_the_keys_it_has(tmp_path: Path) -> None:
    registry = load(tmp_path, '[[outlet]]\nname = "CNN"\naliases = ["The Cable"]\nexcerpt_words = 0\n')
    before, after = outlets.shipped().get("CNN"), registry.get("The Cable")

    assert after.excerpt_words == 0
    assert (after.feeds, after.hosts, after.country, after.enabled) == (before.feeds, before.hosts, "US", True)
    assert after.sources["excerpt_words"] == "outlets.toml"
    assert registry.get("CNN International") == after
    assert len(registry) == len(outlets.shipped())


def test_a_telegram_channel_under_feeds_is_added_to_the_shipped_sections() -> None:
    shipped = Outlet(name="Harbour Times", sections=(SectionPage(url="https://harbour.example/world"),))
    facts = facts_of({"name": "Harbour Times", "feeds": ["https://t.me/harbour_news"]})

    assert [page.url for page in outlet_of(facts, shipped).sections] == [
        "https://harbour.example/world",
        "https://t.me/s/harbour_news",
    ]


def test_an_entry_by_an_alias_changes_how_the_outlet_is_cited(tmp_path: Path) -> None:
    registry = load(tmp_path, '[[outlet]]\nname = "WSJ"\n')

    assert registry.get("Wall Street Journal").name == "WSJ"
    assert len(registry) == len(outlets.shipped())


def test_an_entry_by_an_alias_with_other_hosts_is_another_outlet(tmp_path: Path) -> None:
    registry = load(tmp_path, '[[outlet]]\nname = "The Standard"\nhosts = ["standard.example"]\n')

    assert registry.get("The Standard").hosts == ("standard.example",)
    assert registry.get("London Evening Standard").name == "Evening Standard"


def test_an_alias_and_a_host_of_the_file_go_before_the_shipped_ones(tmp_path: Path) -> None:
    registry = load(tmp_path, '[[outlet]]\nname = "Asia Desk"\naliases = ["NYT"]\nhosts = ["nytimes.com"]\n')

    assert registry.get("nyt").name == "Asia Desk"
    found = registry.at("https://www.nytimes.com/2022/x")
    assert found is not None
    assert found.name == "Asia Desk"


REFUSED = [
    pytest.param('[[outlet]]\nname = "X"\nfeed = []\n', 3, "unknown key 'feed'", "feeds", id="unknown key"),
    pytest.param('\n\n[[outlets]]\nname = "X"\n', 3, "unknown key 'outlets'", "[[outlet]]", id="unknown table"),
    pytest.param('[outlet]\nname = "X"\n', 1, "list of tables", "two brackets", id="one bracket"),
    pytest.param('[[outlet]]\nhosts = ["x.example"]\n', 1, "needs a name", "name =", id="no name"),
    pytest.param('[[outlet]]\nname = " "\n', 2, "needs a name", "name =", id="blank name"),
    pytest.param("[[outlet]]\nname = 7\n", 2, "name must be a text", "", id="number for text"),
    pytest.param(
        '[[outlet]]\nname = "X"\nfeeds = "https://x.example/"\n', 3, "feeds must be a list", "[ ]", id="text for list"
    ),
    pytest.param('[[outlet]]\nname = "X"\nagency = "yes"\n', 3, "agency must be true or false", "", id="text for flag"),
    pytest.param('[[outlet]]\nname = "X"\nexcerpt_words = true\n', 3, "number of words", "", id="flag for number"),
    pytest.param('[[outlet]]\nname = "X"\nexcerpt_words = -1\n', 3, "number of words", "", id="negative"),
    pytest.param(
        '[[outlet]]\nname = "X"\nfeeds = [\n "https://a.example/",\n "ftp://b"]\n',
        5,
        "no web address",
        "",
        id="bad scheme",
    ),
    pytest.param('[[outlet]]\nname = "X"\nhome = "javascript:1"\n', 3, "no web address", "", id="script"),
    pytest.param('[[outlet]]\nname = "X"\nhome = "https://x.example:99999/"\n', 3, "no web address", "", id="bad port"),
    pytest.param(
        '[[outlet]]\nname = "X"\nhosts = ["https://x.example/"]\n', 3, "no host", "x.example", id="address for host"
    ),
    pytest.param('[[outlet]]\nname = "X"\ncountry = "USA"\n', 3, "no country code", "US", id="country"),
    pytest.param('[[outlet]]\nname = "X"\nlanguage = "English"\n', 3, "no language code", "en", id="language"),
    pytest.param('[[outlet]]\nname = "X"\nstate = "SCC"\n', 3, "no class", "SC", id="state"),
    pytest.param('[[outlet]]\nname = "X"\ntags = ["@a"]\n', 3, "has its @", "a", id="tag with @"),
    pytest.param('[[outlet]]\nname = "X"\ntags = ["country:US"]\n', 3, "reserved", "country", id="reserved tag"),
    pytest.param(
        '[[outlet]]\nname = "X"\nsections = [{ link = "a" }]\n', 3, "unknown key 'link'", "links", id="section key"
    ),
    pytest.param('[[outlet]]\nname = "X"\n[[outlet.sections]]\nlinks = "a"\n', 3, "needs a url", "url", id="section"),
    pytest.param('[[outlet]]\nname = "X"\n\n[[outlet]]\nname = "The X"\n', 5, "two entries", "join", id="name twice"),
    pytest.param(
        '[[outlet]]\nname = "CNN"\n[[outlet]]\nname = "CNN.com"\n', 4, "two entries", "join", id="alias twice"
    ),
    pytest.param(
        '[[outlet]]\nname = "X"\naliases = ["BBC"]\n', 3, "another outlet's name", "leave", id="alias is a name"
    ),
    pytest.param('[[outlet]]\nname = "X"\nname = "Y"\n', 3, "not TOML", "docs", id="not TOML"),
    pytest.param('[[outlet]]\nname = "X', 2, "not TOML", "docs", id="open string"),
    pytest.param("\nx = " + "[" * 100_000, 2, "not TOML", "docs", id="nested too deeply"),
    pytest.param("[[outlet]]\nname = “X”\n", 2, "not TOML", "straight quotes", id="curled quotes"),
    pytest.param("x = " + "9" * 5_000, 1, "not TOML", "docs", id="number too long"),
]


@pytest.mark.parametrize(("text", "line", "what", "cure"), REFUSED)
def test_what_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, what: str, cure: str
) -> None:
    with pytest.raises(RegistryError) as refused:
        load(tmp_path, text)

    assert what in refused.value.what
    assert refused.value.where == f"{tmp_path / 'outlets.toml'} line {line}"
    assert cure in refused.value.do


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_bytes(b'[[outlet]]\nname = "Caf\xe9"\n')

    with pytest.raises(RegistryError, match="UTF-8") as refused:
        outlets.load(path)

    assert refused.value.where.endswith("line 2")


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_bytes(b'\xef\xbb\xbf[[outlet]]\r\nname = "Harbour Times"\r\n')

    assert outlets.load(path).get("Harbour Times").enabled


def test_lines_are_counted_past_strings_and_comments_that_look_like_entries() -> None:
    text = '# [[outlet]]\n[[outlet]]\nname = """\n[[outlet]]\nfeeds = 1\n""" # "\n'
    text += '[[ outlet ]]\n"name" = "it\'s # one"\nfeeds = []\n'
    found = lines(text)

    assert [found["outlet", 0, "name"], found["outlet", 1, "name"], found["outlet", 1, "feeds"]] == [3, 8, 9]
    assert line_at(text, ("outlet", 1, "feeds", 4)) == 9


def test_a_name_chooses_an_outlet_that_is_off_and_a_tag_only_what_can_be_asked() -> None:
    chosen = outlets.chosen(outlets.shipped(), ["@country:FR", "afp", "Jakarta Post"])
    names = [outlet.name for outlet in chosen]

    assert {"AFP", "Jakarta Post", "France 24", "Le Monde"} <= set(names)
    assert all(outlet.enabled for outlet in chosen)
    assert [o.name for o in chosen if not (o.feeds or o.sitemaps) and o.name not in ("AFP", "Jakarta Post")] == []


def test_chosen_outlets_stand_in_the_registrys_order_once() -> None:
    chosen = [outlet.name for outlet in outlets.chosen(outlets.shipped(), ["RT", "@country:RU", "CNN", "rt"])]
    order = [outlet.name for outlet in outlets.shipped() if outlet.name in chosen]

    assert chosen == order


def test_what_the_desk_switches_off_stays_off(tmp_path: Path) -> None:
    registry = load(tmp_path, '[[outlet]]\nname = "RT"\nenabled = false\n')

    assert "RT" not in [outlet.name for outlet in outlets.chosen(registry, ["@country:RU", "RT"])]
    assert "RT" not in [outlet.name for outlet in outlets.chosen(registry, [])]


@pytest.mark.parametrize(
    ("member", "cure"),
    [
        pytest.param("Reuterz", "did you mean Reuters?", id="name"),
        pytest.param("@contry:US", "did you mean @country:US?", id="tag"),
        pytest.param("@country:ZZ", "did you mean @country:", id="no outlet there"),
        pytest.param("qqqqqqqqqq", "outlets list", id="nothing near"),
    ],
)
def test_an_unknown_choice_chooses_nothing_and_is_said_with_the_nearest(member: str, cure: str) -> None:
    [said] = outlets.unknown(outlets.shipped(), ["CNN", member, "@country:FR"])

    assert repr(member) in said
    assert cure in said
    assert outlets.chosen(outlets.shipped(), [member]) == ()
    assert [outlet.name for outlet in outlets.chosen(outlets.shipped(), [member, "CNN"])] == ["CNN"]

"""`outlets add` of what this desk knows already: it gains what is new and is never written under a second name."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pipeline.newsstand import Answer, Newsstand
from tests.cast import headline
from tests.desks import SETTINGS, DeskFolder
from tests.feeds import rss
from tests.read.lists import entry, sitemap

AS_OF = "--as-of=2026-05-12T12:00:00Z"
PAGE = {"Content-Type": "text/html; charset=utf-8"}
HOME = b"""<!doctype html><html lang="en-NZ"><head><title>Harbour Times</title>
<link rel="alternate" type="application/rss+xml" href="/world.xml"></head><body><p>News.</p></body></html>"""
NEWS = rss([headline("Ferry stays in port", number=1, minutes=-119)], title="Harbour Times: world")
TODAY = sitemap(entry(at="2026-05-12T10:00:00Z")).encode()


def shown(newsstand: Newsstand, more: Mapping[str, Answer]) -> None:
    """The newsstand shows a front page with one feed, and what else a test needs."""
    newsstand.show({"/": Answer(body=HOME, headers=PAGE), "/world.xml": Answer(body=NEWS), **more})


def test_a_channel_of_posts_is_written_once(desk: DeskFolder, newsstand: Newsstand) -> None:
    newsstand.show({"/@mayor.rss": Answer(body=NEWS)})

    ran = [
        desk.copydesk("outlets", "add", f"{newsstand.address}/{path}", "--yes", "--json", AS_OF)
        for path in ("@mayor", "@mayor.rss")
    ]

    assert [(one.json["outlet"]["name"], one.json["written"]) for one in ran] == [
        ("Harbour Times: world", True),
        ("Harbour Times: world", False),
    ], ran[0].stderr


def test_a_known_outlet_gains_the_news_sitemap_that_its_robots_txt_names(
    desk: DeskFolder, newsstand: Newsstand
) -> None:
    known = f'[[outlet]]\nname = "Harbour"\nhosts = ["127.0.0.1"]\nfeeds = ["{newsstand.address}/world.xml"]\n'
    desk.writes("outlets.toml", known)
    robots = f"Sitemap: {newsstand.address}/news.xml\nSitemap: {newsstand.address}/all.xml\n"
    lists = {"/news.xml": Answer(body=TODAY), "/all.xml": Answer(body=TODAY)}
    shown(newsstand, {"/robots.txt": Answer(body=robots.encode()), **lists})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--yes", "--json", AS_OF)

    assert (ran.json["outlet"], ran.json["written"]) == (
        {"name": "Harbour", "sitemaps": [f"{newsstand.address}/news.xml"]},
        True,
    ), ran.stderr


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["line feed", "as Windows ends it"])
def test_robots_txt_is_read_as_gather_reads_it(desk: DeskFolder, newsstand: Newsstand, line_end: str) -> None:
    elsewhere = newsstand.address.replace("127.0.0.1", "localhost")
    lines = (f"Sitemap: {elsewhere}/news.xml", f"Sitemap: {newsstand.address}/news.xml # of today", "")
    shown(newsstand, {"/robots.txt": Answer(body=line_end.join(lines).encode()), "/news.xml": Answer(body=TODAY)})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--json", AS_OF)

    assert ran.json["outlet"]["sitemaps"] == [f"{newsstand.address}/news.xml"], ran.stderr


def test_a_feed_that_fails_is_told_beside_the_json(desk: DeskFolder, newsstand: Newsstand) -> None:
    shown(newsstand, {"/world.xml": Answer(status=404)})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--json", AS_OF)

    assert ran.json["feeds"] == []
    assert f"{newsstand.address}/world.xml: left out: " in ran.stderr


MARL = rss([headline("Marl opens its weir", number=3, minutes=-100)], title="Marl Herald")


@pytest.fixture(scope="module")
def host() -> Iterator[Newsstand]:
    """A host that has a feed of Harbour Times and one of the Marl Herald."""
    with Newsstand({"/world.xml": Answer(body=NEWS), "/marl.xml": Answer(body=MARL)}) as stand:
        yield stand


@pytest.fixture(scope="module")
def first_shared(host: Newsstand, tmp_path_factory: pytest.TempPathFactory) -> DeskFolder:
    """The desk of which `shared` is a copy; nobody looks at it itself."""
    desk = DeskFolder(tmp_path_factory.mktemp("shared"))
    desk.writes("copydesk.toml", SETTINGS)
    desk.copydesk("outlets", "add", f"{host.address}/world.xml", "--yes", AS_OF)
    return desk


@pytest.fixture
def shared(first_shared: DeskFolder, tmp_path: Path) -> DeskFolder:
    """A desk that knows Harbour Times by one feed, on a host that has a feed of the Marl Herald, too."""
    return DeskFolder(shutil.copytree(first_shared.folder, tmp_path / "shared"))


def outlets_of(desk: DeskFolder) -> str:
    return (desk.folder / "outlets.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["words", "json"])
def test_what_calls_itself_otherwise_is_not_filed_under_the_host_s_outlet_unseen(
    shared: DeskFolder, host: Newsstand, more: tuple[str, ...]
) -> None:
    before = outlets_of(shared)

    ran = shared.copydesk("outlets", "add", f"{host.address}/marl.xml", "--yes", *more, AS_OF)

    assert (ran.exit_code, outlets_of(shared)) == (2, before)
    assert "127.0.0.1 is Harbour Times's, but what is there calls itself Marl Herald" in ran.stderr
    assert 'its own: --name "Marl Herald"; Harbour Times\'s: --name "Harbour Times"' in ran.stderr


@pytest.mark.parametrize(
    ("answer", "last"),
    [
        pytest.param(b"\n", "nothing was written", id="a mere Enter"),
        pytest.param(b"y\n", "added to Harbour Times in outlets.toml", id="yes"),
    ],
)
def test_who_is_asked_may_say_that_it_is_the_host_s_outlet_s(
    shared: DeskFolder, host: Newsstand, answer: bytes, last: str
) -> None:
    ran = shared.copydesk("outlets", "add", f"{host.address}/marl.xml", AS_OF, stdin=answer)

    assert "is known already: what is new is added to it" in ran.stdout, ran.stderr
    assert "It calls itself Marl Herald. An outlet of its own? Give it a name: --name NAME" in ran.stdout
    assert ran.stdout.splitlines()[-1] == last


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Harbour Times: river", id="its name and a section"),
        pytest.param("River news | The Harbour Times", id="a section and its name"),
        pytest.param("HT", id="an alias"),
        pytest.param("", id="no title"),
    ],
)
def test_a_second_feed_of_the_same_outlet_is_added_at_once(desk: DeskFolder, newsstand: Newsstand, title: str) -> None:
    known = '[[outlet]]\nname = "Harbour Times"\naliases = ["HT"]\nhosts = ["127.0.0.1"]\nfeeds = []\n'
    desk.writes("outlets.toml", known)
    newsstand.show({"/marl.xml": Answer(body=MARL.replace(b"Marl Herald", title.encode()))})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/marl.xml", "--yes", AS_OF)

    assert ran.stdout.endswith("added to Harbour Times in outlets.toml\n"), ran.stderr


def test_a_feed_is_the_known_outlet_s_when_its_name_is_given(shared: DeskFolder, host: Newsstand) -> None:
    named = ("outlets", "add", f"{host.address}/marl.xml", "--yes", "--name", "harbour times", AS_OF)

    ran = shared.copydesk(*named)

    assert ran.stdout.endswith("added to Harbour Times in outlets.toml\n"), ran.stderr
    assert outlets_of(shared).count("[[outlet]]") == 1


def test_an_outlet_that_is_switched_off_is_said_to_be_switched_on(desk: DeskFolder, newsstand: Newsstand) -> None:
    newsstand.show({"/marl.xml": Answer(body=MARL)})
    desk.writes("outlets.toml", '[[outlet]]\nname = "Marl Herald"\nenabled = false\n')

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/marl.xml", "--name", "Marl Herald", AS_OF, stdin=b"n\n")

    assert "Marl Herald is switched off (enabled = false): this switches it on." in ran.stdout, ran.stderr


def test_an_outlet_of_which_nothing_can_be_asked_is_not_written_by_a_mere_enter(
    desk: DeskFolder, newsstand: Newsstand
) -> None:
    newsstand.show({"/": Answer(body=HOME.replace(b"<link", b"<meta"), headers=PAGE)})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", AS_OF, stdin=b"\n")

    assert "this entry has no address yet: nothing is gathered of it before it has feeds" in ran.stderr
    assert ran.stdout.splitlines()[-1] == "nothing was written"


def test_a_private_ipv6_address_is_a_web_address_that_may_not_be_asked(desk: DeskFolder) -> None:
    ran = desk.copydesk(
        "outlets", "add", "http://[::1]:8080/feed.xml", AS_OF, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false"
    )

    assert ran.exit_code == 2
    assert "this address may not be asked: ::1 is a private or loopback address" in ran.stderr
    assert "allow_private_addresses = true below [gather] in copydesk.toml" in ran.stderr


def test_outlets_of_one_host_are_told_apart_by_name(desk: DeskFolder, newsstand: Newsstand) -> None:
    newsstand.show({"/world.xml": Answer(body=NEWS), "/marl.xml": Answer(body=MARL)})
    desk.copydesk("outlets", "add", f"{newsstand.address}/world.xml", "--yes", "--name", "Harbour Times", AS_OF)

    named = ("outlets", "add", f"{newsstand.address}/marl.xml", "--yes", "--name", "Marl Herald", "--json", AS_OF)
    first, again = desk.copydesk(*named), desk.copydesk(*named)

    entry_of_marl = {"name": "Marl Herald", "feeds": [f"{newsstand.address}/marl.xml"]}
    assert (first.json["outlet"], first.json["written"]) == (entry_of_marl, True), first.stderr
    assert (again.json["outlet"], again.json["written"]) == ({"name": "Marl Herald"}, False)
    gathered = desk.copydesk("gather", "--json", AS_OF).json["outlets"]
    assert {one["outlet"]: one["new"] for one in gathered} == {"Harbour Times": 1, "Marl Herald": 1}
    filed = [one for story in desk.copydesk("stories", "--json", AS_OF).json for one in story["headlines"]]
    assert ("Marl Herald", "Marl opens its weir") in {(one["outlet"], one["headline"]) for one in filed}


def test_the_feed_of_one_outlet_is_not_given_to_another(desk: DeskFolder, newsstand: Newsstand) -> None:
    newsstand.show({"/world.xml": Answer(body=NEWS)})
    desk.copydesk("outlets", "add", f"{newsstand.address}/world.xml", "--yes", "--name", "Harbour Times", AS_OF)

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/world.xml", "--yes", "--name", "Marl Herald", AS_OF)

    assert ran.exit_code == 2
    assert "what is there is Harbour Times's already, not Marl Herald's" in ran.stderr
    assert "  do:    " in ran.stderr


@pytest.mark.parametrize("command", [("outlets", "add"), ("read",)], ids=["outlets add", "read"])
def test_a_private_address_that_is_refused_names_the_setting_that_allows_it(
    desk: DeskFolder, newsstand: Newsstand, command: tuple[str, ...]
) -> None:
    newsstand.show({"/world.xml": Answer(body=NEWS)})

    ran = desk.copydesk(
        *command, f"{newsstand.address}/world.xml", AS_OF, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false"
    )

    assert ran.exit_code == 2
    assert "allow_private_addresses = true below [gather] in copydesk.toml" in ran.stderr


def test_outlets_check_names_that_setting_too(desk: DeskFolder, newsstand: Newsstand) -> None:
    desk.writes("outlets.toml", f'[[outlet]]\nname = "Harbour"\nfeeds = ["{newsstand.address}/world.xml"]\n')

    ran = desk.copydesk("outlets", "check", AS_OF, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false")

    assert "127.0.0.1 is a private or loopback address" in ran.stdout
    assert "do: if it is yours, write allow_private_addresses = true below [gather]" in ran.stdout

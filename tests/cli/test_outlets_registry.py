"""`outlets add`, `mute`, `import` and `export` on a desk of one newsstand: what is proposed, written, told."""

from pathlib import Path

import pytest

from pipeline.cli.group import main
from pipeline.newsstand import Answer, Newsstand
from tests.cast import headline
from tests.desks import SETTINGS, DeskFolder
from tests.feeds import rss

AS_OF = "--as-of=2026-05-12T12:00:00Z"
PAGE = {"Content-Type": "text/html; charset=utf-8"}
HOME = b"""<!doctype html><html lang="en-NZ"><head><title>Harbour Times | Front page</title>
<link rel="alternate" type="application/rss+xml" title="World" href="/world.xml">
<link rel="alternate" type="application/rss+xml" title="River" href="river.xml">
<link rel="alternate" type="application/rss+xml" title="Gone" href="/gone.xml">
<link rel="alternate" type="application/atom+xml" title="World as Atom" href="/world.atom">
</head><body><p>News of the harbour.</p></body></html>"""
# The same article as /world.xml has, in another format.
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Times: world</title>
<entry><title>Ferry stays in port</title><link href="https://harbour.example/2026/05/12/1"/><updated>2026-05-12T10:01:00Z</updated></entry></feed>"""
KEPT = '# Whom we read.\n\n[[outlet]]\nname = "Far Bell"  # small\nfeeds = ["https://bell.example/f"]\n'


@pytest.fixture
def newsstand(newsstand: Newsstand) -> Newsstand:
    world = rss([headline("Ferry stays in port", number=1, minutes=-119)], title="Harbour Times: world")
    river = rss([headline("Orrin runs dry", number=2, minutes=-118)], title="Harbour Times: river")
    newsstand.show(
        {
            "/": Answer(body=HOME, headers=PAGE),
            "/world.xml": Answer(body=world),
            "/river.xml": Answer(body=river),
            "/world.atom": Answer(body=ATOM),
            "/unlinked/": Answer(body=HOME.replace(b"<link", b"<meta"), headers=PAGE),
            "/feed": Answer(body=river),
        }
    )
    return newsstand


@pytest.fixture
def desk(desk: DeskFolder) -> DeskFolder:
    desk.writes("outlets.toml", KEPT)
    return desk


def test_a_front_page_with_two_feeds_proposes_both_and_writes_nothing(desk: DeskFolder, newsstand: Newsstand) -> None:
    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--json", AS_OF)

    assert ran.exit_code == 0, ran.stderr
    world, river = (f"{newsstand.address}/{name}.xml" for name in ("world", "river"))
    assert ran.json == {
        "outlet": {
            "name": "Harbour Times",
            "hosts": ["127.0.0.1"],
            "home": f"{newsstand.address}/",
            "country": "NZ",
            "language": "en",
            "feeds": [world, river],
        },
        "feeds": [
            {"url": world, "title": "Harbour Times: world", "items": 1, "newest": "2026-05-12T10:01:00Z"},
            {"url": river, "title": "Harbour Times: river", "items": 1, "newest": "2026-05-12T10:02:00Z"},
        ],
        "written": False,
    }
    assert (desk.folder / "outlets.toml").read_text(encoding="utf-8") == KEPT


def test_what_was_agreed_to_is_written_below_what_stood_there_and_told_the_next_time(
    desk: DeskFolder, newsstand: Newsstand
) -> None:
    added = desk.copydesk("outlets", "add", f"{newsstand.address}/", AS_OF, stdin=b"y\n")
    again = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--yes", "--json", AS_OF)

    assert "written to outlets.toml" in added.stdout, added.stderr
    assert f"{newsstand.address}/gone.xml: left out: " in added.stderr
    assert (desk.folder / "outlets.toml").read_text(encoding="utf-8").startswith(KEPT + "\n[[outlet]]\nname = ")
    assert (again.json["outlet"], again.json["written"]) == ({"name": "Harbour Times"}, False)
    gathered = desk.copydesk("gather", "--outlet", "Harbour Times", "--json", AS_OF)
    assert gathered.json["new"] == 2, gathered.stderr


def test_who_does_not_agree_finds_nothing_written(desk: DeskFolder, newsstand: Newsstand) -> None:
    for answer in (b"n\n", b""):
        ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", AS_OF, stdin=answer)

        assert (ran.exit_code, ran.stdout.splitlines()[-1]) == (0, "nothing was written")
        assert ran.stderr.endswith("[Y/n]: " if answer else "[Y/n]: \n")
    assert (desk.folder / "outlets.toml").read_text(encoding="utf-8") == KEPT


def test_a_page_that_names_no_feed_is_asked_at_the_common_places(desk: DeskFolder, newsstand: Newsstand) -> None:
    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/unlinked/", "--json", AS_OF)

    assert ran.json["outlet"]["feeds"] == [f"{newsstand.address}/feed"], ran.stderr


def test_a_feed_s_own_address_is_an_outlet_too_and_a_list_of_bookmarks_is_starred(
    desk: DeskFolder, newsstand: Newsstand
) -> None:
    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/river.xml", "--starred", "--json", AS_OF)

    assert ran.json["outlet"] == {
        "name": "Harbour Times",
        "hosts": ["127.0.0.1"],
        "feeds": [f"{newsstand.address}/river.xml"],
        "starred": True,
    }


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(behaviour="hang"), id="no answer"),
        pytest.param(Answer(status=404, body=b"Not here"), id="not there"),
        pytest.param(Answer(body=b"\x89PNG\r\n"), id="no page"),
        pytest.param(Answer(body=b"{" * 100_000), id="nested JSON"),
    ],
)
def test_what_gives_nothing_to_read_is_refused_in_words(desk: DeskFolder, newsstand: Newsstand, answer: Answer) -> None:
    newsstand.show({"/": answer})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--yes", AS_OF)

    assert (ran.exit_code, "Traceback" in ran.stderr, "  do:    " in ran.stderr) == (2, False, True), ran.stderr


def test_a_page_that_would_hold_a_parser_ends_in_words_and_writes_nothing(
    desk: DeskFolder, newsstand: Newsstand
) -> None:
    newsstand.show({"/": Answer(body=b"<html><body>" + b"<div>" * 500_000, headers=PAGE)})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", AS_OF)

    assert "Traceback" not in ran.stderr
    assert ran.exit_code in (0, 2), ran.stderr
    assert (desk.folder / "outlets.toml").read_text(encoding="utf-8") == KEPT


@pytest.mark.parametrize("address", ["http://169.254.169.254/latest", "file:///etc/passwd", "no address", ""])
def test_no_other_address_is_asked(desk: DeskFolder, address: str) -> None:
    assert main(["outlets", "add", address, "--yes", "--desk", str(desk.folder)]) == 2


def test_opml_out_and_in_again_is_the_same_registry(desk: DeskFolder, tmp_path_factory: pytest.TempPathFactory) -> None:
    desk.writes("outlets.toml", KEPT + '[[outlet]]\nname = "Marl"\ntags = ["a/b", "coast"]\nexcerpt_words = 0\n')
    other = DeskFolder(tmp_path_factory.mktemp("other"))
    other.writes("copydesk.toml", SETTINGS)

    exported = desk.copydesk("outlets", "export")
    looked = other.copydesk("outlets", "import", "-", "--dry-run", "--json", stdin=exported.stdout.encode())
    imported = other.copydesk("outlets", "import", "-", stdin=exported.stdout.encode())
    again = other.copydesk("outlets", "import", "-", "--json", stdin=exported.stdout.encode())

    assert [one["name"] for one in looked.json["new"]] == ["Far Bell", "Marl"]
    assert "2 new outlets, 0 changed; written to outlets.toml" in imported.stdout, imported.stderr
    assert again.json == {"new": [], "changed": [], "written": False}
    lists = [each.copydesk("outlets", "list", "--all", "--json").json for each in (desk, other)]
    assert lists[0] == lists[1]


def test_a_file_that_is_no_list_is_refused(desk: DeskFolder, tmp_path: Path) -> None:
    (tmp_path / "page.opml").write_bytes(HOME)

    ran = desk.copydesk("outlets", "import", str(tmp_path / "page.opml"))

    assert (ran.exit_code, "names no feed" in ran.stderr) == (2, True)


def test_only_what_is_gathered_can_be_exported(desk: DeskFolder) -> None:
    desk.writes("outlets.toml", KEPT + '[[outlet]]\nname = "Marl"\nenabled = false\n')

    assert desk.copydesk("outlets", "export", "--on", "--json").json["outlets"] == 1


@pytest.mark.parametrize(
    ("at", "then", "asked"),
    [
        pytest.param("2026-05-13T23:59:00Z", (), [], id="while it holds"),
        pytest.param("2026-05-14T00:00:00Z", (), ["Far Bell"], id="on its day"),
        pytest.param("2026-05-13T23:59:00Z", ("--lift",), ["Far Bell"], id="taken back"),
    ],
)
def test_a_mute_holds_until_its_day_or_until_it_is_taken_back(
    desk: DeskFolder, at: str, then: tuple[str, ...], asked: list[str]
) -> None:
    desk.writes("outlets.toml", KEPT.replace("https://bell.example/f", "http://127.0.0.1:1/f"))

    muted = desk.copydesk("outlets", "mute", "far bell", "--level", "off", "--until", "2026-05-14", "--json", AS_OF)
    if then:
        assert desk.copydesk("outlets", "mute", "Far Bell", *then, AS_OF).stdout == "Far Bell is not muted\n"

    assert muted.json == {"outlet": "Far Bell", "topic": "", "level": "off", "until": "2026-05-14T00:00:00Z"}
    report = desk.copydesk("gather", "--json", f"--as-of={at}").json
    assert [one["outlet"] for one in report["outlets"]] == asked


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("Nobody",), id="no such outlet"),
        pytest.param(("Far Bell", "--topic", "nowhere"), id="no such topic"),
        pytest.param(("Far Bell", "--topic", "river", "--level", "off"), id="off on one topic"),
        pytest.param(("Far Bell", "--until", "soon"), id="no day"),
        pytest.param(("Far Bell", "--until", "2026-05-12"), id="over already"),
        pytest.param(("Far Bell", "--level", "loud"), id="no level"),
    ],
)
def test_a_mute_that_cannot_be_is_refused(desk: DeskFolder, arguments: tuple[str, ...]) -> None:
    assert main(["outlets", "mute", *arguments, "--desk", str(desk.folder), AS_OF]) == 2

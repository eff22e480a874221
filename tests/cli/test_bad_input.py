"""Bad input is refused where it stands, in words, and costs nothing else: settings and lines of JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import LONG
from tests.desks import SETTINGS, Answered, DeskFolder
from tests.hostile_strings import hostile

NOON = "--as-of=2026-05-12T12:00:00Z"
MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff\x00"


def line(number: int = 1, **changed: object) -> bytes:
    """A line of JSON that can be filed, with some keys changed."""
    told = {
        "outlet": "Quay Radio",
        "headline": f"The Orrin rises for the {number}th time",
        "url": f"https://quay.example/{number}",
        "published": "2026-05-12T11:00:00Z",
        **changed,
    }
    return json.dumps(told).encode()


def without(key: str) -> bytes:
    told = json.loads(line(7))
    del told[key]
    return json.dumps(told).encode()


# Lines that cannot be used, each with a part of the reason.
REFUSED = {
    "truncated": (b'{"outlet": "Quay Radio", "headline": "The Or', "not JSON"),
    "null": (b"null", "not a JSON object"),
    "list": (b"[1, 2]", "not a JSON object"),
    "headline-a-number": (line(2, headline=5), "headline is not text"),
    "url-a-list": (line(2, url=["https://quay.example/2"]), "url is not text"),
    "published-a-number": (line(2, published=1778583600), "published is not text"),
    "authors-a-text": (line(2, authors="Ann Rook"), "authors is not a list"),
    "authors-with-a-number": (line(2, authors=["Ann Rook", 5]), "authors: number 2 of the list is not text"),
    "authors-with-null": (line(2, authors=[None]), "authors: number 1 of the list is not text"),
    "authors-with-a-list": (line(2, authors=["Ann Rook", ["x"]]), "authors: number 2 of the list is not text"),
    "no-outlet": (without("outlet"), "outlet missing"),
    "no-headline": (without("headline"), "headline missing"),
    "no-url": (without("url"), "url missing"),
    "headline-of-nothing": (line(2, headline=" \u200b "), "headline missing"),
    "headline-of-empty-markup": (line(2, headline="<p></p>"), "it has no headline"),
    "date": (line(2, published="some time ago"), "published cannot be read"),
    "date-to-come": (line(2, published="2026-05-30T00:00:00Z"), "published cannot be read"),
    "javascript": (line(2, url="javascript:alert(1)"), "not a web address"),
    "data": (line(2, url="data:text/html,hello"), "not a web address"),
    "relative": (line(2, url="/relative"), "not a web address"),
    "user-name": (line(2, url="https://user:pw@quay.example/"), "not a web address"),
    "half-an-address": (line(2, url="http://[::1"), "not a web address"),
    "long-address": (line(2, url="https://quay.example/" + "x" * 100_000), "not a web address"),
    "long-headline": (line(2, headline="Orrin " * 100), "headline is longer than 500 characters"),
    "long-outlet": (line(2, outlet="Q" * 201), "outlet is longer than 200 characters"),
    "megabyte-of-headline": (line(2, headline="Orrin " * 200_000), "longer than 1 MB"),
    "megabyte-of-summary": (line(2, summary="x" * 1_000_000), "longer than 1 MB"),
    "megabytes-of-nothing": (b" " * 3_500_000, "longer than 1 MB"),
    "latin-1": (b'{"outlet": "Quay Radio", "headline": "Caf\xe9", "url": "https://q.example/"}', "not JSON"),
    "deep-list": (b"[" * 100_000, "not JSON"),
    "deep-object": (b'{"a":' * 100_000, "not JSON"),
    "huge-number": (b"9" * 10_000, "not JSON"),
    "controls": (b"\x00\x01\x02", "not JSON"),
}
# Lines that can be used, by the number that they are told by.
USED = {
    "byte-order-mark": (1, b"\xef\xbb\xbf" + line(1)),
    "crlf": (2, line(2) + b"\r"),
    "blank-lines": (3, b"\n\n" + line(3) + b"\n\n  "),
    "keys-of-other-programs": (4, line(4, mood="fair", extra={"deep": [1]})),
    "nulls": (5, line(5, summary=None, authors=None, language=None)),
    "authors": (6, line(6, authors=["Ann Rook", "", "Ilka Torsvane"])),
    "long-summary": (7, line(7, summary="Orrin " * 150_000)),
    "lone-surrogates": (8, line(8, headline="The \ud800 Orrin", outlet="Quay\udfff Radio")),
    "twice": (9, line(9) + b"\n" + line(9)),
    "twice-by-tracking": (10, line(10) + b"\n" + line(10, url="https://www.quay.example/10?utm_source=x")),
}


def ingested(desk: DeskFolder, *lines: bytes) -> Answered:
    # No page is asked for: every address in here is invented, or hostile.
    return desk.copydesk("ingest", "-", "--json", NOON, stdin=b"\n".join(lines) + b"\n")


def told_of(desk: DeskFolder) -> list[dict[str, Any]]:
    stories = desk.copydesk("stories", "--json", NOON).json
    return [one for story in stories for one in story["headlines"]]


@pytest.mark.parametrize(
    ("text", "line_number", "said"),
    [
        pytest.param('[blog]\ntimezzone = "UTC"\n', 2, ["timezzone", "timezone"], id="key"),
        pytest.param("[blog]\n\n[gathr]\ntimeout_seconds = 3\n", 3, ["gathr", "gather"], id="table"),
        pytest.param('[gather]\ntimeout_seconds = "soon"\n', 2, ["timeout_seconds", "soon"], id="type"),
        pytest.param('[blog]\ntimezone = "Atlantis/Capital"\n', 2, ["timezone", "Atlantis/Capital"], id="zone"),
        pytest.param('[[topic]]\nname = "river"\nany = ["orrin"]\nmutd = ["X"]\n', 4, ["mutd", "muted"], id="topic"),
        pytest.param('[blog\nname = "x"\n', 1, [], id="not-toml"),
    ],
)
def test_a_wrong_setting_is_named_with_file_line_and_key(
    desk: DeskFolder, text: str, line_number: int, said: list[str]
) -> None:
    desk.writes("copydesk.toml", text)

    ran = desk.copydesk("stories", "--json", NOON)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert f"copydesk.toml line {line_number}" in ran.stderr
    assert all(word in ran.stderr for word in said)


def test_a_wrong_variable_of_the_environment_is_named(desk: DeskFolder) -> None:
    ran = desk.copydesk("stories", COPYDESK_GATHER__TIMEOUT_SECONDS="soon")

    assert ran.exit_code == 2
    assert "COPYDESK_GATHER__TIMEOUT_SECONDS" in ran.stderr


def test_a_wrong_outlet_is_named_with_file_and_line(desk: DeskFolder) -> None:
    desk.writes("outlets.toml", '[[outlet]]\nname = "Quay Radio"\ncountri = "XA"\n')

    ran = desk.copydesk("stories")

    assert ran.exit_code == 2
    assert "outlets.toml line 3" in ran.stderr


@pytest.mark.parametrize("options", [("--json",), ()], ids=["json", "words"])
def test_no_name_of_an_outlet_is_obeyed_by_the_terminal(desk: DeskFolder, options: tuple[str, ...]) -> None:
    desk.writes("outlets.toml", '[[outlet]]\nname = "Quay\\u001b[31m \\u009b2J\\u202e Radio"\ntags = ["\\u0007"]\n')

    ran = desk.copydesk("outlets", "list", *options)

    assert ran.exit_code == 0
    assert "Quay\\u001b[31m \\u009b2J\\u202e Radio" in ran.stdout
    assert ran.stdout.replace("\n", "").isprintable()


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[int, str], list[dict[str, Any]]]:
    """One ingest of all of these lines: what was refused, by line, and what was filed."""
    desk = DeskFolder(tmp_path_factory.mktemp("desk"))
    desk.writes("copydesk.toml", SETTINGS)
    ran = ingested(desk, *[bad for bad, _ in REFUSED.values()], *[good for _, good in USED.values()])
    assert ran.exit_code == 0, ran.stderr
    assert ran.json["new"] == len(USED)
    return {one["line"]: one["why"] for one in ran.json["refused"]}, told_of(desk)


@pytest.mark.parametrize("name", REFUSED)
def test_a_line_that_cannot_be_used_is_refused_with_its_number(
    filed: tuple[dict[int, str], list[dict[str, Any]]], name: str
) -> None:
    refused, _ = filed

    why = refused[list(REFUSED).index(name) + 1]

    assert REFUSED[name][1] in why
    assert len(why) <= 200


def test_no_other_line_is_refused(filed: tuple[dict[int, str], list[dict[str, Any]]]) -> None:
    refused, _ = filed

    assert sorted(refused) == list(range(1, len(REFUSED) + 1))


@pytest.mark.parametrize("name", USED)
def test_a_line_that_can_be_used_is_filed_once(filed: tuple[dict[int, str], list[dict[str, Any]]], name: str) -> None:
    _, told = filed

    assert [one["url"] for one in told].count(f"https://quay.example/{USED[name][0]}") == 1


def test_a_page_that_another_line_retitles_keeps_one_row_with_its_history(desk: DeskFolder) -> None:
    """As the order of lines is the order of arrival, be they in one file or in two."""
    titles = ["The Orrin rises", "The Orrin rises further", "The Orrin bursts its banks"]

    ran = ingested(desk, *[line(1, headline=title) for title in titles])

    assert (ran.json["new"], ran.json["known"]) == (1, 2)
    assert [one["headline"] for one in told_of(desk)] == titles[-1:]
    reasons = desk.copydesk("why", "h1", "--json", NOON).json["reasons"]
    assert [why for why in reasons if why.startswith("was titled")] == [f"was titled: {title}" for title in titles[:2]]


@pytest.mark.parametrize("published", [None, "2026-04-01T00:00:00Z"])
def test_what_is_undated_or_old_is_archive_and_no_story(desk: DeskFolder, published: str | None) -> None:
    ran = ingested(desk, line(1, published=published))

    assert ran.json["new"] == 1
    assert told_of(desk) == []
    assert any("archive, not news" in one for one in desk.copydesk("why", "h1", "--json", NOON).json["reasons"])


def test_a_file_that_is_not_there_is_exit_code_2(desk: DeskFolder) -> None:
    for name in ("missing.jsonl", "."):
        assert desk.copydesk("ingest", str(desk.folder / name)).exit_code == 2


def test_a_hostile_headline_reaches_the_post_as_clean_words(desk: DeskFolder) -> None:
    title = f"Orrin <script>alert(1)</script> &lt;img src=x onerror=alert(2)&gt; dam {MARKS} holds"
    lines = [line(at, headline=f"{title} {at}", outlet=f"Outlet {at}", summary=title * 3) for at in range(1, 8)]
    ingested(desk, *lines)
    drafted = desk.copydesk("draft", "river", "--json", NOON, COPYDESK_GATHER__ARTICLE_PAGES="0")
    told = [desk.copydesk("stories", "--json", NOON).stdout, drafted.stdout]
    told += [desk.copydesk("show", "d1", "--as", form).stdout for form in ("text", "html", "markdown")]

    assert drafted.exit_code == 0, drafted.stderr
    for document in told:
        assert "Orrin dam holds" in document.replace("\xa0", " ")
        assert not [mark for mark in ("<script", "onerror", "alert(", *MARKS) if mark in document]


def test_every_hostile_string_is_filed_clean_or_refused_with_its_line(desk: DeskFolder, tmp_path: Path) -> None:
    lines = []
    for at, one in enumerate(hostile(sample=0 if LONG else 300)):
        lines.append(line(at, headline=one, outlet=f"Outlet {at % 50}", summary=one, authors=[one]))
        lines.append(line(at, outlet=one, url=f"https://marl.example/{at}"))
        lines.append(line(at, url=one))

    ran = ingested(desk, *lines)
    stories = desk.copydesk("stories", "--json", NOON)
    drafted = desk.copydesk("draft", "front", "river", "--json", NOON, COPYDESK_GATHER__ARTICLE_PAGES="0")
    shown = desk.copydesk("show", "d1", "--as", "html")

    assert [one.exit_code for one in (ran, stories, drafted, shown)] == [0, 0, 0, 0], drafted.stderr
    assert ran.json["read"] == len(lines) == ran.json["new"] + ran.json["known"] + len(ran.json["refused"])
    filed = [one for story in stories.json for one in story["headlines"]]
    assert len(filed) == ran.json["new"]
    assert all(one["url"].startswith(("http://", "https://")) and "<" not in one["url"] for one in filed)
    assert not [one for one in filed if any(mark in str(one) for mark in MARKS)]
    assert "<script" not in shown.stdout


@pytest.mark.parametrize("hours", ["nan", "inf", "-inf", "0", "-1", "1e300", "soon"])
@pytest.mark.parametrize("command", [("stories",), ("topics", "test", "river")], ids=["stories", "topics"])
def test_hours_that_are_none_are_refused(desk: DeskFolder, command: tuple[str, ...], hours: str) -> None:
    told = desk.copydesk(*command, "--hours", hours, NOON)

    assert told.exit_code == 2
    assert "Invalid value for '--hours'" in told.stderr
    assert told.stdout == ""

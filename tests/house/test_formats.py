"""The house formats: those that are shipped, and a blogger's own, which stand before them."""

import re
import time
from pathlib import Path

import pytest

from pipeline import render
from pipeline.errors import NotFoundError, SettingsError, UsageError
from pipeline.house import FORMATS, HouseFormat, named, names, pattern
from pipeline.house.format_rules import RULES
from tests.docs_pages import blocks, page, sections
from tests.render.reading import GOLDEN, as_read

HOUSES = [pytest.param(house, id=house.name) for house in FORMATS]


@pytest.mark.parametrize("house", HOUSES)
def test_the_sample_of_a_format_is_printed_as_before(house: HouseFormat) -> None:
    printed = render.post(render.sample(house), form="text", format=house.name, signature=house.signature)

    assert printed == (GOLDEN / "formats" / f"{house.name}.txt").read_text("utf-8")


@pytest.mark.parametrize("house", HOUSES)
def test_markdown_of_a_sample_ends_each_link_of_a_group_with_a_break(house: HouseFormat) -> None:
    printed = render.post(render.sample(house), form="markdown", format=house.name)

    assert ("strait) (The Ledger)  \n" in printed) == (house.name == "links-by-section")
    assert ("strait) -- The Ledger  \n" in printed) == (house.name == "wnu-briefing")


def test_four_formats_are_shipped_and_each_says_what_it_is() -> None:
    assert names() == ("wnu", "links-by-section", "opinion-roundup", "wnu-briefing")
    assert all(house.describes and not house.own for house in FORMATS)
    assert len({house.describes for house in FORMATS}) == len(FORMATS)


def test_a_format_of_one_s_own_says_only_what_differs_from_wnu(tmp_path: Path) -> None:
    _write(tmp_path, "brief", 'describes = "short"\nlead_line = "{headline} [{outlet}]"\n')

    brief = named("brief", tmp_path)

    assert (brief.name, brief.own, brief.describes) == ("brief", True, "short")
    assert brief.lead_line.written == "{headline} [{outlet}]"
    assert brief.list_line == named("wnu").list_line


def test_the_sample_of_a_format_without_capitals_shows_a_headline_as_its_outlet_wrote_it(tmp_path: Path) -> None:
    _write(tmp_path, "brief", "title_capitals = false")

    assert render.sample(named("brief", tmp_path)).title == "Ports of Lund and Vik agree to reopen the strait"


def test_a_format_of_one_s_own_stands_before_the_shipped_one_and_after_it_in_the_list(tmp_path: Path) -> None:
    _write(tmp_path, "wnu-briefing", 'read_more = "More ...."')
    _write(tmp_path, "alpha", "")
    _write(tmp_path, "not a name", "")

    assert names(tmp_path) == (*names(), "alpha")
    assert named("wnu-briefing", tmp_path).read_more == "More ...."
    assert named("wnu-briefing", tmp_path).heading == "More News On {topic}"
    assert named("wnu-briefing").read_more == "Read more ...."


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("brief", id="none of this name"),
        pytest.param("../outside", id="a way out of the folder"),
        pytest.param("", id="nothing"),
        pytest.param("x" * 3000, id="longer than a file's name"),
    ],
)
def test_a_format_that_is_not_there_names_those_that_are(tmp_path: Path, name: str) -> None:
    _write(tmp_path, "outside", "")
    own = tmp_path / "formats"
    own.mkdir()
    _write(own, "mine", "")

    with pytest.raises(NotFoundError, match=r"(?s)no house format.*wnu, .*wnu-briefing, mine"):
        named(name, own)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        pytest.param("\nlead_lin = 1", 2, "unknown key lead_lin; did you mean lead_line?", id="unknown key"),
        pytest.param("colour = 1", 1, "unknown key colour; use one of: describes", id="a key like none"),
        pytest.param("[kind_words]\nopinon = 'x'", 2, "unknown key opinon; did you mean opinion?", id="unknown kind"),
        pytest.param("heading = 3", 1, "heading must be text on one line, not 3", id="a number for words"),
        pytest.param('signature = "a\\nb"', 1, "signature must be text on one line", id="two lines"),
        pytest.param('\n\nspacing = "wide"', 3, "spacing must be paragraph or line, not 'wide'", id="no such spacing"),
        pytest.param('list_line = "{headline"', 1, "list_line: the line pattern", id="an open brace"),
        pytest.param(
            'list_line = "{headline} ({outlet}"', 1, "has a bracket without its other half", id="half a bracket"
        ),
        pytest.param(
            'list_line = "{headline} {outlt}"', 1, "'outlt' is none; did you mean outlet?", id="unknown field"
        ),
        pytest.param('list_line = "{outlet}"', 1, "a line with {headline} in it", id="no headline"),
        pytest.param('lead_line = "{headline} {headline}"', 1, "no field twice", id="a field twice"),
        pytest.param('order = ["lead"]', 1, "order must be a list of all of top, lead", id="parts left out"),
        pytest.param('linked = ["note"]', 1, "linked must be a list of some of own_text", id="not to be linked"),
        pytest.param('linked = "headline"', 1, "linked must be a list", id="no list"),
        pytest.param('title_pattern = "{day}"', 1, "title_pattern must be words with {headline}", id="no such field"),
        pytest.param('heading = "{topic"', 1, "heading must be words with {title} or {topic}", id="half a field"),
        pytest.param('date_pattern = "MMM d"', 1, "the date pattern 'MMM d' cannot be read back", id="a short month"),
        pytest.param('date_pattern = "-"', 1, "cannot be read back", id="no day at all"),
        pytest.param("list_max = 0", 1, "list_max must be a whole number from 1 to 1000, not 0", id="an empty list"),
        pytest.param(
            "one_link_per_outlet = 1", 1, "one_link_per_outlet must be true or false", id="a number for a flag"
        ),
        pytest.param('author_joints = [","]', 1, "author_joints must be two texts", id="one joint"),
        pytest.param('kind_words = "opinion"', 1, "kind_words must be a table", id="no table"),
        pytest.param('spacing = "line', 1, "not valid TOML", id="no TOML"),
        pytest.param(
            'list_line = "{headline}{outlet}"', 1, "{headline} and {outlet} run into", id="fields with no mark"
        ),
        pytest.param('\nlead_line = "{outlet} {headline}"', 2, "{outlet} and {headline} run into", id="only a space"),
        pytest.param('list_line = "{headline} ({outlet}{agency})"', 1, "{outlet} and {agency} run", id="in brackets"),
        pytest.param('[kind_words]\nopinion = ""', 2, "kind_words.opinion must be at least one word", id="no word"),
        pytest.param("[kind_words]\n\ndocument = 3", 3, "kind_words.document must be text", id="a number for a word"),
        pytest.param("list_min = 20\nlist_max = 5", 2, "list_min (20) is more than list_max (5)", id="no such list"),
        pytest.param('read_more = "{headline}"', 1, "read_more must be words without a field", id="field in read-more"),
        pytest.param('signature = "{outlet}:"', 1, "signature must be words without a field", id="field in signature"),
        pytest.param('update_mark = " {update}"', 1, "update_mark must be words without", id="field in update mark"),
        pytest.param('author_joints = ["", " and "]', 1, "author_joints must be at least one", id="no joint"),
    ],
)
def test_a_format_that_cannot_be_used_names_file_line_and_key(tmp_path: Path, text: str, line: int, what: str) -> None:
    _write(tmp_path, "mine", text)

    with pytest.raises(SettingsError, match=re.escape(what)) as caught:
        named("mine", tmp_path)

    assert str(caught.value).startswith(f"mine.toml line {line}: ")
    assert caught.value.where == str(tmp_path / "mine.toml")
    assert caught.value.do


def test_a_list_must_not_be_longer_than_the_format_below_lets_it(tmp_path: Path) -> None:
    _write(tmp_path, "wnu-briefing", "\nlist_min = 21")

    with pytest.raises(SettingsError, match=r"wnu-briefing\.toml line 2: list_min \(21\) is more than list_max \(20\)"):
        named("wnu-briefing", tmp_path)


def test_one_kind_s_word_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    _write(tmp_path, "brief", '[kind_words]\nopinion = "op-ed"')

    assert named("brief", tmp_path).kind_words == {**named("wnu").kind_words, "opinion": "op-ed"}


@pytest.mark.parametrize("body", [pytest.param(b"\xff\xfe", id="not UTF-8"), pytest.param(b" " * 100_001, id="huge")])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "mine.toml").write_bytes(body)

    with pytest.raises(SettingsError, match=r"mine\.toml"):
        named("mine", tmp_path)


def test_the_lines_that_the_docs_have_for_another_language_print_what_they_say(tmp_path: Path) -> None:
    [_, written] = blocks(page("formats.md"), "toml")
    _write(tmp_path, "wnu", written)
    sample = render.sample(named("wnu", tmp_path), language="pt-BR")

    printed = render.post(sample, form="text", language="pt-BR", formats=tmp_path)

    assert printed.startswith("domingo, 5 de março de 2023\n\nPorts of Lund and Vik agree to reopen the strait\n")
    assert "\nLeia mais\n" in printed


def test_the_format_that_the_docs_write_prints_what_the_docs_show(tmp_path: Path) -> None:
    [written, _], [printed] = blocks(page("formats.md"), "toml"), blocks(page("formats.md"), "text")
    _write(tmp_path, "harbour-brief", written)
    sample = render.sample(named("harbour-brief", tmp_path))

    post = render.post(sample, form="text", format="harbour-brief", formats=tmp_path)

    assert as_read(post) == as_read(printed)


def test_the_docs_have_every_key_and_no_other() -> None:
    keys = re.findall(r"^\| `([a-z_]+)` \|", sections(page("formats.md"))["Every key"], re.MULTILINE)

    assert keys == list(RULES)


def _write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.toml").write_text(text, "utf-8")


def test_a_pattern_of_a_line_costs_by_its_length_only() -> None:
    started = time.process_time()

    with pytest.raises(UsageError):
        pattern("{ " + "_" * 2_000 + "!")

    assert time.process_time() - started < 0.3  # 0.001 s; minutes where each was tried with each other

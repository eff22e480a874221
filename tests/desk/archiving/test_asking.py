"""Which posts link a page, which are of a story, how much there is, and the searches that are kept."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from pipeline import desk as verbs
from pipeline.archive import plots
from pipeline.archive.plots import Bar, Plot
from pipeline.desk import Desk
from pipeline.desk.archiving import linking, on_story, saved, searching, stats
from pipeline.errors import NotFoundError, UsageError
from tests.cast import NOON
from tests.desk.archiving.past import DAM, GENEVA, KYIV, PAST, Past, keep, story_of
from tests.desks import DeskFolder

SETTINGS = """
[blog]
name = "River Watch"
timezone = "UTC"
[registry]
builtin = false
[[topic]]
name = "river"
title = "The Orrin"
any = ["orrin"]
[topic.sides]
left = ["Harbour Times"]
right = ["@country:XB", "Gazette"]
"""
OUTLETS = """
[[outlet]]
name = "Marl Herald"
country = "XB"
[[outlet]]
name = "Harbour Times"
country = "XA"
[[outlet]]
name = "Gazette"
aliases = ["The Old Gazette"]
country = "XC"
"""


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past."""
    desk.writes("copydesk.toml", SETTINGS)
    desk.writes("outlets.toml", OUTLETS)
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        keep(opened)
        yield opened


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://harbour.example/2022/geneva", id="as-it-is"),
        pytest.param("https://harbour.example/2022/geneva?utm_source=x&utm_medium=y#xtor=z", id="with-tracking"),
        pytest.param(" http://harbour.example/2022/geneva ", id="http"),
    ],
)
def test_a_page_is_found_however_its_address_is_spelled(desk_of_past: Desk, url: str) -> None:
    [found] = linking.linking(desk_of_past, url)

    assert (found.title, found.role) == (GENEVA.title, "lead")


@pytest.mark.parametrize(
    ("linked", "asked", "found"),
    [
        pytest.param(
            "https://marl.example/iran.html", "https://marl.example/iran.html#x", True, id="asked-with-a-place"
        ),
        pytest.param("https://marl.example/iran.html#x", "https://marl.example/iran.html", True, id="linked-with-one"),
        pytest.param("https://marl.example/iran.html#x", "https://marl.example/iran.html#y", True, id="two-places"),
        pytest.param("https://marl.example/#!/iran", "https://marl.example/#!/iran", True, id="a-route"),
        pytest.param("https://marl.example/#!/iran", "https://marl.example/", False, id="a-route-is-another-page"),
        pytest.param("https://marl.example/", "https://marl.example/#/iran", False, id="asked-for-a-route"),
        pytest.param("https://marl.example/iran.html$x", "https://marl.example/iran.html", False, id="a-longer-path"),
        pytest.param("https://marl.example/iran.html!x", "https://marl.example/iran.html", False, id="another-mark"),
    ],
)
def test_a_place_on_a_page_is_the_page(desk_of_past: Desk, linked: str, asked: str, found: bool) -> None:
    keep(desk_of_past, [Past(day="2024-01-01", title="Iran", links=(("Of Iran", "Marl Herald", linked),))])

    assert [one.title for one in linking.linking(desk_of_past, asked)] == (["Iran"] if found else [])


def test_a_page_that_nobody_linked_is_not_found(desk_of_past: Desk) -> None:
    assert linking.linking(desk_of_past, "https://harbour.example/2022/lista") == ()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "geneva", "", "file:///etc/passwd", "http://"])
def test_what_is_no_web_address_is_refused(desk_of_past: Desk, url: str) -> None:
    with pytest.raises(UsageError, match="no web address"):
        linking.linking(desk_of_past, url)


def test_a_post_that_shares_the_story_s_names_ran_before_and_says_why(desk_of_past: Desk) -> None:
    story = story_of(desk_of_past, "Vask returns to Geneva for talks", "Orlan waits for Vask in Geneva")

    [before] = on_story.ran_before(desk_of_past, story)

    assert (before.title, before.how) == (GENEVA.title, "words")
    assert {"Vask", "Geneva"} <= set(before.why.removeprefix("has its words: ").split(", "))


def test_a_post_that_links_a_page_of_the_story_says_which(desk_of_past: Desk) -> None:
    story = story_of(desk_of_past, "Grain is dear again")
    desk_of_past.db.execute("update headlines set canonical = 'https://gazette.example/dam'")

    [before] = on_story.ran_before(desk_of_past, story)

    assert (before.title, before.how) == (DAM.title, "link")
    assert "Dam holds after a night of rain" in before.why


def test_the_story_s_own_post_stands_first_and_once(desk_of_past: Desk) -> None:
    story = story_of(desk_of_past, "Vask returns to Geneva for talks", "Orlan waits for Vask in Geneva")
    [number] = keep(desk_of_past, [Past(day="2026-05-11", title="Vask In Geneva", links=GENEVA.links)])
    desk_of_past.db.execute("update posts set story = ? where id = ?", (story, number))

    found = on_story.ran_before(desk_of_past, story)

    assert [(one.title, one.how) for one in found] == [("Vask In Geneva", "story"), (GENEVA.title, "words")]


@pytest.mark.parametrize("state", ["withdrawn", "gone"])
def test_a_post_that_stands_no_more_did_not_run_before(desk_of_past: Desk, state: str) -> None:
    story = story_of(desk_of_past, "Vask returns to Geneva for talks", "Orlan waits for Vask in Geneva")
    [number] = keep(desk_of_past, [Past(day="2026-05-11", title="Vask In Geneva", links=GENEVA.links)])
    desk_of_past.db.execute("update posts set story = ? where id = ?", (story, number))
    desk_of_past.db.execute(
        "update headlines set canonical = (select canonical from post_links where post = ? limit 1)"
        " where id = (select min(id) from headlines)",
        (number,),
    )
    assert {one.how for one in on_story.ran_before(desk_of_past, story)} == {"story", "link"}

    desk_of_past.db.execute("update posts set state = ?", (state,))

    assert on_story.ran_before(desk_of_past, story) == ()
    assert searching.search(desk_of_past, "Geneva", limit=5).number == 2  # it is found all the same


def test_a_story_of_nothing_we_ran_has_no_post(desk_of_past: Desk) -> None:
    assert on_story.ran_before(desk_of_past, story_of(desk_of_past, "Grain is dear in Lista")) == ()


def test_no_such_story_is_said(desk_of_past: Desk) -> None:
    with pytest.raises(NotFoundError, match="no story s99"):
        on_story.ran_before(desk_of_past, 99)


def test_posts_and_links_are_counted_by_month_outlet_and_side(desk_of_past: Desk) -> None:
    links = (("Old news", "The Old Gazette", "https://gazette.example/old"),)
    keep(desk_of_past, [Past(day="2022-02-20", title="Again", links=links)])

    found = stats.stats(desk_of_past)

    assert (found.posts, found.links) == (4, 5)
    assert [(one.month, one.posts, one.links) for one in found.months] == [
        ("2022-01", 1, 2),
        ("2022-02", 2, 3),
        ("2023-06", 1, 0),
    ]
    assert [(one.outlet, one.links, one.led, one.listed) for one in found.outlets] == [
        ("Gazette", 3, 2, 1),
        ("Harbour Times", 1, 1, 0),
        ("Marl Herald", 1, 0, 1),
    ]
    assert [(one.side, one.links) for one in found.sides] == [("left", 1), ("right", 4)]


def test_plots_are_one_well_formed_picture_whatever_the_names() -> None:
    name = "<script>&\"'\x00\u202e\ud800"

    picture = ElementTree.fromstring(
        plots.svg(name, [Plot(name, (Bar(name, 3), Bar("b", 0)), lying=True), Plot("p", ())])
    )

    bars = picture.findall("{http://www.w3.org/2000/svg}rect")
    assert [float(bar.attrib["width"]) > 0 for bar in bars] == [True, False]
    assert not picture.findall(".//{http://www.w3.org/2000/svg}script")


def test_a_saved_search_is_asked_by_its_name_and_can_be_replaced_and_removed(desk_of_past: Desk) -> None:
    saved.save(desk_of_past, "the dam", "dam -rain")
    saved.save(desk_of_past, "the dam", "dam")

    found = searching.search(desk_of_past, saved.query_of(desk_of_past, " the  dam "), limit=9)

    assert len(found.places) == 2
    assert [one.name for one in saved.saved(desk_of_past)] == ["the dam"]
    saved.remove(desk_of_past, "the dam")
    assert saved.saved(desk_of_past) == ()


@pytest.mark.parametrize(("name", "query"), [("", "dam"), ("dam", " "), ("x" * 61, "dam")])
def test_a_search_without_name_or_query_is_not_saved(desk_of_past: Desk, name: str, query: str) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        saved.save(desk_of_past, name, query)


def test_a_name_that_is_not_there_is_answered_with_those_that_are(desk_of_past: Desk) -> None:
    saved.save(desk_of_past, "dam", "dam")

    with pytest.raises(NotFoundError, match="saved are: dam"):
        saved.query_of(desk_of_past, "weir")


def test_the_views_tell_what_ran(desk_of_past: Desk) -> None:
    searching.search(desk_of_past, "dam", limit=1)
    db = desk_of_past.db

    posts = db.execute(
        "select title, kind, labels, lead, links, place from archive_posts order by posted_at"
    ).fetchall()
    links = db.execute("select title, role, outlet from archive_links where outlet = 'Gazette'").fetchall()
    months = db.execute("select month, posts, links from archive_months order by month").fetchall()

    assert [tuple(row)[:5] for row in posts] == [
        (GENEVA.title, "story", '["Veldria","River Talks"]', "Harbour Times", 2),
        (DAM.title, "story", '["Veldria"]', "Gazette", 2),
        (KYIV.title, "briefing", "[]", "", 0),
    ]
    assert all(row["place"] for row in posts)
    assert [tuple(row) for row in links] == [(DAM.title, "lead", "Gazette"), (DAM.title, "list", "Gazette")]
    assert len(months) == len(PAST)

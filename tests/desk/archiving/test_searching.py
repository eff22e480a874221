"""The archive's search at the desk: what is found by which query, in which order, and that it is never behind."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import desk as verbs
from pipeline.desk import Desk
from pipeline.desk.archiving import indexing, searching
from pipeline.store import archive_search, archive_words, schema
from tests.cast import NOON
from tests.desk.archiving.past import DAM, GENEVA, Past, keep
from tests.desks import DeskFolder
from tests.hostile_strings import hostile

ALL = ["Київ Today", "The Dam Holds", "No Breakthrough In Geneva Talks"]
G, D, K = ALL[2], ALL[1], ALL[0]


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past, its blog in New York."""
    desk.writes(
        "copydesk.toml",
        '[blog]\nname = "River Watch"\ntimezone = "America/New_York"\n[registry]\nbuiltin = false\n',
    )
    desk.writes("outlets.toml", '[[outlet]]\nname = "Harbour Times"\naliases = ["HT", "The Times of the Harbour"]\n')
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        keep(opened)
        yield opened


def titles(desk: Desk, typed: str, *, order: str = "") -> list[str]:
    found = searching.search(desk, typed, limit=20, order=order)
    return [one.hit.title for one in searching.answers(desk, found)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("geneva", [G], id="word"),
        pytest.param("GENEVA", [G], id="case"),
        pytest.param("genev", [], id="a-part-of-a-word-is-none"),
        pytest.param("genev*", [G], id="beginning"),
        pytest.param("lodz київ", [K], id="accents-and-another-script"),
        pytest.param("内瓦", [K], id="inside-a-script-without-spaces"),
        pytest.param("瓦内", [], id="in-its-order"),
        pytest.param('"breakthrough in"', [G], id="phrase"),
        pytest.param('"in breakthrough"', [], id="phrase-the-other-way-round"),
        pytest.param('"geneva vask"', [], id="no-phrase-across-two-headlines"),
        pytest.param("dam rain", [D], id="words-of-title-and-link"),
        pytest.param("dam", [D, G], id="newest-first"),
        pytest.param("dam -rain", [G], id="without"),
        pytest.param("-dam", [K], id="only-without"),
        pytest.param("sceptical", [G], id="comment"),
        pytest.param("why", [], id="the-address-of-a-citation-is-no-word"),
        pytest.param("ministers", [G], id="excerpt"),
        pytest.param("outlet:gazette", [D], id="outlet-case-aside"),
        pytest.param("outlet:HT", [G], id="outlet-by-its-alias"),
        pytest.param("-outlet:Gazette", [K, G], id="not-this-outlet"),
        pytest.param("dam outlet:gazette", [D], id="word-and-outlet"),
        pytest.param("domain:marl.example", [G], id="domain-and-those-below"),
        pytest.param("domain:news.marl.example", [G], id="domain"),
        pytest.param("domain:arl.example", [], id="a-part-of-a-domain-is-none"),
        pytest.param("domain:https://www.gazette.example/x", [D], id="domain-of-an-address"),
        pytest.param("label:veldria", [D, G], id="label"),
        pytest.param('label:"river talks"', [G], id="label-of-two-words"),
        pytest.param("kind:briefing", [K], id="kind-of-post"),
        pytest.param("kind:opinion", [D], id="kind-of-link"),
        pytest.param("after:2022-02", [K, D], id="after"),
        pytest.param("before:2022-02", [G], id="before"),
        pytest.param("after:2022-01-21 before:2022-01-22", [G], id="a-day"),
        pytest.param("dam after:2022-02 before:2023", [D], id="word-in-a-year"),
        pytest.param("in:title dam", [D], id="in-title"),
        pytest.param("in:comment dam", [], id="in-comment"),
        pytest.param("in:links|comment dam", [D, G], id="in-links"),
        pytest.param("in:excerpt ministers", [G], id="in-excerpt"),
        pytest.param("every", [], id="our-own-marks-are-no-words"),
        pytest.param('title:dam OR "" NEAR(dam geneva)', [], id="what-fts5-would-read-is-words"),
        pytest.param("!!!", [], id="nothing-to-look-for"),
        pytest.param("", ALL, id="no-query"),
    ],
)
def test_a_query_finds(desk_of_past: Desk, typed: str, found: list[str]) -> None:
    assert titles(desk_of_past, typed) == found


def test_the_best_first_is_the_post_that_has_the_word_in_its_title(desk_of_past: Desk) -> None:
    keep(desk_of_past, [replace(GENEVA, day="2024-01-01", title="Of Grain", comment="Of a dam.", links=())])

    assert titles(desk_of_past, "dam", order="best")[0] == D
    assert titles(desk_of_past, "dam")[0] == "Of Grain"
    assert titles(desk_of_past, "dam sort:best")[0] == D


def test_too_many_matches_are_compared_among_the_newest_and_that_is_said(desk_of_past: Desk) -> None:
    found = searching.search(desk_of_past, "dam", limit=20, order="best", quick=1)
    whole = searching.search(desk_of_past, "dam", limit=20, order="best", quick=1, every_match=True)

    assert (found.among, whole.among) == (searching.NEWEST, 0)
    assert "best of the newest 5,000 matches, not of all" in found.notes[0]
    assert whole.notes == ()


def test_the_best_of_the_newest_are_none_of_the_older(desk_of_past: Desk) -> None:
    titles(desk_of_past, "")
    sought = archive_search.Sought(every="every", phrases=(archive_search.Phrase(words=("dam",)),))

    among = archive_search.best(desk_of_past.db, sought, limit=9, among=1)

    assert among == archive_search.newest(desk_of_past.db, sought, limit=1)


def test_the_blog_s_day_decides(desk_of_past: Desk) -> None:
    [number] = keep(desk_of_past, [Past(day="2024-03-02", title="Late")])
    desk_of_past.db.execute(
        "update posts set posted_at = '2024-03-02T03:00:00Z' where id = ?", (number,)
    )  # 22:00 there

    [late] = searching.answers(desk_of_past, searching.search(desk_of_past, "late before:2024-03-02", limit=9))

    assert late.day == "2024-03-01"


def test_only_the_links_that_answer_are_told(desk_of_past: Desk) -> None:
    [geneva] = searching.answers(desk_of_past, searching.search(desk_of_past, "geneva", limit=9))
    [gazette] = searching.answers(desk_of_past, searching.search(desk_of_past, "rain outlet:Gazette", limit=9))

    assert [link.headline for link in geneva.links] == ["Orlan meets Vask in Geneva"]
    assert [link.headline for link in gazette.links] == ["Dam holds after a night of rain"]


def test_a_comment_s_snippet_has_no_markup(desk_of_past: Desk) -> None:
    [geneva] = searching.answers(desk_of_past, searching.search(desk_of_past, "sceptical", limit=9))

    assert geneva.snippet == "I am sceptical of all this."


@pytest.mark.parametrize(
    ("change", "typed", "found"),
    [
        pytest.param("update posts set title = 'The Weir' where id = 2", "weir", ["The Weir"], id="title"),
        pytest.param("update posts set state = 'failed' where id = 2", "rain", [], id="never-went-out"),
        pytest.param("delete from posts where id = 2", "rain", [], id="deleted"),
        pytest.param("update posts set posted_at = '2021-01-01T00:00:00Z' where id = 2", "dam", [G, D], id="older"),
        pytest.param("update post_links set headline = 'Weir' where post = 2", "weir", [D], id="link"),
        pytest.param("delete from post_links where post = 2", "label:veldria", [D, G], id="links-gone"),
    ],
)
def test_a_change_is_found_at_once(desk_of_past: Desk, change: str, typed: str, found: list[str]) -> None:
    titles(desk_of_past, "dam")

    desk_of_past.db.execute(change)

    assert titles(desk_of_past, typed) == found


def test_taking_up_twice_changes_nothing(desk_of_past: Desk) -> None:
    indexing.bring_current(desk_of_past.db, desk_of_past.registry)
    before = _index(desk_of_past)
    desk_of_past.db.execute("insert into archive_due select 'post', id from posts")

    indexing.bring_current(desk_of_past.db, desk_of_past.registry)

    assert _index(desk_of_past) == before
    desk_of_past.db.execute("insert into archive_words (archive_words, rank) values ('integrity-check', 1)")


def test_a_desk_of_before_the_words_were_folded_anew_is_taken_up_again(
    desk: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = {name: text for name, text in schema.MIGRATIONS.items() if name < "m007"}
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", older)
        with verbs.opened(desk.folder, {}, now=NOON) as opened:
            [number] = keep(opened, [replace(DAM, title="The U.S. Dam")])
            place = (1_644_062_400 << 24) + 2 * number  # 2022-02-05T12:00:00Z, as it was taken up then
            opened.db.execute("insert into archive_entries (place, post) values (?, ?)", (place, number))
            opened.db.execute("insert into archive_words (rowid, title) values (?, 'the u s dam')", (place,))
            opened.db.execute("delete from archive_due")

    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        assert titles(opened, "US") == titles(opened, "u.s.") == ["The U.S. Dam"]
        assert titles(opened, '"u s"') == []


def test_words_that_were_removed_stay_in_no_page_of_the_index(desk_of_past: Desk) -> None:
    indexing.bring_current(desk_of_past.db, desk_of_past.registry)
    desk_of_past.db.execute("update posts set roundup = json_set(roundup, '$.lead.excerpt', json('[]'))")
    indexing.bring_current(desk_of_past.db, desk_of_past.registry)

    archive_words.forget_what_was_removed(desk_of_past.db)

    pages = b"".join(block for (block,) in desk_of_past.db.execute("select block from archive_words_data"))
    assert b"minister" not in pages
    assert b"breakthrough"[2:] in pages


def test_posts_of_one_second_all_have_their_place(desk_of_past: Desk) -> None:
    keep(desk_of_past, [replace(DAM, title=f"Dam {number}") for number in range(5)])

    assert titles(desk_of_past, "in:title dam") == ["Dam 4", "Dam 3", "Dam 2", "Dam 1", "Dam 0", D]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=120), order=st.sampled_from(["newest", "best"]))
def test_no_query_raises(desk_of_past: Desk, typed: str, order: str) -> None:
    found = searching.search(desk_of_past, typed, limit=5, order=order)

    assert len(searching.answers(desk_of_past, found)) == len(found.places)


def test_every_hostile_string_is_answered(desk_of_past: Desk) -> None:
    for text in hostile():
        found = searching.search(desk_of_past, text, limit=5)

        assert len(searching.answers(desk_of_past, found)) == len(found.places), text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.lists(st.sampled_from(["dam", "rain", "geneva", "vask", "orlan", "talks"]), min_size=1, max_size=3))
def test_newest_first_and_best_first_find_the_same_posts(desk_of_past: Desk, words: list[str]) -> None:
    typed = " ".join(words)

    assert sorted(titles(desk_of_past, typed)) == sorted(titles(desk_of_past, typed, order="best"))


def test_a_page_of_results_is_a_stretch_of_all(desk_of_past: Desk) -> None:
    keep(desk_of_past, [replace(DAM, day=f"2020-01-{day:02}", title=f"Dam {day}") for day in range(1, 10)])

    whole = searching.search(desk_of_past, "dam", limit=50).places
    pages = [searching.search(desk_of_past, "dam", limit=4, skip=skip).places for skip in (0, 4, 8)]

    assert sum(pages, ()) == whole
    assert len(whole) == archive_search.count(
        desk_of_past.db, archive_search.Sought(every="every", phrases=(archive_search.Phrase(words=("dam",)),)), most=99
    )


def test_the_newest_entry_of_an_hour_ago_stands_first(desk_of_past: Desk) -> None:
    at = NOON - timedelta(hours=1)
    keep(desk_of_past, [Past(day=f"{at:%Y-%m-%d}", title="Dam Now")])

    assert titles(desk_of_past, "dam")[0] == "Dam Now"


def _index(desk: Desk) -> list[tuple[object, ...]]:
    return [tuple(row) for row in desk.db.execute("select rowid, * from archive_words order by rowid")]

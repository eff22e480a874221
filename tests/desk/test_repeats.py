"""What ran before is said beside what would run again: lines, offers, `(Update)`, "previously" - imported posts too."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from pipeline import desk as verbs
from pipeline.cli import documents
from pipeline.desk.laying import sheet
from pipeline.desk.ranking import ranked, window_as_it_stands
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.archiving.past import Past, keep
from tests.desk.flood import FLOOD, linked
from tests.desks import SETTINGS, DeskFolder


def flood_post(pages: Sequence[int], *, days: int = 0, title: str = "Dam On The Orrin Breaks") -> Past:
    """A post of the old blog about the flood: `pages` are numbers of its headlines, the first one leads."""
    return Past(
        day=(date(2026, 5, 12) - timedelta(days=days)).isoformat(),
        title=title,
        links=tuple((FLOOD[at], f"Outlet {at}", f"https://flood.example/{at}") for at in pages),
    )


def imported(desk: DeskFolder, *posts: Past) -> list[int]:
    """Store posts as an import does, at six of their day."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        numbers = keep(opened, posts)
        with writing(opened.db):
            opened.db.execute(
                "update posts set posted_at = substr(posted_at, 1, 11) || ?, intended_at = substr(intended_at, 1, 11)"
                " || ? where origin is not null",
                ("06:00:00Z", "06:00:00Z"),
            )
        return numbers


def drafted(desk: DeskFolder) -> dict[str, Any]:
    """Have six outlets cover the flood, draft at noon, and return the one draft as its JSON."""
    lines = [
        {"outlet": f"Outlet {at}", "headline": FLOOD[at], "url": f"https://flood.example/{at}", "language": "en"}
        | {"published": f"2026-05-12T11:{at:02}:00Z"}
        for at in range(6)
    ]
    said = "\n".join(json.dumps(one) for one in lines).encode()
    with verbs.opened(desk.folder, {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}, now=NOON) as opened:
        verbs.ingest(opened, BytesIO(said))
        [draft] = verbs.draft_posts(opened, opened.settings.topics).drafts
    return documents.draft(draft)


OTHER = ("Something else", "Outlet 9", "https://other.example/")


def test_an_imported_post_of_the_story_makes_an_update_that_lists_only_what_it_did_not(desk: DeskFolder) -> None:
    imported(desk, flood_post([0, 1]))

    draft = drafted(desk)

    used = {one["url"] for one in (draft["roundup"]["lead"], *linked(draft["roundup"]))}
    assert draft["roundup"]["update"] is True
    assert used.isdisjoint({"https://flood.example/0", "https://flood.example/1"})
    assert any("already linked on 2026-05-12 in “Dam On The Orrin Breaks”" in line for line in draft["why"]["left out"])


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(flood_post([0, 1], days=8), id="more-than-a-week-ago"),
        pytest.param(
            Past(day="2026-05-12", title="Press Review", links=(OTHER, *flood_post([1]).links)), id="one-link"
        ),
        pytest.param(Past(day="2026-05-12", title="Orrin Dam Near Marl Valley", links=(OTHER,)), id="only-its-words"),
        pytest.param(flood_post([0, 1], days=-1), id="still-to-come"),
    ],
)
def test_no_update_without_a_post_of_the_story(desk: DeskFolder, before: Past) -> None:
    imported(desk, before)

    draft = drafted(desk)

    assert draft["roundup"]["update"] is False


def test_a_withdrawn_post_is_no_post(desk: DeskFolder) -> None:
    [post] = imported(desk, flood_post([0, 1]))
    with verbs.opened(desk.folder, {}, now=NOON) as opened, writing(opened.db):
        opened.db.execute("update posts set state = 'withdrawn' where id = ?", (post,))

    draft = drafted(desk)

    assert draft["roundup"]["update"] is False
    assert len({draft["roundup"]["lead"]["url"], *(one["url"] for one in linked(draft["roundup"]))}) == 6


# A digest that links one page of the story tells no story of its own, so its page may run again, marked.
DIGEST = Past(day="2026-05-12", title="Press Review", links=(OTHER, *flood_post([1]).links))


def test_a_page_that_ran_in_another_post_is_listed_and_marked(desk: DeskFolder) -> None:
    imported(desk, DIGEST)

    draft = drafted(desk)

    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        marks = sheet(opened, 1).marks
    assert draft["why"]["ran before"] == [f"Outlet 1: {FLOOD[1]} - already linked on 2026-05-12 in “Press Review”"]
    assert marks == {"https://flood.example/1": "already linked on 2026-05-12 in “Press Review”"}


def test_a_page_that_ran_within_the_hours_is_refused_where_the_editor_wants_that(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS + '\n[draft]\nrepeats = "refuse"\nrepeat_hours = 24\n')
    imported(desk, DIGEST)

    draft = drafted(desk)

    used = {one["url"] for one in (draft["roundup"]["lead"], *linked(draft["roundup"]))}
    assert "https://flood.example/1" not in used
    assert len(used) == 5


def test_a_page_that_ran_before_those_hours_runs_again(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS + '\n[draft]\nrepeats = "refuse"\nrepeat_hours = 3\n')
    imported(desk, DIGEST)

    draft = drafted(desk)

    assert "https://flood.example/1" in {one["url"] for one in (draft["roundup"]["lead"], *linked(draft["roundup"]))}


def test_earlier_posts_on_the_story_are_offered_for_the_comment_with_their_day(desk: DeskFolder) -> None:
    imported(desk, flood_post([0, 1]), flood_post([], days=30, title="Orrin Dam Above Marl Valley Has Cracks"))

    draft = drafted(desk)

    offers = [one for one in draft["offers"] if one["side"] == "previously"]
    assert [(one["headline"], one["outlet"], one["why"][:12]) for one in offers] == [
        ("Dam On The Orrin Breaks", "River Watch", "2026-05-12: "),
        ("Orrin Dam Above Marl Valley Has Cracks", "River Watch", "2026-04-12: "),
    ]
    assert offers[0]["url"].startswith("https://river-watch.example/")


@pytest.mark.parametrize("name", ["", "  "])
def test_a_blog_without_a_name_is_cited_by_its_site(desk: DeskFolder, name: str) -> None:
    imported(desk, flood_post([0, 1]))
    file = desk.folder / "copydesk.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("River Watch", name), encoding="utf-8")

    offers = [one for one in drafted(desk)["offers"] if one["side"] == "previously"]

    assert [one["outlet"] for one in offers] == ["river-watch.example"]


def test_nothing_is_offered_previously_on_a_desk_without_posts(desk: DeskFolder) -> None:
    draft = drafted(desk)

    assert [one for one in draft["offers"] if one["side"] == "previously"] == []


def test_novelty_counts_what_imported_posts_linked_and_not_what_they_will(desk: DeskFolder) -> None:
    imported(desk, flood_post([0, 1, 2]), flood_post([3], days=-1, title="Tomorrow"), flood_post([4], days=4))
    drafted(desk)

    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        [story] = ranked(opened, window_as_it_stands(opened))

    [novelty] = [term for term in story.terms if term.name == "novelty"]
    assert (novelty.value, novelty.why) == (0.5, "3 of its links ran in our posts of 72 h")


@pytest.mark.parametrize("state", ["withdrawn", "gone"])
def test_a_post_that_stands_no_more_is_not_offered_and_takes_no_novelty(desk: DeskFolder, state: str) -> None:
    imported(desk, flood_post([0, 1, 2]), flood_post([], days=30, title="Orrin Dam Above Marl Valley Has Cracks"))
    with verbs.opened(desk.folder, {}, now=NOON) as opened, writing(opened.db):
        opened.db.execute("update posts set state = ?", (state,))

    draft = drafted(desk)

    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        [story] = ranked(opened, window_as_it_stands(opened))
    assert [one for one in draft["offers"] if one["side"] == "previously"] == []
    assert [term.value for term in story.terms if term.name == "novelty"] == [1.0]


def test_why_of_a_headline_tells_its_outlet_s_habit_and_where_it_ran(desk: DeskFolder) -> None:
    imported(desk, flood_post([0, 1]))
    drafted(desk)

    reasons = desk.copydesk("why", "h1", "--json", "--as-of=2026-05-12T12:00:00Z").json["reasons"]
    others = desk.copydesk("why", "h3", "--json", "--as-of=2026-05-12T12:00:00Z").json["reasons"]

    assert "may not lead: already linked on 2026-05-12 in “Dam On The Orrin Breaks”" in reasons
    unknown = "house: no post of yours on river links Outlet 2 yet; by your others, 50% is to be expected"
    assert unknown in others

"""The desk learns from what it posted, what was imported and what is approved; the editor's own word goes first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, learning
from pipeline.desk.own_name import own_name
from pipeline.errors import UsageError
from pipeline.news import Draft, Lead, Roundup
from pipeline.store import drafts
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.archiving.past import DAM, GENEVA, KYIV, Past, keep
from tests.desks import DeskFolder

SETTINGS = """
[blog]
name = "River Watch"
timezone = "America/Toronto"
[registry]
builtin = false
[[topic]]
name = "river"
title = "River Talks"
any = ["orrin"]
[[topic]]
name = "dam"
any = ["dam"]
"""
OUTLETS = """
[[outlet]]
name = "Gazette"
aliases = ["The Old Gazette"]
"""
OLD_NAME = Past(day="2022-03-01", title="Orrin", links=(("Orrin", "The Old Gazette", "https://gazette.example/1"),))


@pytest.fixture
def open_desk(desk: DeskFolder) -> Iterator[Desk]:
    """A desk without posts."""
    desk.writes("copydesk.toml", SETTINGS)
    desk.writes("outlets.toml", OUTLETS)
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        yield opened


def test_imported_posts_teach_and_names_that_mean_one_outlet_count_together(open_desk: Desk) -> None:
    keep(open_desk, [GENEVA, DAM, KYIV, OLD_NAME])

    habits = learning.learned(open_desk)

    assert habits.posts == 3  # one of the four links nothing
    assert (habits.outlets["Gazette"].led, habits.outlets["Gazette"].linked) == (2, 2)
    assert habits.outlets["Harbour Times"].led == 1
    assert habits.hours[7] == 3  # noon in UTC is seven in Toronto in winter


def test_a_post_s_topic_is_its_label_s_or_what_its_title_fits(open_desk: Desk) -> None:
    keep(open_desk, [GENEVA, DAM, OLD_NAME])

    assert learning.learned(open_desk).topic_posts == {"dam": 1, "river": 2}


def test_an_approved_draft_teaches_before_it_is_a_post(open_desk: Desk) -> None:
    keep(open_desk, [GENEVA])
    before = learning.learned(open_desk)
    lead = Lead(headline="Orrin falls", url="https://lista.example/1", outlet="Lista Post")
    draft = Draft(story=1, topic="river", state="approved", roundup=Roundup(date="2026-05-12", title="A", lead=lead))
    with writing(open_desk.db):
        open_desk.db.execute("insert into stories (id, opened_at) values (1, '2026-05-12T11:00:00Z')")
        drafts.save(open_desk.db, draft, author="editor", at=NOON - timedelta(hours=1))

    after = learning.learned(open_desk)

    assert (before.posts, after.posts) == (1, 2)
    assert after.outlets["Lista Post"].led == 1


def test_posts_from_after_this_moment_teach_nothing(open_desk: Desk) -> None:
    keep(open_desk, [GENEVA, DAM])

    assert learning.learned(replace(open_desk, now=NOON.replace(year=2022, month=1, day=30))).posts == 1


def test_only_the_newest_posts_teach_and_none_where_that_is_the_setting(open_desk: Desk) -> None:
    keep(open_desk, [GENEVA, DAM])

    def taught_by(posts: int) -> Desk:
        rank = replace(open_desk.settings.rank, learn_posts=posts)
        return replace(open_desk, settings=replace(open_desk.settings, rank=rank))

    assert set(learning.learned(taught_by(1)).outlets) == {"Gazette"}
    assert learning.learned(taught_by(0)).posts == 0


def test_a_summary_and_a_withdrawn_post_teach_nothing(open_desk: Desk) -> None:
    summary, withdrawn = keep(open_desk, [GENEVA, DAM])
    with writing(open_desk.db):
        open_desk.db.execute("update posts set partial = 1 where id = ?", (summary,))
        open_desk.db.execute("update posts set state = 'withdrawn' where id = ?", (withdrawn,))

    assert learning.learned(open_desk).posts == 0


@pytest.mark.parametrize("name", ["River Watch", "", "  "])
def test_the_blog_itself_is_no_outlet_whether_it_has_a_name_or_not(open_desk: Desk, name: str) -> None:
    blog = replace(open_desk.settings.blog, name=name, url="https://www.river-watch.example/")
    desk = replace(open_desk, settings=replace(open_desk.settings, blog=blog))
    [post] = keep(desk, [GENEVA])
    cited = own_name(blog, "https://www.river-watch.example/1")
    with writing(desk.db):
        desk.db.execute(
            "insert into post_links values (?, 'https://river-watch.example/1', 'https://river-watch.example/1',"
            " ?, 'The Dam Holds', 'comment')",
            (post, cited),
        )

    assert cited == (name.strip() or "river-watch.example")
    assert cited not in learning.learned(desk).outlets


def test_what_the_editor_sets_holds_until_he_resets_it_and_then_counting_begins_anew(open_desk: Desk) -> None:
    keep(open_desk, [DAM])
    learning.set_rate(open_desk, "The Old Gazette", "lead", 0.5)
    set_to = learning.learned(open_desk).rate("Gazette", "lead")

    learning.forget(open_desk, "Gazette")

    reset = learning.learned(open_desk).rate("Gazette", "lead")
    assert (set_to.value, set_to.fixed, set_to.taken) == (0.5, True, 1)
    assert (reset.fixed, reset.taken, reset.of) == (False, 0, 0)


@pytest.mark.parametrize(
    ("outlet", "role", "rate", "words"),
    [
        pytest.param("Gazette", "leads", 0.5, "'leads' is no role", id="role"),
        pytest.param("Gazette", "lead", 1.5, "1.5 is no rate", id="more-than-always"),
        pytest.param("Gazette", "lead", float("nan"), "nan is no rate", id="no-number"),
        pytest.param("  ", "lead", 0.5, "no outlet was named", id="nobody"),
        pytest.param("\udcff\u200b", "lead", 0.5, "no outlet was named", id="no-letters"),
    ],
)
def test_what_is_no_rate_is_refused(open_desk: Desk, outlet: str, role: str, rate: float, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        learning.set_rate(open_desk, outlet, role, rate)

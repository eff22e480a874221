"""Preflight at the desk: the facts are the store's, its pages, posts and takedowns."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import excerpt, settings, urls
from pipeline.desk import Desk, checking, checks, deciding
from pipeline.draft import moves
from pipeline.errors import UsageError
from pipeline.news import Article, Notice, Outlet
from pipeline.outlets import Registry
from pipeline.store import articles, link_states
from pipeline.store.database import writing
from pipeline.store.link_states import LinkState
from tests.cast import NOON
from tests.desk.worktable import NEWS
from tests.preflight.checked_draft import LEVELS, WHY, desk_checking, found, led, posted, saved
from tests.preflight.checked_draft import draft as _draft


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_checking(tmp_path) as opened:
        yield opened


def test_the_desk_s_own_draft_has_nothing_that_blocks(desk: Desk) -> None:
    assert found(desk) == []


def test_the_excerpt_is_held_against_the_page_as_it_was_read(desk: Desk) -> None:
    page = ("The talks went on all night.", "Nobody spoke.")
    article = Article(url=NEWS[0].url, canonical=NEWS[0].canonical, headline=NEWS[0].headline, paragraphs=page)
    with writing(desk.db):
        articles.keep(desk.db, NEWS[0].id, article, digest=excerpt.digest(page), at=NOON)

    led(desk, *page)
    assert found(desk) == []

    led(desk, page[0].replace("all night", "for an hour"))
    assert found(desk) == [("not-verbatim", "block")]


def test_a_stored_page_that_was_changed_proves_nothing(desk: Desk) -> None:
    page = ("The talks went on all night.",)
    article = Article(url=NEWS[0].url, canonical=NEWS[0].canonical, headline=NEWS[0].headline, paragraphs=page)
    with writing(desk.db):
        articles.keep(desk.db, NEWS[0].id, article, digest=excerpt.digest(("Another text.",)), at=NOON)
    led(desk, *page)

    assert found(desk) == [("not-verbatim", "block")]


def test_a_page_that_is_gone_blocks_with_an_old_copy_s_address(desk: Desk) -> None:
    gone = LinkState(url=NEWS[1].url, state="gone", why="it has answered 404 since 2026-05-10", checked_at=NOON)
    with writing(desk.db):
        link_states.keep(desk.db, gone)

    [matter] = checking.preflight(desk, 1)

    assert (matter.rule, matter.level, matter.place) == ("dead-link", "block", "sections[0].groups[0][0]")
    assert f"https://web.archive.org/web/20260512/{NEWS[1].url}" in matter.cure


def test_an_outlet_is_known_again_by_another_name_of_it(desk: Desk) -> None:
    post = _draft(desk).roundup
    [section] = post.sections
    first, *_ = moves.links(post)
    other = replace(first, outlet="The Other Name", url="https://elsewhere.example/1")
    saved(desk, replace(post, sections=(replace(section, groups=((first, other),)),)))
    known = Registry(outlets=(Outlet(name=first.outlet, aliases=("The Other Name",)),))

    assert found(desk) == []
    assert found(replace(desk, registry=known)) == [("outlet-twice", "warn")]


@pytest.mark.parametrize("state", ["ok", "moved", "refused", "unknown"])
def test_a_page_that_is_not_proved_gone_blocks_nothing(desk: Desk, state: str) -> None:
    with writing(desk.db):
        link_states.keep(desk.db, LinkState(url=NEWS[1].url, state=state, checked_at=NOON, strikes=1, struck_at=NOON))

    assert found(desk) == []


def test_a_page_of_an_earlier_post_is_named_with_its_title_and_day(desk: Desk) -> None:
    posted(desk, draft=None)

    [matter] = checking.preflight(desk, 1)

    assert (matter.rule, matter.level) == ("own-repeat", "warn")
    assert "already linked on 2026-05-03 in “The River Again”" in matter.cure


def test_an_earlier_post_s_day_is_the_blog_s_own(desk: Desk) -> None:
    posted(desk, draft=None)
    blog = replace(desk.settings.blog, timezone="Pacific/Kiritimati")  # fourteen hours before London

    [matter] = checking.preflight(replace(desk, settings=replace(desk.settings, blog=blog)), 1)

    assert "on 2026-05-04" in matter.cure


def test_the_pages_of_a_correction_are_asked_as_any_other(desk: Desk) -> None:
    correction = Notice(kind="correction", date="2026-05-13", text="It was [two](https://delta.example/5).")
    draft = saved(desk, replace(_draft(desk).roundup, notices=(correction,)))

    assert "https://delta.example/5" in checking.addresses_of(draft.roundup)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        pytest.param(LEVELS, True, id="both rules asked"),
        pytest.param(replace(LEVELS, outlet_twice="off"), False, id="outlet-twice off"),
        pytest.param(replace(LEVELS, lead_listed="off"), False, id="lead-listed off"),
    ],
)
def test_only_what_was_looked_at_is_called_well(desk: Desk, levels: settings.Preflight, said: bool) -> None:
    set_so = replace(desk, settings=replace(desk.settings, preflight=levels))

    whats = [one.what for one in checks.checked(set_so, _draft(desk))]

    assert ("One link an outlet; the lead's is not repeated." in whats) is said


@pytest.mark.parametrize(("draft", "state"), [(1, "live"), (None, "failed"), (None, "withdrawn"), (None, "gone")])
def test_its_own_post_and_one_that_is_not_there_are_no_repeat(desk: Desk, draft: int | None, state: str) -> None:
    posted(desk, draft=draft, state=state)

    assert found(desk) == []


def test_words_that_were_taken_down_block_and_cannot_be_let_pass(desk: Desk) -> None:
    with writing(desk.db):
        desk.db.execute(
            "insert into takedowns (canonical, url, at) values (?, ?, '2026-05-12T00:00:00Z')",
            (urls.canonical(NEWS[0].url), NEWS[0].url),
        )

    assert found(desk) == [("taken-down", "block")]
    with pytest.raises(UsageError, match="nobody can let taken-down pass"):
        checking.let_pass(desk, 1, "taken-down", because=WHY, editor="editor")


def test_what_was_approved_long_ago_is_said_until_it_is_approved_anew(desk: Desk) -> None:
    deciding.approve(desk, 1)
    assert found(replace(desk, now=NOON + timedelta(days=7))) == []

    months = replace(desk, now=NOON + timedelta(days=90))
    assert found(months) == [("old-approval", "warn")]

    deciding.withdraw_approval(months, 1)
    deciding.approve(months, 1)
    assert found(months) == []


@pytest.mark.parametrize(("state", "said"), [("draft", True), ("live", False), ("scheduled", False), ("sent", False)])
def test_an_old_approval_matters_to_what_is_not_out_yet(desk: Desk, state: str, said: bool) -> None:
    approved = deciding.approve(desk, 1)
    posted(desk, draft=1, state=state, roundup=approved.roundup)

    assert (("old-approval", "warn") in found(replace(desk, now=NOON + timedelta(days=90)))) is said


def test_an_outlet_that_is_never_excerpted_needs_no_excerpt(desk: Desk) -> None:
    led(desk)
    assert found(desk) == [("no-excerpt", "warn")]

    outlets = tuple(replace(one, excerpt_words=0) for one in desk.registry)
    linked_only = replace(desk, registry=replace(desk.registry, outlets=outlets))
    assert found(linked_only) == []

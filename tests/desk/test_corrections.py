"""The corrections inbox: what changed on linked pages after posting is told once, then taken or dismissed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline import excerpt
from pipeline.desk import Desk, corrections, editing, history, publishing
from pipeline.desk.corrections import Matter
from pipeline.desk.publishing import Order
from pipeline.draft import moves
from pipeline.draft.word_runs import Run
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Article, Notice
from pipeline.settings import Channel
from pipeline.store import articles, headlines, link_states, takedowns
from pipeline.store.database import writing
from pipeline.store.link_states import LinkState
from tests.cast import NOON
from tests.desk.posting import LATER as POSTED
from tests.desk.posting import PACE, SITE
from tests.desk.worktable import NEWS, worktable

MAIL = Channel(name="second", kind="markdown", folder="others")
LEDE = ("The river talks opened on Tuesday with twelve boats.", "Nobody knows when they will end.")
NEW_LEDE = "The river talks opened on Tuesday with eleven boats."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Draft 1 is posted at half past twelve; its lead's page was read at noon. Now it is two o'clock."""
    with worktable(tmp_path) as opened:
        opened = replace(opened, settings=replace(opened.settings, publish=(SITE, MAIL)))
        keep_page(opened, LEDE, at=NOON)
        editing.choose_paragraphs(opened, 1, chosen=[0, 1], seen="", editor="Ann")
        editing.write_comment(
            opened, 1, text="See [River talks fail][1] (Marl Herald).", references=(NEWS[3].url,), seen="", editor="Ann"
        )
        editing.reword_link(opened, 1, place=2, words="My own words", seen="", editor="Ann")
        yield replace(opened, now=NOON + timedelta(hours=2))


def keep_page(desk: Desk, paragraphs: tuple[str, ...], *, at: datetime) -> None:
    page = Article(url=NEWS[0].url, canonical=NEWS[0].canonical, headline=NEWS[0].headline, paragraphs=paragraphs)
    with writing(desk.db):
        articles.keep(desk.db, 1, page, digest=excerpt.digest(paragraphs), at=at)


def post_it(desk: Desk, channel: str = "site") -> None:
    if verbs.find(desk, 1).state != "published":
        verbs.approve(desk, 1)
    publishing.publish(desk, Order(draft=1, live=True, channel=channel), PACE)


def retitle(desk: Desk, number: int, words: str, *, minutes: int = 60) -> None:
    seen_at = NOON + timedelta(minutes=minutes)
    with writing(desk.db):
        headlines.file(desk.db, [replace(NEWS[number - 1], headline=words, seen_at=seen_at)])


def gone(desk: Desk, number: int, *, state: str = "gone", at: datetime = POSTED + timedelta(hours=1)) -> None:
    with writing(desk.db):
        link_states.keep(
            desk.db, LinkState(url=NEWS[number - 1].url, state=state, why="404 twice", checked_at=at, struck_at=at)
        )


def looked(desk: Desk) -> tuple[Matter, ...]:
    corrections.look(desk)
    return corrections.open_matters(desk)


def test_a_headline_that_changed_after_posting_is_told_once_with_the_words_that_differ(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")

    [matter] = looked(desk)

    assert (matter.kind, matter.role, matter.draft, matter.outlet) == ("headline", "lead", 1, "Harbour Times")
    assert matter.words == (Run(kind="same", text="River talks open "), Run(kind="new", text="late"))
    assert corrections.look(desk) == 0


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        pytest.param("River talks open late", 20, id="changed before posting"),
        pytest.param("RIVER  TALKS OPEN", 60, id="capitals and spaces"),
        pytest.param("River talks open", 60, id="the same again"),
    ],
)
def test_what_is_no_change_since_posting_is_not_told(desk: Desk, words: str, minutes: int) -> None:
    if minutes < 30:
        retitle(desk, 1, words, minutes=minutes)
        editing.reword_lead(desk, 1, words=words, seen="", editor="Ann")
    post_it(desk)
    if minutes > 30:
        retitle(desk, 1, words, minutes=minutes)

    assert looked(desk) == ()


def test_a_draft_that_is_not_posted_has_nothing_to_correct(desk: Desk) -> None:
    retitle(desk, 1, "River talks open late")

    assert looked(desk) == ()


def test_a_post_that_is_on_two_channels_is_one_matter(desk: Desk) -> None:
    post_it(desk)
    post_it(desk, "second")
    retitle(desk, 1, "River talks open late")

    assert len(looked(desk)) == 1


def test_a_change_that_is_taken_back_closes_by_itself_and_opens_again_when_it_returns(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    assert len(looked(desk)) == 1

    retitle(desk, 1, NEWS[0].headline, minutes=70)
    assert looked(desk) == ()
    retitle(desk, 1, "River talks open late", minutes=80)
    assert len(looked(desk)) == 1


def test_a_change_of_a_change_is_one_matter_with_the_newest_words(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    looked(desk)
    retitle(desk, 1, "River talks never open", minutes=90)

    assert [(one.was, one.becomes) for one in looked(desk)] == [("River talks open", "River talks never open")]


def test_the_new_headline_goes_into_the_lead_the_list_and_the_citation(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    retitle(desk, 2, "River talks stall [again]")
    retitle(desk, 4, "River talks fail at last")

    for matter in looked(desk):
        assert corrections.settle(desk, matter.id, "updated", editor="Ann").changed

    draft = verbs.find(desk, 1)
    assert draft.roundup.lead is not None
    assert draft.roundup.lead.headline == "River talks open late"
    assert moves.links(draft.roundup)[0].headline == "River talks stall [again]"
    assert f"[River talks fail at last]({NEWS[3].url}) (Marl Herald)" in draft.roundup.comment
    assert draft.state == "touched"
    assert draft.roundup.notices == ()
    assert corrections.open_matters(desk) == ()


def test_words_of_the_editor_s_own_stay_when_the_headline_behind_them_changes(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 3, "River talks go on and on")
    [matter] = looked(desk)

    settled = corrections.settle(desk, matter.id, "updated", editor="Ann")

    assert not settled.changed
    assert settled.draft is not None
    assert (settled.draft.state, moves.links(settled.draft.roundup)[1].headline) == ("touched", "My own words")


def test_a_correction_reaches_the_blog_when_it_is_approved_and_published_and_the_matter_stays_settled(
    desk: Desk,
) -> None:
    post_it(desk)
    retitle(desk, 2, "River talks stall again")
    [matter] = looked(desk)
    corrections.settle(desk, matter.id, "updated", correction="The headline was changed.", editor="Ann")
    [file] = (desk.folder / "posts").rglob("*.md")
    assert "stall again" not in file.read_text("utf-8")

    post_it(desk)

    assert "stall again" in file.read_text("utf-8")
    assert "Correction (May 12, 2026): The headline was changed" in file.read_text("utf-8").replace("&#46;", ".")
    assert looked(desk) == ()


def test_what_was_dismissed_stays_dismissed(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    [matter] = looked(desk)

    assert corrections.settle(desk, matter.id, "dismissed", editor="Ann").draft is None

    assert looked(desk) == ()
    assert verbs.find(desk, 1).state == "published"


def test_a_page_that_is_gone_is_told_with_an_old_copy_and_the_link_is_the_editor_s_to_change(desk: Desk) -> None:
    post_it(desk)
    gone(desk, 2)

    [matter] = looked(desk)
    settled = corrections.settle(desk, matter.id, "updated", editor="Ann")

    assert (matter.kind, matter.was, matter.becomes) == ("gone", "River talks stall", "")
    assert matter.old_copy == f"https://web.archive.org/web/20260512/{NEWS[1].url}"
    assert settled.draft is not None
    assert not settled.changed


@pytest.mark.parametrize(
    ("state", "after"), [("gone", timedelta(hours=-2)), ("refused", timedelta(hours=1)), ("moved", timedelta(hours=1))]
)
def test_a_page_that_is_there_or_was_gone_before_is_not_told(desk: Desk, state: str, after: timedelta) -> None:
    post_it(desk)
    gone(desk, 2, state=state, at=POSTED + after)

    assert looked(desk) == ()


def test_a_page_that_came_back_closes_by_itself(desk: Desk) -> None:
    post_it(desk)
    gone(desk, 2)
    assert len(looked(desk)) == 1
    gone(desk, 2, state="ok")

    assert looked(desk) == ()


def test_a_lede_that_changed_gives_the_paragraph_and_its_new_words(desk: Desk) -> None:
    post_it(desk)
    keep_page(desk, (NEW_LEDE, *LEDE[1:]), at=POSTED + timedelta(minutes=10))

    [matter] = looked(desk)
    settled = corrections.settle(desk, matter.id, "updated", editor="Ann")

    assert (matter.kind, matter.was, matter.becomes) == ("lede", LEDE[0], NEW_LEDE)
    assert settled.draft is not None
    assert settled.draft.roundup.lead is not None
    assert settled.draft.roundup.lead.excerpt == (NEW_LEDE, LEDE[1])
    undone = history.undo(desk, 1, editor="Ann").roundup.lead
    assert undone is not None
    assert undone.excerpt == LEDE


def test_a_page_that_reads_as_quite_another_one_is_no_changed_lede(desk: Desk) -> None:
    post_it(desk)
    keep_page(desk, ("Please accept our cookies before you go on reading.",), at=POSTED + timedelta(minutes=10))

    assert looked(desk) == ()


def test_an_article_that_was_taken_down_has_no_changed_lede(desk: Desk) -> None:
    post_it(desk)
    with writing(desk.db):
        takedowns.record(desk.db, NEWS[0].canonical, url=NEWS[0].url, because="", at=desk.now)
    keep_page(desk, (NEW_LEDE,), at=POSTED + timedelta(minutes=10))

    assert looked(desk) == ()


def test_notices_are_added_to_the_draft_of_a_post_in_one_go(desk: Desk) -> None:
    post_it(desk)

    draft = corrections.note_below(desk, 1, correction="Eleven boats, not twelve.", update="It goes on.", editor="Ann")

    assert draft.state == "touched"
    assert draft.roundup.notices == (
        Notice(kind="correction", date="2026-05-12", text="Eleven boats, not twelve."),
        Notice(kind="update", date="2026-05-12", text="It goes on."),
    )


def test_a_matter_that_is_not_there_or_a_choice_that_is_none_is_refused(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    [matter] = looked(desk)

    with pytest.raises(NotFoundError, match="no correction c99"):
        corrections.settle(desk, 99, "dismissed", editor="Ann")
    with pytest.raises(UsageError, match="no choice"):
        corrections.settle(desk, matter.id, "forgotten", editor="Ann")
    assert corrections.open_matters(desk) == (matter,)

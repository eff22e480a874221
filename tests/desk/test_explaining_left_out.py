"""Why not: too old, off topic, of another story, or come after the draft - each says which."""

from datetime import timedelta

from tests.cast import NOON
from tests.desk.flood import FLOOD
from tests.desk.reasons import cover, drafted, ingest, line, number_of, reasons, says
from tests.desks import SETTINGS, DeskFolder


def test_what_has_left_the_window_says_so(desk: DeskFolder) -> None:
    cover(desk, range(4))
    later = NOON + timedelta(days=3)

    assert "too old: the window holds the last 48 hours" in reasons(desk, "h1", now=later)
    assert says(reasons(desk, "h1", now=later), "may not lead: it is older than 24 hours")
    assert "none of it lies in the window any more" in reasons(desk, "s1", now=later)


def test_undated_and_old_headlines_are_archive(desk: DeskFolder) -> None:
    ingest(desk, line(1, "Orrin dam of old", published=None), line(2, "Orrin dam", published="2026-05-01T00:00:00Z"))

    assert says(reasons(desk, "h1"), "archive, not news: its outlet gave no date")
    assert says(reasons(desk, "h2"), "archive, not news: it was more than 7 days old")


def test_a_headline_off_topic_says_which_words_it_lacks(desk: DeskFolder) -> None:
    ingest(desk, line(1, "Chess final ends in a draw"))

    assert "not on topic river: none of orrin in headline or summary" in reasons(desk, "h1")
    assert says(reasons(desk, "h1", "river"), "not on topic river")
    assert says(reasons(desk, "s1", "river"), "not a story of topic river")
    assert says(reasons(desk, "s1"), "not a story of any topic")


def test_a_headline_on_topic_says_by_which_words(desk: DeskFolder) -> None:
    cover(desk, range(2))

    assert "on topic river: orrin in the headline" in reasons(desk, "h1")


def test_a_headline_of_another_story_says_which_draft_it_is_not_in(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ingest(desk, line(9, "Students win a rowing cup", summary="A regatta on the Orrin."))
    drafted(desk)
    other = number_of(desk, "Students win a rowing cup")

    told = reasons(desk, other)
    assert "not in draft d1: that is on another story, s1" in told
    assert says(
        told, "its story has no draft: place 2 of 2 on topic river; makes no draft: it mentions river only in passing"
    )


def test_a_story_beyond_the_drafts_of_a_topic_says_which_are_better(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS + "[draft]\nper_topic = 1\n")
    cover(desk, range(4))
    ingest(desk, line(9, "Students win a rowing cup", summary="A regatta on the Orrin."))

    assert says(reasons(desk, number_of(desk, "Students win a rowing cup")), "river makes 1 draft: better are s1")


def test_a_headline_that_came_after_the_draft_says_so(desk: DeskFolder) -> None:
    cover(desk, range(4))
    drafted(desk)
    ingest(desk, line(9, FLOOD[4], "Outlet 9"))
    late = number_of(desk, FLOOD[4])

    assert says(reasons(desk, late), "it came after the draft was made: the next run may list it")


def test_a_headline_that_the_next_run_offers_for_the_comment_says_so(desk: DeskFolder) -> None:
    quay = ", ".join(f'"Outlet {at}"' for at in range(5))
    desk.writes("copydesk.toml", SETTINGS + f'[topic.sides]\nquay = [{quay}]\nmarl = ["Outlet 9"]\n')
    cover(desk, range(5))
    drafted(desk)
    ingest(desk, line(9, FLOOD[5], "Outlet 9"))

    told = reasons(desk, number_of(desk, FLOOD[5]))
    assert says(told, "it came after the draft was made: Outlet 9 is offered for the comment")

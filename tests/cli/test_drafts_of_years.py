"""`copydesk drafts` where there are hundreds: what waits for the editor, the newest 500 others; the rest is reached."""

from dataclasses import replace

from pipeline.draft.expiry import EXPIRED
from pipeline.store import drafts, stories
from pipeline.store.database import open_desk, writing
from tests.cast import NOON
from tests.desk.worktable import first_draft
from tests.desks import DeskFolder

MANY = 510


def of_years(desk: DeskFolder) -> None:
    """Make 510 drafts, of which the editor touched the second and approved the third, and has the fourth to look at."""
    db = open_desk(desk.folder / "desk.db", now=NOON, create=True)
    with writing(db):
        stories.open_new(db, at=NOON)
        for number in range(1, MANY + 1):
            state = {2: "touched", 3: "approved", 4: "waiting"}.get(number, "discarded" if number % 2 else "published")
            drafts.save(db, replace(first_draft(), state=state), author="desk", at=NOON)
    db.close()


def test_the_newest_are_listed_and_all_that_waits_for_the_editor_and_where_the_rest_is(desk: DeskFolder) -> None:
    of_years(desk)

    done = desk.copydesk("drafts", "--json")

    assert [one["id"] for one in done.json] == [f"d{n}" for n in (*range(MANY, 10, -1), 4, 3, 2)]
    assert done.stderr == "there are older ones: copydesk drafts --before d11\n"


def test_those_before_a_number_are_listed_to_the_first(desk: DeskFolder) -> None:
    of_years(desk)

    done = desk.copydesk("drafts", "--before", "d11", "--json")
    lines = desk.copydesk("drafts", "--before", "d510").stdout.splitlines()

    assert [one["id"] for one in done.json] == [f"d{n}" for n in range(10, 0, -1)]
    assert done.stderr == ""
    assert [line.split()[0] for line in lines] == [f"d{n}" for n in range(509, 9, -1)]


def test_a_line_says_of_a_draft_what_its_text_says_and_why_it_was_put_away(desk: DeskFolder) -> None:
    title, why = 'Wer zählt "Orrin" 🎈', "nobody opened it in 24 hours"
    draft = first_draft()
    draft = replace(draft, roundup=replace(draft.roundup, title=title), why={**draft.why, EXPIRED: why})
    db = open_desk(desk.folder / "desk.db", now=NOON, create=True)
    with writing(db):
        stories.open_new(db, at=NOON)
        saved = [
            drafts.save(db, replace(draft, state=state), author="desk", at=NOON) for state in ("waiting", "discarded")
        ]
        glimpsed = drafts.glimpsed(db, most=2)
    db.close()

    assert [one.title for one in glimpsed] == [one.roundup.title for one in reversed(saved)]
    assert [one.expired for one in glimpsed] == [why, ""]
    assert desk.copydesk("drafts").stdout.splitlines()[0].endswith(f"(put away: {why})")


def test_before_the_first_there_are_none(desk: DeskFolder) -> None:
    of_years(desk)

    done = desk.copydesk("drafts", "--before", "d0")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_a_number_that_was_left_empty_is_none(desk: DeskFolder) -> None:
    assert desk.copydesk("drafts", "--before=").exit_code == 2

"""An outlet that broke is told after three failures, in one digest a day, and anew when it breaks again."""

from tests.notify.conftest import Editor
from tests.notify.inbox import Inbox
from tests.notify.outcomes import FAILED, READ


def test_an_outlet_that_broke_is_told_after_three_failures_and_once(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)
    told = []
    for failures in (1, 2, 3, 4):
        editor.asked("Lista Post", failures=failures)
        editor.told(hours=24 * failures)
        told.append(len(inbox.posted))

    assert told == [0, 0, 1, 1]
    assert inbox.posted[0].headers["title"] == "River Watch: an outlet is silent or fails"
    assert inbox.posted[0].body.decode().startswith("Lista Post: fails: the feed is a web page, not a feed\n  open the")


def test_health_is_told_once_a_day_at_most_by_the_blog_s_own_day(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False, zone="America/Toronto")
    editor.asked("Lista Post", failures=3)
    editor.told(hours=0)
    editor.asked("Marl Herald", failures=3)
    told = []
    for hours in (1, 12.5, 15.5, 16.5):  # midnight in Toronto is 16:00 after noon UTC
        editor.told(hours=hours)
        told.append(len(inbox.posted))

    assert told == [1, 1, 1, 2]
    assert "Lista Post" not in inbox.posted[1].body.decode()


def test_an_outlet_that_was_well_again_is_told_when_it_breaks_anew(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)
    for day, failures in enumerate((3, 0, 3)):
        editor.asked("Lista Post", failures=failures)
        editor.told(hours=24 * day)

    assert len(inbox.posted) == 2


def test_while_no_outlet_can_be_read_none_is_told_ill_and_none_well(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)
    editor.asked("Lista Post", failures=3)
    editor.told()
    editor.asked("Marl Herald", failures=3)
    for hours, outcome in ((24, FAILED), (48, READ)):
        editor.ran(outcome, hours=hours)
        editor.told(hours=hours)

    digests = [posted.body.decode() for posted in inbox.posted if "fails:" in posted.body.decode()]
    assert ["Lista Post" in digest for digest in digests] == [True, False]
    assert "Marl Herald" in digests[1]

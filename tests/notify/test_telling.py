"""A waiting draft is told once, at a real address: not again, not when it is old, not to who does not want it."""

from pipeline.store.database import writing
from pipeline.store.drafts import save
from tests.cast import NOON
from tests.desk.worktable import first_draft
from tests.notify.conftest import Editor
from tests.notify.inbox import Inbox


def test_a_waiting_draft_is_told_once_with_title_topic_counts_and_its_page(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=f"{inbox.address}/desk")

    first, again = editor.told(), editor.told(hours=1)

    assert (first.sent, again.sent) == (("River Watch: a draft waits",), ())
    [posted] = inbox.posted
    assert (posted.path, posted.headers["title"]) == ("/desk", "River Watch: a draft waits")
    assert posted.body.decode().splitlines() == [
        "River Talks Open",
        "  river; lead: Harbour Times; 4 links, 4 outlets",
        "  http://127.0.0.1:8765/drafts/1",
        "",
        "The desk: http://127.0.0.1:8765/",
    ]


def test_the_next_draft_is_told_alone(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    editor.told()
    with writing(editor.desk.db):
        save(editor.desk.db, first_draft(), author="desk", at=NOON)

    editor.told(hours=1)

    assert [one[2] for one in editor.rows()] == ["d1", "d2"]
    assert "/drafts/1\n" not in inbox.posted[1].body.decode()


def test_a_draft_that_waited_for_more_than_a_day_is_no_news(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)

    editor.told(hours=25)

    assert inbox.posted == []


def test_nobody_is_told_where_nobody_is_named(editor: Editor) -> None:
    told = editor.told()

    assert (told.sent, told.problems, editor.rows()) == ((), (), [])


def test_what_the_editor_switched_off_is_not_told(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)

    editor.told()

    assert inbox.posted == []

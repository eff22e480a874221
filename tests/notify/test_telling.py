"""What the editor is told by a desk, and what he is not told again: real addresses, a real mail server."""

import json
from dataclasses import replace

import pytest

from pipeline.errors import ChannelError, UsageError
from pipeline.store import corrections
from pipeline.store.corrections import Change
from pipeline.store.database import writing
from pipeline.store.drafts import save
from pipeline.store.runs import Outcome
from tests.cast import NOON
from tests.desk.worktable import first_draft
from tests.notify.conftest import Editor
from tests.notify.inbox import Inbox
from tests.publish.mail_office import Office

FAILED = Outcome(outlet="Lista Post", state="failing", why="no answer within 3 seconds")
READ = Outcome(outlet="Lista Post", state="new", new=1)


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


def test_a_webhook_gets_json_with_every_matter(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=f"{inbox.address}/hook", kind="webhook")

    editor.told()

    [posted] = inbox.posted
    said = json.loads(posted.body)
    assert posted.headers["content-type"] == "application/json"
    assert list(said) == ["kind", "subject", "text", "desk", "at", "items"]
    assert (said["kind"], said["desk"], said["at"]) == ("drafts", "River Watch", "2026-05-12T12:00:00Z")
    assert said["items"] == [
        {
            "kind": "draft",
            "about": "d1",
            "text": "River Talks Open; river; lead: Harbour Times; 4 links, 4 outlets",
            "url": "http://127.0.0.1:8765/drafts/1",
        }
    ]


def test_a_mail_goes_through_the_email_channel_once(editor: Editor, office: Office) -> None:
    editor.wants(channel="mail", channels=[office.table])

    editor.told()
    editor.told(hours=1)

    [mail] = office.moods.came
    assert mail.message["Subject"] == "River Watch: a draft waits"
    assert "River Talks Open" in mail.part("plain")


def test_nobody_is_told_where_nobody_is_named(editor: Editor) -> None:
    told = editor.told()

    assert (told.sent, told.problems, editor.rows()) == ((), (), [])


def test_what_the_editor_switched_off_is_not_told(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)

    editor.told()

    assert inbox.posted == []


def test_what_was_refused_is_said_and_told_the_next_time(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    inbox.answer = 503

    failed = editor.told()
    inbox.answer = 200
    told = editor.told(hours=1)
    editor.told(hours=2)

    assert failed.sent == ()
    assert failed.problems[0].startswith("River Watch: a draft waits: notices to 127.0.0.1: it answered 503")
    assert (told.sent, told.problems) == (("River Watch: a draft waits",), ())
    assert len(inbox.posted) == 2
    assert editor.rows() == [("post", "draft", "d1", "told")]


def test_what_may_have_been_told_is_said_and_never_told_again(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    inbox.answer = 0

    lost = editor.told()
    inbox.answer = 200
    editor.told(hours=1)

    assert "it may have been told" in lost.problems[0]
    assert len(inbox.posted) == 1
    assert editor.rows() == [("post", "draft", "d1", "unknown")]


def test_a_mail_whose_answer_was_lost_is_never_sent_again(editor: Editor, office: Office) -> None:
    editor.wants(channel="mail", channels=[office.table])
    office.moods.hangs_up_after_data = True

    lost = editor.told()
    office.moods.hangs_up_after_data = False
    editor.told(hours=1)

    assert lost.problems
    assert len(office.moods.came) == 1
    assert editor.rows() == [("mail", "draft", "d1", "unknown")]


def test_a_row_that_a_killed_run_left_is_not_told_again(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    editor.told()
    editor.desk.db.execute("update notices set state = 'sending'")

    editor.told(hours=1)

    assert len(inbox.posted) == 1


def test_one_way_that_fails_is_tried_again_without_the_other(editor: Editor, inbox: Inbox, office: Office) -> None:
    editor.wants(url=inbox.address, channel="mail", channels=[office.table])
    office.moods.says["DATA"] = ["554 no thanks"]

    failed = editor.told()
    editor.told(hours=1)

    assert len(failed.problems) == 1
    assert (len(inbox.posted), len(office.moods.came)) == (1, 1)


def test_a_mail_that_one_of_two_readers_did_not_get_is_said_and_not_sent_again(editor: Editor, office: Office) -> None:
    editor.wants(channel="mail", channels=[replace(office.table, to="a@lista.example, b@lista.example")])
    office.moods.says["b@lista.example"] = ["550 no such reader"]

    told = editor.told()
    editor.told(hours=1)

    [said] = told.problems
    assert "b@lista.example" in said
    assert "a@lista.example" not in said
    assert [came.recipients for came in office.moods.came] == [("a@lista.example",)]


@pytest.mark.parametrize(
    ("named", "words"),
    [
        pytest.param("post", "a channel that is not there: post", id="no-such-channel"),
        pytest.param("files", "cannot go by files, which is of kind markdown", id="another-kind"),
    ],
)
def test_a_channel_that_carries_no_mail_is_said_with_its_cure(
    editor: Editor, office: Office, named: str, words: str
) -> None:
    files = replace(office.table, name="files", kind="markdown", folder="posts")
    editor.wants(channel=named, channels=[files, office.table])

    told = editor.told()

    assert words in told.problems[0]
    assert "mail" in told.problems[0]


def test_a_run_that_read_no_outlet_is_told_once_until_a_run_was_well(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)
    told = []
    for hours, outcome in enumerate((FAILED, FAILED, READ, FAILED)):
        editor.ran(outcome, hours=hours)
        editor.told(hours=hours)
        told.append(len(inbox.posted))

    assert told == [1, 1, 1, 2]
    assert inbox.posted[0].headers["title"] == "River Watch: the run failed"
    assert (
        inbox.posted[0]
        .body.decode()
        .startswith("No outlet could be read: all 1 failed\n  Lista Post: no answer within 3 seconds\n")
    )


def test_a_run_for_which_nothing_was_due_does_not_make_the_failure_well(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)
    for hours, outcomes in enumerate(((FAILED,), (), (FAILED,))):
        editor.ran(*outcomes, hours=hours)
        editor.told(hours=hours)

    assert len(inbox.posted) == 1


def test_what_stopped_a_run_is_told_once_each_cause_with_its_cure(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    full = UsageError("the disk is full", do="free some space")

    for hours, failed in enumerate((full, full, ChannelError("the blog is gone"))):
        editor.told(hours=hours, failed=failed)

    first, second = (posted.body.decode() for posted in inbox.posted)
    assert first.startswith("The run stopped: the disk is full\n  free some space\n")
    assert second.startswith("The run stopped: the blog is gone\n")


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


@pytest.mark.parametrize("state", ["unknown", "failed", "gone"])
def test_a_post_whose_state_needs_the_editor_is_told_once(editor: Editor, inbox: Inbox, state: str) -> None:
    editor.wants(url=inbox.address, drafts=False)
    posted(editor, state=state)

    editor.told()
    editor.told(hours=1)

    [told] = inbox.posted
    assert told.headers["title"] == "River Watch: a post needs you"
    assert told.body.decode().startswith(
        f"River Talks Open\n  blog: {state}: no answer came\n  look there\n  http://127.0.0.1:8765/drafts/1\n"
    )


@pytest.mark.parametrize("state", ["draft", "live", "scheduled", "sending", "withdrawn"])
def test_a_post_that_is_well_is_not_told(editor: Editor, inbox: Inbox, state: str) -> None:
    editor.wants(url=inbox.address, drafts=False)
    posted(editor, state=state, cure="")

    editor.told()

    assert inbox.posted == []


def test_corrections_are_in_the_daily_digest_without_a_word_of_the_article(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)
    posted(editor, state="live", cure="")
    change = Change(post=1, canonical="a", kind="headline", was="canary", becomes="canary2")
    kinds = [
        replace(change, canonical=page, kind=kind)
        for page, kind in zip("abc", ("headline", "lede", "gone"), strict=True)
    ]
    with writing(editor.desk.db):
        editor.desk.db.execute("update posts set posted_at = intended_at")
        editor.desk.db.executemany(
            "insert into post_links (post, canonical, url, outlet, headline, role)"
            " values (1, ?, 'https://lista.example/', 'Lista Post', 'canary', 'list')",
            [("a",), ("b",), ("c",)],
        )
        corrections.keep(editor.desk.db, kinds, at=NOON)

    editor.told()
    editor.told(hours=30)

    [told] = inbox.posted
    assert told.headers["title"] == "River Watch: 3 linked pages changed"
    said = (
        "River Talks Open\n  Lista Post, which it links: its first words changed\n  http://127.0.0.1:8765/corrections\n"
    )
    assert said in told.body.decode()
    assert b"canary" not in told.body


def posted(editor: Editor, *, state: str, cure: str = "look there") -> None:
    """Write draft 1 down as a post in this state."""
    roundup = editor.desk.db.execute("select roundup from revisions where draft = 1").fetchone()[0]
    with writing(editor.desk.db):
        editor.desk.db.execute(
            "insert into posts (id, draft, channel, state, title, intended_at, roundup, key, slug, wanted, why, cure)"
            " values (1, 1, 'blog', ?, 'River Talks Open', '2026-05-12T11:00:00Z', ?, 'k', 's', 'live', ?, ?)",
            (state, roundup, "no answer came" if cure else "", cure),
        )


def _rests(editor: Editor, hours: str, **topic: str) -> None:
    chosen = editor.desk.settings
    topics = tuple(replace(one, **topic) for one in chosen.topics)  # type: ignore[arg-type]  # texts of a topic
    settings = replace(chosen, draft=replace(chosen.draft, quiet_hours=hours), topics=topics)
    editor.desk = replace(editor.desk, settings=settings)


def test_in_quiet_hours_nothing_is_told_and_the_first_run_after_tells_it_once(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    _rests(editor, "11:00-14:00")

    during, after, again = editor.told(hours=1), editor.told(hours=2), editor.told(hours=3)

    assert (during.sent, after.sent, again.sent) == ((), ("River Watch: a draft waits",), ())
    assert len(inbox.posted) == 1


def test_a_topic_without_quiet_hours_is_told_of_while_the_rest_is_not(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    _rests(editor, "11:00-14:00", quiet_hours="none")

    editor.ran(FAILED)

    during, after = editor.told(hours=1), editor.told(hours=2)

    assert during.sent == ("River Watch: a draft waits",)
    assert [("could be read" in one.body.decode()) for one in inbox.posted] == [False, True]
    assert len(after.sent) == 1

"""A post that needs the editor is told once, and what changed on linked pages without a word of the article."""

from dataclasses import replace

import pytest

from pipeline.store import corrections
from pipeline.store.corrections import Change
from pipeline.store.database import writing
from tests.cast import NOON
from tests.notify.conftest import Editor
from tests.notify.inbox import Inbox


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

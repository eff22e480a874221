"""Two editors and the runs at one draft, in any order: no text is lost, and who comes too late is told.

The laws are checked after every interleaving: what once stood in a field of a browser is in the store (as it stands, as
an earlier revision, or set aside), a text that was refused was shown to him whose it is, and an action that was refused
said so on his page. The seed is the number in the test's name.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from random import Random
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import LONG
from tests.desks import DeskFolder
from tests.review.conftest import Client, Served, signed_in_again
from tests.review.editors import AS_OF, Editor, editor_at, ever_kept, laid, minutes_later
from tests.review.started import review

DRAFTS = (1, 2, 3)
STEPS = 12 if LONG else 8
# Interleavings to one server and its two browsers, and how many such groups.
TOGETHER, GROUPS = (10, 10) if LONG else (3, 1)
PRESSED = (
    ("[data-place]", 3),
    (".links [formaction$='/removal']", 1),
    ("#story [formaction$='/links']", 1),
    ("#story [formaction$='/lead']", 1),
    ("#story [formaction$='/citations']", 3),
    ("#field-excerpt [name=paragraph]", 1),
    ("#do-undo", 3),
    ("#do-redo", 2),
    ("#cites [name=without]", 1),
    (".conflict [name=choice]", 4),
    (".suggest [name=choice]", 1),
    ("[data-use]", 1),
)


@dataclass(kw_only=True)
class Newsroom:
    """The desk at work: two editors, and whatever the runs bring; `typed` is what stood in a field, by draft."""

    desk: DeskFolder
    editors: tuple[Editor, Editor]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    typed: dict[int, set[str]] = field(default_factory=dict)

    def word(self) -> str:
        """A word that stands nowhere else."""
        return f"w{next(self.numbers)}q"


@pytest.fixture
def newsroom(evening: DeskFolder, chromium: Browser) -> Iterator[Newsroom]:
    with ExitStack() as stack:
        started = stack.enter_context(review(evening, "--port", "0", AS_OF))
        one, other = (stack.enter_context(editor_at(started.address, evening, chromium)) for _ in range(2))
        yield Newsroom(desk=evening, editors=(one, other))


@pytest.mark.parametrize("group", range(GROUPS))
def test_whatever_two_editors_and_the_runs_do_nothing_is_lost(newsroom: Newsroom, group: int) -> None:
    for turn in range(TOGETHER):
        interleave(newsroom, Random(group * TOGETHER + turn), draft=DRAFTS[turn % len(DRAFTS)], turn=turn)


# What the other editor does to the post, each a change of another field.
CHANGES = (
    ("#l1 [formaction$='/removal']", "list"),
    ("#field-excerpt [name=paragraph]", "excerpt"),
    ("#story [formaction$='/citations']", "comment"),
    ("#story [formaction$='/lead']", "lead"),
    ("#do-undo", "lead"),
)


def test_what_the_other_editor_changed_meanwhile_is_not_approved(newsroom: Newsroom) -> None:
    one, other = newsroom.editors
    for selector, field_changed in CHANGES:
        one.opens(1)
        other.opens(1)
        before = laid(newsroom.desk, 1)
        other.presses(selector)
        other.waits()
        one.presses("#do-approval")
        one.waits()

        after = laid(newsroom.desk, 1)
        assert after.versions[field_changed] != before.versions[field_changed]
        assert (after.draft.state, one.refused.pop()[-9:]) == ("touched", "/approval")
        expect(one.page.locator("#note")).to_contain_text("The draft changed while you worked")
    one.presses("#do-approval")  # now he has seen it
    one.waits()
    assert (laid(newsroom.desk, 1).draft.state, one.refused) == ("approved", [])


@pytest.mark.parametrize("htmx", [pytest.param(True, id="htmx"), pytest.param(False, id="plain")])
def test_an_approval_of_an_older_text_is_refused(client: Client, served: Served, htmx: bool) -> None:
    seen = laid(served.desk, 1).versions["all"]
    with signed_in_again(served) as other:
        other.press("/drafts/1/title", {"title": "Another Title", "v_title": laid(served.desk, 1).versions["title"]})

    answer = client.press("/drafts/1/approval", {"v_all": seen}, htmx=htmx)

    assert answer.status_code == 409
    assert laid(served.desk, 1).draft.state == "touched"


@pytest.mark.parametrize("path", ["links/2/words", "lead/words", "labels"])
def test_words_for_a_link_that_come_too_late_are_kept_until_they_are_put_away(
    client: Client, served: Served, path: str
) -> None:
    old = {f"v_{name}": "0123456789ab" for name in ("list", "lead", "labels")}

    answer = client.press(f"/drafts/1/{path}", {**old, path.rpartition("/")[2]: "Mine, <b>typed</b>"}, htmx=True)

    assert answer.status_code == 409
    assert 'dir="auto">Mine, &lt;b&gt;typed&lt;/b&gt;</p>' in client.get("/drafts/1").text
    assert "yours is kept too" in answer.text
    assert 'dir="auto">Mine, &lt;b&gt;typed&lt;/b&gt;</p>' in answer.text
    [aside] = laid(served.desk, 1).asides
    client.press(f"/drafts/1/asides/{aside.id}", {"choice": "theirs"})
    assert "&lt;b&gt;typed" not in client.get("/drafts/1").text


def test_a_choice_between_two_texts_is_refused_when_a_third_stands_now(newsroom: Newsroom) -> None:
    one, other = newsroom.editors
    for editor in (one, other):
        editor.opens(1)
    other.types("comment", "Theirs.")
    other.waits()
    one.types("comment", "Mine.")
    one.waits()
    other.types("comment", " And more.")
    other.waits()

    one.presses(".conflict [value=mine]")
    one.waits()

    assert laid(newsroom.desk, 1).comment == "Theirs. And more."
    expect(one.page.locator("#note")).to_contain_text("The comment changed while you worked")
    one.presses(".conflict [value=mine]")  # now he has seen what it replaces
    one.waits()
    assert laid(newsroom.desk, 1).comment == "Mine."


def interleave(newsroom: Newsroom, chance: Random, *, draft: int, turn: int) -> None:
    """Let both editors work on one draft while a run brings news, and check the laws."""
    for editor in newsroom.editors:
        editor.opens(draft)
    run = Thread(target=news_comes, args=(newsroom.desk, draft, turn))
    starts = chance.randrange(STEPS)
    for step in range(STEPS):
        if step == starts:
            run.start()
        at_work = chance.choice([newsroom.editors[:1], newsroom.editors[1:], newsroom.editors, newsroom.editors[::-1]])
        pressed = [editor for editor in at_work if acts(newsroom, editor, chance, draft)]
        for editor in pressed:
            editor.waits()
        newsroom.editors[0].page.wait_for_timeout(chance.choice([0, 0, 0, 150, 400, 800]))
    run.join()
    for editor in newsroom.editors:
        editor.waits()
    broken = ["not looked"]
    for _ in range(20):  # what a page sent as it was left may still be on its way
        for editor in newsroom.editors:
            editor.page.reload()
            editor.page.wait_for_timeout(100)
        if not (broken := list(broken_laws(newsroom, draft))):
            break
    assert broken == []


def acts(newsroom: Newsroom, editor: Editor, chance: Random, draft: int) -> bool:
    """Let an editor do one thing; whether it was a press, whose answer is to be seen before he does another."""
    kind = chance.choices(["type", "rewrite", "press", "reload", "leave"], [8, 1, 7, 1, 1])[0]
    if kind in ("type", "rewrite"):
        words, name = newsroom.word(), chance.choice(["title", "comment", "comment"])
        if kind == "rewrite":  # else it takes away himself what he typed before it could be saved
            editor.waits()
        typed = editor.types(name, f" {words}", delay=chance.choice([0, 0, 15]), replace=kind == "rewrite")
        if typed:
            newsroom.typed.setdefault(draft, set()).add(words)
    elif kind == "press":
        selector = chance.choices([one for one, _ in PRESSED], [weight for _, weight in PRESSED])[0]
        return editor.presses(selector, chance.randrange(1000))
    elif kind == "reload":
        editor.page.reload()
    else:
        editor.page.goto("/keys")
        editor.opens(draft)
    return False


def news_comes(desk: DeskFolder, draft: int, turn: int) -> None:
    """What cron brings: more newsrooms print the story of the draft, and all drafts are made anew."""
    known = laid(desk, draft).rows[0].headline
    later = minutes_later(turn + 1)
    lines = [
        {
            "outlet": f"Skerrow Bulletin {turn}.{n}",
            "headline": f"{known.headline}, {'envoys say' if n else 'sources confirm'}",
            "url": f"https://bulletin-{turn}-{n}.example/2026/05/12/{draft}-{turn}.html",
            "published": None,
        }
        for n in range(2)
    ]
    said = desk.copydesk("ingest", "-", later, stdin="\n".join(map(json.dumps, lines)).encode())
    assert said.exit_code == 0, said.stderr
    said = desk.copydesk("draft", later)
    assert said.exit_code == 0, said.stderr


def broken_laws(newsroom: Newsroom, draft: int) -> Iterator[str]:
    """What does not hold as it should."""
    texts, late = ever_kept(newsroom.desk, draft)
    yield from (f"lost: {word}" for word in newsroom.typed.get(draft, ()) if word not in texts)
    told = {seen for editor in newsroom.editors for seen in editor.saw}
    for number, editor in enumerate(newsroom.editors):
        chosen = (one for one in late if not one.passed and not any(one.is_read_in(other) for other in late))
        for one in chosen:
            # Settled: refused as he left the page, and the other, who was shown both, chose before he came back.
            shown_to = told if one.settled else set(editor.saw)
            if f"aside-{one.id}" not in shown_to:
                yield f"editor {number} was not shown the conflict {one}"
        if editor.saw.count("note") != len(editor.refused):
            yield f"editor {number} was refused {editor.refused} and saw {editor.saw}"
        yield from editor.bad

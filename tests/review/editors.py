"""Editors at work on a started page, each in a browser of his own, who note what comes into it."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from pipeline.desk import opened
from pipeline.desk.laying import sheet
from pipeline.desk.sheet import Sheet
from pipeline.review.access import new_ticket
from pipeline.review.door import door_at
from pipeline.store.database import open_desk
from tests.desks import DeskFolder
from tests.review.cookies import cookie_name

AT = datetime(2026, 5, 12, 18, 0, tzinfo=UTC)
AS_OF = f"--as-of={AT:%Y-%m-%dT%H:%M:%SZ}"
# Tells the test of every conflict and every note as it comes into the page, however soon it goes again.
_WATCH = """
(() => {
  const seen = new WeakSet();
  new MutationObserver(() => {
    for (const found of document.querySelectorAll(".conflict, #note"))
      if (!seen.has(found)) { seen.add(found); window.saw(found.id); }
  }).observe(document, { childList: true, subtree: true });
})();
"""
_FOCUS = """
([name, from]) => {
  const area = document.getElementById(`f-${name}`);
  area?.focus();
  area?.setSelectionRange(from, 1_000_000);
  return area !== null;
}
"""
_PRESS = """
([selector, nth]) => {
  const all = document.querySelectorAll(selector);
  all[nth % all.length]?.click();
  return all.length > 0;
}
"""
_QUIET = "() => !document.querySelector('[data-dirty], .htmx-request')"


@dataclass(kw_only=True)
class Editor:
    """One editor: his page, the session he works in, what came into his page, and which of his actions were refused.

    `saw` holds the ids of conflicts and notes in the order they came; `refused` the addresses of actions that got 409
    or 422 (saves of a field as it is typed are told by a conflict), `bad` the answers that should never come.
    """

    context: BrowserContext
    page: Page
    session: str
    saw: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)

    def opens(self, draft: int) -> None:
        """Go to the page of a draft."""
        self.page.goto(f"/drafts/{draft}")

    def value(self, name: str) -> str | None:
        """What stands in the field of a name, none where a conflict stands in its place."""
        found = self.page.evaluate("name => document.getElementById(`f-${name}`)?.value ?? null", name)
        return None if found is None else str(found)

    def types(self, name: str, words: str, *, delay: float = 0, replace: bool = False) -> bool:
        """Type at the end of a field (or over it), and tell whether the words stood there; no field, no typing."""
        if not self.page.evaluate(_FOCUS, [name, 0 if replace else 1_000_000]):
            return False
        self.page.keyboard.type(words, delay=delay)
        return words.strip() in (self.value(name) or "")

    def presses(self, selector: str, nth: int = 0) -> bool:
        """Press a control of the page where there is one that can be pressed, and do not wait for what follows."""
        return bool(self.page.evaluate(_PRESS, [selector, nth]))

    def waits(self) -> None:
        """Wait until nothing is on its way to the desk."""
        self.page.wait_for_timeout(30)
        self.page.wait_for_function(_QUIET, timeout=30_000)


@contextmanager
def editor_at(address: str, desk: DeskFolder, chromium: Browser) -> Iterator[Editor]:
    """An editor who has signed in at `address`, in a browser's profile of his own that reaches no other machine."""
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    context.add_init_script(_WATCH)
    saw: list[str] = []
    context.expose_binding("saw", lambda _, name: saw.append(str(name)))
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{address}/enter?ticket={ticket_for(address, desk)}")
    [cookie] = [one["value"] for one in context.cookies() if one["name"] == cookie_name(address)]
    session = hashlib.sha256(cookie.encode()).hexdigest()[:8]
    made = Editor(context=context, page=page, session=session, saw=saw)
    page.on("response", lambda answer: _note(made, answer))
    yield made
    context.close()


def _note(editor: Editor, answer: Response) -> None:
    asked: Request = answer.request
    if answer.status >= 500 or answer.status in (400, 403):
        editor.bad.append(f"{answer.status} {asked.method} {asked.url}")
    if answer.status in (409, 422) and "only=" not in (asked.post_data or ""):
        editor.refused.append(asked.url)


def ticket_for(address: str, desk: DeskFolder) -> str:
    """A new one-time ticket of the page at `address`."""
    with opened(desk.folder, {}, now=AT) as at_work:
        port = int(address.rpartition(":")[2])
        door = door_at("127.0.0.1", port, at_work.settings.review, clock=_on_the_wall)
        return new_ticket(at_work.db, door)


def _on_the_wall() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  tickets end by the real clock, as in cli/review


def laid(desk: DeskFolder, draft: int) -> Sheet:
    """Everything the page of a draft shows now."""
    with opened(desk.folder, {}, now=AT) as at_work:
        return sheet(at_work, draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A row of the late texts. `passed`: a newer text of the same page came first, so there is nothing to choose."""

    id: int
    field: str
    by: str
    value: str
    settled: bool
    passed: bool

    def is_read_in(self, other: "Aside") -> bool:
        """Whether a later text of the same editor holds this one word for word: the rule of store/asides.keep."""
        return (
            self.id < other.id
            and self.field in ("title", "comment")
            and (self.field, self.by) == (other.field, other.by)
            and self.value != other.value
            and self.value in other.value
        )


def ever_kept(desk: DeskFolder, draft: int) -> tuple[str, list[Aside]]:
    """Return every text a draft has ever had, revisions and asides glued, and its asides."""
    db = open_desk(desk.folder / "desk.db", now=AT)
    try:
        posts = [json.loads(row[0]) for row in db.execute("select roundup from revisions where draft = ?", (draft,))]
        rows = db.execute(
            "select id, field, editor, value, settled_at is not null, coalesce(settled_at < at, 0) from asides"
            " where draft = ? order by id",
            (draft,),
        )
        late = [
            Aside(id=row[0], field=row[1], by=row[2], value=row[3], settled=bool(row[4]), passed=bool(row[5]))
            for row in rows
        ]
    finally:
        db.close()
    words = [f"{post['title']}\n{post['comment']}" for post in posts] + [one.value for one in late]
    return "\n\n".join(words), late


def until(one: Callable[[], object], other: Callable[[], object], page: Page, seconds: float) -> None:
    """Wait until two things are equal, looking again and again.

    Raises:
        AssertionError: they never are.
    """
    end = time.monotonic() + seconds
    while (left := one()) != (right := other()):
        assert time.monotonic() < end, f"they stay {left!r} and {right!r}"
        page.wait_for_timeout(50)


def minutes_later(minutes: int) -> str:
    """The option that tells a command it is later than the page's own hour."""
    return f"--as-of={AT + timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%SZ}"

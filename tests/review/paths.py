"""An editor's minute: another lead, two citations, another order, a sentence, a title - and the post it makes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from pipeline.desk.evening import evening
from pipeline.desk.laying import sheet
from pipeline.news import Headline, Lead, Link, Roundup
from tests.review.conftest import Served

SENTENCE = ". Both sides say that they will meet again."  # typed where the second citation ends
TITLE = "The talks go on, and so does the count"
_PLAIN = re.compile(r"[^\\\[\]*_`<>]+")  # nothing that a citation would have to escape
_BUSY = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, [data-dirty]')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the editor wants of the best story of a topic: its row on the desk, its draft, and what goes where in it."""

    row: str
    draft: int
    before: Roundup
    lead: Headline
    cited: tuple[Headline, Headline]
    first: Link


def wanted_of(served: Served, topic: str) -> Wanted:
    """Choose for the draft of a topic's best story: the first headlines that do not lead, and the list's last line."""
    with served.opened() as desk:
        best = next(beat for beat in evening(desk).beats if beat.name == topic).rows[0]
        laid = sheet(desk, best.draft)
    free = [row.headline for row in laid.rows if row.role != "lead" and _PLAIN.fullmatch(row.headline.headline)]
    chosen = (free[0], free[1], free[2])
    gone = {one.url for one in chosen}
    lines = [link for link in _group(laid.draft.roundup) if link.url not in gone]
    return Wanted(
        row=f"#row-{best.number}-{topic}",
        draft=best.draft,
        before=laid.draft.roundup,
        lead=chosen[0],
        cited=(chosen[1], chosen[2]),
        first=lines[-1],
    )


def expected(wanted: Wanted, excerpt: tuple[str, ...]) -> Roundup:
    """Return the post that those choices make, worked out by hand from the one before."""
    before, old, new = wanted.before, wanted.before.lead, wanted.lead
    assert old is not None
    as_line = Link(headline=old.headline, url=old.url, outlet=old.outlet, agency=old.agency)
    # The old lead takes the new one's place in the list, else the first.
    lines = [as_line if link.url == new.url else link for link in _group(before)]
    lines = lines if as_line in lines else [as_line, *lines]
    gone = {one.url for one in wanted.cited} | {wanted.first.url}
    lines = [wanted.first, *(link for link in lines if link.url not in gone)]
    one, two = (f"[{one.headline}]({one.url}) ({one.outlet})" for one in wanted.cited)
    section = replace(before.sections[0], groups=(tuple(lines), *before.sections[0].groups[1:]))
    lead = Lead(
        headline=new.headline,
        url=new.url,
        outlet=new.outlet,
        agency=new.agency or None,
        excerpt=excerpt,
    )
    comment = f"{one}. More here .... {two}{SENTENCE}"
    return replace(before, title=TITLE, lead=lead, comment=comment, sections=(section, *before.sections[1:]))


def _group(post: Roundup) -> Sequence[Link]:
    return post.sections[0].groups[0]


class Hands:
    """Hands on the keys alone; `pressed` counts all but the text that is typed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press keys, and wait until what each asked for is on the page."""
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1
            self.page.wait_for_function(_BUSY)

    def goes_to(self, row: str) -> None:
        """Press j until this row is the current one."""
        for _ in range(60):
            if self.page.locator(f"{row}[aria-current]").count():
                return
            self.press("j")
        raise AssertionError(f"j never reaches {row}")

    def works(self, wanted: Wanted) -> None:
        """Do all of it, from the desk to the approval."""
        self.page.goto("/")
        self.goes_to(wanted.row)
        self.press("Enter")
        self.page.wait_for_url(f"**/drafts/{wanted.draft}")
        self.goes_to(f"#h{wanted.lead.id}")
        self.press("l")
        for one in wanted.cited:
            self.goes_to(f"#h{one.id}")
            self.press("c")
        self.press("e")
        self.page.keyboard.type(SENTENCE)
        self.press("Escape")
        self.goes_to(f'.links > li[data-url="{wanted.first.url}"]')
        self.press("1", "t", "Control+a")
        self.page.keyboard.type(TITLE)
        self.press("Escape", "Shift+A", "Enter")
        self.page.locator("#do-approval", has_text="Withdraw approval").wait_for()


class Mouse:
    """A hand on the mouse, JavaScript off; the keyboard is for the typed text only."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def works(self, wanted: Wanted) -> None:
        """Do all of it, from the desk to the approval."""
        self.page.goto("/")
        self._follows(self.page.locator(f"{wanted.row} a.hl").first)
        assert urlsplit(self.page.url).path == f"/drafts/{wanted.draft}"
        self._click(f"#h{wanted.lead.id}", "Lead")
        for one in wanted.cited:
            self._click(f"#h{one.id}", "Cite")
        comment = self.page.locator("#f-comment")
        comment.fill(comment.input_value() + SENTENCE)
        line = f'.links > li[data-url="{wanted.first.url}"]'
        while up := self.page.locator(line).get_by_role("button", name="Move up").all():
            self._follows(up[0])
        self.page.locator("#f-title").fill(TITLE)
        self._follows(self.page.get_by_role("button", name="Save the title"))
        self._follows(self.page.get_by_role("button", name="Approve", exact=True))

    def _click(self, row: str, name: str) -> None:
        self._follows(self.page.locator(row).get_by_role("button", name=name).first)

    def _follows(self, control: Locator) -> None:
        """Click, and wait for the whole page that comes: half of one has half of the list."""
        with self.page.expect_navigation():
            control.click()

"""A page that fills with hostile strings, and what would be harm in a page that shows them.

The skeleton of a page is the set of its elements, each as `parent's parent > parent > element` with class and the
names of the attributes. Left out are `lang`, which stands where a language is known and is looked at by itself, and
what the editor's own choices make: whose a field is, which box is ticked. What text from outside adds to a page is
text, so a page filled with hostile strings has no element that the same page filled with plain words has not.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from tests.review.cookies import cookie_name

PLAIN = "Ferry crews in Skerrow"

_SKELETON = """(page) => {
  const shown = page === null ? document : new DOMParser().parseFromString(page, 'text/html');
  // A list of stories has the name of its topic in its class, a field whose it is.
  const styled = one => (one.getAttribute('class') || '').replace(/ of-.*$|(?<=^field) (kept|mine)$/, '').trim();
  const shape = one => one && one.tagName ? `${one.tagName.toLowerCase()}.${styled(one)}` +
    `[${[...one.attributes].map(a => a.name).filter(name => name !== 'lang' && name !== 'checked').sort()}]` : '';
  const roots = [shown.documentElement, ...[...shown.querySelectorAll('template')].map(one => one.content)];
  // A browser with script has text there.
  const read = one => !one.parentElement?.closest('noscript');
  const found = roots.flatMap(root => [...root.querySelectorAll('*')]).filter(read);
  const odd = [];
  for (const one of found) for (const {name, value} of one.attributes) {
    const url = ['href', 'src', 'action', 'formaction', 'hx-get', 'hx-post', 'hx-replace-url', 'poster', 'cite'];
    if (name === 'lang' && !/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value)) odd.push(`lang=${value}`);
    if (name.startsWith('on') || name === 'style' || name === 'srcdoc') odd.push(`${one.outerHTML.slice(0, 200)}`);
    if (!url.includes(name)) continue;
    let to = null;
    try { to = new URL(value, location.href); } catch { odd.push(`${name}=${value}`); continue; }
    const link = (one.tagName === 'A' && name === 'href' || name === 'cite') && /^https?:$/.test(to.protocol);
    const mark = one.tagName === 'A' && one.textContent === 'Clip to copydesk' && value.startsWith('javascript:(()=>{');
    if (!link && !mark && to.origin !== location.origin) odd.push(`${name}=${value}`);
  }
  const walk = document.createNodeIterator(shown, NodeFilter.SHOW_COMMENT);
  for (let one; (one = walk.nextNode());) odd.push(`comment ${one.data.slice(0, 200)}`);
  return {
    shapes: [...new Set(found.map(one =>
      [one.parentElement?.parentElement, one.parentElement, one].map(shape).join(' > ')))],
    odd, hit: window.hit || null, reports: window.__reports || [],
  };
}"""
# The console tells of every answer that is 403, 404 or 422, which is what it should be.
_STATUS_SAID = "console Failed to load resource"
_LISTEN = """
window.__reports = [];
document.addEventListener('securitypolicyviolation',
  e => window.__reports.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


def sendable(text: str) -> str:
    """Return the text as a browser's form sends it: half characters become the replacement character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(slots=True)
class Watch:
    """A browser page, what it reported, and the harm that was seen in it."""

    page: Page
    server: str
    known: set[str] = field(default_factory=set)
    harm: list[str] = field(default_factory=list)
    _since: list[str] = field(default_factory=list)

    def learn(self, paths: Sequence[str]) -> None:
        """Look at pages that are filled with plain words: these are the elements they may have."""
        for path in paths:
            self.known.update(self._seen(path)["shapes"])

    def reads(self, paths: Sequence[str]) -> None:
        """Learn from pages as they are sent, which costs a tenth: what their own script adds is learned elsewhere."""
        for path in paths:
            page = self.page.context.request.get(f"{self.server}{path}").text()
            self.known.update(self.page.evaluate(_SKELETON, page)["shapes"])

    def look(self, paths: Sequence[str]) -> None:
        """Look at pages that are filled with hostile strings, and note what harms."""
        for path in paths:
            new = sorted(set(self._seen(path)["shapes"]) - self.known)
            self.harm += [f"{_named(path)}: new {shape}" for shape in new]

    def says(self, cookie: str) -> None:
        """Have the next page say what was done, as it does after a form: the words are in this cookie."""
        if cookie:
            self.page.context.add_cookies(
                [{"name": cookie_name(self.server, "copydesk-said"), "value": cookie, "url": self.server}]
            )

    def note(self, words: str, *, but: str = "") -> None:
        """Note something that came about, unless its words begin as `but`."""
        if not but or not words.startswith(but):
            self._since.append(words)

    def dismiss(self, dialog: Dialog) -> None:
        """Note a dialog, which only a script opens, and close it."""
        self.note(f"dialog {dialog.message}")
        dialog.dismiss()

    def _seen(self, path: str) -> Mapping[str, Any]:
        answer = self.page.goto(f"{self.server}{path}", wait_until="load")
        seen = cast(Mapping[str, Any], self.page.evaluate(_SKELETON, None))
        status = answer.status if answer else 0
        if status >= 500 or status == 0:
            self.harm.append(f"{_named(path)}: answered {status}")
        said = [*seen["odd"], *seen["reports"], *self._since, *([f"ran: {seen['hit']}"] if seen["hit"] else [])]
        self.harm += [f"{_named(path)}: {one}" for one in said]
        self._since.clear()
        return seen


@contextmanager
def watched(chromium: Browser, server: str, cookie: str = "", known: frozenset[str] = frozenset()) -> Iterator[Watch]:
    """A browser whose dialogs, errors, policy reports and requests of anybody but `server` are noted.

    That those reach nobody off this machine is the browser's own doing (`browsers.FLAGS`): where Playwright is to stop
    requests, it has every page load its scripts anew.
    """
    context: BrowserContext = chromium.new_context()
    if cookie:
        context.add_cookies([{"name": cookie_name(server), "value": cookie, "url": server}])
    context.add_init_script(_LISTEN)
    page = context.new_page()
    watch = Watch(page=page, server=server, known=set(known))
    page.on("dialog", lambda dialog: watch.dismiss(dialog))
    page.on("pageerror", lambda error: watch.note(f"error {error}"))
    page.on("console", lambda said: watch.note(f"console {said.text}", but=_STATUS_SAID))
    context.on("page", lambda other: watch.note(f"opened {other.url}", but="opened about:blank"))
    context.on("request", lambda asked: watch.note(f"asked {asked.url}", but=f"asked {server}/"))
    try:
        yield watch
    finally:
        context.close()


def _named(path: str) -> str:
    return path if len(path) < 300 else f"{path[:300]}..."

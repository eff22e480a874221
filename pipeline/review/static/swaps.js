/* copydesk review: an action and its answer. Words first, one action after the other, and everything stays where it was. */
(() => {
  "use strict";
  const { one, all, words, keys, presses: { carried } } = window.copydesk;
  const { rows, current, heads, place, makeCurrent } = window.copydesk.rows;
  let before = null, cameFrom = null;
  let gone = "";                   // the current row that an answer took away: an Undo brings it back as the current one
  let asked = null;                // the request of the action that is waited for; the end of an earlier one does not end it
  const stand = (row) => `${row.parentElement.className} ${place(row)}`;   // a page has a row in each column
  // What a form is asked meanwhile htmx forgets, as the answer takes the form's place: that is told. The same again is a double-click.
  let doing = null;
  words.missed = false;            // something else was pressed while the action was on its way
  const chosen = (form) => all("input:checked, select:not([id^=v_])", form).map((control) => control.value);
  const acting = ({ elt, path, triggeringEvent: event }, extra) =>
    ({ elt, extra, by: event?.submitter, act: JSON.stringify([path, event?.submitter?.value, extra, chosen(elt)]) });
  function doesItself({ elt, extra, by }) {   // htmx would do what the form's button does that was pressed, or has had the focus, last
    carried.extra = extra;
    (by || one("button", elt))?.dispatchEvent(new FocusEvent(by ? "focusin" : "focusout", { bubbles: true }));
  }
  const openFor = (answer) => { for (const area of all("[data-open]")) area.readOnly = !answer; };
  function idle(answered) {
    [words.waits, carried.extra] = [false, {}];
    openFor(true);
    if (words.missed && answered) words.tell("Not done: the desk had not answered yet to what you did before; do it again");
    doing = null;
    keys.catchUp();
  }
  document.addEventListener("htmx:confirm", (event) => {
    const { elt, path, verb, issueRequest } = event.detail;
    event.preventDefault();
    const now = acting(event.detail, carried.extra);
    if (doing?.elt === elt) { words.missed ||= doing.act !== now.act; return; }
    [doing, words.missed] = [now, false];
    [words.waits, asked] = [true, null];
    openFor(false);                  // the answer takes its place: nothing typed now would be kept
    const leaves = verb === "get" && elt.closest(".retype");
    words.flush(leaves || path === one("[data-open]")?.dataset.save).then((ok) => {
      doesItself(now);
      if (ok) issueRequest(true);
      if (!asked) idle();            // not sent after all: what was pressed is gone
    });
  });
  document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => { asked = xhr; });
  document.addEventListener("pointerdown", () => { cameFrom = document.activeElement; }, true);

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target?.id !== "main") return;
    const row = current(), active = document.activeElement, list = row?.parentElement.className;
    const mates = rows().filter((mate) => mate.parentElement.className === list), at = mates.indexOf(row);
    before = {
      row: row && place(row), stood: row && stand(row), shown: rows().map(stand), list, at, after: mates.slice(at + 1).map(place),
      inRow: !!active?.closest("[data-row]"), id: active?.id, field: active?.closest("[id^=field-], #add")?.id,
      scrolls: all(".pane").map((pane) => [pane.id, pane.scrollTop]), page: scrollY,
      written: words.unsaved(), heads: active?.closest(".rest") && heads().map(({ id }) => id),
      citing: cameFrom?.id === "f-comment" && active?.getAttribute("formaction")?.endsWith("/citations"),
      lost: active && active !== document.body,
      folds: all("[data-row] details[open]").map((fold) => place(fold.closest("[data-row]"))),
    };
    cameFrom = null;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "main" || !before) return;
    const was = before;
    before = null;
    // The column that the address names (:target) was replaced; without this another one would be shown on a narrow page.
    if (/^#(story|side)$/.test(location.hash) && !one(":target")) location.replace(location.hash);
    for (const [id, top] of was.scrolls) if (document.getElementById(id)) document.getElementById(id).scrollTop = top;
    scrollTo({ top: was.page, behavior: "instant" });
    for (const [area, version] of was.written) words.stays(area, version);
    words.offer();
    for (const row of rows()) if (was.folds.includes(place(row))) one("details", row)?.setAttribute("open", "");
    const cited = one("#f-comment[data-cursor]");
    if (cited) {
      carried.cursor = [...cited.value].slice(0, Number(cited.dataset.cursor)).join("").length;
      cited.setSelectionRange(carried.cursor, carried.cursor);
    }
    refocus(was, cited);
  });

  // Where the button that was pressed is gone: the first control of its field. Of the block Publish the block itself, for
  // there a second Enter would be an act of its own: publish again what was withdrawn a moment ago.
  const heir = (id) => id && one(id === "field-posting" ? `#${id}` : `#${id} :is(a[hx-get], textarea, button)`);

  function refocus(was, cited) {
    const shown = rows(), same = shown.filter((row) => place(row) === was.row);
    const mates = shown.filter((row) => row.parentElement.className === was.list);
    const more = was.heads && heads().find(({ id }) => !was.heads.includes(id));   // "Show the other 156" was pressed: they begin here
    if (more) { makeCurrent(more); return; }
    const next = was.after.map((one) => mates.find((mate) => place(mate) === one)).find(Boolean);   // wherever it stands now
    const back = gone && !was.shown.includes(gone) && shown.find((found) => stand(found) === gone);
    if (was.row && !shown.some((found) => stand(found) === was.stood)) gone = was.stood;
    const row = back || same.find((found) => mates.includes(found)) || next || mates[Math.min(was.at, mates.length - 1)] || same[0];
    if (row) makeCurrent(row, false);
    const differs = was.field === "field-posting" && one(`#${was.field} .conflict`);   // it has pushed what was pressed out of sight
    const to = one("[data-open]") || (was.citing && cited) || (was.inRow && row) || differs || (was.id && document.getElementById(was.id)) || heir(was.field)
      || (was.lost && document.activeElement === document.body && one("#told")) || null;   // what was pressed is gone: what it did is told there
    if (to && to === row) makeCurrent(row);
    else if (to) to.focus({ preventScroll: !to.hasAttribute("data-open") });
    if (to && to === differs) to.scrollIntoView({ block: "start", behavior: "instant" });
    if (to?.hasAttribute("data-open")) to.select();
    if (to?.hasAttribute("data-open")) keys.typeAhead(to);
  }

  const ends = ({ type, detail: { xhr } }) => { if (words.waits && xhr === asked) idle(type === "htmx:afterSettle"); };
  document.addEventListener("htmx:afterSettle", (event) => { ends(event); markTab(); });
  document.addEventListener("htmx:afterRequest", (event) => setTimeout(() => ends(event), 60));   // nothing was swapped

  function markTab() {             // the phone's three tabs: which column one sees
    const to = location.hash || "#edit";
    for (const tab of all(".trio a")) tab.toggleAttribute("aria-current", tab.getAttribute("href") === to);
  }
  addEventListener("hashchange", markTab);
  document.addEventListener("DOMContentLoaded", markTab);
})();

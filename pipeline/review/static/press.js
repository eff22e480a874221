/* copydesk review: a control is pressed by its key.

   A key presses the control that names it (data-key, one or several): first in the current row, then in the row of
   the same page elsewhere, then on the page; so keys and mouse do the same. */
(() => {
  "use strict";
  const { one, all, words, rows: { rows, current, place } } = window.copydesk;
  const carried = { extra: {}, cursor: null };   // what a key adds to the form: a place; where the cursor was in the comment
  const named = (key, from) => all("[data-key]", from).filter((control) =>
    control.dataset.key.split(" ").includes(key) && !control.closest("noscript, [hidden]"));
  const twins = (row) => all("[data-row], [data-url]").filter((other) => other !== row && place(other) === place(row));

  function control(key) {
    const row = current();
    for (const scope of row ? [row, ...twins(row)] : []) {
      const found = named(key, scope)[0];
      if (found) return found;
    }
    const page = named(key, document).filter((found) => !found.closest("[data-row]"));
    return page.find((found) => !found.closest("[data-url]")) || page[0];
  }
  function press(found, more = {}) {
    if (!found || found.getAttribute("aria-disabled") === "true") return false;
    carried.extra = more;
    if (found.matches("textarea, select, input:not([type=checkbox], [type=radio])")) {
      found.focus();
      const at = (found.id === "f-comment" ? carried.cursor : null) ?? found.value.length;
      if (found.dataset.field) found.setSelectionRange(at, at);
    } else {
      found.click();
      const fold = found.matches("summary") && found.parentElement;
      if (fold) (fold.open && one("select, a, button", fold) || found).focus();
    }
    if (!words.waits) carried.extra = {};
    return true;
  }
  function putAt(digit) {
    const row = current();
    if (!row) return false;
    const moves = [row, ...twins(row)].map((scope) => one("[data-place]", scope)).find(Boolean);
    if (moves) return press(moves, { to: digit });
    const add = named("a", row)[0];
    return add?.getAttribute("formaction")?.endsWith("/links") ? press(add, { at: digit }) : false;
  }
  function pickRange() {
    const shown = rows().filter((row) => named("x", row)[0]);
    const to = shown.indexOf(current()), from = shown.findLastIndex((row, at) => at < to && named("x", row)[0].checked);
    for (const row of shown.slice(Math.max(from, 0), to + 1)) if (!named("x", row)[0].checked) named("x", row)[0].click();
    return to >= 0;
  }
  function open() {
    const row = current(), fold = row && one("summary", row);
    if (!row) return false;
    return press(named("o", row)[0] || fold || all("a[href^='/']", row)[0]);
  }
  function look(key) {
    const tab = control(key), wide = one("#side")?.checkVisibility();
    if (!tab) return false;
    if (key === "p" && wide && location.hash === "#side" && tab.hasAttribute("aria-current")) location.hash = "#edit";
    else { if (one("#side") && !wide) location.hash = "#side"; press(tab); }
    return true;
  }

  document.addEventListener("focusout", ({ target }) => { if (target.id === "f-comment") carried.cursor = target.selectionStart; });
  document.addEventListener("htmx:configRequest", (event) => {
    const { path, parameters, verb } = event.detail;
    if (verb === "get") return;
    const typed = /\/(comment|title|citations)$/.test(path);
    for (const name of typed ? [] : ["title", "comment", "ref"]) delete parameters[name];
    if (path.endsWith("/citations") && carried.cursor !== null) parameters.at = [...(one("#f-comment")?.value || "").slice(0, carried.cursor)].length;
    for (const [name, value] of Object.entries(carried.extra)) parameters[name] = value;
  });
  document.addEventListener("change", ({ target }) => { if (target.name === "paragraph") one("#choose").click(); });
  window.copydesk.presses = { carried, named, control, press, putAt, pickRange, open, look };
})();

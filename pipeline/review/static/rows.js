/* copydesk review: the current row, which the keys act on: one that was clicked, that has the focus, or that j and k reach. */
(() => {
  "use strict";
  const { one, all } = window.copydesk;
  const rows = () => all("[data-row]").filter((row) => row.checkVisibility());
  const current = () => one("[data-row][aria-current]");
  const heads = () => all(".heads > [data-row]");
  const place = (row) => row.dataset.url || one("a.hl", row)?.getAttribute("href") || row.id;

  function makeCurrent(row, focus = true) {
    for (const other of all("[data-row][aria-current]")) if (other !== row) other.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    if (!focus) return;
    (one("a.hl, a, button", row) || row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
  function move(step) {
    const shown = rows(), at = shown.indexOf(current());
    const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : at + step;
    if (shown[next]) makeCurrent(shown[next]);
    return shown.length > 0;
  }
  // A current row is laid out anew; while a button is held down that would take it from under the pointer.
  let held = false, touched = null;
  const letGo = () => { if (touched) makeCurrent(touched, false); [held, touched] = [false, null]; };
  document.addEventListener("pointerdown", () => { held = true; }, true);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(letGo), true);
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && held) touched = row;
    else if (row) makeCurrent(row, false);
  });
  // A finger hovers where it taps, and hovering lays a row's actions there: it may press nothing but what it came down on.
  let finger = null;
  document.addEventListener("pointerdown", ({ pointerType, target }) => { finger = pointerType === "touch" ? target : null; }, true);
  document.addEventListener("click", (event) => {
    const now = event.pointerType === "touch" && finger && event.target.closest("[data-row] button, [data-row] a");
    if (!now || now.contains(finger)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    letGo();
    makeCurrent(now.closest("[data-row]"));
  }, true);
  // The second click of a double-click may press nothing but what the first one pressed: the answer has put another button
  // under the pointer meanwhile, "Withdraw approval" where "Approve" was, the next link's cross where one was removed.
  let pressed = "";
  const act = (button) => button && [button.getAttribute("formaction"), button.value, button.getAttribute("aria-label")].join(" ");
  document.addEventListener("click", (event) => {
    const now = act(event.target.closest("button"));
    if (event.detail > 1 && now && now !== pressed) { event.preventDefault(); event.stopImmediatePropagation(); }
    else pressed = now;
    letGo();
    if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
    const row = event.target.closest("[data-row]");
    if (row && !event.target.closest("a, button, input, select, textarea, summary")) makeCurrent(row);
  }, true);
  // The desk, and any page that is gone back to or loaded again in the same tab, begins at the row that was current.
  const tab = (() => { try { return sessionStorage; } catch { return { getItem() {}, setItem() {} }; } })();
  const here = () => `copydesk:row:${location.pathname}`;
  addEventListener("pagehide", () => { if (current()) tab.setItem(here(), current().id); });
  document.addEventListener("DOMContentLoaded", () => {
    const again = location.pathname === "/" || performance.getEntriesByType("navigation")[0]?.type !== "navigate";
    const row = again && rows().find(({ id }) => id && id === tab.getItem(here()));
    if (!row) return;
    makeCurrent(row, false);
    if (!location.hash) row.scrollIntoView({ block: "nearest" });
  });
  window.copydesk.rows = { rows, current, heads, place, makeCurrent, move, tab };
})();

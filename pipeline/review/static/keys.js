/* copydesk review: single keys, and words that are never lost. Every page works without this file.

   A key presses the control that names it (data-key, aria-keyshortcuts): first in the current row, then in the row of
   the same page elsewhere, then on the page; so keys and mouse do the same. Words typed in a field (data-field) are
   sent with the version they were made from; until the server has them they are kept in this browser, too. */
(() => {
  "use strict";
  const SAVE_MS = 600;             // after the first unsaved key: with the way to the server, under the promised 800
  const AGAIN_MS = [1000, 2000, 4000, 8000, 15000, 30000];
  const SEQUENCE_MS = 1500;
  const GO = { d: "desk", a: "archive", o: "outlets", s: "settings" };
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const made = (tag, values) => Object.assign(document.createElement(tag), values);
  const store = (() => { try { return localStorage; } catch { return { getItem: () => null, setItem() {}, removeItem() {} }; } })();

  /* ---- the current row ---- */
  const rows = () => all("[data-row]").filter((row) => row.checkVisibility());
  const current = () => one("[data-row][aria-current]");
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
  }
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) makeCurrent(row, false);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
    const row = event.target.closest("[data-row]");
    if (row && !event.target.closest("a, button, input, select, textarea, summary")) makeCurrent(row);
  }, true);

  /* ---- pressing ---- */
  let extra = {};                  // what a key adds to the form: a place, the cursor
  const named = (key, from) => all("[data-key], [aria-keyshortcuts]", from).filter((control) =>
    [control.dataset.key, ...(control.getAttribute("aria-keyshortcuts") || "").split(" ")].includes(key)
    && !control.closest("noscript, [hidden]"));
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
    if (!found) return false;
    extra = more;
    if (found.matches("textarea, select, input:not([type=checkbox], [type=radio])")) {
      found.focus();
      if (found.id === "f-comment") found.setSelectionRange(cursor ?? found.value.length, cursor ?? found.value.length);
    } else {
      found.click();
      if (found.matches("summary")) one("select, a, button", found.parentElement)?.focus();
    }
    extra = pending ? extra : {};
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

  const DOES = {
    j: () => (move(1), true), k: () => (move(-1), true), o: open, Enter: open, "Shift+X": pickRange,
    v: () => press((current() && (named("v", current())[0] || one("a.hl", current()))) || control("v")),
    p: () => look("p"), d: () => look("d"), w: () => look("w"), h: () => look("h"),
    "Shift+A": () => (one("#do-approval")?.focus(), true),   // Enter is the word
  };

  /* ---- keys ---- */
  let sequence = 0, deafUntil = 0;
  const waiting = [];
  const typing = (element) => element?.closest?.("input, textarea, select, [contenteditable]:not([contenteditable=false])");
  const on = () => document.body.dataset.keys !== "off" && store.getItem("copydesk:keys") !== "off";

  function nameOf(event) {
    const key = event.key;
    const letter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
    return letter ? (event.shiftKey ? `Shift+${key.toUpperCase()}` : key.toLowerCase()) : key;
  }

  const does = (key) => (/^[1-9]$/.test(key) ? putAt(key) : DOES[key] ? DOES[key]() : press(control(key)));

  document.addEventListener("keydown", (event) => {
    const key = nameOf(event);
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.getModifierState("AltGraph")) return;
    if (Date.now() < deafUntil) { deafUntil = Date.now() + SAVE_MS; event.preventDefault(); return; }
    if (typing(event.target)) { inField(key, event); return; }
    if (!on() || (event.repeat && key !== "j" && key !== "k") || ["Shift", "Tab", " "].includes(key)) return;
    if (key === "Enter" && !(event.target === document.body || event.target.matches("[data-row] a.hl"))) return;
    if (key === "Enter" && event.target.matches("a") && !one("summary", event.target.closest("[data-row]"))) return;
    if (sequence && Date.now() - sequence < SEQUENCE_MS) {
      sequence = 0;
      if (GO[key] && press(one(`[data-go=${GO[key]}]`))) event.preventDefault();
      return;
    }
    if (key === "g") { sequence = Date.now(); return; }
    if (pending) { waiting.push(key); event.preventDefault(); return; }
    if (does(key)) event.preventDefault();
  });

  function inField(key, event) {   // what the fields themselves know: Escape leaves, Enter is the button beside
    const area = event.target, open = area.closest(".retype"), row = current();
    if (key === "Escape") {
      const way = open && named("Escape", open)[0];
      if (way) way.click(); else { area.blur(); if (row) makeCurrent(row); }
    } else if (key === "Enter" && (open || area.id === "f-title") && !event.shiftKey) {
      event.preventDefault();
      if (!open) area.blur();
      else (area.nextElementSibling?.matches("button") ? area.nextElementSibling : one("button", open)).click();
    }
  }

  /* ---- words: sent after a moment, kept until the server has them ---- */
  const states = {};               // field -> { timer, busy, sent, unsure, tries }
  const field = (name) => one(`textarea[data-field=${name}]`);
  const dirty = () => all("textarea[data-field][data-dirty]");
  const draft = () => one("#main")?.dataset.draft;
  const shelf = (name) => `copydesk:${draft()}:${name}`;
  const refs = () => all("#cites input[name=ref]").map((input) => input.value);
  const state = (name) => (states[name] ||= { timer: 0, busy: null, sent: null, unsure: null, tries: 0 });
  const say = (textContent, className, more = "") => one("#saved")?.replaceChildren(made("span", { textContent, className }), more);

  function keep(area) {
    const name = area.dataset.field, kept = { text: area.value, refs: refs(), version: one(`#v_${name}`).value };
    area.dataset.dirty = "1";
    try { store.setItem(shelf(name), JSON.stringify(kept)); } catch { /* full: the server has it in a moment */ }
    schedule(name, SAVE_MS);
  }
  document.addEventListener("input", (event) => { if (event.target.dataset?.field) keep(event.target); });

  function schedule(name, ms) {
    const its = state(name);
    if (!its.timer) its.timer = setTimeout(() => { its.timer = 0; pending ? schedule(name, 100) : save(name); }, ms);
  }
  function save(name) {
    const its = state(name);
    clearTimeout(its.timer);
    its.timer = 0;
    if (!its.busy) its.busy = send(name).finally(() => { its.busy = null; });
    return its.busy;
  }

  async function send(name, newest = false) {   // true: saved; false: not yet; null: somebody else had changed the field
    const area = field(name), its = state(name);
    if (!area || !area.dataset.dirty) return true;
    // Words whose answer never came may be stored: they go again first, or the newer would meet them as a stranger's.
    const again = !newest && its.unsure, [text, cited] = again || [area.value, refs()];
    Object.assign(its, { sent: text, unsure: null });
    const body = new URLSearchParams({ csrf_token: one("#work input[name=csrf_token]").value, only: name, [name]: text });
    for (const input of [one(`#v_${name}`), one("#v_all"), one("#side input[name=view]")]) body.append(input.name, input.value);
    for (const ref of name === "comment" ? cited : []) body.append("ref", ref);
    let answer = { status: 0 }, html = "";
    try {                            // kept alive: an answer on its way outlives the page (64 kB at most)
      const ask = { method: "POST", body, headers: { "HX-Request": "true" }, keepalive: text.length < 15000 };
      answer = await fetch(`/drafts/${draft()}/${name}`, ask);
      html = await answer.text();
    } catch { answer = { status: 0 }; }
    its.sent = null;
    if (answer.status === 409) return late(name, area, text, html);
    if (answer.status === 200 && html.includes(`id="v_${name}"`)) return saved(name, area, text, html), again ? send(name) : true;
    its.unsure = [text, cited];
    say(answer.status === 403 ? "Not saved; sign in in another tab" : "Not saved; trying again", "stop");
    schedule(name, AGAIN_MS[Math.min(its.tries++, AGAIN_MS.length - 1)]);
    return false;
  }
  function saved(name, area, text, html) {
    state(name).tries = 0;
    area.readOnly = false;
    htmx.swap("#main", html, { swapStyle: "none" });
    if (area.value !== text) keep(area);
    else { delete area.dataset.dirty; store.removeItem(shelf(name)); }
  }
  function late(name, area, text, html) {
    state(name).tries = 0;
    area.readOnly = true;
    if (area.value !== text) return send(name);          // what was typed since is set aside, too
    store.removeItem(shelf(name));
    const had = document.activeElement === area;
    htmx.swap(`#field-${name}`, html, { swapStyle: "outerHTML" });
    if (had) {                       // who still types must not press a button with it
      deafUntil = Date.now() + SAVE_MS;
      one(`#field-${name} .conflict`)?.focus();
    }
    return null;
  }

  const flush = () => Promise.all(dirty().map(async (area) => {
    await state(area.dataset.field).busy;
    return save(area.dataset.field);
  })).then((done) => !done.includes(null));
  const parting = () => dirty().forEach((area) => {      // no answer can be awaited: what is not on its way is sent now
    if (state(area.dataset.field).sent !== area.value) send(area.dataset.field, true);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target.id === "f-comment") cursor = target.selectionStart;
    if (target.dataset?.dirty) save(target.dataset.field);
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") parting(); });
  addEventListener("pagehide", parting);
  document.addEventListener("submit", (event) => {       // a plain form leaves the page: words first
    if (event.target.id !== "rulings" || !dirty().length) return;
    event.preventDefault();
    flush().then((ok) => ok && event.target.requestSubmit(event.submitter));
  });

  function offerKept() {
    for (const area of all("textarea[data-field]")) {
      let kept = null;
      try { kept = JSON.parse(store.getItem(shelf(area.dataset.field))); } catch { /* not ours */ }
      if (typeof kept?.text !== "string" || kept.text === area.value) { store.removeItem(shelf(area.dataset.field)); continue; }
      const block = one("#t-kept").content.cloneNode(true).firstElementChild;
      one("[data-words]", block).textContent = kept.text;
      one("[data-use]", block).addEventListener("click", () => { block.remove(); use(area, kept); });
      one("[data-drop]", block).addEventListener("click", () => {
        store.removeItem(shelf(area.dataset.field));
        block.remove();
        area.focus();
      });
      area.after(block);
    }
  }
  function use(area, kept) {
    area.value = kept.text;
    one(`#v_${area.dataset.field}`).value = kept.version;
    const inputs = (kept.refs || []).map((value) => made("input", { type: "hidden", name: "ref", value }));
    if (area.dataset.field === "comment") one("#cites").replaceChildren(...inputs);
    area.focus();
    keep(area);
    save(area.dataset.field);
  }

  /* ---- requests: words first, one after the other, and everything stays where it was ---- */
  let pending = false, cursor = null, before = null, cameFrom = null;
  const typeIn = (keys) => document.execCommand("insertText", false, keys.map((key) => key.replace("Shift+", "")).filter((key) => key.length === 1).join(""));
  function idle() {
    [pending, extra] = [false, {}];
    while (waiting.length && !pending) does(waiting.shift());
  }
  document.addEventListener("htmx:confirm", (event) => {
    event.preventDefault();
    pending = true;
    flush().then((ok) => (ok ? event.detail.issueRequest(true) : idle()));
  });
  document.addEventListener("htmx:configRequest", (event) => {
    const { path, parameters, verb } = event.detail;
    if (verb === "get") return;
    const words = /\/(comment|title|citations)$/.test(path);
    for (const name of words ? [] : ["title", "comment", "ref"]) delete parameters[name];
    if (path.endsWith("/citations") && cursor !== null) parameters.at = [...(field("comment")?.value || "").slice(0, cursor)].length;
    for (const [name, value] of Object.entries(extra)) parameters[name] = value;
  });
  document.addEventListener("pointerdown", () => { cameFrom = document.activeElement; }, true);

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target?.id !== "main") return;
    const row = current(), active = document.activeElement, list = row?.parentElement.className;
    before = {
      row: row && place(row), list, at: rows().filter((mate) => mate.parentElement.className === list).indexOf(row),
      inRow: !!active?.closest("[data-row]"), id: active?.id, field: active?.closest("[id^=field-], #add")?.id,
      scrolls: all(".pane").map((pane) => [pane.id, pane.scrollTop]), page: scrollY,
      written: dirty().map((area) => [area, one(`#v_${area.dataset.field}`).value]),
      citing: cameFrom?.id === "f-comment" && active?.getAttribute("formaction")?.endsWith("/citations"),
      folds: all("[data-row] details[open]").map((fold) => place(fold.closest("[data-row]"))),
    };
    cameFrom = null;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "main" || !before) return;
    const was = before;
    before = null;
    for (const [id, top] of was.scrolls) if (document.getElementById(id)) document.getElementById(id).scrollTop = top;
    scrollTo({ top: was.page, behavior: "instant" });
    for (const [area, version] of was.written) keepTyped(area, version);
    for (const row of rows()) if (was.folds.includes(place(row))) one("details", row)?.setAttribute("open", "");
    const cited = one("#f-comment[data-cursor]");
    if (cited) {
      cursor = [...cited.value].slice(0, Number(cited.dataset.cursor)).join("").length;
      cited.setSelectionRange(cursor, cursor);
    }
    refocus(was, cited);
  });

  function keepTyped(area, version) {   // typed while the answer was on its way: that field stays, with what it was made from
    const name = area.dataset.field, fresh = one(`#field-${name}`), old = area.closest(".field");
    if (!old || !fresh || old === fresh) return;
    one(`#v_${name}`).value = version;
    fresh.replaceWith(old);
    schedule(name, SAVE_MS);
  }
  function refocus(was, cited) {
    const shown = rows(), same = shown.filter((row) => place(row) === was.row);
    const mates = shown.filter((row) => row.parentElement.className === was.list);
    const row = same.find((found) => mates.includes(found)) || mates[Math.min(was.at, mates.length - 1)] || same[0];
    if (row) makeCurrent(row, false);
    const to = one("[data-open]") || (was.citing && cited) || (was.inRow && row) || (was.id && document.getElementById(was.id))
      || (was.field && one(`#${was.field} :is(a[hx-get], textarea, button)`));
    if (to && to === row) makeCurrent(row);
    else if (to) to.focus({ preventScroll: !to.hasAttribute("data-open") });
    if (to?.hasAttribute("data-open")) to.select();
    if (to?.hasAttribute("data-open") && waiting.length) typeIn(waiting.splice(0));
  }
  document.addEventListener("htmx:afterSettle", () => { if (pending) idle(); markTab(); });
  document.addEventListener("htmx:afterRequest", () => setTimeout(() => { if (pending) idle(); }, 60));   // nothing was swapped
  document.addEventListener("htmx:sendError", () => say("Not done; the desk does not answer", "stop"));
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status !== 409 && event.detail.xhr.status !== 422) say(`Not done (${event.detail.xhr.status})`, "stop");
  });

  /* ---- drag a link by its grip: ends in the same press as the keys ---- */
  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip"), row = grip?.closest("[data-row]");
    if (!row || event.button) return;
    event.preventDefault();
    makeCurrent(row);
    let over = null;
    const lines = all(".links > [data-row]");
    const drag = (moved) => {
      over?.removeAttribute("data-drop");
      const boxes = lines.map((line) => line.getBoundingClientRect());
      over = lines[boxes.findIndex((box) => moved.clientY >= box.top && moved.clientY < box.bottom)];
      over?.setAttribute("data-drop", lines.indexOf(over) < lines.indexOf(row) ? "before" : "after");
    };
    const end = (moved) => {
      for (const [name, does] of ears) document.removeEventListener(name, does);
      over?.removeAttribute("data-drop");
      if (moved.type === "pointerup" && over && over !== row) press(one("[data-place]", row), { to: lines.indexOf(over) + 1 });
    };
    const escape = (pressed) => { if (pressed.key === "Escape") end(pressed); };
    const ears = [["pointermove", drag], ["pointerup", end], ["pointercancel", end], ["keydown", escape]];
    for (const [name, does] of ears) document.addEventListener(name, does);
  });

  /* ---- small things ---- */
  function markTab() {             // the phone's three tabs: which column one sees
    const to = location.hash || "#edit";
    for (const tab of all(".trio a")) tab.toggleAttribute("aria-current", tab.getAttribute("href") === to);
  }
  addEventListener("hashchange", markTab);
  document.addEventListener("change", (event) => {
    if (event.target.name === "paragraph") one("#choose").click();
    if (event.target.id === "single-keys") store.setItem("copydesk:keys", event.target.checked ? "on" : "off");
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-copy]");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    await flush();
    try {
      const text = fetch(link.href).then((answer) => answer.text()).then((words) => new Blob([words], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
      say("Copied", "ok", " as HTML");
    } catch { location.href = link.href; }
  });
  document.addEventListener("DOMContentLoaded", () => {
    markTab();
    if (draft()) offerKept();
    if (one("#single-keys")) one("#single-keys").checked = on();
  });
})();

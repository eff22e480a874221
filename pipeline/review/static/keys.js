/* copydesk review: single keys. Every page works without this file; what is typed is saved by words.js.

   A key presses the control that names it (data-key, aria-keyshortcuts): first in the current row, then in the row of
   the same page elsewhere, then on the page; so keys and mouse do the same. */
(() => {
  "use strict";
  const { one, all, store, words } = window.copydesk;
  const SEQUENCE_MS = 1500;
  const DEAF_MS = 600;             // who still types must not press a button with it
  const SEND = "Send";             // an Enter in a field, as it waits
  const GO = { d: "desk", c: "corrections", a: "archive", o: "outlets", s: "settings" };

  /* ---- the current row ---- */
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
    extra = words.waits ? extra : {};
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

  function does(key) {
    if (sequence && Date.now() - sequence < SEQUENCE_MS) {
      sequence = 0;
      return GO[key] ? press(one(`[data-go=${GO[key]}]`)) : false;
    }
    if (key === "g") { sequence = Date.now(); return true; }
    return /^[1-9]$/.test(key) ? putAt(key) : DOES[key] ? DOES[key]() : press(control(key));
  }
  function afterwards({ key }) {   // what was pressed while an action was on its way
    const at = document.activeElement;
    if (key === SEND) { if (at.closest(".retype")) send(at); else if (at.id === "f-title") at.blur(); else if (at.matches("input")) at.form?.requestSubmit(); }
    else if (key === "Escape" && typing(at)) escape(at);
    else if (key === "Enter" && at.matches("button, summary")) at.click();
    else does(key);
  }

  document.addEventListener("keydown", (event) => {
    const key = nameOf(event);
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.getModifierState("AltGraph")) return;
    if (Date.now() < deafUntil) { deafUntil = Date.now() + DEAF_MS; event.preventDefault(); return; }
    if (typing(event.target)) { inField(key, event); return; }
    if (!on() || (event.repeat && key !== "j" && key !== "k") || ["Shift", "Tab"].includes(key)) return;
    if (words.waits) { waiting.push({ key, typed: event.key }); event.preventDefault(); return; }
    if (key === " ") return;
    if (key === "Enter" && !(event.target === document.body || event.target.matches("[data-row] a.hl"))) return;
    if (key === "Enter" && event.target.matches("a") && !one("summary", event.target.closest("[data-row]"))) return;
    if (does(key)) event.preventDefault();
  });

  function inField(key, event) {   // what the fields themselves know: Escape leaves, Enter is the button beside
    const area = event.target, open = area.closest(".retype");
    if (key === "Escape") escape(area);
    else if (key === "Enter" && (open || area.id === "f-title") && !event.shiftKey) {
      event.preventDefault();
      if (!open) area.blur(); else if (words.waits) waiting.push({ key: SEND, typed: SEND }); else send(area);
    }
  }
  function escape(area) {
    const way = area.closest(".retype") && named("Escape", area.closest(".retype"))[0], row = current();
    if (way) way.click(); else { area.blur(); if (row) makeCurrent(row); }
  }
  const send = (area) => (area.nextElementSibling?.matches("button") ? area.nextElementSibling : one("button", area.closest(".retype"))).click();

  /* ---- requests: words first, one after the other, and everything stays where it was ---- */
  let cursor = null, before = null, cameFrom = null;
  const lettersOf = (keys) => keys.map(({ typed }) => (typed === "Enter" ? "\n" : typed)).filter((typed) => typed.length === 1).join("");
  const typeIn = (keys) => lettersOf(keys) && document.execCommand("insertText", false, lettersOf(keys));
  const openFor = (answer) => { for (const area of all("[data-open]")) area.readOnly = !answer; };
  function typeAhead(field) {      // typed ahead of a field: its words now, its button when it can be pressed
    const ends = waiting.findIndex(({ key }) => key === "Escape" || (key === "Enter" && field.id !== "f-comment"));
    if (ends >= 0 && waiting[ends].key === "Enter") waiting[ends].key = SEND;
    typeIn(waiting.splice(0, ends < 0 ? waiting.length : ends));
  }
  function idle() {
    [words.waits, extra] = [false, {}];
    openFor(true);
    while (waiting.length && !words.waits) {
      afterwards(waiting.shift());
      const at = document.activeElement;   // a key has led into a field: what follows it are words and no keys
      if (!words.waits && at.matches("textarea, input:not([type=checkbox], [type=radio])")) typeAhead(at);
    }
  }
  document.addEventListener("htmx:confirm", (event) => {
    const { elt, path, verb, issueRequest } = event.detail;
    event.preventDefault();
    words.waits = true;
    openFor(false);                  // the answer takes its place: nothing typed now would be kept
    const leaves = verb === "get" && elt.closest(".retype");
    words.flush(leaves || path === one("[data-open]")?.dataset.save).then((ok) => (ok ? issueRequest(true) : idle()));
  });
  document.addEventListener("copydesk:late", () => { deafUntil = Date.now() + DEAF_MS; });
  document.addEventListener("focusout", ({ target }) => { if (target.id === "f-comment") cursor = target.selectionStart; });
  document.addEventListener("htmx:configRequest", (event) => {
    const { path, parameters, verb } = event.detail;
    if (verb === "get") return;
    const typed = /\/(comment|title|citations)$/.test(path);
    for (const name of typed ? [] : ["title", "comment", "ref"]) delete parameters[name];
    if (path.endsWith("/citations") && cursor !== null) parameters.at = [...(one("#f-comment")?.value || "").slice(0, cursor)].length;
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
      written: words.unsaved(), heads: active?.closest(".rest") && heads().map(({ id }) => id),
      citing: cameFrom?.id === "f-comment" && active?.getAttribute("formaction")?.endsWith("/citations"),
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
      cursor = [...cited.value].slice(0, Number(cited.dataset.cursor)).join("").length;
      cited.setSelectionRange(cursor, cursor);
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
    const row = same.find((found) => mates.includes(found)) || mates[Math.min(was.at, mates.length - 1)] || same[0];
    if (row) makeCurrent(row, false);
    const to = one("[data-open]") || (was.citing && cited) || (was.inRow && row) || (was.id && document.getElementById(was.id)) || heir(was.field);
    if (to && to === row) makeCurrent(row);
    else if (to) to.focus({ preventScroll: !to.hasAttribute("data-open") });
    if (to?.hasAttribute("data-open")) to.select();
    if (to?.hasAttribute("data-open")) typeAhead(to);
  }
  /* ---- what takes seconds: its button says what is done meanwhile, and is not pressed again ---- */
  let busy = null;                 // [button, its own words]
  document.addEventListener("htmx:beforeSend", ({ detail }) => {
    const button = detail.requestConfig.triggeringEvent?.submitter, said = button?.dataset.busy;
    if (!said) return;
    busy = [button, [...button.childNodes]];
    button.replaceChildren(said);
    button.setAttribute("aria-disabled", "true");
    words.say(said, "soft");
  });
  document.addEventListener("htmx:afterRequest", () => {   // where it stays, as nothing was answered
    busy?.[0].replaceChildren(...busy[1]);
    busy?.[0].removeAttribute("aria-disabled");
    busy = null;
  });
  document.addEventListener("htmx:afterSettle", () => { if (words.waits) idle(); markTab(); });
  document.addEventListener("htmx:afterRequest", () => setTimeout(() => { if (words.waits) idle(); }, 60));   // nothing was swapped
  document.addEventListener("htmx:sendError", () => words.say("Not done; the desk does not answer", "stop"));
  document.addEventListener("htmx:responseError", async ({ detail: { xhr } }) => {
    if (xhr.status === 409 || xhr.status === 422) return;
    const cure = words.restart(xhr.responseText) ? "restart copydesk review" : xhr.status === 403 ? "sign in in another tab"
      : xhr.status === 400 && await words.renew() ? "you signed in anew: do it again" : "";
    words.say(cure ? `Not done; ${cure}` : `Not done (${xhr.status})`, "stop");
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
    await words.flush();
    try {
      const text = fetch(link.href).then((answer) => answer.text()).then((words) => new Blob([words], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
      words.say("Copied", "ok", " as HTML");
    } catch { location.href = link.href; }
  });
  document.addEventListener("DOMContentLoaded", () => {
    markTab();
    if (one("#single-keys")) one("#single-keys").checked = on();
  });
})();

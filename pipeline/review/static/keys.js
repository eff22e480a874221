/* copydesk review: single keys. Every page works without this file; what is typed is saved by words.js.

   A key that comes while an action is on its way waits for the answer (catchUp). */
(() => {
  "use strict";
  const { one, all, store, words, rows: { current, makeCurrent, move } } = window.copydesk;
  const { named, control, press, putAt, pickRange, open, look } = window.copydesk.presses;
  const { silent } = window.copydesk;
  const SEQUENCE_MS = 1500;
  const DEAF_MS = 600;             // who still types must not press a button with it
  const SEND = "Send";             // an Enter in a field, as it waits
  const GO = { d: "desk", c: "corrections", a: "archive", o: "outlets", s: "settings" };

  const DOES = {
    j: () => move(1), k: () => move(-1), o: open, Enter: open, "Shift+X": pickRange,
    v: () => press((current() && (named("v", current())[0] || one("a.hl", current()))) || control("v")),
    p: () => look("p"), d: () => look("d"), w: () => look("w"), h: () => look("h"),
    Escape: () => shut() || press(control("Escape")),
    "Shift+A": () => (one("#do-approval")?.focus(), Boolean(one("#do-approval"))),   // Enter is the word
  };

  function shut() {                // the reasons that `-` has opened
    const fold = document.activeElement.closest("details.dropping[open]");
    if (!fold) return false;
    fold.open = false;
    one("summary", fold).focus();
    return true;
  }
  let sequence = 0, deafUntil = 0;
  let leaving = null;              // the open field that Escape or Enter ends, while that is not answered yet
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
    else if (!does(key)) silent.why(key);
  }

  document.addEventListener("keydown", (event) => {
    const key = nameOf(event);
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.getModifierState("AltGraph")) return;
    if (Date.now() < deafUntil) { deafUntil = Date.now() + DEAF_MS; event.preventDefault(); return; }
    const left = words.waits && event.target === leaving && !["Enter", "Escape"].includes(key);
    if (typing(event.target) && !left) { inField(key, event); return; }
    if (!on() || (event.repeat && key !== "j" && key !== "k") || ["Shift", "Tab"].includes(key)) return;
    if (words.waits) { waiting.push({ key, typed: event.key }); event.preventDefault(); return; }
    if (key === " ") return;
    if (key === "Enter" && !(event.target === document.body || event.target.matches("[data-row] a.hl"))) return;
    if (key === "Enter" && event.target.matches("a") && !one("summary", event.target.closest("[data-row]"))) return;
    silent.end();
    if (does(key)) event.preventDefault(); else silent.why(key);
  });

  function inField(key, event) {   // what the fields themselves know: Escape leaves, Enter is the button beside
    const area = event.target, open = area.closest(".retype");
    if (key === "Escape") escape(area);
    else if (key === "Enter" && (open || area.id === "f-title") && !event.shiftKey) {
      event.preventDefault();
      if (!open) area.blur(); else if (words.waits) waiting.push({ key: SEND, typed: SEND }); else send(area);
    } else if (silent.BOX.test(area.type) && on()) silent.why(key);
  }
  function escape(area) {
    const way = area.closest(".retype") && named("Escape", area.closest(".retype"))[0], row = current();
    if (way) { leaving = area; way.click(); } else { area.blur(); if (row) makeCurrent(row); }
  }
  const buttonOf = (area) => (area.nextElementSibling?.matches("button") ? area.nextElementSibling : one("button", area.closest(".retype")));
  const send = (area) => { leaving = area; buttonOf(area).click(); };

  const lettersOf = (keys) => keys.map(({ typed }) => (typed === "Enter" ? "\n" : typed)).filter((typed) => typed.length === 1).join("");
  const typeIn = (keys) => lettersOf(keys) && document.execCommand("insertText", false, lettersOf(keys));
  function typeAhead(field) {      // typed ahead of a field: its words now, its button when it can be pressed
    if (leaving) { waiting.length = 0; return; }   // its end was refused: what was meant for after it must not be typed over it
    const ends = waiting.findIndex(({ key }) => key === "Escape" || (key === "Enter" && field.id !== "f-comment"));
    if (ends >= 0 && waiting[ends].key === "Enter") waiting[ends].key = SEND;
    typeIn(waiting.splice(0, ends < 0 ? waiting.length : ends));
  }
  function catchUp() {             // what was pressed meanwhile is done now, until it asks the desk again
    leaving = null;
    while (waiting.length && !words.waits) {
      afterwards(waiting.shift());
      const at = document.activeElement;   // a key has led into a field: what follows it are words and no keys
      if (!words.waits && at.matches("textarea, input:not([type=checkbox], [type=radio])")) typeAhead(at);
    }
  }
  document.addEventListener("copydesk:late", () => { deafUntil = Date.now() + DEAF_MS; });
  document.addEventListener("change", ({ target }) => {
    if (target.id === "single-keys") { store.setItem("copydesk:keys", target.checked ? "on" : "off"); name(); }
  });
  function name(from = document) {  // who cannot see them is told the keys that work: Escape leaves a field without the others
    document.body.toggleAttribute("data-unkeyed", !on());
    for (const control of [...(from.matches?.("[data-key]") ? [from] : []), ...all("[data-key]", from)]) {
      const works = on() || control.dataset.key === "Escape";
      works ? control.setAttribute("aria-keyshortcuts", control.dataset.key) : control.removeAttribute("aria-keyshortcuts");
      if (control.dataset.tip) control.title = works ? `${control.dataset.tip}, ${control.dataset.key}` : control.dataset.tip;
    }
  }
  document.addEventListener("DOMContentLoaded", () => { name(); if (one("#single-keys")) one("#single-keys").checked = on(); });
  document.addEventListener("htmx:load", ({ detail }) => name(detail.elt));
  window.copydesk.keys = { typeAhead, catchUp };
})();

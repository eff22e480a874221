/* copydesk review: what an earlier page could not save, as it was left, is offered in this one; nothing of it is lost.

   What such a page sent may reach the desk after this page was asked for: it is looked for first, and stands in its
   field then, with nothing to choose. */
(() => {
  "use strict";
  const { one, all, store, words } = window.copydesk;
  const { made, wait, field, dirty, draft, state, madeFrom, shelf, onShelf, keysOf, aside, forget, keep, save } = window.copydesk.shelved;
  const LOOKS_MS = [200, 500, 1000, 2000, 4000, 8000];   // the desk may be slow; what is offered meanwhile can be used at once
  const LATE_MS = 1500;            // words of an open field have arrived by then, or never will
  const left = words.left;
  const folded = (text) => text.split(/\s+/).join(" ").trim();
  const same = (name, text, other) => text === other || (name === "title" && folded(text) === folded(other));

  async function stored() {        // the page as the desk has it now; null: no answer
    const html = await fetch(location.pathname).then((answer) => (answer.ok ? answer.text() : "")).catch(() => "");
    return one("#main", new DOMParser().parseFromString(html, "text/html"));
  }
  function keptBlock(key, kept) {
    const block = one("#t-kept").content.cloneNode(true).firstElementChild;
    block.dataset.kept = key;
    one("[data-words]", block).textContent = kept.text;
    one("[data-drop]", block).addEventListener("click", () => forget(key));
    return block;
  }

  /* ---- title and comment ---- */
  function offer() {
    for (const [key, name] of left) {
      const area = field(name), kept = onShelf(key);
      if (!kept || (area && same(name, kept.text, area.value))) { forget(key); continue; }
      if (!area || kept.known || one(`[data-kept="${CSS.escape(key)}"]`)) continue;
      const block = keptBlock(key, kept);
      one("[data-use]", block).addEventListener("click", () => use(name, key));
      one("[data-drop]", block).addEventListener("click", () => field(name)?.focus());
      area.after(block);
    }
  }
  function use(name, key) {
    const area = field(name), kept = onShelf(key);
    if (!area || !kept) return;
    if (area.dataset.dirty) {        // typed over the offer and not saved yet: that stays on its shelf, offered in turn
      left.set(shelf(name), name);
      state(name).shelf += 1;
    }
    area.value = kept.text;
    madeFrom(name, kept.version);
    const inputs = (kept.refs || []).map((value) => made("input", { type: "hidden", name: "ref", value }));
    if (name === "comment") one("#cites").replaceChildren(...inputs);
    area.focus();
    keep(area);
    if (onShelf(shelf(name))?.text === kept.text) forget(key);
    save(name);
    offer();
  }
  async function arrived(ms) {     // what was made from what this page shows, and is stored by now, is shown; whether all of it is
    const awaited = [...left].filter(([key, name]) => onShelf(key)?.version === one(`#v_${name}`)?.value);
    if (!awaited.length) return true;
    await wait(ms);
    const page = await stored(), is = (from, [key, name]) => same(name, onShelf(key)?.text ?? "", one(`#f-${name}`, from)?.value ?? "");
    if (!page || dirty().length || words.waits || one("[data-open]") || !awaited.some((each) => is(page, each) && !is(document, each))) return false;
    await htmx.ajax("GET", location.pathname + location.search, { target: "#main", swap: "outerHTML" });
    const at = document.activeElement;   // who went into the field meanwhile goes on at its end
    if (at?.dataset.field) at.setSelectionRange(at.value.length, at.value.length);
    return true;
  }

  /* ---- words of a link, of the lead, labels ---- */
  async function offerOpened() {   // what the desk did not take as a page closed: shown, to be copied
    const keys = Object.keys(store).filter((key) => key.startsWith(aside()) && onShelf(key));
    if (!keys.length) return;
    await wait(LATE_MS);
    const bare = (text) => text.replace(/[\s,]+/g, ""), shown = await stored();
    for (const key of shown ? keys : []) {
      const kept = onShelf(key);
      if (!kept || bare(shown.textContent).includes(bare(kept.text))) { forget(key); continue; }
      const block = keptBlock(key, kept);
      one("[data-use]", block).remove();
      one("#field-comment")?.before(block);
    }
  }

  words.offer = offer;
  document.addEventListener("DOMContentLoaded", async () => {
    if (!draft()) return;
    for (const area of all("textarea[data-field]")) for (const key of keysOf(area.dataset.field)) left.set(key, area.dataset.field);
    for (const [key, name] of left) if (onShelf(key)?.known && onShelf(key).version !== one(`#v_${name}`)?.value) forget(key);
    offerOpened();
    for (const ms of LOOKS_MS) {
      const done = await arrived(ms);
      offer();
      if (done) break;
    }
    for (const key of left.keys()) if (onShelf(key)?.known) forget(key);
  });
})();

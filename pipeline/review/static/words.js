/* copydesk review: words that are never lost. Every page works without this file.

   Words typed in a field (data-field) are sent with the version they were made from; until the server has them they are
   kept in this browser, too: each page in a place of its own, so that none writes over another's, and what an earlier
   page left there stays until it is taken or thrown away. Words of a field that was opened for them (data-save) are
   sent before anything else is done. The other scripts share what stands in window.copydesk; base.html has their order. */
(() => {
  "use strict";
  const SAVE_MS = 600;             // after the first unsaved key: with the way to the server, under the promised 800
  const TURN_MS = 2000;            // so long one field waits for the answer to another's save
  const AGAIN_MS = [1000, 2000, 4000, 8000, 15000, 30000];
  const ALIVE = 30000;             // bytes as sent, six to an Arabic letter: a browser refuses to keep more than 64 kB alive, all saves together
  const LEAVING_MS = 5000;         // the next page may have been asked for before a save that is answered in this one: it has to know of it
  let leaving = 0;
  const PAGE = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  const one = (selector, from = document) => from.querySelector(selector), all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const made = (tag, values) => Object.assign(document.createElement(tag), values);
  const store = (() => { try { return localStorage; } catch { return { getItem: () => null, setItem() {}, removeItem() {} }; } })();

  const states = {};               // field -> state
  const field = (name) => one(`textarea[data-field=${name}]`);
  const dirty = () => all("textarea[data-field][data-dirty]");
  const draft = () => one("#main")?.dataset.draft;
  const refs = () => all("#cites input[name=ref]").map((input) => input.value);
  const state = (name) => (states[name] ||= { timer: 0, busy: null, sent: [], unsure: null, tries: 0, shelf: 0 });   // sent: what no answer has come for yet
  const say = (textContent, className, more = "") => one("#saved")?.replaceChildren(made("span", { textContent, className }), more);
  const madeFrom = (name, version) => one(`#v_${name}`).replaceChildren(new Option("", version, true, true));
  const restart = (html) => html.includes("data-restart");   // a newer copydesk has the desk: the page takes nothing until it is restarted
  const words = { waits: false, left: new Map(), say, restart };   // waits: an action is on its way; left: key -> field, by an earlier page (left.js)

  /* ---- the shelf: what this browser keeps ---- */
  const shelves = (name) => `copydesk:${draft()}:${name}`;
  const shelf = (name) => `${shelves(name)}:${PAGE}.${state(name).shelf}`;
  function onShelf(key) {
    try {
      const kept = JSON.parse(store.getItem(key));
      return typeof kept?.text === "string" ? kept : null;
    } catch { return null; }
  }
  const keysOf = (name) => Object.keys(store).filter((key) => key === shelves(name) || key.startsWith(`${shelves(name)}:`));
  function forget(key) {
    store.removeItem(key);
    words.left.delete(key);
    one(`[data-kept="${CSS.escape(key)}"]`)?.remove();
  }
  function stored(name, text) {    // the desk has this text: no shelf has to hold it
    for (const key of keysOf(name)) if (key === shelf(name) || onShelf(key)?.text === text) leaving ? known(key) : forget(key);
  }

  const known = (key) => onShelf(key) && store.setItem(key, JSON.stringify({ ...onShelf(key), known: true }));

  function keep(area) {
    const name = area.dataset.field, kept = { text: area.value, refs: refs(), version: one(`#v_${name}`).value };
    area.dataset.dirty = "1";
    try { store.setItem(shelf(name), JSON.stringify(kept)); } catch { /* full: the server has it in a moment */ }
    schedule(name, SAVE_MS);
  }
  document.addEventListener("input", (event) => { if (event.target.dataset?.field) keep(event.target); });

  /* ---- title and comment: sent after a moment ---- */
  function schedule(name, ms) {
    const its = state(name);
    if (!its.timer) its.timer = setTimeout(() => { its.timer = 0; words.waits ? schedule(name, 100) : save(name); }, ms);
  }
  function save(name) {
    const its = state(name);
    its.timer = clearTimeout(its.timer) || 0;
    if (its.busy) return its.busy;
    const others = Promise.all(Object.values(states).map(({ busy }) => busy));   // or each would be made from a draft without the other
    return hold(its, Promise.race([others, wait(TURN_MS)]).then(() => send(name)));
  }
  function hold(its, sending) {    // until all of it is answered nothing else is sent
    const busy = Promise.all([sending, its.busy]).then(([done]) => done).finally(() => { if (its.busy === busy) its.busy = null; });
    return its.busy = busy;
  }
  async function ask(path, name, said, besides = [], again = true) {   // what one save asks, and what is answered; status 0: nothing was
    const body = new URLSearchParams({ csrf_token: one("#work input[name=csrf_token]").value, only: name });
    const seen = [one(`#v_${name}`), one("#v_all"), one("#side input[name=view]")].map((input) => [input.name, input.value]);
    for (const [key, value] of [...seen, ...said]) body.append(key, value);
    const alive = `${body}`.length < ALIVE, fits = (more) => `${body}&${new URLSearchParams(more)}`.length < ALIVE;
    for (const more of besides) if (fits(more) || !alive) for (const [key, value] of more) body.append(key, value);
    try {                            // kept alive: an answer on its way outlives the page
      const answer = await fetch(path, { method: "POST", body, headers: { "HX-Request": "true" }, keepalive: alive });
      if (answer.status === 400 && again && await words.renew()) return ask(path, name, said, besides, false);
      return [answer.status, await answer.text()];
    } catch { return [0, ""]; }
  }
  const parts = (name, as, refsAs, { text, cited }) => [[as, text], ...(name === "comment" ? cited : []).map((ref) => [refsAs, ref])];

  async function send(name, newest = false) {   // true: saved; false: not yet; null: somebody else had changed the field
    const area = field(name), its = state(name);
    if (!area || !area.dataset.dirty) return true;
    // Words whose answer never came may be stored: they go again first, or the newer would meet them as a stranger's.
    const again = !newest && its.unsure, before = [...its.sent];
    // As the page is hidden, words go that were made from others which are on their way still: no version names those.
    const ahead = [...new Set([...(its.unsure ? [...its.unsure.ahead, its.unsure] : []), ...before])].slice(-8);
    const now = again || { text: area.value, cited: refs(), ahead }, { text } = now;
    Object.assign(its, { unsure: null, sent: [...before, now] });
    const [status, html] = await ask(`/drafts/${draft()}/${name}`, name, parts(name, name, "ref", now), now.ahead.toReversed().map((older, n) => parts(name, `ahead${n}`, `ahead${n}_ref`, older)));
    its.sent = its.sent.filter((other) => other !== now);
    if (now.past) return true;       // newer words were saved before its answer came
    if (status === 409) return late(name, area, text, html);
    if (status === 200 && html.includes(`id="v_${name}"`)) return saved(name, area, text, html, before), again ? send(name) : true;
    if (status === 413) {            // the same again would be refused again: what is typed next is tried
      say("Not saved; it is more than the desk takes at once, shorten it", "stop");
      return false;
    }
    if (!its.unsure?.ahead.includes(now)) its.unsure = now;   // the newest goes again
    say(restart(html) ? "Not saved, kept in this browser; restart copydesk review" : status === 403 ? "Not saved; sign in in another tab" : "Not saved; trying again", "stop");
    schedule(name, AGAIN_MS[Math.min(its.tries++, AGAIN_MS.length - 1)]);
    return false;
  }
  function saved(name, area, text, html, before) {
    const its = Object.assign(state(name), { tries: 0 });
    for (const older of before) { older.past = true; if (its.unsure === older) its.unsure = null; }
    area.readOnly = false;
    htmx.swap("#main", html, { swapStyle: "none" });
    stored(name, text);
    if (area.value !== text) { keep(area); return; }
    delete area.dataset.dirty;
    const cleaned = one("[data-cleaned]", new DOMParser().parseFromString(html, "text/html"))?.dataset.cleaned;
    if (cleaned !== undefined) showCleaned(area, text, cleaned);
  }
  function showCleaned(area, text, cleaned) {   // without what nobody sees: once nobody types there, for the cursor's sake
    const show = () => { if (area.value === text) area.value = cleaned; };
    document.activeElement === area ? area.addEventListener("blur", show, { once: true }) : show();
  }
  function late(name, area, text, html) {
    state(name).tries = 0;
    area.readOnly = true;
    if (area.value !== text) return send(name);          // what was typed since is set aside, too
    stored(name, text);
    const had = document.activeElement === area;
    htmx.swap(`#field-${name}`, html, { swapStyle: "outerHTML" });
    if (had) {                       // who still types must not press a button with it
      document.dispatchEvent(new Event("copydesk:late"));
      one(`#field-${name} .conflict`)?.focus();
    }
    return null;
  }

  /* ---- words of a link, of the lead, labels: in a field that is open for them until it is left ---- */
  const opened = () => all("[data-open][data-save]").find((area) =>
    area.value !== area.defaultValue && (area.value.trim() || area.name === "labels"));
  async function sendOpened() {    // true: saved, or nothing to save; null: they are shown, and nothing else is done
    const area = opened(), text = area?.value;
    if (!area) return true;
    const [status, html] = await ask(area.dataset.save, area.dataset.of, [[area.name, text]]);
    if (status === 200 && html.includes(`id="v_${area.dataset.of}"`)) {
      store.removeItem(`${aside()}${PAGE}`);
      area.defaultValue = text;
      htmx.swap("#main", html, { swapStyle: "none" });
      return true;
    }
    if ((status === 409 || status === 422) && !dirty().length && area.value === text) htmx.swap("#main", html, { swapStyle: "outerHTML" });
    else say(restart(html) ? "Not done, your words stay here; restart copydesk review" : "Not done: the words are not saved yet; do it again", "stop");
    return null;
  }

  const aside = () => `copydesk:${draft()}:opened:`;
  let parted = null;               // what was sent as the page was left, while its answer is on the way: { text, done }
  function sendParted() {
    const text = opened()?.value;
    if (text === undefined || parted?.text === text) return;
    try { store.setItem(`${aside()}${PAGE}`, JSON.stringify({ text })); } catch { /* full: the server may have it */ }
    const its = { text, done: sendOpened().finally(() => { if (parted === its) parted = null; }) };
    parted = its;
  }

  words.flush = async (butOpened = false) => {   // before an action: whether it may be done
    await parted?.done;              // its answer says what newer words are made from
    const done = await Promise.all(dirty().map(async (area) => {
      await state(area.dataset.field).busy;
      return save(area.dataset.field);
    }));
    return !done.includes(null) && (butOpened || await sendOpened()) !== null;
  };
  words.unsaved = () => dirty().map((area) => [area, one(`#v_${area.dataset.field}`).value]);
  words.stays = (area, version) => {   // typed while the answer was on its way: that field stays, with what it was made from
    const name = area.dataset.field, fresh = one(`#field-${name}`), old = area.closest(".field");
    if (!old || !fresh || old === fresh) return;
    madeFrom(name, version);
    fresh.replaceWith(old);
    schedule(name, SAVE_MS);
  };

  const parting = () => {          // no answer can be awaited: what is not on its way is sent now
    leaving = setTimeout(() => { leaving = 0; }, LEAVING_MS);
    for (const area of dirty()) {
      const name = area.dataset.field, its = state(name);
      if (its.sent.at(-1)?.text !== area.value) hold(its, send(name, true));
    }
    if (!words.waits) sendParted();
  };
  document.addEventListener("focusout", ({ target }) => { if (target.dataset?.dirty) save(target.dataset.field); });
  addEventListener("online", () => { for (const area of dirty()) save(area.dataset.field); });   // out of the tunnel: not half a minute later
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") parting(); });
  for (const name of ["beforeunload", "pagehide"]) addEventListener(name, parting);   // before the next page is asked for, which shows what is stored
  // A browser that goes back puts what was typed then into the page, which has come with the versions of now: the next key
  // would save it over what was written since. The desk and the shelf have the words; without script the browser alone.
  for (const name of ["DOMContentLoaded", "htmx:afterSwap"]) document.addEventListener(name, () => one("#work")?.setAttribute("autocomplete", "off"));
  const shelved = { made, wait, field, dirty, draft, state, madeFrom, shelf, onShelf, keysOf, aside, forget, keep, save };
  window.copydesk = { one, all, store, words, shelved };
})();

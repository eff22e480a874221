/* copydesk review: what takes seconds says so meanwhile, and what was not done says why. */
(() => {
  "use strict";
  const { one, all, words } = window.copydesk;
  const WAITS = "Asked; the desk has not answered yet";
  const SLOW_MS = 700;             // sooner an answer needs no word that it is waited for
  let slow = 0, stood = null;      // what stood in the slot before it said that
  document.addEventListener("htmx:beforeSend", () => {
    clearTimeout(slow);
    slow = setTimeout(() => {
      stood = [...(one("#saved")?.childNodes || [])];
      words.say(WAITS, "soft");
    }, SLOW_MS);
  });
  document.addEventListener("htmx:afterRequest", () => {
    clearTimeout(slow);
    if (stood && one("#saved")?.textContent === WAITS) one("#saved").replaceChildren(...stood);   // the answer had no word for it
    stood = null;
  });
  let busy = null;                 // [button, its own words]
  document.addEventListener("htmx:beforeSend", ({ detail }) => {
    const button = detail.requestConfig.triggeringEvent?.submitter, said = button?.dataset.busy;
    if (!said) return;
    clearTimeout(slow);            // it says more
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
  // A page without a bar at its foot is told at the end of it, in the place of what was said there; the way back that
  // stands beside those words stays. The next action takes away what was told.
  const untell = () => one("#not-done")?.remove();
  document.addEventListener("htmx:beforeSend", untell);
  function tell(textContent) {
    if (one("#saved")) return words.say(textContent, "stop");
    untell();
    const said = one(".did .toast > span");
    if (said) { said.textContent = textContent; return; }
    const told = Object.assign(document.createElement("div"), { className: "foot did", id: "not-done" });
    const toast = Object.assign(document.createElement("div"), { className: "toast", role: "alert", textContent });
    told.append(toast);
    one("#main").append(told);
  }
  Object.assign(words, { tell, untell });
  // Who signed in anew in another tab has another session, and every form of this page the token of the old one.
  words.renew = async () => {
    const page = await fetch("/keys").then((answer) => (answer.ok ? answer.text() : "")).catch(() => "");
    const headers = new DOMParser().parseFromString(page, "text/html").body.getAttribute("hx-headers");
    if (!headers) return false;
    document.body.setAttribute("hx-headers", headers);
    for (const input of all("input[name=csrf_token]")) input.value = JSON.parse(headers)["X-CSRFToken"];
    return true;
  };

  function reason(html) {          // in the words of the page that was answered instead
    const error = one("#error", new DOMParser().parseFromString(html, "text/html"));
    return error && [one("h1", error), one("[data-do]", error)].filter(Boolean).map((part) => part.textContent).join(": ");
  }
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {   // an error that belongs to no form takes nothing's place
    if (detail.isError && reason(detail.serverResponse)) detail.shouldSwap = false;
  });
  const notDone = (why) => tell(`Not done${words.missed ? ", nor what you pressed meanwhile" : ""}${why}`);
  document.addEventListener("htmx:sendError", () => notDone("; the desk does not answer"));
  document.addEventListener("htmx:responseError", async ({ detail: { xhr } }) => {
    const html = xhr.responseText, why = reason(html);
    if ([409, 422].includes(xhr.status) && !why) return;
    const cure = words.restart(html) ? "restart copydesk review" : xhr.status === 403 ? "sign in in another tab"
      : html.includes("data-anew") && await words.renew() ? "you signed in anew: do it again" : "";
    notDone(cure ? `; ${cure}` : why ? `. ${why}` : ` (${xhr.status})`);
  });
})();

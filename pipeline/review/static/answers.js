/* copydesk review: what takes seconds says so meanwhile, and what was not done says why. */
(() => {
  "use strict";
  const { words } = window.copydesk;
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
  document.addEventListener("htmx:sendError", () => words.say("Not done; the desk does not answer", "stop"));
  document.addEventListener("htmx:responseError", async ({ detail: { xhr } }) => {
    if (xhr.status === 409 || xhr.status === 422) return;
    const cure = words.restart(xhr.responseText) ? "restart copydesk review" : xhr.status === 403 ? "sign in in another tab"
      : xhr.status === 400 && await words.renew() ? "you signed in anew: do it again" : "";
    words.say(cure ? `Not done; ${cure}` : `Not done (${xhr.status})`, "stop");
  });
})();

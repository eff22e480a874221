/* copydesk review: words that the browser's Back brings into a form again are still made from the file of then (`seen`).

   The page itself comes with the digest of now. Which one it had when something was typed is kept with the page's place
   in the browser's history; where nothing comes back but what stands there now, the digest of now holds. */
(() => {
  "use strict";
  const { one } = window.copydesk;
  const chosen = (select) => [...select.options].some((option) => option.selected !== option.defaultSelected);
  const changed = (control) => (control.options ? chosen(control) : control.value !== control.defaultValue);
  const typed = "input:not([type=hidden]), textarea, select";

  document.addEventListener("input", ({ target }) => {
    const seen = target.form && one("[data-seen]", target.form);
    if (seen) history.replaceState({ ...history.state, seen: seen.value }, "");
  });
  addEventListener("pageshow", () => {
    const seen = one("[data-seen]"), then = history.state?.seen;
    if (seen && then && [...seen.form.querySelectorAll(typed)].some(changed)) seen.value = then;
  });
})();

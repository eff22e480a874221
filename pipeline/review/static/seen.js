/* copydesk review: words that the browser's Back brings into a form again are still made from the file of then (`seen`).

   The browser chooses that by itself (made_from in parts.html). Where nothing comes back but what stands there now, the
   file of now holds. */
(() => {
  "use strict";
  const { one } = window.copydesk;
  const chosen = (select) => [...select.options].some((option) => option.selected !== option.defaultSelected);
  const changed = (control) => (control.options ? chosen(control) : control.value !== control.defaultValue);
  const typed = "input:not([type=hidden]), textarea, select:not([data-seen])";

  addEventListener("pageshow", () => {
    const seen = one("[data-seen]");
    if (seen && ![...seen.form.querySelectorAll(typed)].some(changed)) seen.options[0].selected = true;
  });
})();

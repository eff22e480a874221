/* copydesk review: words that the browser's Back brings into a form again are still made from what stood there then.

   The browser chooses that by itself (made_from in parts.html). Where nothing comes back but what stands there now, the
   version of now holds. */
(() => {
  "use strict";
  const { all } = window.copydesk;
  const chosen = (select) => [...select.options].some((option) => option.selected !== option.defaultSelected);
  const changed = (control) => (control.options ? chosen(control) : control.value !== control.defaultValue);
  const typed = "input:not([type=hidden]), textarea, select:not([data-seen])";

  addEventListener("pageshow", () => {
    for (const seen of all("[data-seen]")) if (!all(typed, seen.form).some(changed)) seen.options[0].selected = true;
  });
})();

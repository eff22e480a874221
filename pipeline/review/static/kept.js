/* copydesk review: what was typed or ticked and waits for its own button (data-keeps) stays when an answer takes its place.

   It goes with what uses it up: an action that stands beside it (.retype), or whose address ends with the attribute's
   value. What is not shown any more comes again with its field. */
(() => {
  "use strict";
  const { all } = window.copydesk;
  const kept = new Map();          // id -> { value, checked }
  const changed = (control) => control.value !== control.defaultValue || control.checked !== control.defaultChecked;

  function usedUp(control, { isError, requestConfig }) {
    const by = requestConfig?.triggeringEvent?.submitter || requestConfig?.elt, ends = control.dataset.keeps;
    if (isError || !by) return false;
    return control.closest(".retype")?.contains(by) || (ends && by.getAttribute("formaction")?.endsWith(ends));
  }
  function keep({ detail, type }) {
    const beside = type === "htmx:oobBeforeSwap";   // a panel beside the answer uses nothing up
    for (const control of all("[data-keeps]", beside ? detail.target : document)) {
      const { id, value, checked } = control;
      if (changed(control) && (beside || !usedUp(control, detail))) kept.set(id, { value, checked });
      else kept.delete(id);
    }
  }
  function bring() {
    for (const [id, words] of kept) {
      const control = document.getElementById(id);
      if (!control) continue;
      Object.assign(control, words);
      control.closest("details")?.setAttribute("open", "");
    }
  }
  function unfold() {              // the browser's Back puts words into what is folded: they would be sent unseen
    for (const control of all("[data-keeps]")) if (changed(control)) control.closest("details")?.setAttribute("open", "");
  }
  addEventListener("pageshow", unfold);
  for (const name of ["htmx:beforeSwap", "htmx:oobBeforeSwap"]) document.addEventListener(name, keep);
  for (const name of ["htmx:afterSwap", "htmx:oobAfterSwap"]) document.addEventListener(name, bring);
})();

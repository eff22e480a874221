/* copydesk review: a select whose choice is a ruling (data-rules).

   Each arrow key changes a closed select, and would be a ruling of its own. What keys step through waits: Enter rules it,
   or that the select is left; Escape puts back what holds. What a pointer picks is ruled at once. */
(() => {
  "use strict";
  let stepping = false;            // the last thing that came was a key that goes from one choice to the next
  const ours = (target) => target.matches?.("select[data-rules]");
  const holds = (select) => select.dataset.asked ?? [...select.options].find((option) => option.defaultSelected)?.value;

  function rule(select) {          // once for each choice: leaving it after Enter asks nothing more
    delete select.dataset.stepping;
    if (select.value === holds(select)) return false;
    select.dataset.asked = select.value;
    select.form.requestSubmit();
    return true;
  }
  function putBack(select) {
    delete select.dataset.stepping;
    delete select.dataset.asked;
    select.form.reset();
  }
  // A screen reader is told beforehand what the words beside a select tell who sees them.
  for (const name of ["DOMContentLoaded", "htmx:afterSwap"]) document.addEventListener(name, () => {
    for (const select of document.querySelectorAll("select[data-rules]")) select.setAttribute("aria-describedby", "sets");
  });
  document.addEventListener("keydown", (event) => {
    const { target: select, key, altKey } = event;
    if (!ours(select)) return;
    stepping = !altKey && !["Enter", " "].includes(key);   // Alt with an arrow, and the space bar, open the list
    if (key === "Enter" && rule(select)) event.preventDefault();
    if (key === "Escape" && "stepping" in select.dataset) putBack(select);
  }, true);
  document.addEventListener("pointerdown", () => { stepping = false; }, true);
  document.addEventListener("change", ({ target: select }) => {
    if (!ours(select)) return;
    if (stepping) select.dataset.stepping = "";
    else rule(select);
  });
  document.addEventListener("focusout", ({ target: select }) => { if (ours(select)) rule(select); });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {   // not ruled: what holds is shown again
    const select = !detail.successful && detail.elt.querySelector("select[data-rules]");
    if (select) putBack(select);
  });
})();

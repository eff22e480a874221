/* copydesk review: a page that was only looked up (the keys) is shut to where one came from, at the row that one had. */
(() => {
  "use strict";
  const { rows: { tab } } = window.copydesk;
  const STRAIGHT_MS = 10000;       // so long may an answer take; later this page was not come to from one of ours
  addEventListener("pagehide", () => tab.setItem("copydesk:left", Date.now()));
  document.addEventListener("click", (event) => {
    const cameStraight = performance.timeOrigin - tab.getItem("copydesk:left") < STRAIGHT_MS;
    if (!event.target.closest("[data-shuts]") || !cameStraight || history.length < 2) return;
    event.preventDefault();
    history.back();
  });
})();

/* copydesk review: the post is copied as HTML; where the browser does not let a page copy, the link opens it. */
(() => {
  "use strict";
  const { words } = window.copydesk;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-copy]");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    await words.flush();
    try {
      const text = fetch(link.href).then((answer) => answer.text()).then((words) => new Blob([words], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
      words.say("Copied", "ok", " as HTML");
    } catch { location.href = link.href; }
  });
})();

/* copydesk review: the post is copied as HTML; where the browser does not let a page copy, the link opens it. */
(() => {
  "use strict";
  const { words } = window.copydesk;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-copy]");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    await words.flush();
    let refused = "";                // why the desk gave no post
    const post = fetch(link.href).then((answer) => {
      if (answer.ok) return answer.text();
      refused = answer.status === 403 ? "sign in in another tab" : `the desk answered ${answer.status}`;
      throw new Error(refused);
    }, (problem) => { refused = "the desk does not answer"; throw problem; });
    const text = post.then((words) => new Blob([words], { type: "text/plain" }));
    text.catch(() => {});            // told below
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
      words.say("Copied", "ok", " as HTML");
    } catch {
      await post.catch(() => {});
      if (refused) words.say(`Not copied; ${refused}`, "stop");
      else location.href = link.href;
    }
  });
})();

/* copydesk review: a link is dragged by its grip; it ends in the same press as the keys.

   It goes to the line that is nearest in height to where it is let go: below the last one is last, too. Let go beside the
   draft's column, or with Escape, it stays. */
(() => {
  "use strict";
  const { one, all, words, rows: { makeCurrent }, presses: { press } } = window.copydesk;
  const off = (line, y) => {       // how far a height is from a line; one that an answer took away is nowhere
    const { top, bottom } = line.getBoundingClientRect();
    return line.isConnected ? Math.max(top - y, y - bottom, 0) : Infinity;
  };
  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip"), row = grip?.closest("[data-row]");
    if (!row || event.button) return;
    event.preventDefault();
    makeCurrent(row);
    let over = null;
    const lines = all(".links > [data-row]");
    const others = ({ pointerId = event.pointerId }) => pointerId !== event.pointerId;   // a second finger moves nothing
    const drag = (moved) => {
      if (others(moved)) return;
      over?.removeAttribute("data-drop");
      const { left, right } = one("#edit").getBoundingClientRect(), away = lines.map((line) => off(line, moved.clientY));
      over = moved.clientX < left || moved.clientX > right ? null : lines[away.indexOf(Math.min(...away))];
      over?.setAttribute("data-drop", lines.indexOf(over) < lines.indexOf(row) ? "before" : "after");
      over?.scrollIntoView({ block: "nearest", behavior: "instant" });   // at the page's edge the next one comes into sight
    };
    const end = (moved) => {
      if (others(moved)) return;
      for (const [name, does] of ears) document.removeEventListener(name, does);
      over?.removeAttribute("data-drop");
      if (moved.type !== "pointerup") return;
      if (!row.isConnected) words.tell("Not moved: the page was another before you let go; do it again");
      else if (over && over !== row) press(one("[data-place]", row), { to: lines.indexOf(over) + 1 });
    };
    const escape = (pressed) => { if (pressed.key === "Escape") end(pressed); };
    const ears = [["pointermove", drag], ["pointerup", end], ["pointercancel", end], ["keydown", escape]];
    for (const [name, does] of ears) document.addEventListener(name, does);
  });
})();

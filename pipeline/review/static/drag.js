/* copydesk review: a link is dragged by its grip; it ends in the same press as the keys. */
(() => {
  "use strict";
  const { one, all, rows: { makeCurrent }, presses: { press } } = window.copydesk;
  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip"), row = grip?.closest("[data-row]");
    if (!row || event.button) return;
    event.preventDefault();
    makeCurrent(row);
    let over = null;
    const lines = all(".links > [data-row]");
    const drag = (moved) => {
      over?.removeAttribute("data-drop");
      const boxes = lines.map((line) => line.getBoundingClientRect());
      over = lines[boxes.findIndex((box) => moved.clientY >= box.top && moved.clientY < box.bottom)];
      over?.setAttribute("data-drop", lines.indexOf(over) < lines.indexOf(row) ? "before" : "after");
    };
    const end = (moved) => {
      for (const [name, does] of ears) document.removeEventListener(name, does);
      over?.removeAttribute("data-drop");
      if (moved.type === "pointerup" && over && over !== row) press(one("[data-place]", row), { to: lines.indexOf(over) + 1 });
    };
    const escape = (pressed) => { if (pressed.key === "Escape") end(pressed); };
    const ears = [["pointermove", drag], ["pointerup", end], ["pointercancel", end], ["keydown", escape]];
    for (const [name, does] of ears) document.addEventListener(name, does);
  });
})();

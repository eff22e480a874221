/* copydesk review: a key that the page of the keys names and that does nothing here says why, in the slot of what was saved.

   What stood there comes back with the next key or click. A page without that slot says it at its end. */
(() => {
  "use strict";
  const { one, all, words, rows: { rows, current, place }, presses: { named } } = window.copydesk;
  const OF_A_ROW = /^([oxvlacms1-9-]|Shift\+[JKMX])$/;
  const CHANGES = /^([etlacnrms1-9-]|Shift\+[JKM])$/;
  const OF_A_PAGE = /^([etnurpdwh/?]|Shift\+[UAP])$/;
  const BOX = /^(checkbox|radio)$/;   // takes no letters, and yet no key: a tick by mouse leaves the focus there
  let spoken = null;               // [the reason in the slot, what stood there before it]
  let told = false;                // at the page's end

  const role = (row) => {          // of the same page in whichever column: lead, cited, list or ""
    const mine = row.closest("#field-lead") ? "lead" : row.closest(".links") ? "list" : "";
    const head = all(".heads > [data-row]").find((other) => place(other) === place(row));
    return mine || (one(".tag", head || row)?.textContent.match(/^(lead|cited|list)/) || [""])[0];
  };
  function reason(key) {
    const row = current(), main = one("#main");
    if (BOX.test(document.activeElement.type)) return OF_A_ROW.test(key) || OF_A_PAGE.test(key) || /^[jkg]$/.test(key) ? "A box has the focus: Esc leaves it, and the keys go on" : "";
    if (main?.dataset.closed !== undefined && CHANGES.test(key)) return "This draft is closed: restore it, or correct its post, to change it";
    if (key === "u") return "Nothing to undo here";
    if (key === "Shift+U") return "Nothing to do again here";
    if (/^[jk]$/.test(key)) return "There is no row here";
    if (OF_A_ROW.test(key) && !row && rows().length) return "No row is chosen: j or k chooses one";
    if (main?.dataset.draft && row) {
      const is = role(row), at = row.closest(".links") ? "It" : "The link";
      if (is === "lead" && /^[lac1-9]$/.test(key)) return key === "l" ? "This headline leads already" : "This headline leads: it is neither listed nor cited";
      if (is === "cited" && key === "c") return "This headline is cited already";
      if (/^Shift\+[JK]$/.test(key)) return is === "list" ? `${at} is ${key === "Shift+J" ? "last" : "first"} already` : "This headline is not in the list";
      if (key === "m") return "No story near this one to merge";
    }
    return OF_A_ROW.test(key) || OF_A_PAGE.test(key) ? `${key.replace("Shift+", "⇧")} does nothing here` : "";
  }
  function why(key) {
    const said = reason(key), slot = one("#saved") || one(".did:not(#not-done) .toast > span");
    if (!said) return;
    if (!slot) {
      if (one("#not-done")) return;   // what was not done is more than why a key did nothing
      words.tell(said);
      told = true;
      return;
    }
    end();
    spoken = [Object.assign(document.createElement("span"), { textContent: said }), [...slot.childNodes]];
    slot.replaceChildren(spoken[0]);
  }
  function end() {                 // what was said there since, such as that words are not saved, stays
    if (spoken?.[0].isConnected) spoken[0].replaceWith(...spoken[1]);
    if (told) words.untell();
    [spoken, told] = [null, false];
  }
  document.addEventListener("pointerdown", end, true);
  document.addEventListener("htmx:beforeSend", end);
  window.copydesk.silent = { why, end, BOX };
})();

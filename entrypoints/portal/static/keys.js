// Single keys for what has a visible control: `data-key` on it, `data-row` on the links of a list.
(() => {
  "use strict";
  const WAIT_MS = 1200;
  const MOVES = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
  const NAMES = { j: "Next", k: "Previous", Enter: "Open", Esc: "Close" };

  let before = "";
  let beforeAt = 0;

  const typing = (element) =>
    element.isContentEditable || element.matches("input:not([type=checkbox], [type=radio]), textarea, select");
  const seen = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;
  const off = () => document.body.dataset.keys === "off";
  const byKey = (key) =>
    [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((found) => seen(found) && !found.disabled);

  const rows = () => [...document.querySelectorAll("[data-row]")].filter(seen);
  const move = (step) => {
    const all = rows();
    if (!all.length) return false;
    const at = all.findIndex((row) => row === document.activeElement || row.getAttribute("aria-current") === "true");
    const row = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    row.focus();
    row.scrollIntoView({ block: "nearest" });
    if (row.hasAttribute("hx-get") && row.getAttribute("aria-current") !== "true") row.click();
    return true;
  };

  const act = (event, key) => {
    const sequence = performance.now() - beforeAt < WAIT_MS ? `${before} ${key}` : key;
    const control = byKey(sequence) || byKey(key);
    before = key;
    beforeAt = performance.now();
    if (key in MOVES && !control) return move(MOVES[key]) && event.preventDefault();
    if (!control) return undefined;
    before = "";
    event.preventDefault();
    return control.click();
  };

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      const chord = document.querySelector(`[data-chord="${CSS.escape(event.key)}"]`);
      if (chord) {
        event.preventDefault();
        chord.click();
      }
      return;
    }
    if (event.altKey || event.isComposing || event.repeat || off()) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    act(event, event.key);
  });

  // The list of keys is read from the page itself.
  const fill = () => {
    const list = document.getElementById("keys-list");
    const known = new Map();
    for (const control of document.querySelectorAll("[data-key]")) {
      const word = control.getAttribute("aria-label") || control.textContent.replace(control.dataset.key, "").trim();
      if (seen(control) && !known.has(control.dataset.key)) known.set(control.dataset.key, word.replace(/\s+\d.*$/s, ""));
    }
    if (rows().length) for (const key of ["j", "k", "Enter"]) known.set(key, NAMES[key]);
    const body = document.createElement("dl");
    for (const [key, word] of known) {
      const row = document.createElement("div");
      const name = document.createElement("dt");
      const cap = document.createElement("dd");
      name.textContent = word;
      for (const part of key.split(" ")) {
        const shown = document.createElement("kbd");
        shown.textContent = part;
        cap.append(shown, " ");
      }
      row.append(name, cap);
      body.append(row);
    }
    list.replaceChildren(body);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-opens="keys"]')) fill();
  }, true);

  // Focus does not fall to the body when what had it has gone, nor after a decision: it goes to the current row, else
  // to the page. A part that is only refreshed leaves it where it is.
  let follow = false;
  document.addEventListener("htmx:before:swap", (event) => {
    const decided = event.detail.ctx.sourceElement?.matches?.("form") ?? false;
    follow = decided || document.activeElement !== document.body;
  });
  document.addEventListener("htmx:after:swap", () => {
    if (!follow || document.activeElement !== document.body) return;
    const current = document.querySelector('[data-row][aria-current="true"]');
    (current && seen(current) ? current : document.getElementById("main")).focus({ preventScroll: true });
  });
})();

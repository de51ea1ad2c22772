// What htmx leaves to a page: the live word, messages that close, dialogs, and text that has not been saved.
(() => {
  "use strict";
  const RETRY_MS = 4000;
  const SHOWN_SEC = 12;
  const FAILED_FIRST = "Live paused";

  const live = () => document.getElementById("live");
  const say = (word, on) => {
    const chip = live();
    if (chip && chip.textContent !== word) chip.textContent = word;
    if (chip) chip.classList.toggle("off", !on);
  };
  const at = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

  document.addEventListener("htmx:sse:after:connection", () => say("Live", true));
  document.addEventListener("htmx:sse:error", () => say(`${FAILED_FIRST} since ${at()}`, false));
  const connectAgain = (event) => {
    const chip = live();
    if (event.target !== chip) return;
    say(`${FAILED_FIRST} since ${at()}`, false);
    setTimeout(() => htmx.ajax("GET", chip.getAttribute("hx-sse:connect"), { source: chip }), RETRY_MS);
  };
  document.addEventListener("htmx:response:error", connectAgain);
  document.addEventListener("htmx:error", connectAgain);

  // Messages stay as long as their undo is in time, and while somebody is at them.
  const toasts = () => document.querySelectorAll("[data-toast]");
  const tick = () => {
    for (const toast of toasts()) {
      toast.began ??= performance.now();
      const passed = (performance.now() - toast.began) / 1000;
      const ends = Number(toast.dataset.ends || 0) - Number(toast.dataset.now || 0);
      const left = Math.ceil(ends - passed);
      const word = toast.querySelector("[data-undo]");
      if (word) word.textContent = left > 0 ? "Undo" : "Undo (stops the work)";
      const count = toast.querySelector("[data-left]");
      if (count) count.textContent = left > 0 ? `${left} s` : "";
      const held = toast.matches(":hover, :focus-within") || "stays" in toast.dataset;
      if (!held && passed > Math.max(SHOWN_SEC, ends + 2)) toast.remove();
    }
  };
  setInterval(tick, 500);
  tick();

  // A script is approved as it stands on the page: not while a change of it is unsaved.
  const edits = () => document.querySelector("[data-edits][data-changed]");
  document.addEventListener("input", (event) => {
    const form = event.target.closest("[data-edits]");
    if (!form) return;
    form.dataset.changed = "yes";
    const told = document.getElementById("unsaved");
    if (told) told.textContent = "Not saved yet";
  });
  const stop = (event) => {
    if (!event.target.matches?.("[data-needs-saved]") || !edits()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const told = document.getElementById("unsaved");
    if (told) told.textContent = "Save the scene first, then approve";
    edits().querySelector("textarea, input:not([type=hidden])").focus();
  };
  document.addEventListener("submit", stop, true);
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-edits]")) delete event.target.dataset.changed;
  });
  addEventListener("beforeunload", (event) => {
    if (edits()) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const closes = event.target.closest("[data-closes]");
    if (closes) closes.closest("[data-toast]").remove();
    const opens = event.target.closest("[data-opens]");
    if (opens) document.getElementById(opens.dataset.opens).showModal();
    const seek = event.target.closest("[data-seek]");
    const player = document.getElementById("player");
    if (seek && player) {
      event.preventDefault();
      player.currentTime = Number(seek.dataset.seek);
      player.play();
    }
  });
})();

// Counts views, time watched, likes and shares of the video on this page. No cookies, nothing that outlives the page.
(() => {
  const video = document.querySelector("video[data-post]");
  if (!video) return;
  const { post, visit } = video.dataset;
  const every = 10000;
  let viewed = false;
  let told = 0;

  const send = (kind, watched = 0) => {
    const sign = JSON.stringify({ post, visit, kind, watch_sec: Math.round(watched * 10) / 10 });
    navigator.sendBeacon("/beacon", new Blob([sign], { type: "application/json" }));
  };

  const watched = () => {
    let seconds = 0;
    for (let i = 0; i < video.played.length; i += 1) seconds += video.played.end(i) - video.played.start(i);
    return seconds;
  };

  const tell = () => {
    const now = watched();
    if (now - told < 0.5) return;
    told = now;
    send("watch", now);
  };

  video.addEventListener("playing", () => {
    if (!viewed) send("view");
    viewed = true;
  });
  video.addEventListener("pause", tell);
  addEventListener("pagehide", tell);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tell());
  setInterval(() => !video.paused && tell(), every);

  for (const link of document.querySelectorAll("a[data-at]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      video.currentTime = Number(link.dataset.at);
      video.play();
    });
  }

  const status = document.querySelector("#said");
  const act = (name, work) => {
    const form = document.querySelector(`form[data-act="${name}"]`);
    if (!form) return;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const said = await work(form);
      if (!said) return;
      send(name);
      status.textContent = said;
    });
  };

  act("like", (form) => {
    const button = form.querySelector("button");
    const count = button.querySelector("[data-count]");
    if (button.getAttribute("aria-pressed") === "true") return "";
    button.setAttribute("aria-pressed", "true");
    count.textContent = String(Number(count.dataset.count) + 1);
    return "Thank you for the like.";
  });

  act("share", async () => {
    const page = { title: document.title, url: video.dataset.url };
    try {
      if (navigator.share) {
        await navigator.share(page);
        return "Shared.";
      }
      await navigator.clipboard.writeText(page.url);
      return "The link is in your clipboard.";
    } catch {
      return "";
    }
  });
})();

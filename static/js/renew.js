/* Progress of a long task: renews [data-renew] from the page itself; when it is gone, the page. */
(function () {
  "use strict";

  const SECONDS = 2;
  const place = document.querySelector("[data-renew]");
  if (!place) return;

  async function renew() {
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin" });
      const text = await answer.text();
      const found = new DOMParser().parseFromString(text, "text/html");
      const fresh = found.querySelector("[data-renew]");
      if (!fresh) {
        window.location.reload();
        return;
      }
      place.replaceChildren(...fresh.childNodes);
    } catch {
      // The network is away: the next try may find it.
    }
    window.setTimeout(renew, SECONDS * 1000);
  }

  window.setTimeout(renew, SECONDS * 1000);
})();

/* Small conveniences. Every page works without them. */
(function () {
  "use strict";

  // An error summary is the first thing to read after a form was refused.
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();

  // A form is sent once, however often its button is pressed.
  const sent = new WeakSet();
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    document.querySelectorAll("form[data-once]").forEach((form) => {
      sent.delete(form);
      Array.from(form.elements).forEach((control) => control.removeAttribute("aria-disabled"));
    });
  });

  // Menus close with Escape, by a click elsewhere, and when the focus leaves them.
  const menus = document.querySelectorAll("details[data-menu]");
  document.addEventListener("click", function (event) {
    menus.forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  menus.forEach((menu) => {
    menu.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
      event.preventDefault();
    });
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  });

  // What is announced as a button answers to the space bar too, also when it is a link.
  document.addEventListener("keydown", function (event) {
    if (event.key !== " " || !event.target.matches("a[role=button]")) return;
    event.preventDefault();
    event.target.click();
  });

  // <button type="button" data-copy="#target" data-copied="Copied">
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-copy]");
    if (!button || !navigator.clipboard) return;
    const source = document.querySelector(button.dataset.copy);
    const text = "value" in source ? source.value : source.textContent.trim();
    navigator.clipboard.writeText(text).then(function () {
      button.setAttribute("aria-live", "polite");
      button.textContent = button.dataset.copied || button.textContent;
    });
  });

  // A refused passkey is said on the page, not only in the console.
  document.addEventListener("allauth.error", function () {
    const message = document.querySelector("[data-passkey-error]");
    if (message) message.hidden = false;
  });

  // The reader's own time beside that of Paris, where it is another.
  const parts = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  document.querySelectorAll("time[data-reader-time]").forEach(function (place) {
    const moment = new Date(place.dateTime);
    const words = (zone) =>
      new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, ...zone }).format(moment);
    if (words({}) === words({ timeZone: "Europe/Paris" })) return;
    place.textContent = words({}) + " " + place.dataset.readerTime;
  });
})();

/* A link with [data-dialog] leads to a page that asks; here its form opens in a dialog instead.
 * The page stays the way for everybody else, and for whatever is refused. */
(function () {
  "use strict";

  // Two pages in one: the addresses within the form must not meet those of the page behind it.
  function renamed(form) {
    const own = new Set([...form.querySelectorAll("[id]")].map((part) => part.id));
    const name = (id) => (own.has(id) ? "dialog-" + id : id);
    form.querySelectorAll("[for], [id], [aria-describedby], [aria-labelledby]").forEach((part) => {
      ["for", "id", "aria-describedby", "aria-labelledby"].forEach((attribute) => {
        if (!part.hasAttribute(attribute)) return;
        const ids = part.getAttribute(attribute).split(/\s+/);
        part.setAttribute(attribute, ids.map(name).join(" "));
      });
    });
    return form;
  }

  async function ask(link) {
    const answer = await fetch(link.href, { credentials: "same-origin" });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = found.querySelector("main form.form");
    const heading = found.querySelector("main h1");
    if (!answer.ok || answer.redirected || !form || !heading) throw new Error("no form");
    const dialog = document.createElement("dialog");
    const frame = document.createElement("div");
    const close = document.createElement("button");
    form.setAttribute("action", link.href);
    form.querySelectorAll(".actions a").forEach((cancel) => cancel.remove());
    heading.id = "dialog-heading";
    dialog.className = "asking";
    dialog.setAttribute("aria-labelledby", heading.id);
    close.type = "button";
    close.className = "secondary";
    close.textContent = link.dataset.dialog;
    close.addEventListener("click", () => dialog.close());
    const words = [...found.querySelectorAll("main > .lead, main > .notice, main > .fineprint")];
    frame.append(heading, ...words, renamed(form), close);
    dialog.append(frame);
    dialog.addEventListener("close", function () {
      dialog.remove();
      link.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    ask(link).catch(() => window.location.assign(link.href));
  });
})();

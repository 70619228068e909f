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
    document.querySelectorAll("form[data-once]").forEach((form) => sent.delete(form));
    document.querySelectorAll("form[data-once] [aria-disabled]").forEach((button) => {
      button.removeAttribute("aria-disabled");
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
})();

/* Lists that follow their filters at once. Without this script the button does the same. */
(function () {
  "use strict";

  const htmx = window.htmx;
  if (!htmx) return;

  // The strict content security policy: no styles or scripts out of an answer, no eval.
  htmx.config.includeIndicatorStyles = false;
  htmx.config.attributesToSettle = ["class"];
  htmx.config.allowEval = false;
  htmx.config.allowScriptTags = false;
  htmx.config.historyCacheSize = 0; // going back asks anew: nothing private stays behind
  htmx.config.refreshOnHistoryMiss = true;
  htmx.config.selfRequestsOnly = true;
  // An answer that says what is wrong is a page like any other.
  htmx.config.responseHandling = [
    { code: "204", swap: false },
    { code: "[234]..", swap: true },
    { code: "...", swap: false, error: true },
  ];

  // Fields left empty are no filters: addresses stay as short as without scripts, and shareable.
  document.addEventListener("htmx:configRequest", function (event) {
    if (!event.target.matches("[data-filter-form]")) return;
    const parameters = event.detail.formData;
    Array.from(new Set(parameters.keys())).forEach(function (name) {
      const given = parameters.getAll(name).filter((value) => value !== "");
      parameters.delete(name);
      given.forEach((value) => parameters.append(name, value));
    });
    event.detail.path = window.location.pathname;
  });

  // A part that needs a script this page has not loaded, or a failure: load the whole page.
  document.addEventListener("htmx:afterSettle", function (event) {
    const part = event.detail.elt;
    if (part.querySelector && part.querySelector("[data-map]") && !window.L) {
      window.location.reload();
    }
  });
  document.addEventListener("htmx:responseError", function (event) {
    window.location.assign(event.detail.pathInfo.responsePath || event.detail.pathInfo.finalRequestPath);
  });
})();

/* The back office is Django's own: names where its pages leave them out for screen readers. */
(function () {
  "use strict";

  function headingOf(cell) {
    const heading = cell.closest("table").querySelectorAll("thead th")[cell.cellIndex];
    return heading ? heading.textContent.trim() : "";
  }

  // What a field is called: by its label, or by the head of its column.
  function nameOf(field) {
    const label = field.labels && field.labels[0];
    const cell = field.closest("td");
    const words = label ? label.textContent.trim().replace(/:$/, "") : "";
    return words || (cell ? headingOf(cell) : "") || field.name;
  }

  function nameFields() {
    document.querySelectorAll(".inline-group td :is(input, select, textarea)").forEach((field) => {
      const isNamed = field.hasAttribute("aria-label") || (field.labels && field.labels.length);
      if (field.type !== "hidden" && !isNamed) field.setAttribute("aria-label", nameOf(field));
    });
    document.querySelectorAll(".select2-selection[role=combobox]").forEach((chooser) => {
      const field = chooser.closest(".select2-container").previousElementSibling;
      const chosen = chooser.querySelector(".select2-selection__rendered");
      if (!field || chooser.hasAttribute("aria-label")) return;
      chooser.setAttribute("aria-label", nameOf(field));
      chooser.removeAttribute("aria-labelledby");
      if (chosen) chosen.setAttribute("aria-label", nameOf(field));
    });
  }

  function start() {
    const search = document.querySelector("#searchbar");
    const button = search && search.form.querySelector("[type=submit]");
    if (button) search.setAttribute("aria-label", button.value || button.textContent.trim());
    document.querySelectorAll("thead th").forEach((heading) => {
      if (!heading.textContent.trim()) heading.setAttribute("role", "cell");
    });
    nameFields();
    // Choosers of records and further rows are made later, by Django's own scripts.
    const observer = new MutationObserver(nameFields);
    observer.observe(document.body, { childList: true, subtree: true });
  }

  document.addEventListener("DOMContentLoaded", start);
})();

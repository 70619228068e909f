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

  // The field that a chooser of records stands for.
  function fieldOf(part) {
    return part.closest(".select2-container").previousElementSibling;
  }

  function nameFields() {
    document.querySelectorAll(".inline-group td :is(input, select, textarea)").forEach((field) => {
      const isNamed = field.hasAttribute("aria-label") || (field.labels && field.labels.length);
      if (field.type !== "hidden" && !isNamed) field.setAttribute("aria-label", nameOf(field));
    });
    document.querySelectorAll(".select2-selection[role=combobox]").forEach((chooser) => {
      const field = fieldOf(chooser);
      const chosen = chooser.querySelector(".select2-selection__rendered");
      if (!field || chooser.hasAttribute("aria-label")) return;
      chooser.setAttribute("aria-label", nameOf(field));
      chooser.removeAttribute("aria-labelledby");
      if (chosen) chosen.setAttribute("aria-label", nameOf(field));
    });
    // Where several are chosen the words are typed inside the list of what is there.
    document.querySelectorAll(".select2-search--inline input:not([aria-label])").forEach((search) => {
      const field = fieldOf(search);
      if (field) search.setAttribute("aria-label", nameOf(field));
    });
    document.querySelectorAll("ul > .select2-selection__clear").forEach((clear) => {
      clear.setAttribute("role", "listitem");
    });
  }

  // Rows that are only read hold nothing that keys could stop at, but may be wider than the screen.
  function reachRows() {
    document.querySelectorAll(".inline-group").forEach((group) => {
      if (!group.querySelector("a, button, input:not([type=hidden]), select, textarea")) {
        group.setAttribute("tabindex", "0");
      }
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
    reachRows();
    // Choosers of records and further rows are made later, by Django's own scripts.
    const observer = new MutationObserver(nameFields);
    observer.observe(document.body, { childList: true, subtree: true });
  }

  document.addEventListener("DOMContentLoaded", start);
})();

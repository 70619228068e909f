/* The back office is Django's own: names where its pages leave them out for screen readers. */
(function () {
  "use strict";

  // A chooser of records shows its choice, and is named after its label or the head of its column.
  function nameChoosers() {
    document.querySelectorAll(".select2-selection[role=combobox]").forEach((chooser) => {
      const chosen = chooser.querySelector(".select2-selection__rendered");
      const field = chooser.closest(".select2-container").previousElementSibling;
      const label = field && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
      const column = field && field.closest("td");
      const words = label ? label.textContent.trim().replace(/:$/, "") : "";
      const name = words || (column && headingOf(column)) || (field && field.name);
      if (!name) return;
      chooser.setAttribute("aria-label", name);
      chooser.removeAttribute("aria-labelledby");
      if (chosen) chosen.setAttribute("aria-label", name);
    });
  }

  function headingOf(cell) {
    const heading = cell.closest("table").querySelectorAll("thead th")[cell.cellIndex];
    return heading ? heading.textContent.trim() : "";
  }

  function nameAll() {
    const search = document.querySelector("#searchbar");
    const button = search && search.form.querySelector("[type=submit]");
    if (button) search.setAttribute("aria-label", button.value || button.textContent.trim());
    document.querySelectorAll("thead th").forEach((heading) => {
      if (!heading.textContent.trim()) heading.setAttribute("role", "cell");
    });
    nameChoosers();
  }

  window.addEventListener("load", nameAll);
  document.addEventListener("formset:added", () => window.setTimeout(nameChoosers));
})();

/* Says how far a file has been sent. Without this script the form is sent as any other. */
(function () {
  "use strict";

  function send(form, submitter) {
    const content = new FormData(form, submitter);
    const request = new XMLHttpRequest();
    const place = document.createElement("p");
    const words = document.createElement("span");
    const bar = document.createElement("progress");
    place.setAttribute("role", "status");
    words.textContent = form.dataset.progress;
    bar.setAttribute("aria-label", form.dataset.progress);
    bar.max = 100;
    place.append(words, bar);
    form.append(place);
    request.upload.addEventListener("progress", function (event) {
      if (!event.lengthComputable) return;
      bar.value = Math.round((100 * event.loaded) / event.total);
      words.textContent = form.dataset.progress + " " + bar.value + " %";
    });
    // The answer is the page that follows, with what it has to tell: shown, not asked for again.
    request.addEventListener("load", function () {
      window.history.pushState(null, "", request.responseURL);
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener("error", function () {
      place.remove();
      form.removeAttribute("data-progress");
      form.submit();
    });
    request.open("POST", form.action);
    request.send(content);
  }

  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("form[data-progress]")) return;
    if (![...form.querySelectorAll("[type=file]")].some((input) => input.files.length)) return;
    event.preventDefault();
    send(form, event.submitter);
  });
})();

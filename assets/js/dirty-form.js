// <form data-dirty> asks before one leaves with changes that were not sent.
for (const form of document.querySelectorAll("form[data-dirty]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

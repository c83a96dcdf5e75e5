// For the forms that save by themselves: on "save-refused" it shows at the fields what the page of
// the refusal says of them, and sets `told` where that was anything; "save-answered" takes it away.

const undone = new WeakMap();

document.addEventListener("save-refused", ({ detail }) => {
  const page = new DOMParser().parseFromString(detail.page, "text/html");
  const undo = [];
  for (const words of page.querySelectorAll("p.error[id$='-error']")) {
    const field = detail.form.querySelector(`#${CSS.escape(words.id.slice(0, -"-error".length))}`);
    if (!field) continue;
    const shown = document.importNode(words, true);
    const before = field.getAttribute("aria-describedby");
    field.before(shown);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", before ? `${before} ${words.id}` : words.id);
    undo.push(() => {
      shown.remove();
      field.removeAttribute("aria-invalid");
      if (before) field.setAttribute("aria-describedby", before); else field.removeAttribute("aria-describedby");
    });
  }
  undone.set(detail.form, undo);
  detail.told = undo.length > 0;
});

document.addEventListener("save-answered", ({ detail }) => {
  for (const undo of undone.get(detail.form)?.splice(0) ?? []) undo();
});

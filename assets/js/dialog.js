// A button with data-confirm="id" asks in the <dialog> of that id before its form is sent.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-confirm]");
  const dialog = button && document.getElementById(button.dataset.confirm);
  if (!dialog?.showModal || !button.form) return;
  event.preventDefault();
  if (!button.form.reportValidity()) return;
  dialog.returnValue = "";
  dialog.addEventListener("close", () => {
    // sent as if this button had been pressed, its name, value and address included
    if (dialog.returnValue !== "yes") return button.focus();
    // without scripts the server asks; here it was asked
    const sure = Object.assign(document.createElement("input"), { type: "hidden", name: "sure", value: "yes" });
    button.form.append(sure);
    button.form.requestSubmit(button);
    sure.remove();
  }, { once: true });
  dialog.showModal();
});

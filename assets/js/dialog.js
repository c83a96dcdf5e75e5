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
    if (dialog.returnValue === "yes") button.form.requestSubmit(button);
    else button.focus();
  }, { once: true });
  dialog.showModal();
});

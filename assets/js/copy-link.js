// <button data-copy="text" data-copied="Copied"> puts the text on the clipboard.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    document.dispatchEvent(new CustomEvent("toast", { detail: button.dataset.copied }));
  } catch {
    // no clipboard (an old browser, no permission): let it be copied by hand
    window.prompt(button.textContent.trim(), button.dataset.copy);
  }
});

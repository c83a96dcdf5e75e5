// n and p press what carries data-key="n" or "p", unless one is typing. A check box with
// data-player-keys turns them off and is remembered, for people whose software sends single keys.
const box = document.querySelector("input[data-player-keys]");
const store = (value) => { try { return value === undefined ? localStorage.getItem("player-keys") : localStorage.setItem("player-keys", value); } catch { return null; } };

if (box) {
  box.checked = store() !== "off";
  box.addEventListener("change", () => store(box.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat || box?.checked === false) return;
  if (event.target.closest("input, textarea, select, dialog, video, audio, [contenteditable]")) return;
  if (event.key === "n" || event.key === "p") document.querySelector(`[data-key="${event.key}"]`)?.click();
});

// Saves an answer as it is given: <form data-autosave data-save-url="…">, its fields sent by PUT.
// The line [data-saved-line] says how it stands, in the phrases of its data attributes. What the
// server has not acknowledged is tried again, and leaving the page warns.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const line = form.querySelector("[data-saved-line]") ?? document.querySelector("[data-saved-line]");
  let unsaved = false, sending = false, tries = 0, timer;

  const say = (state, time = "") => {
    if (!line) return;
    line.dataset.state = state;
    line.textContent = (line.dataset[`${state}Text`] ?? "").replace("{time}", time);
  };
  const later = (ms) => { clearTimeout(timer); timer = setTimeout(save, ms); };

  async function save() {
    clearTimeout(timer);
    if (!unsaved || sending) return;
    sending = true; unsaved = false;
    let answer;
    try {
      answer = await fetch(form.dataset.saveUrl, { method: "PUT", body: new URLSearchParams(new FormData(form)), keepalive: document.hidden });
    } catch { /* offline */ }
    sending = false;
    if (answer?.ok && !answer.redirected) {
      tries = 0;
      if (unsaved) return save();
      say("saved", new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format());
    } else if (answer && (answer.redirected || answer.status < 500) && answer.status !== 429) {
      say("refused");
    } else {
      unsaved = true;
      say("failed");
      later(Math.min(30, 2 ** tries++) * 1000);
    }
  }

  const changed = (ms) => { unsaved = true; say("saving"); later(ms); };
  form.addEventListener("input", () => changed(1200));
  form.addEventListener("change", () => changed(0));
  form.addEventListener("submit", () => { unsaved = false; });
  addEventListener("online", save);
  document.addEventListener("quiz-ending", save);
  addEventListener("beforeunload", (event) => { if (unsaved || sending) event.preventDefault(); });
}

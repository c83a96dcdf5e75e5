// <form data-note-save> saves what is typed in it shortly after the typing stops, by its own
// method and address. [data-saved-line] says how it stands. Its button does the same without scripts.
for (const form of document.querySelectorAll("form[data-note-save]")) {
  const line = form.querySelector("[data-saved-line]");
  let timer, unsaved = false;

  const say = (state, time = "") => {
    line.dataset.state = state;
    line.textContent = (line.dataset[`${state}Text`] ?? "").replace("{time}", time);
  };

  async function save() {
    clearTimeout(timer);
    if (!unsaved) return;
    unsaved = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: document.hidden });
      if (!answer.ok || new URL(answer.url).pathname === "/login") throw new Error(answer.status);
      if (!unsaved) say("saved", new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format());
    } catch {
      unsaved = true;
      say("failed");
      timer = setTimeout(save, 10000);
    }
  }

  form.addEventListener("input", () => { unsaved = true; say("saving"); clearTimeout(timer); timer = setTimeout(save, 1500); });
  form.addEventListener("submit", (event) => { event.preventDefault(); unsaved = true; save(); });
  addEventListener("online", save);
  document.addEventListener("visibilitychange", save);
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
}

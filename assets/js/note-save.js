// <form data-note-save> saves what is typed in it shortly after the typing stops, by its own
// method and address. [data-saved-line] says how it stands. Its button does the same without scripts.
// Who leaves takes along what is not sent yet, and is asked first only while nothing can be saved.
// A refusal is shown: at the field what is wrong with it, by the page of the form all else.

// browsers let at most 64 KB outlive the page
const LASTS = 60000;

// what trying again can't change
const isFinal = (status) => status >= 400 && status < 500 && ![408, 425, 429].includes(status);

for (const form of document.querySelectorAll("form[data-note-save]")) {
  let timer, unsaved = false, failing = false;

  // saved-line.js shows it
  const say = (state) => document.dispatchEvent(new CustomEvent("save-stands", { detail: { form, state } }));
  // field-errors.js shows at the fields what the page of a refusal says of them
  const explain = async (answer) => {
    const refusal = new CustomEvent("save-refused", { detail: { form, page: await answer.text(), told: false } });
    document.dispatchEvent(refusal);
    return refusal.detail.told;
  };
  const unsay = () => document.dispatchEvent(new CustomEvent("save-answered", { detail: { form } }));

  // the next text is based on this one, unless it does not arrive
  const post = () => {
    const fields = new FormData(form);
    form.elements.before.value = form.elements.note.value;
    const body = new URLSearchParams(fields).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" };
    return fetch(form.action, { method: "POST", body, headers, keepalive: body.length < LASTS })
      .then((answer) => { if (answer.status >= 400) throw answer; return answer; })
      .catch((problem) => { form.elements.before.value = fields.get("before"); throw problem; });
  };

  async function save() {
    clearTimeout(timer);
    if (!unsaved) return;
    unsaved = false;
    try {
      const answer = await post();
      if (new URL(answer.url).pathname === "/login") throw new Error(answer.status);
      failing = false;
      unsay();
      if (!unsaved) say("saved");
    } catch (problem) {
      failing = true;
      unsay();
      if (problem.status === 422 && await explain(problem)) return say("invalid");
      unsaved = true;
      if (isFinal(problem.status)) { failing = unsaved = false; return form.submit(); }
      say("failed");
      timer = setTimeout(save, 10000);
    }
  }

  form.addEventListener("input", () => { unsaved = true; say("saving"); clearTimeout(timer); timer = setTimeout(save, 1500); });
  form.addEventListener("submit", (event) => { event.preventDefault(); unsaved = true; save(); });
  addEventListener("online", save);
  document.addEventListener("visibilitychange", save);
  addEventListener("pagehide", () => { if (unsaved) { unsaved = false; post().catch(() => {}); } });
  addEventListener("beforeunload", (event) => { if (failing) event.preventDefault(); });
}

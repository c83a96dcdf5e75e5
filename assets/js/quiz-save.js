// Saves an answer as it is given: <form data-autosave data-save-url="…">, its fields sent by PUT.
// The line [data-saved-line] says how it stands, in the phrases of its data attributes. What the
// server has not acknowledged is tried again; what it refused is told at its field. Who leaves
// takes along what is not sent yet, and is asked first only while the server can't be reached.
// A mark to look at a question again is sent alone, so that it answers nothing.

// browsers let at most 64 KB outlive the page
const LASTS = 60000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  let unsaved = false, marked = false, sending, tries = 0, timer;

  // saved-line.js shows it
  const say = (state) => document.dispatchEvent(new CustomEvent("save-stands", { detail: { form, state } }));
  // field-errors.js shows at the fields what the page of a refusal says of them
  const explain = async (answer) => {
    const refusal = new CustomEvent("save-refused", { detail: { form, page: await answer.text(), told: false } });
    document.dispatchEvent(refusal);
    return refusal.detail.told;
  };
  const unsay = () => document.dispatchEvent(new CustomEvent("save-answered", { detail: { form } }));
  const later = (ms) => { clearTimeout(timer); timer = setTimeout(save, ms); };

  async function put() {
    const fields = new FormData(form);
    const alone = [["only", "mark"], ...fields.getAll("mark").map((value) => ["mark", value])];
    const body = new URLSearchParams(marked ? alone : fields).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" };
    try {
      return await fetch(form.dataset.saveUrl, { method: "PUT", body, headers, keepalive: body.length < LASTS });
    } catch { /* offline */ }
  }

  async function save() {
    clearTimeout(timer);
    if (sending) await sending;
    if (!unsaved) return;
    unsaved = false;
    const whole = !marked;
    sending = put();
    const answer = await sending;
    sending = undefined;
    if (answer?.ok && !answer.redirected) {
      tries = 0;
      unsay();
      if (!unsaved) say("saved");
    } else if (answer && (answer.redirected || answer.status < 500) && answer.status !== 429) {
      unsay();
      const plain = answer.status === 422 && await explain(answer);
      if (!unsaved) say(plain ? "invalid" : "refused");
    } else {
      unsaved = true;
      // an answer that did not arrive goes with whatever changed since
      if (whole) marked = false;
      say("failed");
      later(Math.min(30, 2 ** tries++) * 1000);
    }
  }

  const changed = (ms, field) => {
    // what waits to be sent besides the mark goes with it
    marked = field.name === "mark" && (!unsaved || marked);
    unsaved = true;
    say("saving");
    later(ms);
  };
  // a sign alone is a number that has only begun
  const begun = (field) => field.matches("[data-number]") && field.value.trim() && !/\p{N}/u.test(field.value);
  form.addEventListener("input", (event) => { if (!begun(event.target)) changed(1200, event.target); });
  form.addEventListener("change", (event) => changed(0, event.target));
  // the form itself carries the answer
  form.addEventListener("submit", () => { unsaved = false; tries = 0; });
  addEventListener("online", save);
  addEventListener("pagehide", () => { if (unsaved) { unsaved = false; put(); } });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  document.addEventListener("quiz-ending", (event) => event.detail.push(save()));
  addEventListener("beforeunload", (event) => { if ((unsaved || sending) && tries > 0) event.preventDefault(); });
}

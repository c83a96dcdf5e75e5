// Time left on the server's clock: <p data-deadline data-now data-left="{time} left" data-form="id">.
// The page's own clock stands still while the computer sleeps or the page waits behind Back, so
// the server is asked again whenever the page comes into view. Read out at ten, five and one minute;
// can be hidden; at zero asks whether staff gave more time, then sends what is typed, and the form.
// The server decides in any case: this only shows what it will say.
const timer = document.querySelector("[data-deadline]");

if (timer) {
  const { now, left, form, hide, show } = timer.dataset;
  let { deadline } = timer.dataset;
  // the reader's own clock may be wrong: count from the server's now
  let end = performance.now() + (Date.parse(deadline) - Date.parse(now));
  const shown = timer.querySelector("[data-time]");
  const spoken = timer.querySelector("[aria-live]");
  const toggle = timer.querySelector("button");
  const unit = (n, name) => new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: name, unitDisplay: "long" }).format(n);
  const words = (s) => left.replace("{time}", s >= 60 ? unit(Math.ceil(s / 60), "minute") : unit(Math.max(0, s), "second"));
  let last = Infinity, warned = false, asleep = Date.now() - performance.now();

  const ask = async () => {
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
      // handed in meanwhile
      if (answer.redirected) return location.reload();
      const at = Date.parse(answer.headers.get("date"));
      if (at) end = performance.now() + (Date.parse(deadline) - at);
    } catch {
      // without a connection it counts on
    }
    tick();
  };

  const tick = () => {
    // the wall's clock went on while this one stood still
    const drift = Date.now() - performance.now();
    if (Math.abs(drift - asleep) > 2000) { asleep = drift; ask(); }
    const seconds = Math.ceil((end - performance.now()) / 1000);
    const text = words(seconds);
    if (shown.textContent !== text) shown.textContent = text;
    const crossed = [600, 300, 60].find((mark) => last > mark && seconds <= mark);
    if (crossed && last !== Infinity) spoken.textContent = text;
    last = seconds;
    if (seconds <= 5 && !warned) { warned = true; lastSaves(); }
    if (seconds <= 0) { clearInterval(beat); atZero(); }
  };
  // more time may have been given since the page was made
  const atZero = async () => {
    try {
      const page = await (await fetch(location.href, { cache: "no-store" })).text();
      const later = new DOMParser().parseFromString(page, "text/html").querySelector("[data-deadline]")?.dataset;
      if (later && Date.parse(later.deadline) > Date.parse(deadline)) {
        deadline = later.deadline;
        end = performance.now() + (Date.parse(deadline) - Date.parse(later.now));
        last = Infinity;
        warned = false;
        beat = setInterval(tick, 1000);
        return tick();
      }
    } catch {
      // without a connection nobody can say
    }
    handIn();
  };
  // those who listen put what they are still saving into the list
  const lastSaves = () => {
    const saves = [];
    document.dispatchEvent(new CustomEvent("quiz-ending", { detail: saves }));
    return Promise.all(saves);
  };
  // what was typed to the last second still counts: the server waits five seconds for it
  const handIn = async () => {
    await Promise.race([lastSaves(), new Promise((late) => setTimeout(late, 3000))]);
    document.getElementById(form)?.requestSubmit();
  };
  let beat = setInterval(tick, 1000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
  addEventListener("online", ask);
  tick();

  toggle?.addEventListener("click", () => {
    shown.hidden = !shown.hidden;
    toggle.textContent = shown.hidden ? show : hide;
  });
}

// Time left on the server's clock: <p data-deadline data-now data-left="{time} left" data-form="id">.
// Read out at ten, five and one minute; can be hidden; at zero sends what is typed, then the
// form. The server decides in any case: this only shows what it will say.
const timer = document.querySelector("[data-deadline]");

if (timer) {
  const { deadline, now, left, form, hide, show } = timer.dataset;
  // the reader's own clock may be wrong: count from the server's now
  const end = performance.now() + (Date.parse(deadline) - Date.parse(now));
  const shown = timer.querySelector("[data-time]");
  const spoken = timer.querySelector("[aria-live]");
  const toggle = timer.querySelector("button");
  const unit = (n, name) => new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: name, unitDisplay: "long" }).format(n);
  const words = (s) => left.replace("{time}", s >= 60 ? unit(Math.ceil(s / 60), "minute") : unit(Math.max(0, s), "second"));
  let last = Infinity, warned = false;

  const tick = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    const text = words(seconds);
    if (shown.textContent !== text) shown.textContent = text;
    const crossed = [600, 300, 60].find((mark) => last > mark && seconds <= mark);
    if (crossed && last !== Infinity) spoken.textContent = text;
    last = seconds;
    if (seconds <= 5 && !warned) { warned = true; lastSaves(); }
    if (seconds <= 0) { clearInterval(beat); handIn(); }
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
  const beat = setInterval(tick, 1000);
  document.addEventListener("visibilitychange", tick);
  tick();

  toggle?.addEventListener("click", () => {
    shown.hidden = !shown.hidden;
    toggle.textContent = shown.hidden ? show : hide;
  });
}

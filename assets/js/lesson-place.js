// Keeps the place inside a lesson on this device, and leads back to it: which piece of the text
// was at the top of the window, and how far into it. Signing out forgets it (Clear-Site-Data).
const text = document.querySelector("[data-lesson-text]");

if (text) {
  const key = `place:${location.pathname}`;
  const pieces = [...text.children];
  // where a reader's line begins, below what sticks to the top
  const line = () => 80;

  const note = () => {
    if (innerHeight + scrollY > document.documentElement.scrollHeight - 60) return localStorage.removeItem(key);
    const at = pieces.findIndex((piece) => piece.getBoundingClientRect().bottom > line());
    // at the beginning, and once the text is behind the reader, there is no place to keep
    if (at < 1) return localStorage.removeItem(key);
    const { top, height } = pieces[at].getBoundingClientRect();
    localStorage.setItem(key, JSON.stringify([at, Math.max(0, (line() - top) / Math.max(1, height))]));
  };

  const lead = () => {
    const [entry] = performance.getEntriesByType("navigation");
    // a browser leads back by itself after Back and reload, and a link to a part of the page leads there
    if (location.hash || entry?.type !== "navigate" || scrollY > 0) return;
    const [at, share] = JSON.parse(localStorage.getItem(key) ?? "[]");
    const piece = pieces[at];
    if (!piece) return;
    const { top, height } = piece.getBoundingClientRect();
    scrollTo({ top: scrollY + top + share * height - line(), behavior: "instant" });
  };

  try {
    lead();
    let timer;
    addEventListener("scroll", () => { clearTimeout(timer); timer = setTimeout(note, 300); }, { passive: true });
    addEventListener("pagehide", note);
  } catch {
    // storage is shut: the lesson begins at its top
  }
}

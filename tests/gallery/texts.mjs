// Looks for texts that cannot be read where they stand. Runs in the page.

// A line for each text that is cut, that stands outside of the window, or that
// lies on another one; with letters of this size, and with every fold open or as
// it is at first.
export async function unreadable({ letters = "", isUnfolded = false }) {
  const root = document.documentElement;
  root.style.fontSize = letters;
  // those that were closed at first are marked, to be closed again
  for (const fold of document.querySelectorAll("details:not([open]), details[data-unfolded]")) {
    fold.open = isUnfolded;
    fold.toggleAttribute("data-unfolded", isUnfolded);
  }
  await document.fonts.ready;
  const width = root.clientWidth;
  const found = [];
  const say = (what, element, text) => found.push(`${what}: “${text.trim().slice(0, 40)}” in ${element.cloneNode(false).outerHTML.slice(0, 120)}`);

  if (root.scrollWidth > width + 1) {
    const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1);
    found.push(`scrolls sideways, ${root.scrollWidth} > ${width}: ${wide.slice(-2).map((e) => e.cloneNode(false).outerHTML.slice(0, 120)).join(" | ")}`);
  }

  // what nobody sees: it is for those who listen, or waits above the window for the focus
  const hides = (element, style) => style.clipPath === "inset(50%)" || element.matches(".skip, option, textarea, noscript, script, style, svg title, svg desc");
  // what lies on the page on purpose: a bar that stays in the window, a menu that opened
  const lies = ({ position, zIndex }) => ["fixed", "sticky"].includes(position) || (position === "absolute" && zIndex !== "auto");
  const boxes = new Map();
  function around(element) {
    if (boxes.has(element)) return boxes.get(element);
    const style = getComputedStyle(element);
    const outer = element.parentElement ? around(element.parentElement) : { isUnseen: false, floats: false, clips: [] };
    const clips = style.overflowX === "visible" && style.overflowY === "visible" ? outer.clips : [...outer.clips, element];
    const known = {
      isUnseen: outer.isUnseen || hides(element, style),
      floats: outer.floats || lies(style),
      clips: element === root || element === document.body ? [] : clips,
    };
    boxes.set(element, known);
    return known;
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const lines = [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    if (!node.data.trim()) continue;
    const element = node.parentElement;
    const { isUnseen, floats, clips } = around(element);
    if (isUnseen || !element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
    let isCut = false;
    let isInScroller = false;
    for (const box of clips) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const sides = rects.some((rect) => rect.left < edge.left - 1 || rect.right > edge.right + 1);
      // the line's box is higher than its letters: a part of it may well be cut
      const ends = rects.some((rect) => rect.top < edge.top - rect.height * .25 || rect.bottom > edge.bottom + rect.height * .25);
      // a box that scrolls shows all; axe asks whether a keyboard reaches it
      if (sides && ["auto", "scroll"].includes(style.overflowX)) isInScroller = true;
      if ((sides && ["hidden", "clip"].includes(style.overflowX)) || (ends && ["hidden", "clip"].includes(style.overflowY))) isCut = true;
    }
    if (isCut) say("cut", element, node.data);
    if (isInScroller) continue;
    if (rects.some((rect) => rect.left < -1 || rect.right > width + 1)) say("outside of the window", element, node.data);
    if (!floats) for (const rect of rects) lines.push({ node, element, rect });
  }

  // letters are lower than the box of their line: boxes of two lines may touch
  lines.sort((a, b) => a.rect.top - b.rect.top);
  for (const [at, one] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      if (other.rect.top > one.rect.bottom) break;
      if (other.node === one.node) continue;
      const high = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
      const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      if (wide > 3 && high > Math.min(one.rect.height, other.rect.height) / 2) {
        say(`lies on “${one.node.data.trim().slice(0, 40)}”`, other.element, other.node.data);
      }
    }
  }
  return [...new Set(found)].slice(0, 8);
}

// Menus are <details data-menu>: Escape and a press elsewhere close them. The panel is inside the
// details or is the element after it.
const within = (menu, node) => menu.contains(node) || menu.nextElementSibling?.contains(node);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = [...document.querySelectorAll("details[data-menu][open]")].reverse().find((menu) => within(menu, document.activeElement));
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!within(menu, event.target)) menu.open = false;
  }
});

// Shows and announces what other scripts dispatch: new CustomEvent("toast", { detail: "words" }).
const region = document.querySelector("[data-toasts]");

document.addEventListener("toast", (event) => {
  if (!region) return;
  const line = document.createElement("p");
  line.className = "toast";
  line.textContent = event.detail;
  region.append(line);
  setTimeout(() => line.remove(), 6000);
});

// The theme choice in the footer takes effect on the spot and is remembered in the cookie `theme`.
// Without scripts the form posts the same choice.
const form = document.querySelector("form[data-theme-choice]");

form?.addEventListener("submit", (event) => {
  const choice = event.submitter?.value;
  if (!choice) return;
  event.preventDefault();
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${choice}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  // a cookie the server has set HttpOnly can't be changed from here: tell the server
  if (!document.cookie.split("; ").includes(`theme=${choice}`)) {
    fetch(form.action, { method: "POST", body: new URLSearchParams({ theme: choice }), redirect: "manual", keepalive: true }).catch(() => {});
  }
  const root = document.documentElement;
  if (choice === "system") delete root.dataset.theme;
  else root.dataset.theme = choice;
  const scheme = document.querySelector("meta[name=color-scheme]");
  if (scheme) scheme.content = choice === "system" ? "light dark" : choice;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === choice));
  }
});

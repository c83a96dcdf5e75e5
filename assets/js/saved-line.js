// For the forms that save by themselves: "save-stands" writes on the form's [data-saved-line], or the
// page's, how saving stands, in the phrases of its data attributes. A time is told as the server
// tells it: in the person's time zone, by 24 hours.
document.addEventListener("save-stands", ({ detail: { form, state } }) => {
  const line = form.querySelector("[data-saved-line]") ?? document.querySelector("[data-saved-line]");
  if (!line) return;
  const time = new Intl.DateTimeFormat(document.documentElement.lang,
    { timeStyle: "short", hourCycle: "h23", timeZone: line.dataset.zone }).format();
  line.dataset.state = state;
  line.textContent = (line.dataset[`${state}Text`] ?? "").replace("{time}", time);
});

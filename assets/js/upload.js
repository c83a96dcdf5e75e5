// <form data-upload> shows and says how much of its files is sent. When the server refuses, the form
// is sent the plain way, so that its own page with what to fix appears.
for (const form of document.querySelectorAll("form[data-upload]")) {
  const place = form.querySelector("[data-upload-progress]");
  if (!place) continue;
  const bar = place.querySelector("progress");
  const words = place.querySelector("output");
  let plain = false;

  form.addEventListener("submit", (event) => {
    if (plain) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", event.submitter?.formAction || form.action);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      const percent = total ? Math.floor((loaded / total) * 100) : 0;
      place.hidden = false;
      bar.value = percent;
      words.textContent = place.dataset.sending.replace("{percent}", percent);
    });
    request.addEventListener("loadend", () => {
      if (request.status >= 200 && request.status < 300) return location.assign(request.responseURL);
      plain = true;
      place.hidden = true;
      form.requestSubmit(event.submitter);
    });
    request.send(new FormData(form, event.submitter));
  });
}

// <form data-name-preview> shows the name in [name=name] as it will print, as it is typed:
// its picture is drawn anew once typing stops. The picture that is shown says in [name=shown]
// whose name it has. Without scripts the server shows it first.

for (const form of document.querySelectorAll("form[data-name-preview]")) {
  const { name, shown } = form.elements;
  const picture = form.querySelector("img");
  if (!shown || !picture) continue;
  let timer, latest = shown.value;

  async function draw() {
    const wanted = name.value;
    if (wanted === latest || !wanted.trim()) return;
    latest = wanted;
    const drawn = new Image();
    const address = new URL(picture.src);
    address.searchParams.set("name", wanted);
    drawn.src = address;
    // what can't be printed, the form says when it is sent
    const failed = await drawn.decode().then(() => false, () => true);
    if (failed || wanted !== latest) return;
    picture.alt = picture.alt.replace(shown.value, wanted);
    picture.src = drawn.src;
    shown.value = wanted;
  }

  name.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(draw, 250); });
  // it is drawn as it is typed, so nobody is shown it a second time
  form.addEventListener("submit", () => { shown.value = name.value; });
}

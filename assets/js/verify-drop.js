// Hashes a chosen or dropped file in the browser and says whether it is the sealed one.
// The file itself never leaves: at most its SHA-256 and the number it names are asked for.
const NUMBER = /(?<![0-9A-Za-z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z](?![0-9A-Za-z])/;
// metadata is short: what inflates to more is something else
const STREAM_MOST = 256 * 1024;
const STREAMS_MOST = 400;

const text = (bytes) => new TextDecoder("latin1").decode(bytes);

// Other programs compress a PDF's metadata when they save it again.
async function inflate(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  let found = "";
  try {
    while (found.length < STREAM_MOST) {
      const { done, value } = await reader.read();
      if (done) break;
      found += text(value);
    }
    reader.cancel().catch(() => {});
  } catch { /* the bytes after the stream, or no deflated stream at all */ }
  return found;
}

async function numberIn(bytes) {
  const whole = text(bytes);
  // a picture shows the number, but nothing is sealed with it
  if (whole.startsWith("\x89PNG") || whole.slice(0, 1000).includes("<svg")) return;
  const plain = whole.match(/<dc:identifier>([^<]+)</)?.[1].match(NUMBER) ?? whole.match(NUMBER);
  if (plain) return plain[0];
  let streams = 0;
  for (const { index } of whole.matchAll(/stream\r?\n/g)) {
    if (whole.startsWith("end", index - 3)) continue;
    if (++streams > STREAMS_MOST) return;
    const start = whole.indexOf("\n", index) + 1;
    const end = whole.indexOf("endstream", start);
    const found = (await inflate(bytes.subarray(start, end < 0 ? undefined : end))).match(NUMBER);
    if (found) return found[0];
  }
}

for (const place of document.querySelectorAll("[data-verify-drop]")) {
  const { lookupUrl, verifyUrl } = place.dataset;
  const sha256 = place.dataset.sha256?.replace(/\s/g, "").toLowerCase();
  const input = place.querySelector("input[type=file]");
  const output = place.querySelector("output");

  const say = (outcome, name) => {
    output.dataset.outcome = outcome;
    output.textContent = place.dataset[outcome].replace("{name}", name);
  };

  async function check(file) {
    if (!file) return;
    say("working", file.name);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const digest = await crypto.subtle.digest("SHA-256", bytes);
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      if (hex === sha256) return say("same", file.name);
      const answer = await fetch(lookupUrl + hex);
      if (answer.ok) return location.assign(answer.redirected ? answer.url : lookupUrl + hex);
      if (answer.status !== 404) return say("failed", file.name);
      const number = await numberIn(bytes);
      if (number) location.assign(`${verifyUrl}/${number}?sha256=${hex}`);
      else say(sha256 ? "different" : "unknown", file.name);
    } catch {
      say("failed", file.name);
    }
  }

  input.addEventListener("change", () => check(input.files[0]));
  const over = (on) => (event) => { event.preventDefault(); place.classList.toggle("over", on); };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => { over(false)(event); check(event.dataTransfer.files[0]); });
}

// The folder of pages that the gallery wrote, served on loopback.
import { readFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const samples = join(here, "samples");
export const out = join(here, "../out/gallery");
export const pages = join(out, "pages");

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png" };

// Every page by its name, with its files: { language, amount, file }.
export function shown() {
  const byName = new Map();
  for (const file of readdirSync(pages).sort()) {
    const [, name, language, amount] = file.match(/^(.+)\.([^.]+)\.([^.]+)\.html$/) ?? [];
    if (!name) continue;
    if (!byName.has(name)) byName.set(name, []);
    byName.get(name).push({ language, amount, file });
  }
  return byName;
}

// Stands for the pictures that only a running site draws, as high and wide as a certificate.
const specimen = '<svg xmlns="http://www.w3.org/2000/svg" width="842" height="595"><rect width="842" height="595" fill="#ddd"/></svg>';

// What a page names beside its own folder is not there: the answer is 404. A page
// that loads itself again, as one that waits for a certificate does, stays as it is:
// the answer is 204.
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const wants = request.headers["sec-fetch-dest"];
    if (wants === "document" && request.headers["sec-fetch-site"] !== "none") {
      response.writeHead(204);
      response.end();
      return;
    }
    const path = resolve(folder, `.${normalize(decodeURIComponent(new URL(request.url, "http://x").pathname))}`);
    const type = types[extname(path)];
    const bytes = type && path.startsWith(folder) ? await readFile(path).catch(() => null) : null;
    if (!bytes && wants === "image") {
      response.writeHead(200, { "content-type": types[".svg"] });
      response.end(specimen);
      return;
    }
    response.writeHead(bytes ? 200 : 404, bytes ? { "content-type": type, "cache-control": type === types[".html"] ? "no-store" : "max-age=3600" } : {});
    response.end(bytes ?? "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { base: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

// Does each piece of work in one of a few tabs.
export async function inTabs(browser, work, body) {
  const waiting = [...work];
  const tab = async () => {
    const context = await browser.newContext({ locale: "en-US", reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    while (waiting.length > 0) await body(page, waiting.shift());
    await context.close();
  };
  await Promise.all([tab(), tab(), tab()]);
}

// What a first view costs, with an empty cache: bytes over the wire, requests, and whether
// anything moves while it comes; and that the next lesson is there before one asks for it.
import { check, hold } from "./checks.mjs";
import { launch } from "./launch.mjs";
import { signIn } from "./walk.mjs";

const KILOBYTE = 1000;

// The browser tells of each piece as it arrives; a page that is shown goes on to fetch its icon.
async function fetched(page, url) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const paths = new Map();
  let bytes = 0;
  // asked for by itself after the view; and what only the letters of a name take
  const later = (path) => /favicon|webmanifest|-vietnamese/.test(path);
  session.on("Network.requestWillBeSent", ({ requestId, request }) => paths.set(requestId, new URL(request.url).pathname));
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (!later(paths.get(requestId) ?? "")) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
  await session.detach();
  return { bytes, paths: [...paths.values()].filter((path) => !later(path)) };
}

// How far things moved that nobody had touched, by the browser's own measure.
const shift = () => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 300));
});

export async function firstViews(site, number) {
  const browser = await launch();
  const pages = [["/", 60, 12], ["/programs/compassionate-leadership", 75, 12], [`/verify/${number}`, 75, 12]];
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    for (const [path, kilobytes, requests] of pages) {
      const context = await browser.newContext({ viewport: { width, height }, locale: "en-US" });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      const name = path.startsWith("/verify") ? "verify" : path;
      await check(`the first view of ${name} at ${width} is at most ${kilobytes} KB and does not move`, async () => {
        const { bytes, paths } = await fetched(page, site.base + path);
        const moved = await page.evaluate(shift);
        console.log(`   ${name} at ${width}: ${(bytes / KILOBYTE).toFixed(1)} KB in ${paths.length} requests, moved ${moved.toFixed(4)}`);
        hold(bytes > 5 * KILOBYTE, "hardly anything was fetched");
        hold(bytes <= kilobytes * KILOBYTE, `${bytes} bytes: ${paths.join(" ")}`);
        hold(paths.length <= requests, `${paths.length} requests: ${paths.join(" ")}`);
        hold(moved < 0.01, `it moved by ${moved}`);
      });
      await context.close();
    }
  }
  await browser.close();
}

// On a lesson that is done, the next one is fetched ahead; shown, it says so to the server.
export async function nextLesson(site, learner) {
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en-US" });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await check("the next lesson is fetched ahead, and counts from when it is shown", async () => {
    await signIn(page, site.base, learner);
    const lesson = `${site.base}/learn/first-steps/why-small`;
    let ahead = false;
    for (let tries = 0; !ahead && tries < 20; tries += 1) {
      await page.goto(lesson);
      await page.waitForTimeout(500 * (tries + 1));
      const told = page.waitForRequest((request) => request.resourceType() === "fetch").catch(() => null);
      await Promise.all([page.waitForURL((url) => !url.pathname.endsWith("why-small")), page.locator("main a[rel~=next]").last().click()]);
      ahead = await page.evaluate(() => performance.getEntriesByType("navigation")[0].deliveryType === "navigational-prefetch");
      if (ahead) hold(new URL((await told).url()).pathname === new URL(page.url()).pathname, "it does not say that it is shown");
    }
    hold(ahead, "it was never fetched ahead");
    const shown = new URL(page.url()).pathname;
    for (let tries = 0; tries < 100; tries += 1) {
      await page.goto(`${site.base}/learn/first-steps`);
      if (new URL(page.url()).pathname === shown) return;
      await page.waitForTimeout(100);
    }
    throw new Error("the place is not remembered");
  });
  await browser.close();
}

// How soon a page is there for who has a slow phone: the processor slowed four times, slow 4G,
// the median of five. Reported, never a test: `cargo build --release`, then
//   LAUREL_TEST_BINARY=target/release/laurel node tests/browser/speed.mjs
import { launch } from "./launch.mjs";
import { small, startSite } from "./site.mjs";
import { enroll, signIn } from "./walk.mjs";

const TURNS = 5;
// as the browser's own tools have it
const slow4g = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const told = (what, times) => console.log(`${what}: ${Math.round(median(times))} ms (${times.map(Math.round).join(", ")})`);

const site = await startSite();
const browser = await launch();

async function slowly(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow4g);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

async function fresh(cookies = []) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en-US" });
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  return { context, page };
}

const largest = () => new Promise((done) => {
  let last = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) last = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(last), 1500);
});

// from the press to the first frame after it
const pressed = () => new Promise((done) => {
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.name === "pointerdown" || entry.name === "click") done(entry.duration); }).observe({ type: "event", durationThreshold: 16 });
  setTimeout(() => done(16), 1500);
});

try {
  site.run(["import", small, "--publish"]);
  site.person("Anh", "anh@example.org");
  for (const [name, path] of [["home", "/"], ["a program", "/programs/compassionate-leadership"], ["verify", "/verify"]]) {
    const times = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const { context, page } = await fresh();
      await slowly(page);
      await page.goto(site.base + path);
      times.push(await page.evaluate(largest));
      await context.close();
    }
    told(`the largest piece of ${name}`, times);
  }
  const { context, page } = await fresh();
  await signIn(page, site.base, "anh@example.org");
  await enroll(page, site.base, "first-steps");
  await page.goto(`${site.base}/learn/first-steps/why-small`);
  await page.locator("form[action$='/complete'] button").last().click();
  await page.waitForURL((url) => !url.pathname.endsWith("why-small"));
  const cookies = await context.cookies();
  await context.close();
  const [answers, nexts] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { context, page } = await fresh(cookies);
    await page.goto(`${site.base}/learn/first-steps/why-small`);
    await slowly(page);
    const answer = page.evaluate(pressed);
    await page.locator("details#notes > summary").click();
    answers.push(await answer);
    await page.waitForTimeout(3000);
    await page.locator("main a[rel~=next]").last().click();
    await page.waitForURL((url) => !url.pathname.endsWith("why-small"));
    nexts.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? new Promise((done) => {
      new PerformanceObserver((list) => { for (const entry of list.getEntriesByName("first-contentful-paint")) done(entry.startTime); }).observe({ type: "paint", buffered: true });
    })));
    await context.close();
  }
  told("a press answers", answers);
  told("the next lesson, fetched ahead", nexts);
} finally {
  await browser.close();
  site.stop();
}

// Pages in a browser whose letters are twice as large by its own settings, as on the phone of
// somebody who reads badly: media queries in rem know of it, unlike of a larger <html>.
import { check, hold, sideways } from "./checks.mjs";
import { launch } from "./launch.mjs";
import { signIn } from "./walk.mjs";

// A word that is broken stands on more lines than there are words.
const broken = (selector) => {
  const words = (text) => text.trim().split(/[\s-]+/).length;
  const lines = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map((at) => Math.round(at.top))).size;
  };
  return [...document.querySelectorAll(selector)]
    .filter((element) => lines(element) > words(element.textContent))
    .map((element) => `${lines(element)} lines: ${element.textContent.trim()}`);
};

export async function large(site, learner) {
  for (const size of [20, 24, 32]) {
    const browser = await launch(`--blink-settings=defaultFontSize=${size}`);
    for (const width of [320, 360, 412]) {
      const page = await (await browser.newContext({ viewport: { width, height: 740 }, locale: "en-US" })).newPage();
      page.setDefaultTimeout(120_000);
      const paths = ["/", "/programs/compassionate-leadership", "/login", "/verify", "/accessibility"];
      if (width === 360) {
        await signIn(page, site.base, learner);
        paths.push("/dashboard", "/account");
      }
      await check(`letters of ${size} pixels at ${width}: words stay whole and the header is a header`, async () => {
        for (const path of paths) {
          await page.goto(site.base + path);
          const wide = await sideways(page);
          hold(!wide, `${path}: ${wide}`);
          const cut = await page.evaluate(broken, ".brand span, .menu > summary");
          hold(cut.length === 0, `${path}: ${cut.join(" | ")}`);
          const height = await page.evaluate(() => document.querySelector(".site-header").getBoundingClientRect().height);
          hold(height <= 740 * 0.45, `${path}: the header is ${height} pixels high`);
        }
      });
      await page.context().close();
    }
    await browser.close();
  }
}

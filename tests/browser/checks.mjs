// Counting checks, and what is looked at on every page.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let passed = 0;
let failed = 0;

export async function check(name, body) {
  try {
    await body();
    passed += 1;
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}: ${String(error?.message ?? error).split("\n").slice(0, 12).join("\n    ")}`);
  }
}

export function hold(truth, why) {
  if (!truth) throw new Error(why);
}

export function end() {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

// What the console and the security policy complain about, from now on.
export function listen(page) {
  const complaints = [];
  page.on("console", (message) => {
    // an answer of 4xx is what was asked for in these walks
    const status = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !status) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

// What axe says against the page as it is shown now.
export async function violations(page) {
  if (!await page.evaluate("typeof axe !== 'undefined'")) await page.evaluate(axe);
  const found = await page.evaluate(
    (tags) => axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    standards,
  );
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => `${n.html.slice(0, 160)} (${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? v.help})`).join(" | ")}`);
}

// Shows the page in light or dark, and waits until it does.
export async function wear(page, colorScheme) {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // colors of links and buttons take a moment to change
  await page.evaluate(() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => null))));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

// What makes the page wider than its window, or nothing.
export async function sideways(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width + 1) return "";
    const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1);
    return `${document.documentElement.scrollWidth} > ${width}: ${wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" | ")}`;
  });
}

// axe in light and dark, structure, and no sideways scroll at 360, 320 and with text of 200 %.
export async function inspect(page, name) {
  await check(`${name}: accessible, light and dark`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      await wear(page, colorScheme);
      const found = await violations(page);
      hold(found.length === 0, `${page.url()} ${colorScheme}: ${found.join("\n")}`);
    }
    await page.emulateMedia({ colorScheme: "light" });
  });
  await check(`${name}: one heading, a title, a language, a main`, async () => {
    const facts = await page.evaluate(() => ({
      h1: document.querySelectorAll("h1").length,
      main: document.querySelectorAll("main").length,
      title: document.title,
      language: document.documentElement.lang,
      inline: document.querySelectorAll("[style], style, [onclick]").length,
    }));
    hold(facts.h1 === 1 && facts.main === 1 && facts.title && facts.language, JSON.stringify(facts));
  });
  await check(`${name}: no sideways scroll at 360, at 320, with large text`, async () => {
    for (const [width, size] of [[360, ""], [320, ""], [360, "200%"], [1280, ""]]) {
      await page.setViewportSize({ width, height: 740 });
      await page.evaluate((fontSize) => { document.documentElement.style.fontSize = fontSize; }, size);
      // a container's query is answered in a frame after the one that sizes it:
      // what is too wide has to stay so for a second
      let wide = await sideways(page);
      for (let tries = 0; wide && tries < 20; tries += 1) {
        await page.waitForTimeout(50);
        wide = await sideways(page);
      }
      await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
      hold(!wide, `${page.url()} at ${width} ${size}: ${wide}`);
    }
    await page.setViewportSize({ width: 360, height: 740 });
  });
}

// Looks at every page of the gallery's folder: is it HTML as its standard says,
// can every text be read at 320 pixels and with letters of 200 %, very long ones
// at 1280 as well, has axe nothing against it? The end is "N passed, N failed". See run.sh.
import { join } from "node:path";
import { check, end, hold, violations, wear } from "../browser/checks.mjs";
import { launch } from "../browser/launch.mjs";
import { invalid } from "./conformance.mjs";
import { inTabs, pages, samples, serve, shown } from "./folder.mjs";
import { processorSeconds } from "./processor.mjs";
import { unreadable } from "./texts.mjs";

const all = [...shown()];
hold(all.length > 50, `the folder has ${all.length} pages`);

const faults = invalid([...all.flatMap(([, files]) => files.map(({ file }) => join(pages, file))), join(samples, "broken.html")]);

// Each fault once, with how many files have it.
function gathered(faultsOf) {
  const found = new Map();
  for (const [file, faults] of faultsOf) {
    for (const fault of faults) found.set(fault, [...(found.get(fault) ?? []), file]);
  }
  hold(found.size === 0, [...found].map(([fault, where]) => `${fault} in ${where.length} files, as ${where[0]}`).join("\n"));
}

for (const [name, files] of all) {
  await check(`${name}: valid HTML`, () => gathered(files.map(({ file }) => [file, faults.get(file) ?? []])));
}
await check("HTML that is not valid is refused", () => {
  const found = (faults.get("broken.html") ?? []).join("\n");
  for (const part of ["Duplicate ID", "Stray end tag", "must have an “alt” attribute"]) hold(found.includes(part), `${part} is not found: ${found}`);
});

const browser = await launch();
const site = await serve(pages);
const broken = await serve(samples);

// The ways in which texts are read; what is folded at first is unfolded as well.
const narrow = { width: 320, ways: [{ name: "at 320" }, { name: "at 320, unfolded", isUnfolded: true }] };
const large = { width: 640, ways: [{ name: "at 640 with 200 %", letters: "200%", isUnfolded: true }] };
// long words push a table out of a wide window too
const wide = { width: 1280, ways: [{ name: "at 1280", isUnfolded: true }] };

// A container's query is answered in a frame after the one that sizes it: what
// cannot be read has to stay so for a second.
async function settled(page, way) {
  let found = [];
  for (let tries = 0; tries < 20; tries += 1) {
    found = await page.evaluate(unreadable, way);
    if (found.length === 0) break;
    await page.waitForTimeout(50);
  }
  return found.map((fault) => `${way.name}: ${fault}`);
}

async function readable(page, address, amount) {
  const found = [];
  // first as wide as for the page before: a window that keeps its width lays out once less
  const widths = page.viewportSize().width === large.width ? [large, narrow] : [narrow, large];
  if (amount === "long") widths.splice(1, 0, wide);
  for (const [at, { width, ways }] of widths.entries()) {
    await page.setViewportSize({ width, height: 640 });
    if (at === 0) await page.goto(address);
    for (const way of ways) found.push(...await settled(page, way));
  }
  return found;
}

await inTabs(browser, all, async (page, [name, files]) => {
  await check(`${name}: every text can be read at 320 pixels, and with letters of 200 %`, async () => {
    const found = [];
    for (const { file, amount } of files) found.push([file, await readable(page, site.base + file, amount)]);
    gathered(found);
  });
  await check(`${name}: accessible, light and dark`, async () => {
    const file = files.find(({ language, amount }) => language === "en" && amount === "plenty")?.file;
    hold(file, "no page in English with plenty");
    await page.goto(site.base + file);
    for (const theme of ["light", "dark"]) {
      await wear(page, theme);
      const found = await violations(page);
      hold(found.length === 0, `${file} ${theme}: ${found.join("\n")}`);
    }
  });
});

await inTabs(browser, ["cut.html"], async (page, file) => {
  await check("texts that cannot be read are found", async () => {
    const found = (await readable(page, broken.base + file, "long")).join("\n");
    for (const fault of ["at 320: scrolls sideways", "at 640 with 200 %: scrolls sideways", "cut: “Too wide", "cut: “Too high", "outside of the window: “Too far", "lies on “Under”: “Over”", "at 320, unfolded: cut: “Folded"]) {
      hold(found.includes(fault), `${fault} is not found: ${found}`);
    }
    for (const sound of ["Heard", "Scrolls", "Fits", "320: cut: “Folded"]) hold(!found.includes(sound), `${sound} is refused: ${found}`);
  });
  await check("what axe is against is found", async () => {
    await page.goto(broken.base + file);
    const found = (await violations(page)).join("\n");
    for (const rule of ["color-contrast", "label"]) hold(found.includes(`${rule}:`), `${rule} is not found: ${found}`);
  });
});

console.log(`checked in ${processorSeconds() ?? "unknown"} CPU seconds`);
await browser.close();
site.stop();
broken.stop();
process.exit(end());

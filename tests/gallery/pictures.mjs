// Takes pictures of the gallery's pages in English, with plenty and with
// nothing, at 360 and 1280 pixels, light and dark, each as high as its page; and
// writes tests/out/gallery/pictures/index.html to leaf through them. Says how
// many there are and what they took. See run.sh.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hold, wear } from "../browser/checks.mjs";
import { launch } from "../browser/launch.mjs";
import { inTabs, out, pages, serve, shown } from "./folder.mjs";
import { processorSeconds } from "./processor.mjs";

const folder = join(out, "pictures");
const amounts = ["plenty", "none"];
const widths = [360, 1280];
const themes = ["light", "dark"];

async function shoot(page, name, file, amount) {
  await page.goto(site.base + file);
  await page.evaluate(() => document.fonts.ready);
  for (const width of widths) {
    // from low to as high as the page is: what sticks to the window's end is at the page's end
    await page.setViewportSize({ width, height: 740 });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, 12_000) });
    for (const theme of themes) {
      await wear(page, theme);
      const picture = `${name}.${amount}.${width}.${theme}.png`;
      await page.screenshot({ path: join(folder, picture), animations: "disabled" });
      taken.push({ name, amount, width, theme, picture, height, file });
    }
  }
}

const choice = (group, values) => `<fieldset><legend>${group}</legend>${values.map((value) => `<label><input type="checkbox" id="${group}-${value}" checked> ${value}</label>`).join(" ")}</fieldset>`;
const hides = (group, values) => values.map((value) => `body:has(#${group}-${value}:not(:checked)) figure.${group}-${value} { display: none }`).join("\n");

function index() {
  const names = [...new Set(taken.map(({ name }) => name))].sort();
  const figure = ({ amount, width, theme, picture, height, file }) => `<figure class="amount-${amount} width-${width} theme-${theme}">
<a href="${picture}"><img src="${picture}" alt="${amount}, ${width} pixels, ${theme}" width="${width}" height="${height}" loading="lazy"></a>
<figcaption>${amount} · ${width} · ${theme} · <a href="../pages/${file}">page</a></figcaption></figure>`;
  const order = (one, other) => one.picture.localeCompare(other.picture);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Every page in pictures</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem; background: #eee; color: #111 }
form { position: sticky; top: 0; background: #eee; display: flex; gap: 1.5rem; padding-block: .5rem; z-index: 1 }
fieldset { border: 0; padding: 0; margin: 0; display: flex; gap: .75rem } legend { float: left; font-weight: 600 }
nav ol { columns: 18rem; padding-inline-start: 2.5rem }
section { scroll-margin-top: 3rem }
section > div { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: start }
figure { margin: 0 } img { display: block; border: 1px solid #999; max-height: 80vh; width: auto; height: auto; max-width: min(100%, 40rem); object-fit: contain }
${[hides("amount", amounts), hides("width", widths), hides("theme", themes)].join("\n")}
</style>
</head>
<body>
<h1>Every page in pictures</h1>
<nav aria-label="Pages"><ol>${names.map((name) => `<li><a href="#${name}">${name}</a></li>`).join("\n")}</ol></nav>
<form>${choice("amount", amounts)}${choice("width", widths)}${choice("theme", themes)}</form>
${names.map((name) => `<section id="${name}"><h2>${name}</h2><div>${taken.filter((one) => one.name === name).sort(order).map(figure).join("\n")}</div></section>`).join("\n")}
</body>
</html>
`;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const taken = [];
const site = await serve(pages);
const browser = await launch();
const work = [...shown()].flatMap(([name, files]) => files
  .filter(({ language, amount }) => language === "en" && amounts.includes(amount))
  .map(({ file, amount }) => ({ name, file, amount })));
await inTabs(browser, work, (page, { name, file, amount }) => shoot(page, name, file, amount));
const seconds = processorSeconds();
await browser.close();
site.stop();
writeFileSync(join(folder, "index.html"), index());
const expected = shown().size * amounts.length * widths.length * themes.length;
hold(taken.length === expected, `${taken.length} pictures, ${expected} were expected`);
console.log(`${taken.length} pictures in ${seconds ?? "unknown"} CPU seconds: ${join(folder, "index.html")}`);

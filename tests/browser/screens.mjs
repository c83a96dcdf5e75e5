// Writes docs/screens/*.png from a running site: `node tests/browser/screens.mjs`.
// Pages as people meet them, on a phone and a desk, in light and dark.
import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./launch.mjs";
import { startSite } from "./site.mjs";
import { enroll, signIn } from "./walk.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../docs/screens");
mkdirSync(folder, { recursive: true });
const site = await startSite();
const browser = await launch();
let total = 0;

async function shoot(page, name, path) {
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(site.base + path);
      await page.evaluate(() => document.fonts.ready);
      const file = join(folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file });
      total += statSync(file).size;
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
}

// One part of a page on a phone, in light and dark.
async function shootPart(page, name, path, part) {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(site.base + path);
    await page.evaluate(() => document.fonts.ready);
    const file = join(folder, `${name}-360-${colorScheme}.png`);
    await page.locator(part).first().screenshot({ path: file });
    total += statSync(file).size;
  }
}

// The same pages for who reads letters twice as large, on a phone.
async function shootLarge(page, name, path) {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(site.base + path);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const file = join(folder, `${name}-360-large.png`);
  await page.screenshot({ path: file });
  total += statSync(file).size;
}

// Lets every activity of a course count for Anh: screenshots need no quizzes.
async function countAll(page, course) {
  await page.goto(`${site.base}/studio/courses/${course}/learners`);
  await page.getByRole("link", { name: /Nguy/ }).first().click();
  await page.waitForURL(/learners\/.+/);
  const address = page.url();
  const options = await page.$$eval("select[name=activity] option", (all) => all.map((o) => o.value).filter(Boolean));
  const kind = await page.locator("input[name=kind]").first().getAttribute("value");
  for (const activity of options) {
    await page.request.post(address, { form: { activity, kind, reason: "For the pictures" } });
  }
}

const open = async () => (await browser.newContext({ locale: "en-US" })).newPage();

try {
  site.person("Maren Holt", "maren@example.org");
  site.person("Nguyễn Thị Ánh", "anh@example.org");
  site.person("Olga Ferreira", "olga@example.org", "--role", "owner");

  const visitor = await open();
  await shoot(visitor, "home", "/");
  await shoot(visitor, "program", "/programs/compassionate-leadership");

  const maren = await open();
  await signIn(maren, site.base, "maren@example.org");
  await enroll(maren, site.base, "seeing-what-hurts");
  for (const lesson of ["why-noticing-comes-first", "signals-we-walk-past"]) {
    await maren.request.post(`${site.base}/learn/seeing-what-hurts/${lesson}/complete`);
  }
  await shoot(maren, "player", "/learn/seeing-what-hurts/the-places-you-never-stand");
  await shoot(maren, "dashboard", "/dashboard");
  await shootPart(maren, "figure", "/learn/seeing-what-hurts/why-noticing-comes-first", ".prose figure");
  await shootPart(maren, "table", "/learn/seeing-what-hurts/one-person-or-a-pattern", ".prose table");
  await shootLarge(maren, "player", "/learn/seeing-what-hurts/why-noticing-comes-first");
  await shootLarge(maren, "dashboard", "/dashboard");
  await shootLarge(visitor, "home", "/");
  await maren.goto(`${site.base}/learn/seeing-what-hurts/check-noticing`);
  await maren.locator("form[action$='/attempts'] button").first().click();
  await maren.waitForURL(/attempts\//);
  await shoot(maren, "quiz", `${new URL(maren.url()).pathname}?q=1`);

  const attempt = maren.url().split("?")[0];
  await maren.goto(`${attempt}/review`);
  await Promise.all([maren.waitForNavigation(), maren.locator("form[action$='/submit'] button").last().click()]);
  await shoot(maren, "result", new URL(attempt).pathname);

  const olga = await open();
  await signIn(olga, site.base, "olga@example.org");
  const anh = await open();
  await signIn(anh, site.base, "anh@example.org");
  for (const course of ["seeing-what-hurts", "responding-well", "making-it-last"]) {
    await enroll(anh, site.base, course);
    await countAll(olga, course);
  }
  await anh.request.post(`${site.base}/certificates/name`, { form: { name: "Nguyễn Thị Ánh" } });
  let number;
  for (let tries = 0; tries < 100 && !number; tries += 1) {
    const page = await anh.request.get(`${site.base}/dashboard`).then((r) => r.text());
    number = page.match(/\/certificates\/([0-9A-Z]{4}-[0-9A-Z-]+)/)?.[1];
    if (!number) await anh.waitForTimeout(100);
  }
  await shoot(anh, "certificate", `/certificates/${number}`);
  await shoot(visitor, "verify", `/verify/${number}`);

  await visitor.request.post(`${site.base}/contact`, {
    form: { name: "Jonas Lindqvist", email: "jonas@example.org", message: "We are a county hospital with forty team leads. Could they take the program together?" },
  });
  await shoot(olga, "admin", "/admin");
  console.log(`${Math.round(total / 1024)} KB in docs/screens`);
} finally {
  await browser.close();
  site.stop();
}

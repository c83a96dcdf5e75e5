// Walks the running site in headless Chromium: story 1 on a phone, by keyboard
// and without scripts for a part; axe, width and console on every page and
// state that a visitor, a learner, an instructor and an owner reach.
import { check, end, hold, inspect, listen } from "./checks.mjs";
import { signingUp } from "./counted.mjs";
import { firstViews, nextLesson } from "./first_view.mjs";
import { large } from "./large.mjs";
import { launch } from "./launch.mjs";
import { password, small, startSite } from "./site.mjs";
import { enroll, signIn, tabTo, takeQuiz } from "./walk.mjs";

// only a stop for a suite that hangs: a busy machine may take long
const limit = setTimeout(() => {
  console.log("FAILED: the suite took more than an hour\n\n0 passed, 1 failed");
  process.exit(1);
}, 3_600_000);

const phone = { viewport: { width: 360, height: 740 }, locale: "en-US" };
const site = await startSite();
const browser = await launch();
const seen = new Set();

// ids and numbers in an address stand for each other
const shape = (path) => path.split(/[?#]/)[0].split("/").map((part) => ((part.match(/\d/g) ?? []).length >= 4 || part.length > 40 ? "*" : part)).join("/");

async function person(options = {}) {
  const context = await browser.newContext({ ...phone, ...options });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  return { context, page, complaints: listen(page) };
}

async function quiet(who, complaints) {
  await check(`${who}: nothing on the console, nothing against the policy`, () => {
    hold(complaints.length === 0, complaints.slice(0, 5).join("\n"));
  });
}

// Looks at a page and at every page of another shape that it leads to.
async function tour(page, who, starts, most) {
  const waiting = [...starts];
  let count = 0;
  while (waiting.length > 0 && count < most) {
    const path = waiting.shift();
    if (seen.has(`${who} ${shape(path)}`)) continue;
    seen.add(`${who} ${shape(path)}`);
    const answer = await page.goto(site.base + path);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    count += 1;
    hold(answer.status() < 500, `${path}: ${answer.status()}`);
    await inspect(page, `${who} at ${path}`);
    const links = await page.$$eval("a[href]", (all) => all.filter((a) => !a.hasAttribute("download")).map((a) => a.getAttribute("href")));
    for (const link of links) {
      const file = /\.(pdf|png|svg|json|csv|xml|zip|txt)$|export|course-files|\/data$/.test(link.split(/[?#]/)[0]);
      if (link.startsWith("/") && !link.startsWith("//") && !file && !seen.has(`${who} ${shape(link)}`)) waiting.push(link.split("#")[0]);
    }
  }
  return count;
}

async function visitor() {
  const { context, page, complaints } = await person();
  await tour(page, "a visitor", ["/", "/programs/compassionate-leadership", "/courses/seeing-what-hurts", "/privacy", "/verify", "/contact", "/notifications", "/search?q=compassion", "/search?q=zzzz", "/register", "/login", "/forgot-password", "/no-such-page", "/verify/AAAA-AAAA"], 34);
  for (const path of ["/register", "/login", "/contact", "/notifications"]) {
    await page.goto(site.base + path);
    await page.locator("main form[method=post] button[type=submit]").last().click();
    await page.waitForLoadState();
    await inspect(page, `a visitor's mistakes at ${path}`);
    await check(`mistakes at ${path} take the focus to their summary`, async () => {
      hold(await page.locator(".error-summary a").count() > 0, "no summary");
      hold(await page.evaluate(() => document.activeElement?.id === "error-summary"), "the focus is elsewhere");
    });
  }
  await context.addCookies([{ name: "language", value: "ar-XB", url: site.base }]);
  for (const path of ["/", "/programs/compassionate-leadership", "/register", "/verify"]) {
    await page.goto(site.base + path);
    await check(`${path} reads from right to left`, async () => hold(await page.evaluate(() => document.documentElement.dir === "rtl"), "dir is not rtl"));
    await inspect(page, `right to left ${path}`);
  }
  // Spanish words are longer
  await context.addCookies([{ name: "language", value: "es", url: site.base }]);
  for (const path of ["/programs/compassionate-leadership", "/courses/seeing-what-hurts", "/privacy"]) {
    await page.goto(site.base + path);
    await inspect(page, `in Spanish ${path}`);
  }
  await context.clearCookies();
  await check("the chosen theme is remembered", async () => {
    await page.goto(site.base);
    const form = page.locator("form[action='/preferences']").first();
    const value = await form.evaluate((f) => new URLSearchParams(new FormData(f)).toString());
    await page.request.post(`${site.base}/preferences`, { form: { ...Object.fromEntries(new URLSearchParams(value)), theme: "dark" } });
    await page.goto(site.base);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    hold(paper.match(/\d+/g).slice(0, 3).every((part) => Number(part) < 60), paper);
  });
  await quiet("a visitor", complaints);
  await context.close();
}

// Registers by keyboard alone, on a phone's width.
async function arrives(page) {
  await check("registering and confirming by keyboard alone signs in", async () => {
    await page.goto(`${site.base}/register`);
    for (const [name, value] of [["name", "Anh"], ["email", "anh@example.org"], ["password", password]]) {
      await tabTo(page, `input[name=${name}]`);
      await page.keyboard.type(value);
    }
    await tabTo(page, "input[name=terms]");
    await page.keyboard.press("Space");
    await tabTo(page, "main form[action='/register'] button[type=submit]");
    await Promise.all([page.waitForURL(/register\/sent/), page.keyboard.press("Enter")]);
    await inspect(page, "a visitor looks in the mail");
    await page.goto(site.base + await site.link("anh@example.org", "/confirm-email/"));
    await inspect(page, "a visitor confirms the address");
    await page.goto(site.base + await site.link("anh@example.org", "/confirm-email/"));
    await tabTo(page, "main form button");
    // the link signs in, in the browser that registered
    await Promise.all([page.waitForURL(/dashboard/), page.keyboard.press("Enter")]);
  });
}

async function learner() {
  const { context, page, complaints } = await person();
  await arrives(page);
  await inspect(page, "a learner's first dashboard");
  await check("enrolling and reading on by keyboard alone", async () => {
    await page.goto(`${site.base}/courses/first-steps`);
    await tabTo(page, "form[action='/courses/first-steps/enroll'] button");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    await page.goto(`${site.base}/learn/first-steps/why-small`);
    await tabTo(page, "form[action$='/complete'] button, button[form]");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    hold(!page.url().endsWith("why-small"), "it leads on");
  });
  const once = new Set();
  const see = async (name) => {
    if (once.has(name)) return;
    once.add(name);
    await inspect(page, `a learner at ${name}`);
  };
  await check("a quiz is failed, its feedback read, and passed", async () => {
    const failed = await takeQuiz(page, site.base, false, see);
    hold(failed.includes("Not passed yet") && failed.includes("Secretword-single-wrong"), failed.slice(0, 300));
    await see("a failed result with its feedback");
    const passed = await takeQuiz(page, site.base, true, see);
    hold(passed.includes("Passed"), passed.slice(0, 300));
    await see("a passed result");
  });
  await check("an answer saved by script is there on another device", async () => {
    await page.goto(`${site.base}/learn/first-steps/against-the-clock`);
    await page.locator("form[action$='/attempts'] button").first().click();
    await page.waitForURL(/attempts\//);
    await see("a timed quiz on one page");
    const attempt = page.url().split(/[?#]/)[0];
    const saved = page.waitForResponse((r) => r.request().method() === "PUT" && r.status() === 204);
    await page.locator("form[action*='timed-one'] label").first().click();
    await saved;
    const other = await person();
    await signIn(other.page, site.base, "anh@example.org");
    await other.page.goto(attempt);
    hold(await other.page.locator("form[action*='timed-one'] input:checked").count() === 1, "it is not shown as chosen");
    hold(await other.page.locator("[data-deadline]").count() === 1, "no clock");
    await other.context.close();
  });
  await check("things are put in order by keyboard: the button that was pressed keeps the focus", async () => {
    await page.goto(`${site.base}/learn/first-steps/told-in-order`);
    await page.locator("form[action$='/attempts'] button").first().click();
    await page.waitForURL(/attempts\//);
    const name = await page.locator(".order li").first().innerText();
    await tabTo(page, ".order button[value^='down.']");
    for (const last of [false, false, true]) {
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      // a page gives the focus with its first frame
      const wanted = `Move “${name.trim()}” ${last ? "up" : "down"}`;
      await page.waitForFunction((label) => document.activeElement?.getAttribute("aria-label") === label, wanted);
    }
    hold((await page.locator(".order li").last().innerText()).trim() === name.trim(), "it is not the last");
  });
  await check("going on at once asks nothing and loses nothing, also where the network is slow", async () => {
    const asked = [];
    const no = (dialog) => { asked.push(dialog.message()); dialog.accept().catch(() => {}); };
    page.on("dialog", no);
    const slowly = async (route) => { await new Promise((later) => setTimeout(later, 400)); await route.continue().catch(() => {}); };
    await page.route(/\/answers/, slowly);
    await page.goto(`${site.base}/learn/first-steps/check-steps`);
    await page.locator("form[action$='/attempts'] button").first().click();
    await page.waitForURL(/attempts\//);
    const attempt = page.url().split(/[?#]/)[0];
    await page.goto(`${attempt}?q=5`);
    await page.locator("[name=text]").pressSequentially("hiver");
    await page.locator("form.question button[value=next]").click();
    await page.waitForURL(/q=6/);
    await page.goto(`${attempt}?q=1`);
    await page.locator("form.question label").first().click();
    await page.locator("form.question button[value=next]").click();
    await page.waitForURL(/q=2/);
    await page.goto(`${attempt}/review`);
    hold((await page.locator("main").innerText()).match(/\bAnswered/g).length === 2, "an answer is missing");
    await page.locator("form[action$='/submit'] button").last().click();
    await page.waitForLoadState();
    await page.unroute(/\/answers/, slowly);
    await page.goto(`${site.base}/learn/first-steps/why-small`);
    await page.locator("details#notes").evaluate((details) => { details.open = true; });
    await page.locator("[name=note]").pressSequentially("Take the stairs");
    await page.locator("[rel=next], form[action$='/complete'] button").first().click();
    await page.waitForURL((url) => !url.pathname.endsWith("why-small"));
    // it left with the page, and arrives when it does
    let note = "";
    for (let tries = 0; note !== "Take the stairs" && tries < 30; tries += 1) {
      await page.goto(`${site.base}/learn/first-steps/why-small`);
      note = await page.locator("[name=note]").inputValue();
    }
    hold(note === "Take the stairs", "the note is lost");
    page.off("dialog", no);
    hold(asked.length === 0, `it asked: ${asked.join()}`);
  });
  await check("a question is marked to look at it again, which answers nothing", async () => {
    await page.goto(`${site.base}/learn/first-steps/check-steps`);
    await page.locator("form[action$='/attempts'] button").first().click();
    await page.waitForURL(/attempts\//);
    const attempt = page.url().split(/[?#]/)[0];
    // an order is an answer as it stands
    for (let at = 1; at < 8 && !(await page.locator(".order").count()); at += 1) await page.goto(`${attempt}?q=${at}`);
    const saved = page.waitForResponse((r) => r.request().method() === "PUT" && r.status() === 204);
    await tabTo(page, "input[type=checkbox][name=mark]");
    await page.keyboard.press("Space");
    await saved;
    await page.goto(`${attempt}/review`);
    const row = page.locator("tr").filter({ hasText: "To look at again" });
    hold(await row.count() === 1, "it is not marked");
    hold((await row.innerText()).includes("Not answered"), await row.innerText());
    await see("answers to look over, one marked");
    // nor does it take the place of an answer that could not be sent
    let failures = 0;
    const failing = async (route) => {
      await new Promise((later) => setTimeout(later, 400));
      await (failures++ === 0 ? route.abort() : route.continue()).catch(() => {});
    };
    await page.goto(`${attempt}?q=1`);
    await page.route(/\/answers/, failing);
    const begun = page.waitForRequest((r) => r.method() === "PUT");
    await page.locator("form.question label").first().click();
    await begun;
    const kept = page.waitForResponse((r) => r.request().method() === "PUT" && r.status() === 204);
    await page.locator("input[type=checkbox][name=mark]").check();
    await kept;
    await page.unroute(/\/answers/, failing);
    await page.goto(`${attempt}?q=1`);
    hold(await page.locator("form.question input[type=radio]:checked").count() === 1, "the answer is lost");
  });
  await check("the place inside a lesson is kept", async () => {
    const lesson = `${site.base}/learn/first-steps/why-small`;
    await page.goto(lesson);
    // tall enough for a place, whatever the lesson's length
    const tall = "[data-lesson-text] > * { min-block-size: 900px }";
    await page.evaluate((css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }, tall);
    await page.evaluate(() => scrollTo(0, 1500));
    await page.waitForFunction(() => localStorage.getItem(`place:${location.pathname}`));
    const kept = await page.evaluate(() => localStorage.getItem(`place:${location.pathname}`));
    hold(JSON.parse(kept)[0] >= 1, `the second piece or a later one: ${kept}`);
    await page.goto(`${site.base}/dashboard`);
    await page.goto(lesson);
    hold(await page.evaluate(() => scrollY) > 0, "it leads back");
    await page.goto(`${lesson}#notes`);
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForFunction(() => !localStorage.getItem(`place:${location.pathname}`));
  });
  await check("a number that can't be read says so at its field, and a sign alone is not sent", async () => {
    await page.goto(`${site.base}/learn/first-steps/check-steps`);
    await page.locator("form[action$='/attempts'] button").first().click();
    await page.waitForLoadState();
    for (let at = 0; at < 8 && !(await page.locator("[data-number]").count()); at += 1) {
      await page.goto(`${page.url().split("?")[0]}?q=${at + 1}`);
    }
    const field = page.locator("[data-number]").first();
    const sent = [];
    const note = (request) => { if (request.method() === "PUT") sent.push(request.postData()); };
    page.on("request", note);
    await field.fill("-");
    await page.waitForTimeout(1800);
    hold(sent.length === 0, `a sign alone was sent: ${sent}`);
    await field.fill("a dozen");
    await field.blur();
    await page.locator("p.error").first().waitFor();
    hold((await page.locator("p.error").first().innerText()).includes("Write it in digits"), "the reason");
    hold(await field.inputValue() === "a dozen", "what was typed stays");
    await field.fill("12");
    await field.blur();
    await page.waitForFunction(() => !document.querySelector("p.error"));
    page.off("request", note);
  });
  await check("the name is confirmed and the certificate is hers", async () => {
    await page.goto(`${site.base}/certificates/name`);
    await see("confirming the name");
    const before = await page.locator("main form img").getAttribute("src");
    await page.locator("main input[name=name]").fill("Nguyễn Thị");
    await page.waitForFunction((src) => document.querySelector("main form img").getAttribute("src") !== src, before);
    // whoever presses at once is not asked again
    await page.locator("main input[name=name]").fill("Nguyễn Thị Ánh");
    await page.locator("main form:has(input[name=name]) button[type=submit]").first().click();
    await page.waitForLoadState();
    for (let tries = 0; tries < 100; tries += 1) {
      await page.goto(`${site.base}/dashboard`);
      const links = await page.$$eval("main a[href]", (all) => all.map((a) => a.getAttribute("href")));
      const own = links.find((href) => /^\/certificates\/[0-9A-Z][0-9A-Z-]{6,}$/.test(href));
      if (own) {
        await page.goto(site.base + own);
        break;
      }
      await page.waitForTimeout(100);
    }
    await see("the certificate moment");
    hold((await page.locator("main").innerText()).includes("Well done"), await page.locator("main").innerText());
  });
  await tour(page, "a learner", ["/dashboard", "/account", "/account/tokens", "/api/docs", "/certificates", "/learn/first-steps", "/learn/first-steps/why-small", "/courses/first-steps", "/courses/first-steps/progress"], 24);
  await quiet("a learner", complaints);
  const number = page.number ?? (await page.request.get(`${site.base}/dashboard`).then((r) => r.text())).match(/\/certificates\/([0-9A-Z][0-9A-Z-]{6,})/)?.[1];
  await context.close();
  return number;
}

async function stranger(number) {
  const { context, page, complaints } = await person();
  await check("a stranger reads Valid, with the name", async () => {
    await page.goto(`${site.base}/verify/${number}`);
    hold((await page.locator("h1").innerText()).trim() === "Valid", await page.locator("h1").innerText());
    hold((await page.locator("main").innerText()).includes("Nguyễn Thị Ánh"), "no name");
    await inspect(page, "a stranger at a valid certificate");
  });
  await check("an edited copy, dropped, is called altered, and never leaves the browser", async () => {
    const pdf = await page.request.get(`${site.base}/credentials/${number}.pdf`).then((r) => r.body());
    for (const [bytes, word] of [[pdf, "byte for byte"], [Buffer.concat([pdf, Buffer.from("\n%x\n")]), "Altered"]]) {
      await page.goto(`${site.base}/verify/${number}`);
      const sent = [];
      page.on("request", (r) => { if (r.method() === "POST") sent.push(r.url()); });
      await page.locator("input[type=file]").first().setInputFiles({ name: "certificate.pdf", mimeType: "application/pdf", buffer: bytes });
      await page.getByText(word, { exact: false }).first().waitFor();
      hold(sent.length === 0, `it was sent to ${sent}`);
      await inspect(page, `a stranger compares a file: ${word}`);
    }
  });
  await quiet("a stranger", complaints);
  await context.close();
}

// The same without scripts; axe needs them, so only what is read.
async function withoutScripts() {
  site.person("Bea", "bea@example.org");
  const { context, page } = await person({ javaScriptEnabled: false });
  await check("without scripts a course is joined, read and its quiz passed", async () => {
    await signIn(page, site.base, "bea@example.org");
    await enroll(page, site.base, "first-steps");
    await page.goto(`${site.base}/learn/first-steps/why-small`);
    await page.locator("form[action$='/complete'] button, button[form]").last().click();
    await page.waitForLoadState();
    const result = await takeQuiz(page, site.base, true);
    hold(result.includes("Passed"), result.slice(0, 300));
  });
  await context.close();
}

async function staff() {
  site.person("Ida", "ida@example.org", "--role", "instructor", "--course", "first-steps");
  site.person("Olga", "olga@example.org", "--role", "owner");
  for (const [who, email, starts, most] of [["an instructor", "ida@example.org", ["/studio"], 10], ["an owner", "olga@example.org", ["/admin", "/studio", "/admin/style"], 34]]) {
    const { context, page, complaints } = await person();
    await signIn(page, site.base, email);
    await check(`${who}: every page of the staff`, async () => {
      hold(await tour(page, who, starts, most) > 1, "one page only");
    });
    await quiet(who, complaints);
    await context.close();
  }
}

try {
  site.run(["import", small, "--publish"]);
  await visitor();
  const number = await learner();
  await stranger(number);
  await withoutScripts();
  await staff();
  await large(site, "anh@example.org");
  await signingUp(site);
  await firstViews(site, number);
  await nextLesson(site, "anh@example.org");
} catch (error) {
  await check("the walk goes on to its end", () => { throw error; });
}
await check("the server logged no failure", () => hold(!/panicked|ERROR/.test(site.log()), site.log().slice(-2000)));
await browser.close();
site.stop();
clearTimeout(limit);
process.exit(end());

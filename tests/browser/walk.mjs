// What people do in a browser, shared by the suite and the screenshots.
import { hold } from "./checks.mjs";
import { password } from "./site.mjs";

export async function signIn(page, base, email) {
  await page.goto(`${base}/login`);
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await Promise.all([page.waitForURL(/\/(dashboard|studio|admin)$/), page.click("main form button[type=submit]")]);
}

// Presses Tab until the wanted element has the focus; nothing may trap it.
export async function tabTo(page, selector, most = 80) {
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) {
      const seen = await page.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        const style = getComputedStyle(document.activeElement);
        return box.width > 0 && (style.outlineStyle !== "none" || style.boxShadow !== "none");
      });
      hold(seen, `${selector} shows no focus`);
      return;
    }
  }
  throw new Error(`Tab never reaches ${selector} on ${page.url()}`);
}

export async function enroll(page, base, course) {
  await page.goto(`${base}/courses/${course}`);
  await page.locator(`form[action="/courses/${course}/enroll"] button`).first().click();
  await page.waitForLoadState();
}

const choices = {
  "one-of-them": ["The first one"],
  "some-of-them": ["A stride", "A pace"],
  "so-or-not": ["True"],
};
const texts = { "how-many": "12.5", "in-a-word": "été" };
const pairs = { Shoe: "Foot", Glove: "Hand", Hat: "Head" };

// Fills in the question that the page shows, right or wrong; sends it.
export async function answer(page, right) {
  const form = page.locator("form[action*='/answers/']").first();
  const id = (await form.getAttribute("action")).split("/answers/")[1].split("?")[0];
  if (choices[id]) {
    const labels = form.locator("label").filter({ has: page.locator("xpath=.") });
    for (const label of await form.locator("label").all()) {
      const words = (await label.innerText()).trim();
      const wanted = choices[id].some((w) => words.startsWith(w));
      if (wanted === right) {
        await label.click();
        if (id !== "some-of-them") break;
      }
    }
    await labels.count();
  } else if (texts[id]) {
    await form.locator("[name=text]").fill(right ? texts[id] : "0");
  } else if (id === "what-with-what" && right) {
    for (const select of await form.locator("select").all()) {
      const label = await select.evaluate((e) => e.labels[0]?.innerText ?? "");
      const left = Object.keys(pairs).find((word) => label.includes(word));
      await select.selectOption({ label: pairs[left] });
    }
  }
  return id;
}

// From the start page of the quiz to its result.
export async function takeQuiz(page, base, right, see = async () => {}) {
  await page.goto(`${base}/learn/first-steps/check-steps`);
  await see("a quiz before it begins");
  await page.locator("form[action$='/attempts'] button").first().click();
  await page.waitForURL(/attempts\//);
  const attempt = page.url().split("?")[0];
  for (let number = 1; number <= 7; number += 1) {
    await page.goto(`${attempt}?q=${number}`);
    const id = await answer(page, right);
    await see(`the question ${id}`);
    await Promise.all([
      page.waitForNavigation(),
      page.locator("form[action*='/answers/'] button[type=submit]:visible, button[type=submit][form]:visible").last().click(),
    ]);
  }
  await page.goto(`${attempt}/review`);
  await see("looking over the answers");
  await Promise.all([page.waitForNavigation(), page.locator("form[action$='/submit'] button").last().click()]);
  return page.locator("main").innerText();
}

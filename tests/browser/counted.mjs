// The way from "Begin" to the first lesson, counted in presses and typed fields.
import { check, hold } from "./checks.mjs";
import { launch } from "./launch.mjs";
import { password } from "./site.mjs";

// What a person does, and how often.
function counter(page) {
  const done = { presses: 0, typed: 0 };
  return {
    done,
    async press(selector) {
      done.presses += 1;
      await page.locator(selector).first().click();
      await page.waitForLoadState();
    },
    async type(name, text) {
      done.typed += 1;
      await page.locator(`input[name=${name}]`).fill(text);
    },
    said: () => `${done.presses} presses, ${done.typed} typed fields`,
  };
}

export async function signingUp(site) {
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en-US" });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await check("from Begin to the first lesson: five presses and three typed fields", async () => {
    const hand = counter(page);
    await page.goto(`${site.base}/programs/compassionate-leadership`);
    await hand.press("main a[href^='/register?next=']");
    await hand.type("name", "Noor");
    await hand.type("email", "noor@example.org");
    await hand.type("password", password);
    await hand.press("input[name=terms]");
    await hand.press("main form[action='/register'] button[type=submit]");
    await page.waitForURL(/register\/sent/);
    // the link in the email is a press as well
    hand.done.presses += 1;
    await page.goto(site.base + await site.link("noor@example.org", "/confirm-email/"));
    await hand.press("main form[action^='/confirm-email/'] button");
    await page.waitForURL(/\/learn\/seeing-what-hurts\//);
    console.log(`   ${hand.said()}`);
    hold(hand.done.presses <= 5 && hand.done.typed <= 3, hand.said());
  });
  await browser.close();
}

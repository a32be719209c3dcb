// The whole way by keyboard alone, with and without JavaScript. Wherever the focus goes, it is seen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english } from "./support/wallets.mjs";

/** More than any page has places that take the focus; the list of languages alone has 19. */
const PRESSES_MAX = 40;

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

/** What is on the screen with the focus where it is, and what without it. */
async function focusIsSeen(page) {
  const told = await page.evaluate(() => {
    const { id, className, textContent } = document.activeElement;
    // Behind the last place the focus goes through the browser's own.
    return document.activeElement !== document.body && `${id} ${className} ${textContent.trim().slice(0, 30)}`;
  });
  if (!told) return;
  const shoot = () => page.screenshot({ animations: "disabled" });
  const focused = await shoot();
  await page.evaluate(() => {
    globalThis.wasFocused = document.activeElement;
    document.activeElement.blur();
  });
  assert.notDeepEqual(await shoot(), focused, `nobody sees where the focus is: ${told}`);
  // As a key had brought it there.
  await page.evaluate(() => globalThis.wasFocused.focus({ focusVisible: true }));
}

/** Tab, until the focus is on what this finds. */
async function goesTo(phone, locator) {
  for (let presses = 0; presses < PRESSES_MAX; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await phone.page.keyboard.press("Tab");
    if (phone.page.url().startsWith(shop.url)) await focusIsSeen(phone.page);
  }
  assert.fail(`Tab does not lead to ${locator}`);
}

async function presses(phone, name, { key = "Enter", role = "button" } = {}) {
  await goesTo(phone, phone.page.getByRole(role, { name }).first());
  await phone.page.keyboard.press(key);
}

for (const script of [true, false]) {
  test(`typed, declined, again and paid (${script ? "with" : "without"} JavaScript)`, async () => {
    const phone = await Phone.of(browser, english, { script });
    const { page } = phone;
    const { keyboard } = page;
    await phone.opens(shop.entry(shop.codes.limited));
    if (script) await phone.isAlive();

    // Another language and back, since the list opens and closes by keys, too.
    const languages = page.locator(".languages summary");
    await goesTo(phone, languages);
    await keyboard.press("Enter");
    await presses(phone, "Deutsch", { role: "link" });
    await page.locator("html[lang=de]").waitFor();
    await goesTo(phone, languages);
    await keyboard.press("Enter");
    await presses(phone, "English", { role: "link" });
    await page.locator("html[lang=en]").waitFor();
    if (script) await phone.isAlive();

    await goesTo(phone, phone.amount);
    await keyboard.type("12.5");
    await presses(phone, "Show to the cashier", { key: "Space", role: "checkbox" });
    await keyboard.press("Space");
    await goesTo(phone, page.locator("#note"));
    await keyboard.type("no ice");
    if (script) {
      await goesTo(phone, page.locator('[data-key="5"]'));
      await keyboard.press("Space");
      assert.equal(await phone.amount.inputValue(), "12.55", "the keypad's keys are keys, too");
    }
    await presses(phone, /^Pay/);

    await page.waitForURL(/\/wallet\//);
    await presses(phone, "Decline");
    await page.waitForURL(/\/p\//);
    await phone.sees("failed");
    await presses(phone, "Start again", { role: "link" });
    await page.waitForURL(/\/e\//);
    assert.equal(await phone.amount.inputValue(), script ? "12.55" : "12.50");
    await goesTo(phone, phone.amount);
    await keyboard.press("Enter");

    await page.waitForURL(/\/wallet\//);
    await presses(phone, /^Pay/);
    await page.waitForURL(/\/p\//);
    await phone.sees("succeeded");
    await presses(phone, "Show to the cashier", { key: "Space", role: "checkbox" });
    assert.equal(await page.locator("#turn").isChecked(), true);
    await goesTo(phone, languages);

    const payment = (await shop.payments(shop.codes.limited)).at(-1);
    assert.equal(payment.status, "succeeded");
    assert.equal(payment.amount.value, script ? "1255" : "1250");
    await phone.close();
  });
}

// The clerk on the other side of the counter: the amount turned round, before and after paying.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english } from "./support/wallets.mjs";

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

/** How far an element is turned, in degrees. */
const turned = (locator) =>
  locator.evaluate((element) => {
    const { a, b } = new DOMMatrix(getComputedStyle(element).transform);
    return Math.abs(Math.round((Math.atan2(b, a) * 180) / Math.PI));
  });

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  test(`the amount is turned to the clerk and back (${how})`, async () => {
    const phone = await Phone.of(browser, english, { script });
    await phone.opens(shop.entry(shop.codes.counter));
    await phone.amount.fill("1250.50");
    const amount = phone.page.locator(".amount");
    const before = (await amount.boundingBox()).height;
    const words = phone.page.locator(".turn-words");
    await words.tap();
    assert.equal(await turned(amount), 180);
    assert.ok((await amount.boundingBox()).height > before, "it is larger, too");
    await phone.shoots(`turned-entry-${script ? "en" : "script-off-en"}`);
    await phone.fits();
    await words.tap();
    assert.equal(await turned(amount), 0);

    await phone.pays();
    await phone.decides("Pay");
    await phone.sees("succeeded");
    const face = phone.page.locator(".face");
    assert.equal(await turned(face), 0);
    await words.tap();
    assert.equal(await turned(face), 180);
    await phone.fits();
    await phone.shoots(`turned-paid-${script ? "en" : "script-off-en"}`);
    await phone.close();
  });
}

test("the keyboard turns it, too", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.fixed));
  await phone.page.getByRole("checkbox", { name: "Show to the cashier" }).focus();
  await phone.page.keyboard.press("Space");
  assert.equal(await turned(phone.page.locator(".amount")), 180);
  await phone.isForEverybody();
  await phone.close();
});
